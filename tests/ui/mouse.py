"""Real mouse events on the roll."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sketchpad.ui.piano_roll.view import KEYS_WIDTH

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NO, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def place(window, tick: float, pitch: int) -> QPoint:
    """Where a tick and a pitch are on the canvas."""
    geometry = window.roll.view.geometry
    y = float(geometry.y(pitch)) + geometry.row_height / 2
    return QPoint(KEYS_WIDTH + round(geometry.x(tick)), round(y))


def move(widget, at, button, held=NO):
    """A move with the button down, which QTest cannot say."""
    local = QPointF(at)
    event = QMouseEvent(QEvent.Type.MouseMove, local, widget.mapToGlobal(local), Qt.MouseButton.NoButton, button, held)
    QApplication.sendEvent(widget, event)


def along(widget, *places, button=LEFT, held=NO):
    """Press at the first place, go along the others, and let go at the last."""
    QTest.mousePress(widget, button, held, places[0])
    for at in places[1:]:
        move(widget, at, button, held)
    QTest.mouseRelease(widget, button, held, places[-1])
