"""The piano roll: ruler, canvas, velocity lane and scroll bars around one view."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QScrollBar, QWidget

from sketchpad.music.note import TICKS_PER_BAR, Voice
from sketchpad.session.models.meter import PAINT
from sketchpad.session.session import Session
from sketchpad.ui.piano_roll.canvas import Canvas
from sketchpad.ui.piano_roll.geometry import ROOM_AFTER
from sketchpad.ui.piano_roll.hover import Hover
from sketchpad.ui.piano_roll.pan import Pan
from sketchpad.ui.piano_roll.ruler import Ruler
from sketchpad.ui.piano_roll.velocity_lane import VelocityLane
from sketchpad.ui.piano_roll.view import KEYS_WIDTH, View
from sketchpad.ui.piano_roll.wheel import turned
from sketchpad.ui.theme import Themes


class PianoRoll(QWidget):
    """Shows the session's song, and edits it."""

    def __init__(self, session: Session, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view = View(session, self)
        self.ruler = Ruler(self.view, themes, self)
        self.canvas = Canvas(self.view, themes, self)
        self.hover = Hover(self.canvas, self.view)
        self.velocity_lane = VelocityLane(self.view, themes, self)
        self.pan = Pan(self.view, (self.ruler, self.canvas, self.velocity_lane), self)
        self._led = True
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._row_bar = QScrollBar(Qt.Orientation.Vertical, self)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for row, widget in enumerate((self.ruler, self.canvas, self.velocity_lane)):
            layout.addWidget(widget, row, 0)
        layout.addWidget(self._row_bar, 0, 1, 3, 1)
        layout.addWidget(self._bar, 3, 0, 1, 2)
        self.setFocusProxy(self.canvas)
        self._connect()

    def _connect(self) -> None:
        playback = self._session.playback
        self.canvas.sounded.connect(self._on_sounded)
        self.canvas.painted.connect(self._on_painted)
        self.hover.rested.connect(self._session.explaining.rest_on)
        self.ruler.seek_asked.connect(playback.seek)
        self.ruler.play_asked.connect(playback.begin)
        self.ruler.loop_asked.connect(playback.set_loop)
        playback.loop_changed.connect(self._on_loop_changed)
        playback.playing_changed.connect(self._on_playing_changed)
        playback.moved.connect(self._on_moved)
        playback.counted.connect(self.canvas.set_count)
        self.view.geometry_changed.connect(self._on_geometry_changed)
        self.view.geometry_changed.connect(self._on_looked_elsewhere)
        self.view.content_changed.connect(self._on_geometry_changed)
        self._bar.valueChanged.connect(self._on_scrolled)
        self._row_bar.valueChanged.connect(self._on_rows_scrolled)

    @property
    def in_hand(self) -> bool:
        """Whether a drag is going on, wherever in the roll it is."""
        return any(part.in_hand for part in (self.pan, self.canvas, self.ruler, self.velocity_lane))

    @Slot(int, Voice)
    def _on_sounded(self, pitch: int, voice: Voice) -> None:
        self._session.playback.audition(pitch, voice)

    @Slot(float)
    def _on_painted(self, seconds: float) -> None:
        self._session.meter.note(PAINT, seconds)

    def event(self, event: QEvent) -> bool:
        """Where another window comes to the front, nobody tells when the hand lets go."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self.cancel_gesture()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Over the ruler or the velocities it does what it does over the notes; rows are zoomed from their middle."""
        x, middle = event.position().x() - KEYS_WIDTH, self.view.size.height() / 2
        self.view.look(turned(self.view.geometry, event, x, middle))

    def cancel_gesture(self) -> bool:
        """Forget the drag under the hand, wherever in the roll it is; whether there was one."""
        parts = (self.canvas, self.ruler, self.velocity_lane)
        return self.pan.cancel() or any(part.cancel_gesture() for part in parts)

    @Slot()
    def _on_loop_changed(self) -> None:
        self.ruler.set_loop(self._session.playback.loop)

    @Slot(float)
    def _on_moved(self, tick: float) -> None:
        """Turn the page for the playhead; not for somebody who has turned to another one, nor under a drag."""
        self.canvas.set_playhead(tick)
        self._led = self._led or self._sees(tick) or not self._session.playback.playing
        if self._led and self.view.follows and not self.in_hand:
            self.view.set_geometry(self.view.geometry.showing(tick, self.view.size.width()))

    @Slot(bool)
    def _on_playing_changed(self, playing: bool) -> None:
        self._led = self._led or playing

    @Slot()
    def _on_looked_elsewhere(self) -> None:
        self._led = self._sees(self._session.playback.playhead)

    def _sees(self, tick: float) -> bool:
        return 0 <= self.view.geometry.x(tick) < self.view.size.width()

    @Slot()
    def _on_geometry_changed(self) -> None:
        """Keep the scroll bars where the view is."""
        page = round(self.view.size.width() * TICKS_PER_BAR / self.view.geometry.bar_width)
        with QSignalBlocker(self._bar):
            self._bar.setPageStep(page)
            self._bar.setSingleStep(TICKS_PER_BAR // 4)
            self._bar.setRange(0, max(0, self._session.shown.end + ROOM_AFTER - page))
            self._bar.setValue(round(self.view.geometry.left))
        geometry, height = self.view.geometry, self.view.size.height()
        with QSignalBlocker(self._row_bar):
            self._row_bar.setPageStep(height)
            self._row_bar.setSingleStep(round(geometry.row_height))
            self._row_bar.setRange(0, geometry.hidden(height))
            self._row_bar.setValue(geometry.from_top)

    @Slot(int)
    def _on_rows_scrolled(self, from_top: int) -> None:
        geometry = self.view.geometry
        self.view.set_geometry(geometry.moved(0, from_top - geometry.from_top))

    @Slot(int)
    def _on_scrolled(self, left: int) -> None:
        self.view.set_geometry(replace(self.view.geometry, left=float(left)))
