"""How fluent the piano roll is with a very long song: the real window, driven by real events."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import psutil
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP, Voice
from sketchpad.music.notes import NOTE_DTYPE, in_order
from sketchpad.session.waiting import wait
from sketchpad.ui.app import App
from sketchpad.ui.piano_roll.view import KEYS_WIDTH

NOTES = 100_000
NOTES_IN_BAR = 64
MOVES = 200
SETTLING = 1500
"""Milliseconds for the window, its plots and its models to be there."""
FAR_BAR = 12.0
"""Pixels of a bar from far away: some 70 of them in the window."""
NOTCH = 120
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
Clock = Callable[[], float]
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Roll:
    """Milliseconds until all is painted, and megabytes; of `scroll` and `drag` the 95th percentile.

    Attributes:
        load_ms: from the song being read to the window that shows it.
        scroll_ms, far_scroll_ms: a notch of the wheel, at the usual zoom and from far away.
        drag_ms, far_drag_ms: a move of the mouse with one note in hand, at the same zooms.
        drag_all_ms: the same with all notes in hand.
        drop_all_ms: letting go of all.
        undo_all_ms: taking that back.
        megabytes: how much more memory the process had at most than before.
    """

    notes: int
    load_ms: float
    scroll_ms: float
    far_scroll_ms: float
    drag_ms: float
    far_drag_ms: float
    drag_all_ms: float
    drop_all_ms: float
    undo_all_ms: float
    megabytes: float


def long_song(notes: int = NOTES) -> Bars:
    """Chords, a bass and drums on every sixteenth, the same whenever asked; as long as a song may be."""
    place = np.arange(notes)
    rows = np.zeros(notes, dtype=NOTE_DTYPE)
    rows["start"] = place * TICKS_PER_BAR // NOTES_IN_BAR // TICKS_PER_STEP * TICKS_PER_STEP
    rows["voice"] = place % len(Voice)
    lowest, spread, by = np.array([[67, 24, 7], [55, 12, 5], [36, 12, 3], [36, 12, 2]])[rows["voice"]].T
    rows["pitch"] = lowest + place // len(Voice) * by % spread
    rows["length"] = TICKS_PER_STEP * (1 + place % 3)
    rows["velocity"] = 60 + place * 11 % 60
    rows["author"] = place // 64 % 2
    return Bars(in_order(rows))


def measure_roll(notes: int = NOTES, moves: int = MOVES, clock: Clock = time.perf_counter) -> Roll:
    """Open the window, load the song, scroll and drag in it; by `time.thread_time`, whatever else the machine does."""
    app, watch = App(), _Watch(clock)
    try:
        app.window.show()
        wait(SETTLING)
        song, memory = long_song(notes), _Memory()
        load = watch.timed(lambda: app.session.document.load(song))
        memory.look()
        view, canvas = app.window.roll.view, app.window.roll.canvas
        near = _scrolled(canvas, moves, watch)
        usual = view.geometry
        view.set_geometry(replace(usual, bar_width=FAR_BAR))
        far = _scrolled(canvas, moves, watch)
        far_one, _ = _dragged(app, moves, watch)
        view.set_geometry(usual)
        _shown()
        memory.look()
        one, _ = _dragged(app, moves, watch)
        app.session.document.select(app.session.document.bars)
        _shown()
        every, drop = _dragged(app, moves, watch)
        undo = watch.timed(app.session.document.undo_stack.undo)
        memory.look()
        return Roll(
            notes=len(song),
            load_ms=load,
            scroll_ms=near,
            far_scroll_ms=far,
            drag_ms=one,
            far_drag_ms=far_one,
            drag_all_ms=every,
            drop_all_ms=drop,
            undo_all_ms=undo,
            megabytes=memory.most,
        )
    finally:
        app.close()


class _Memory:
    """How much memory the process has more than at first, at most, in megabytes."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._before = self._process.memory_info().rss
        self.most = 0.0

    def look(self) -> None:
        self.most = max(self.most, (self._process.memory_info().rss - self._before) / 1e6)


def _shown() -> None:
    """Let everything be painted that is to be painted."""
    QApplication.processEvents()


class _Watch:
    """Tells how long something takes until it is seen."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def timed(self, do: Callable[[], object]) -> float:
        """Milliseconds until something is done and painted."""
        begun = self._clock()
        do()
        _shown()
        return 1e3 * (self._clock() - begun)


def _p95(milliseconds: list[float]) -> float:
    return sorted(milliseconds)[int(0.95 * len(milliseconds))]


def _scrolled(canvas: QWidget, moves: int, watch: _Watch) -> float:
    """Notches to the right and, every fourth, up or down."""
    place = QPointF(canvas.width() / 2, canvas.height() / 2)
    no_phase = Qt.ScrollPhase.NoScrollPhase
    times: list[float] = []
    for move in range(moves):
        turn = QPoint(0, NOTCH if move % 8 == 3 else -NOTCH)
        held = PLAIN if move % 4 == 3 else SHIFT
        event = QWheelEvent(place, canvas.mapToGlobal(place), QPoint(), turn, NO_BUTTON, held, no_phase, False)
        times.append(watch.timed(lambda event=event: QApplication.sendEvent(canvas, event)))
    return _p95(times)


def _dragged(app: App, moves: int, watch: _Watch) -> tuple[float, float]:
    """Take hold of a note in view and move it about; the moves' 95th percentile, and how long letting go took."""
    view, canvas = app.window.roll.view, app.window.roll.canvas
    geometry = view.geometry
    rows = view.reach.of(view.window(int(geometry.left), int(geometry.tick(canvas.width() - 2 * KEYS_WIDTH))))
    y = geometry.y(rows["pitch"]) + geometry.row_height / 2
    row = rows[np.flatnonzero((rows["start"] >= geometry.left) & (y > 0) & (y < canvas.height()))[0]]
    middle = row["start"] + row["length"] / 2
    begin = QPointF(KEYS_WIDTH + float(geometry.x(middle)), float(geometry.y(row["pitch"]) + geometry.row_height / 2))
    _mouse(canvas, QEvent.Type.MouseButtonPress, begin, LEFT)
    times: list[float] = []
    for move in range(1, moves + 1):
        place = begin + QPointF(7.0 * (move % 60), (move % 5) * geometry.row_height)
        times.append(watch.timed(lambda place=place: _mouse(canvas, QEvent.Type.MouseMove, place, NO_BUTTON)))
    end = begin + QPointF(140.0, geometry.row_height)
    _mouse(canvas, QEvent.Type.MouseMove, end, NO_BUTTON)
    return _p95(times), watch.timed(lambda: _mouse(canvas, QEvent.Type.MouseButtonRelease, end, LEFT))


def _mouse(canvas: QWidget, kind: QEvent.Type, place: QPointF, button: Qt.MouseButton) -> None:
    held = NO_BUTTON if kind is QEvent.Type.MouseButtonRelease else LEFT
    QApplication.sendEvent(canvas, QMouseEvent(kind, place, canvas.mapToGlobal(place), button, held, PLAIN))
