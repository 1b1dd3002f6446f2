"""A pointer that rests on a note."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QWidget

from sketchpad.music.note import Note
from sketchpad.ui.piano_roll.gestures import note_at
from sketchpad.ui.piano_roll.view import KEYS_WIDTH, View

REST = 300
"""Milliseconds that the pointer stays on a note until it rests there."""
GRACE = 500
"""Milliseconds that it may pause on its way to the refuge."""
SLACK = 8
"""Pixels that a hand may go back on its way there."""
_ENDS = (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class Hover(QObject):
    """Watches the canvas; knows no rest while a button is down or the song plays.

    A rest goes on while the pointer is in the refuge, and on its way there: as long as it comes nearer. What is below
    it on the way is looked at only where it rests once more.

    Attributes:
        place: where the pointer rests on the canvas; None while it does not.

    Signals:
        rested: the note that the pointer rests on, or None as soon as it does no longer.
    """

    rested = Signal(object)

    def __init__(self, canvas: QWidget, view: View) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._view = view
        self._refuge: QWidget | None = None
        self._below: Note | None = None
        self._note: Note | None = None
        self._latest = QPoint()
        self._nearest = 0
        self.place: QPoint | None = None
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self._on_rested)
        self._grace = QTimer(self, singleShot=True, interval=GRACE)
        self._grace.timeout.connect(self._end)
        canvas.installEventFilter(self)
        view.session.document.changed.connect(self.forget)
        view.session.playback.playing_changed.connect(self.forget)
        view.session.continuation.started.connect(self.forget)
        view.geometry_changed.connect(self.forget)

    def set_refuge(self, refuge: QWidget) -> None:
        """What the pointer can go to from a note without ending its rest; it lies over the canvas."""
        self._refuge = refuge
        refuge.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer; the canvas and the refuge get all that they do."""
        if watched is self._refuge:
            self._follow_in_refuge(event)
        elif event.type() in _ENDS or (event.type() == QEvent.Type.Leave and not self._goes_into_refuge()):
            self.forget()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._follow(event)
        return False

    @Slot()
    def forget(self) -> None:
        """The pointer rests nowhere."""
        self._timer.stop()
        self._below = None
        self._end()

    @Slot()
    def _end(self) -> None:
        """The pointer no longer rests where it did."""
        self._grace.stop()
        self._note = None
        if self.place is not None:
            self.place = None
            self.rested.emit(None)

    def _follow(self, event: QMouseEvent) -> None:
        place = event.position()
        self._latest = place.toPoint()
        free = event.buttons() == Qt.MouseButton.NoButton and not self._view.session.playback.playing
        below = None
        if free and place.x() >= KEYS_WIDTH:
            geometry = self._view.geometry
            tick, pitch = geometry.tick(place.x() - KEYS_WIDTH), geometry.pitch_under(place.y())
            below = note_at(self._view.bars, tick, pitch, self._view.reach)
        if below != self._below:
            self._below = below
            self._timer.stop()
            if below and below != self._note:
                self._timer.start()
        if self._note and below == self._note:
            self._grace.stop()
            self._nearest = self._to_refuge()
        elif self._note and not (free and self._nears_refuge()):
            self._end()

    def _nears_refuge(self) -> bool:
        """Whether the pointer is on its way to the refuge."""
        if self._refuge is None or not self._refuge.isVisible():
            return False
        away = self._to_refuge()
        if away < self._nearest or not self._grace.isActive():
            self._grace.start()
        near = away <= self._nearest + SLACK
        self._nearest = min(away, self._nearest)
        return near

    def _to_refuge(self) -> int:
        """Pixels from the pointer to the refuge, across and down."""
        if self._refuge is None:
            return 0
        here, there = self._refuge.mapFromGlobal(self._canvas.mapToGlobal(self._latest)), self._refuge.rect()
        across = max(there.left() - here.x(), here.x() - there.right(), 0)
        return across + max(there.top() - here.y(), here.y() - there.bottom(), 0)

    def _goes_into_refuge(self) -> bool:
        """Whether a pointer that leaves the canvas enters the refuge, which is then told next."""
        refuge = self._refuge
        if self._note is None or refuge is None or not refuge.isVisible():
            return False
        if not refuge.rect().contains(refuge.mapFromGlobal(QCursor.pos())):
            return False
        self._timer.stop()
        self._below = None
        self._grace.start()
        return True

    def _follow_in_refuge(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.Enter:
            self._grace.stop()
        elif event.type() == QEvent.Type.Leave and self._note:
            self._nearest = 0
            self._grace.start()

    @Slot()
    def _on_rested(self) -> None:
        self._grace.stop()
        self.place, self._note = self._latest, self._below
        self.rested.emit(self._note)
        self._nearest = self._to_refuge()
