"""Paints the README's picture: the real window after a real answer, offscreen."""

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest

from sketchpad.ui.app import App


def answer(app: App) -> None:
    """Press Generate, and wait."""
    app.window.panel.start()
    while not app.session.takes.is_open:
        QTest.qWait(20)


def main() -> None:
    """Open on “Twinkle”, ask for three takes, and save what is seen."""
    app = App()
    app.open(None)
    QTest.qWait(2000)
    window = app.window
    window.panel.takes.setValue(3)
    takes = app.session.takes
    for _ in range(12):
        # Some answers first, as after a minute of trying, so that the gauge has something to show.
        answer(app)
        takes.choose(0)
        takes.accept()
    answer(app)
    view = window.roll.view
    view.set_geometry(view.geometry.zoomed(0.35, 0))
    window.message.hide()
    QTest.qWait(300)
    window.grab().save(str(Path(__file__).with_name("window.png")))
    app.close()


main()
