"""A hand at the window: a mouse and keys whose events come from the platform, so that hovering is Qt's own."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sketchpad.music.note import TICKS_PER_BAR
from sketchpad.ui.main_window import MainWindow

LEFT, NO = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Hand:
    """Moves over what is in sight of the window's widgets."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._is_down = False

    def sees(self, widget: QWidget) -> bool:
        """Whether all of a widget is in sight."""
        return widget.visibleRegion().boundingRect() == widget.rect()

    def move(self, widget: QWidget, x: float, y: float | None = None) -> None:
        """To a place on a widget, in its middle where no y is given."""
        QTest.mouseMove(self._window.windowHandle(), self._place(widget, x, y))

    def press(self, widget: QWidget, x: float, y: float | None = None) -> None:
        self._is_down = True
        QTest.mousePress(self._window.windowHandle(), LEFT, NO, self._place(widget, x, y))

    def release(self, widget: QWidget, x: float, y: float | None = None) -> None:
        self._is_down = False
        QTest.mouseRelease(self._window.windowHandle(), LEFT, NO, self._place(widget, x, y))

    def let_go(self) -> None:
        """Hold nothing, of which the next window would know."""
        if self._is_down:
            QTest.mouseRelease(self._window.windowHandle(), LEFT, NO, QPoint())

    def click(self, widget: QWidget) -> None:
        """Near its left edge, where a box has its tick and a button is as well."""
        QTest.mouseClick(self._window.windowHandle(), LEFT, NO, self._place(widget, 8, None))

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NO) -> None:
        """A key for whatever has the keyboard."""
        QTest.keyClick(self._window.windowHandle(), key, held)

    def _place(self, widget: QWidget, x: float, y: float | None) -> QPoint:
        place = QPoint(round(x), widget.height() // 2 if y is None else round(y))
        assert widget.visibleRegion().contains(place)
        return widget.mapTo(self._window, place)


def picture(window: MainWindow) -> QImage:
    """The roll as it is seen, without the playhead, which moves by itself."""
    window.roll.canvas.set_playhead(-TICKS_PER_BAR)
    return window.roll.canvas.grab().toImage()
