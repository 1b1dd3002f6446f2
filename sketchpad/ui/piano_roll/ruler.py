"""Above the roll: bar numbers, what is primer and what was written, the loop, and where playing begins."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sketchpad.generation.request import Request
from sketchpad.music.metre import Metre
from sketchpad.music.note import LAST_TICK, TICKS_PER_BAR, TICKS_PER_STEP
from sketchpad.ui.piano_roll.edge_scroll import EdgeScroll
from sketchpad.ui.piano_roll.geometry import pixel, snapped
from sketchpad.ui.piano_roll.paint import bars_in_view, locked_in_view, paint_lock
from sketchpad.ui.piano_roll.view import KEYS_WIDTH, View
from sketchpad.ui.theme import Themes
from sketchpad.ui.wording import place

HEIGHT = 40
BAND = 16
LOCK = 14
FEWEST_LETTERS = 4
"""A name that is cut to fewer says nothing."""
ROOM_OF_BEAT = 60
"""Pixels of a beat that has its own number."""
CLICK = 4
"""A press that moves fewer pixels than this is a click."""
BRACE = 9
"""Pixels of the loop's brace at the foot, by which it is moved."""
HANDLE = 6
"""Pixels beside its ends by which they are moved."""
TOO_FINE = 8
"""Lines of a grid that are fewer pixels apart are more than a hand can choose from."""
DRAWN = 6
"""From so many pixels bars and beats then draw it to their lines."""


Loop = tuple[int, int]

STEPS = {
    Qt.Key.Key_Left: (-1, False),
    Qt.Key.Key_Right: (1, False),
    Qt.Key.Key_PageUp: (-1, True),
    Qt.Key.Key_PageDown: (1, True),
}
"""Where a key goes, and whether by whole bars."""


class Grip(Enum):
    """What of the loop is in hand."""

    START = "start"
    END = "end"
    ALL = "all"


CURSORS = {
    Grip.START: Qt.CursorShape.SizeHorCursor,
    Grip.END: Qt.CursorShape.SizeHorCursor,
    Grip.ALL: Qt.CursorShape.OpenHandCursor,
}


