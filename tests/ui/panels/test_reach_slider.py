"""A slider that shows where its handle may go."""

from math import nan

import pytest

from sketchpad.ui.panels.reach_slider import ReachSlider


def test_it_is_not_mute_for_good_when_it_cannot_show_an_amount(qtbot, app):
    slider = ReachSlider(0.0, 1.0, app.themes)
    qtbot.addWidget(slider)
    with qtbot.assertNotEmitted(slider.valueChanged):
        slider.show_amount(0.5)
        with pytest.raises(ValueError, match="NaN"):
            slider.show_amount(nan)
    with qtbot.waitSignal(slider.valueChanged, timeout=1000):
        slider.setValue(0)
