"""The canvas of the roll: paints it, and gives the mouse to the hand and the wheel to the view."""

from __future__ import annotations

import time

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sketchpad.music.note import Voice
from sketchpad.music.spelling import spelling_of
from sketchpad.ui.piano_roll import drum_map, paint
from sketchpad.ui.piano_roll.geometry import EDGE, NOWHERE, pixel
from sketchpad.ui.piano_roll.gestures import Select, note_at
from sketchpad.ui.piano_roll.hand import Hand
from sketchpad.ui.piano_roll.note_paint import MOST_ROUNDED, NotePainter, Seen, drum_width
from sketchpad.ui.piano_roll.outline import paint_outline
from sketchpad.ui.piano_roll.picture import Picture
from sketchpad.ui.piano_roll.view import KEYS_WIDTH, Tool, View
from sketchpad.ui.piano_roll.wheel import turned
from sketchpad.ui.theme import Themes


class Canvas(QWidget):
    """Keys at the left, then the grid with the notes; the rest of the roll shares its view.

    Signals:
        painted: all of it was, in so many seconds; stripes of it, as a playhead's, are left out.
    """

    sounded = Signal(int, Voice)
    painted = Signal(float)

    def __init__(self, view: View, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._themes = themes
        self._notes = NotePainter()
        self._backdrop = Picture(self, KEYS_WIDTH, self._paint_backdrop)
        self._backdrop_of = self._looks
        self._picture = Picture(self, KEYS_WIDTH, self._paint_part)
        self._hand = Hand(view, self)
        self._plays_keys = False
        self._playhead = 0.0
        self._count = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 120)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Piano roll"))
        self.setAccessibleDescription(self.tr("The list of notes in the menu View says all that is seen here"))
        view.geometry_changed.connect(self._on_geometry_changed)
        view.content_changed.connect(self._repaint_all)
        view.preview_changed.connect(self._on_preview_changed)
        view.voice_changed.connect(self._on_voice_changed)
        self._hand.sounded.connect(self.sounded)
        self._hand.drew.connect(self.update)
        self._hand.let_go.connect(self._repaint_all)
        themes.changed.connect(self._repaint_all)

    @property
    def roll(self) -> QRect:
        """The part right of the keys."""
        return QRect(KEYS_WIDTH, 0, self.width() - KEYS_WIDTH, self.height())

    @property
    def in_hand(self) -> bool:
        """Whether a drag is going on."""
        return self._hand.gesture is not None

    @Slot(float)
    def set_playhead(self, tick: float) -> None:
        """Move the playhead; only the two stripes it leaves and reaches are painted anew."""
        for place in (self._playhead, tick):
            self.update(KEYS_WIDTH + pixel(self._view.geometry.x(place)) - 1, 0, 4, self.height())
        self._playhead = tick

    @Slot(int)
    def set_count(self, beat: int) -> None:
        """Show which beat is counted before playing begins; 0 for none."""
        self._count = beat
        self.update()

    def sizeHint(self) -> QSize:
        """Room for two octaves and a few bars."""
        return QSize(820, 420)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Show as much more or less."""
        self._view.set_size(self.roll.size())
        self._repaint_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the picture, and paint what moves on top of it."""
        begun = time.perf_counter()
        self._paint(event.rect())
        if event.rect() == self.rect():
            self.painted.emit(time.perf_counter() - begun)

    def _paint(self, area: QRect) -> None:
        painter = QPainter(self)
        self._picture.show(painter, area, self._view.geometry)
        painter.setClipRect(self.roll)
        x = KEYS_WIDTH + pixel(self._view.geometry.x(self._playhead))
        painter.fillRect(x, 0, 2, self.height(), self._themes.current.playhead)
        if self._count:
            paint.paint_count(painter, x, self._count, self._themes.current)
        if isinstance(gesture := self._hand.gesture, Select):
            paint_outline(painter, self._view.geometry, self.roll, gesture, self._themes.current.accent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture, or play a key."""
        place = event.position()
        if place.x() < KEYS_WIDTH:
            self._plays_keys = True
            self._sound_key(place)
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._hand.press(event.button(), place, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture; without one, show what a press would take hold of."""
        place = event.position()
        if self._plays_keys:
            self._sound_key(place)
        elif self.in_hand:
            self._hand.move(place, event.modifiers(), self.roll)
        else:
            self._show_cursor(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture as one undo step."""
        self._stop_keys()
        self._hand.release(event.button(), event.modifiers())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button erases; there is no menu."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom at the pointer."""
        place = event.position()
        self._view.look(turned(self._view.geometry, event, place.x() - KEYS_WIDTH, place.y()))

    def cancel_gesture(self) -> bool:
        """Forget the gesture under the hand, and what it selected; whether there was one."""
        self._stop_keys()
        return self._hand.cancel()

    def _stop_keys(self) -> None:
        if self._plays_keys:
            self._plays_keys = False
            self._hand.sound(None)

    def _sound_key(self, place: QPointF) -> None:
        pitch = self._view.geometry.pitch_under(place.y())
        self._hand.sound(None if pitch == NOWHERE else pitch)

    def _show_cursor(self, place: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if place.x() >= KEYS_WIDTH:
            geometry = self._view.geometry
            tick, pitch = geometry.tick(place.x() - KEYS_WIDTH), geometry.pitch_under(place.y())
            note = note_at(self._view.bars, tick, pitch, self._view.reach)
            if note and self._view.tool is not Tool.ERASE:
                at_edge = geometry.edge(note.start, note.end, place.x() - KEYS_WIDTH)
                shape = Qt.CursorShape.SizeHorCursor if at_edge else Qt.CursorShape.SizeAllCursor
            elif self._view.tool not in (Tool.SELECT, Tool.LASSO):
                shape = Qt.CursorShape.CrossCursor
        self.setCursor(shape)

    @Slot(Voice)
    def _on_voice_changed(self, _voice: Voice) -> None:
        self._repaint_all()

    @Slot()
    def _repaint_all(self) -> None:
        if self._looks != self._backdrop_of:
            self._backdrop_of = self._looks
            self._backdrop.forget()
        self._picture.forget()

    @Slot(int, int)
    def _on_preview_changed(self, start: int, end: int) -> None:
        geometry = self._view.geometry
        left, right = (KEYS_WIDTH + pixel(geometry.x(tick)) for tick in (start, end))
        around = max(EDGE, drum_width(geometry.row_height))
        self._picture.forget_part(
            self.roll.intersected(QRect(left, 0, right - left, self.height()).adjusted(-around, 0, around, 0))
        )

    @Slot()
    def _on_geometry_changed(self) -> None:
        self.update()
        # Another place lies under the hand.
        self._hand.follow()

    @property
    def _looks(self) -> tuple[object, ...]:
        """All that the backdrop depends on, but for the part of the song that is seen."""
        view = self._view
        scale = view.scale if view.shows_scale else None
        on_drums = view.voice is Voice.DRUMS
        return self._themes.current, self.size(), on_drums, scale, view.grid, view.bars.metre, view.bars.locked_bars

    def _paint_backdrop(self, painter: QPainter, part: QRect) -> None:
        """Rows, lines and keys, as far as they are seen there: all that stays when notes come and go."""
        view, theme, area = self._view, self._themes.current, self.roll
        geometry, on_drums = view.geometry, view.voice is Voice.DRUMS
        has_drums = on_drums or geometry.lowest > 0
        seen = part.intersected(area)
        painter.setClipRect(seen)
        # Hatches move with the bars; they are as fine as the screen.
        origin = QPointF(pixel(geometry.x(0)), round(geometry.y(0)))
        painter.setBrushOrigin(origin * painter.device().devicePixelRatio())
        if not on_drums:
            paint.paint_rows(painter, geometry, area, seen, theme, view.scale if view.shows_scale else None)
        if has_drums:
            drum_map.paint_drum_rows(painter, geometry, area, seen, theme)
        paint.paint_locked_bars(painter, geometry, area, theme, view.bars)
        paint.paint_lines(painter, geometry, area, seen, theme, view.grid, view.bars.metre)
        painter.setClipRect(part)
        if part.left() < KEYS_WIDTH:
            keys = QRect(0, 0, KEYS_WIDTH, self.height())
            if not on_drums:
                paint.paint_keys(painter, geometry, keys, part, theme, spelling_of(view.scale))
            if has_drums:
                drum_map.paint_drum_names(painter, geometry, keys, theme)

    def _paint_part(self, painter: QPainter, part: QRect) -> None:
        """The notes that are seen there, on the backdrop."""
        view, area = self._view, self.roll
        geometry = view.geometry
        self._backdrop.show(painter, part, geometry)
        seen = part.intersected(area)
        start, end = self._ticks(seen.left() - max(EDGE, drum_width(geometry.row_height)), seen.right() + EDGE)
        notes = view.window(start, end)
        if seen.height() < area.height():
            y = geometry.y(drum_map.row_pitches(notes, geometry))
            notes = notes[(y <= seen.bottom() + EDGE) & (y + geometry.row_height >= seen.top() - EDGE)]
        detailed = view.bars.count_in(*self._ticks(area.left(), area.right())) <= MOST_ROUNDED
        painter.setClipRect(seen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        how = Seen(geometry, area, seen, self._themes.current, view.reach, detailed)
        self._notes.paint(painter, how, notes, view.highlighted(start, end))

    def _ticks(self, left: float, right: float) -> tuple[int, int]:
        """What is seen between these pixels."""
        geometry = self._view.geometry
        return int(geometry.tick(left - KEYS_WIDTH)), int(geometry.tick(right - KEYS_WIDTH)) + 1
