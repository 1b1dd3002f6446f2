"""A pointer that rests on a note."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from sketchpad.music.note import Note
from sketchpad.ui.piano_roll.gestures import note_at
from sketchpad.ui.piano_roll.view import KEYS_WIDTH, View

REST = 300
"""Milliseconds that the pointer stays on a note until it rests there."""
_ENDS = (QEvent.Type.Leave, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class Hover(QObject):
    """Watches the canvas; knows no rest while a button is down or the song plays.

    Attributes:
        place: where the pointer rests on the canvas; None while it does not.

    Signals:
        rested: the note that the pointer rests on, or None as soon as it does no longer.
    """

    rested = Signal(object)

    def __init__(self, canvas: QWidget, view: View) -> None:
        super().__init__(canvas)
        self._view = view
        self._note: Note | None = None
        self._latest = QPoint()
        self.place: QPoint | None = None
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self._on_rested)
        canvas.installEventFilter(self)
        view.session.document.changed.connect(self.forget)
        view.session.playback.playing_changed.connect(self.forget)
        view.geometry_changed.connect(self.forget)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the pointer; the canvas gets all that it does."""
        if event.type() in _ENDS:
            self.forget()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._follow(event)
        return False

    @Slot()
    def forget(self) -> None:
        """The pointer rests nowhere."""
        self._timer.stop()
        self._note = None
        if self.place is not None:
            self.place = None
            self.rested.emit(None)

    def _follow(self, event: QMouseEvent) -> None:
        place = event.position()
        self._latest = place.toPoint()
        free = event.buttons() == Qt.MouseButton.NoButton and not self._view.session.playback.playing
        note = None
        if free and place.x() >= KEYS_WIDTH:
            geometry = self._view.geometry
            tick, pitch = geometry.tick(place.x() - KEYS_WIDTH), geometry.pitch(place.y())
            note = note_at(self._view.bars, tick, pitch, self._view.reach)
        if note != self._note:
            self.forget()
            self._note = note
            if note:
                self._timer.start()

    @Slot()
    def _on_rested(self) -> None:
        self.place = self._latest
        self.rested.emit(self._note)