class Ruler(QWidget):
    """A click puts the playhead there, a double click plays from there, a drag sets the loop.

    By its brace the loop is moved, and by the brace's ends each end.
    """

    seek_asked = Signal(int)
    play_asked = Signal(int)
    loop_asked = Signal(object)

    def __init__(self, view: View, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._themes = themes
        self._pressed: float | None = None
        """The tick at which it was."""
        self._hand = 0.0, Qt.KeyboardModifier.NoModifier
        self._edges = EdgeScroll(view, self)
        self._held: Loop | None = None
        self._grip: Grip | None = None
        self._loop: Loop | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Click: playhead · double-click: play from there · drag: loop, or its brace"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleDescription(
            self.tr("← and → move the playhead, Page Up and Page Down by a bar, with Shift the loop's end; Enter plays")
        )
        self.setAccessibleName(self.tr("Ruler"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._across = 0.0, 0.0
        """From which tick on the song was seen last, and how wide its bars were."""
        view.geometry_changed.connect(self._on_geometry_changed)
        for signal in (view.content_changed, themes.changed):
            signal.connect(self._on_changed)

    def event(self, event: QEvent) -> bool:
        """Have the keys that mean something here before the roll has them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._means(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the playhead, or with Shift the loop's end; Enter plays from there."""
        if not self._means(event):
            super().keyPressEvent(event)
        elif event.key() not in STEPS:
            self.play_asked.emit(self._view.session.playback.playhead)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.loop_asked.emit(self._stretched(self._step(event)))
        else:
            self.seek_asked.emit(max(0, self._view.session.playback.playhead + self._step(event)))

    def _means(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return event.key() in (*STEPS, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held

    def _step(self, event: QKeyEvent) -> int:
        """How far a key goes, in ticks."""
        direction, by_bars = STEPS[Qt.Key(event.key())]
        return direction * (self._metre.ticks_per_bar if by_bars else max(self._view.grid, TICKS_PER_STEP // 2))

    @property
    def _metre(self) -> Metre:
        return self._view.bars.metre

    def _stretched(self, step: int) -> Loop:
        """The loop with another end; one bar from the playhead on where there is none."""
        if self._loop is None:
            start = self._metre.line_before(self._view.session.playback.playhead)
            return start, start + self._metre.ticks_per_bar
        start, end = self._loop
        return start, max(end + step, start + self._view.grid)

    def sizeHint(self) -> QSize:
        """The ruler is as high as its two bands."""
        return QSize(800, HEIGHT)

    @property
    def in_hand(self) -> bool:
        """Whether a drag is going on."""
        return self._pressed is not None

    def set_loop(self, loop: Loop | None) -> None:
        """Show this loop."""
        self._loop = loop
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Numbers, then the band of primer and answer, then the loop."""
        painter = QPainter(self)
        theme = self._themes.current
        painter.fillRect(self.rect(), theme.panel)
        painter.setClipRect(KEYS_WIDTH, 0, self.width() - KEYS_WIDTH, HEIGHT)
        self._paint_numbers(painter)
        # A padlock may be wider than its bar.
        for bar in locked_in_view(self._view.geometry, self.width() - KEYS_WIDTH + LOCK + 2, self._view.bars):
            self._paint_locked(painter, bar)
        if request := self._request():
            self._paint_band(painter, request.origin, request.start, theme.primer, self.tr("primer"))
            self._paint_band(painter, request.start, request.end, theme.model, self._answer_name())
        if self._loop:
            self._paint_loop(painter, *self._loop)
        if self.hasFocus():
            painter.setPen(theme.accent)
            painter.drawRect(self.rect().adjusted(KEYS_WIDTH, 0, -1, -1))

    def _paint_numbers(self, painter: QPainter) -> None:
        """Number bars, and beats where there is room; at the left edge where none of them is in view."""
        theme, geometry, metre = self._themes.current, self._view.geometry, self._metre
        width = self.width() - KEYS_WIDTH
        lines = [bar * metre.ticks_per_bar for bar in bars_in_view(geometry, width, metre)]
        if geometry.bar_width / TICKS_PER_BAR * metre.ticks_per_beat >= ROOM_OF_BEAT:
            lines = list(metre.lines(metre.ticks_per_beat, int(geometry.tick(0)), int(geometry.tick(width)) + 1))
        places = {tick: pixel(geometry.x(tick)) for tick in lines}
        if lines and not any(0 <= x < width for x in places.values()):
            places[lines[-1]] = 0
        painter.setPen(theme.faint_text)
        for tick, x in places.items():
            if x or geometry.x(tick) >= 0:
                top = BAND + 4 if tick % metre.ticks_per_bar == 0 else HEIGHT - BRACE
                painter.fillRect(KEYS_WIDTH + x, top, 1, HEIGHT - top, theme.bar_line)
            painter.drawText(KEYS_WIDTH + x + 5, HEIGHT - 8, place(tick, metre))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag, or take hold of the brace."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand = event.position().x(), event.modifiers()
            self._pressed = self._view.geometry.tick(event.position().x() - KEYS_WIDTH)
            self._grip, self._held = self._grip_at(event.position()), self._loop

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the loop as it is drawn; without a hand on it, what a press would take hold of."""
        if self._pressed is None:
            grip = self._grip_at(event.position())
            self.setCursor(CURSORS[grip] if grip else Qt.CursorShape.ArrowCursor)
            return
        self._hand = event.position().x(), event.modifiers()
        self._follow()
        self._edges.hold(QPointF(event.position().x(), 0), self.rect().adjusted(KEYS_WIDTH, 0, 0, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Seek, or loop."""
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        self._edges.stop()
        self._hand = event.position().x(), event.modifiers()
        if self._is_click(pressed):
            self.set_loop(self._held)
            self.seek_asked.emit(self._tick(event.position().x(), self._grid(event.modifiers())))
        else:
            self.loop_asked.emit(self._dragged(pressed))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Play from there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.play_asked.emit(self._tick(event.position().x(), self._grid(event.modifiers())))

    def cancel_gesture(self) -> bool:
        """Forget the drag under the hand; whether there was one."""
        if self._pressed is None:
            return False
        self._pressed = None
        self._edges.stop()
        self.set_loop(self._held)
        return True

    def _follow(self) -> None:
        """Show the loop that the hand draws where it is now."""
        if self._pressed is not None and not self._is_click(self._pressed):
            self.set_loop(self._dragged(self._pressed))

    def _is_click(self, pressed: float) -> bool:
        return abs(self._hand[0] - KEYS_WIDTH - self._view.geometry.x(pressed)) < CLICK

    def _grid(self, held: Qt.KeyboardModifier) -> int:
        """What is snapped to; Alt lets go of it."""
        return 1 if held & Qt.KeyboardModifier.AltModifier else self._view.grid

    def _tick(self, x: float, grid: int) -> int:
        """The line at a place: the nearest of the grid; where that is too fine, of the bars or beats that are near."""
        geometry, metre = self._view.geometry, self._metre
        tick = geometry.tick(x - KEYS_WIDTH)
        if grid > 1 and geometry.bar_width * grid / TICKS_PER_BAR < TOO_FINE:
            for lines in (metre.ticks_per_bar, metre.ticks_per_beat):
                line = snapped(tick, lines, metre)
                if lines > grid and abs(KEYS_WIDTH + geometry.x(line) - x) <= DRAWN:
                    return line
        return snapped(tick, grid, metre)

    def _dragged(self, pressed: float) -> Loop:
        """The loop when the hand that pressed at that tick is where it is now."""
        place, held = self._hand
        grid, x = self._grid(held), self._view.geometry.x
        if self._grip is None or self._held is None:
            start, end = sorted((self._tick(KEYS_WIDTH + x(pressed), grid), self._tick(place, grid)))
            return start, max(end, start + grid)
        start, end = self._held
        edge = end if self._grip is Grip.END else start
        moved = self._tick(place + x(edge) - x(pressed), grid)
        if self._grip is Grip.START:
            return max(0, min(moved, end - grid)), end
        if self._grip is Grip.END:
            return start, max(moved, start + grid)
        moved = min(moved, LAST_TICK - (end - start))
        return moved, moved + end - start

    def _grip_at(self, place: QPointF) -> Grip | None:
        """What a press there takes hold of."""
        if self._loop is None or place.y() < HEIGHT - BRACE:
            return None
        left, right = (KEYS_WIDTH + self._view.geometry.x(tick) for tick in self._loop)
        reach = min(HANDLE, (right - left) / 3)
        if abs(place.x() - left) <= reach:
            return Grip.START
        if abs(place.x() - right) <= reach:
            return Grip.END
        return Grip.ALL if left < place.x() < right else None

    def _request(self) -> Request | None:
        """What the bars in view answer: those on their way, else the take that is shown."""
        session = self._view.session
        if draft := session.continuation.draft:
            return draft.request
        return session.takes.takes[session.takes.shown - 1].request if session.takes.shown else None

    def _answer_name(self) -> str:
        takes, draft = self._view.session.takes, self._view.session.continuation.draft
        return (
            self.tr("take {}").format(takes.number(takes.shown)) if takes.shown and not draft else self.tr("writing …")
        )

    def _paint_band(self, painter: QPainter, start: int, end: int, colour: QColor, name: str) -> None:
        geometry = self._view.geometry
        left, right = KEYS_WIDTH + pixel(geometry.x(start)), KEYS_WIDTH + pixel(geometry.x(end))
        band = QRect(left, 2, right - left - 1, BAND)
        fill = QColor(colour)
        fill.setAlphaF(0.25)
        painter.fillRect(band, fill)
        painter.fillRect(left, 2, 3, BAND, colour)
        place, letters = band.adjusted(8, 0, -2, 0), painter.fontMetrics()
        text = letters.elidedText(name, Qt.TextElideMode.ElideRight, place.width())
        if len(text) >= FEWEST_LETTERS:
            painter.setPen(self._themes.current.text)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_locked(self, painter: QPainter, bar: int) -> None:
        """A padlock at the bar's end, where no number is."""
        right = KEYS_WIDTH + pixel(self._view.geometry.x((bar + 1) * self._metre.ticks_per_bar))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_lock(painter, QRect(right - LOCK - 2, BAND + 4, LOCK, LOCK), self._themes.current)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_loop(self, painter: QPainter, start: int, end: int) -> None:
        """A brace, higher at its ends."""
        geometry, colour = self._view.geometry, self._themes.current.accent
        left, right = KEYS_WIDTH + pixel(geometry.x(start)), KEYS_WIDTH + pixel(geometry.x(end))
        painter.fillRect(left, HEIGHT - 5, right - left, 5, colour)
        for x in (left, right - 3):
            painter.fillRect(x, HEIGHT - BRACE - 1, 3, BRACE + 1, colour)

    @Slot()
    def _on_geometry_changed(self) -> None:
        """It stays as it is where the rows move."""
        across = self._view.geometry.left, self._view.geometry.bar_width
        if across != self._across:
            self._across = across
            self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._follow()
        self.update()
