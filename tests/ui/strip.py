"""The strip of takes, once it shows what there is."""

from sketchpad.ui.main_window import MainWindow
from sketchpad.ui.takes.takes_strip import TakesStrip


def settled(window: MainWindow, qtbot) -> TakesStrip:
    """The strip of a window; it follows a moment after its takes."""
    qtbot.waitUntil(lambda: not window.takes._later.isActive(), timeout=5000)
    return window.takes
