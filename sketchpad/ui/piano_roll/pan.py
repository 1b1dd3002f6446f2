"""The middle button takes the view along."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QWidget

from sketchpad.ui.piano_roll.view import View


class Pan(QObject):
    """Watches the parts of the roll: the view goes where the hand goes, wherever it was pressed."""

    def __init__(self, view: View, parts: tuple[QWidget, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._from: QPointF | None = None
        self._part: QWidget | None = None
        self._cursor = QCursor()
        for part in parts:
            part.installEventFilter(self)

    @property
    def in_hand(self) -> bool:
        """Whether the view is going along."""
        return self._from is not None

    def cancel(self) -> bool:
        """Let go of the view; whether it was in hand."""
        part, self._part, self._from = self._part, None, None
        if part:
            part.setCursor(self._cursor)
        return part is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the middle button does; a part has the rest, and moves of a drag that another button began."""
        if not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return False
        is_middle = event.button() == Qt.MouseButton.MiddleButton
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick) and is_middle:
            self.cancel()
            self._from, self._part, self._cursor = event.position(), watched, watched.cursor()
            watched.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.type() == QEvent.Type.MouseMove and self._from is not None:
            self._follow(self._from, event.position())
            return event.buttons() == Qt.MouseButton.MiddleButton
        elif event.type() == QEvent.Type.MouseButtonRelease and is_middle:
            self.cancel()
        else:
            return False
        return True

    def _follow(self, start: QPointF, place: QPointF) -> None:
        """Take the view along with the hand; what is less than a pixel waits for more."""
        before = self._view.geometry
        self._view.set_geometry(before.moved(start.x() - place.x(), start.y() - place.y()))
        right, down = before.shift(self._view.geometry) or (0, 0)
        self._from = start + QPointF(right, down)
