"""Paints the README's picture of Interpolate: the real window with a hand on the slider, offscreen."""

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest

from sketchpad.music.primers import primers
from sketchpad.ui.app import App

B = "irish_reel"


def main() -> None:
    """From “Twinkle” to a reel, two fifths of the way."""
    app = App()
    app.open(None)
    QTest.qWait(2000)
    window, verb = app.window, app.session.interpolation
    panel = window.interpolate
    panel.fold.click()
    panel.fields[0].song.click()
    verb.ends.take_from_file(1, {primer.name: primer.path for primer in primers()}[B])
    while not verb.lane.complete:
        QTest.qWait(20)
    panel.slider.setSliderDown(True)
    panel.slider.setValue(400)
    while verb.preview is None:
        QTest.qWait(20)
    window.message.hide()
    view = window.roll.view
    view.set_geometry(view.geometry.zoomed(2.0, 0))
    window._show_interpolate()
    QTest.qWait(300)
    window.grab().save(str(Path(__file__).with_name("interpolate.png")))
    app.session.interpolation.drop()
    app.close()


main()
