"""A slider that shows where its handle may go."""

from math import nan

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sketchpad.ui.panels.reach_slider import ReachSlider
from tests.ui.mouse import move


def test_it_is_not_mute_for_good_when_it_cannot_show_an_amount(qtbot, app):
    slider = ReachSlider(0.0, 1.0, app.themes)
    qtbot.addWidget(slider)
    with qtbot.assertNotEmitted(slider.valueChanged):
        slider.show_amount(0.5)
        with pytest.raises(ValueError, match="NaN"):
            slider.show_amount(nan)
    with qtbot.waitSignal(slider.valueChanged, timeout=5000):
        slider.setValue(0)


@pytest.fixture
def slider(qtbot, app):
    made = ReachSlider(0.0, 1.0, app.themes)
    qtbot.addWidget(made)
    made.resize(200, 20)
    made.setValue(500)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus, timeout=5000)
    return made


def key(slider, kind, which, repeats=False):
    QApplication.sendEvent(slider, QKeyEvent(kind, which, Qt.KeyboardModifier.NoModifier, "", repeats))


@pytest.mark.parametrize("which", [Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Home])
def test_a_key_that_is_held_holds_the_handle_until_it_is_let_go(slider, which):
    pressed, released = [], []
    slider.sliderPressed.connect(lambda: pressed.append(slider.value()))
    slider.sliderReleased.connect(lambda: released.append(slider.value()))
    for repeats in (False, True, True, True):
        key(slider, QEvent.Type.KeyPress, which, repeats)
        key(slider, QEvent.Type.KeyRelease, which, repeats=True)
    assert slider.isSliderDown()
    key(slider, QEvent.Type.KeyRelease, which)
    assert not slider.isSliderDown()
    assert (pressed, released) == ([500], [slider.value()])
    assert slider.value() != 500


def test_a_held_key_lets_go_when_the_keyboard_goes_elsewhere(slider):
    key(slider, QEvent.Type.KeyPress, Qt.Key.Key_Right)
    QApplication.sendEvent(slider, QFocusEvent(QEvent.Type.FocusOut))
    assert not slider.isSliderDown()


def test_keys_that_move_nothing_and_hands_that_hold_it_are_none_of_a_keys_business(slider):
    key(slider, QEvent.Type.KeyPress, Qt.Key.Key_A)
    assert not slider.isSliderDown()
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    key(slider, QEvent.Type.KeyPress, Qt.Key.Key_Right)
    key(slider, QEvent.Type.KeyRelease, Qt.Key.Key_Right)
    assert slider.isSliderDown()


@pytest.mark.parametrize("beside", [-5, 0, 5])
def test_a_hand_on_the_handle_moves_it_only_as_far_as_it_goes(slider, beside):
    at = round(slider._x(slider.amount)) + beside
    with_it = []
    slider.valueChanged.connect(with_it.append)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
    move(slider, QPoint(at, 10), Qt.MouseButton.LeftButton)
    assert slider.isSliderDown()
    assert with_it == []
    move(slider, QPoint(at + 40, 10), Qt.MouseButton.LeftButton)
    assert slider._x(slider.amount) == pytest.approx(at - beside + 40, abs=1)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(at + 40, 10))
    assert not slider.isSliderDown()


def test_a_hand_beside_the_handle_has_it_come(slider):
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    assert slider._x(slider.amount) == pytest.approx(40, abs=1)
