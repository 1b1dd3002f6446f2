"""How long the window's thread is ever kept waiting while models write one answer after another, and a hand drags."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from sketchpad.session.takes.takes import ORIGINAL
from sketchpad.ui.app import App
from sketchpad.ui.piano_roll.view import KEYS_WIDTH

TICK = 2
"""Milliseconds between the ticks that should come."""
MOVE = 16
"""Milliseconds between the moves of the hand."""
MOVES = 60
"""From taking hold of a note to letting it go."""
ROWS = 4
"""Rows that the hand goes up, and down again."""
SETTLING = 2000
"""Milliseconds for the primer, the sound and the plots to be there."""


@dataclass(frozen=True)
class Stalls:
    """Milliseconds between ticks, over all of them; how often a hand dragged a note meanwhile, and let it go."""

    answers: int
    drags: int
    ticks: int
    median_ms: float
    p99_ms: float
    most_ms: float


class Hand(QObject):
    """Takes hold of the first note, drags it about, and lets it go one row away and back in turn.

    Attributes:
        drags: how often the song was another afterwards.
    """

    def __init__(self, app: App) -> None:
        super().__init__()
        self._document = app.session.document
        self._canvas, self._view = app.window.roll.canvas, app.window.roll.view
        self._from = QPointF()
        self._move = 0
        self.drags = 0
        self._timer = QTimer(self, interval=MOVE, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin."""
        self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        self._move = (self._move + 1) % MOVES
        if self._move == 1:
            self._take_hold()
        elif self._move:
            aside = self._move % (MOVES // 2) * self._view.geometry.bar_width / MOVES
            self._send(QEvent.Type.MouseMove, self._place(aside, self._move % (2 * ROWS) - ROWS))
        else:
            before = self._document.bars
            place = self._place(0.0, -1 if self.drags % 2 else 1)
            self._send(QEvent.Type.MouseMove, place)
            self._send(QEvent.Type.MouseButtonRelease, place, Qt.MouseButton.LeftButton)
            self.drags += self._document.bars != before

    def _take_hold(self) -> None:
        geometry, first = self._view.geometry, next(iter(self._document.bars))
        x, y = geometry.x(first.start + first.length / 2), geometry.y(first.pitch) + geometry.row_height / 2
        self._from = QPointF(KEYS_WIDTH + float(x), float(y))
        self._send(QEvent.Type.MouseButtonPress, self._from, Qt.MouseButton.LeftButton)

    def _place(self, aside: float, rows: int) -> QPointF:
        return self._from + QPointF(aside, -rows * self._view.geometry.row_height)

    def _send(self, kind: QEvent.Type, place: QPointF, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
        is_up = kind is QEvent.Type.MouseButtonRelease
        held = Qt.MouseButton.NoButton if is_up else Qt.MouseButton.LeftButton
        plain, canvas = Qt.KeyboardModifier.NoModifier, self._canvas
        QApplication.sendEvent(canvas, QMouseEvent(kind, place, canvas.mapToGlobal(place), button, held, plain))


class Watch(QObject):
    """Ticks on the window's thread, and asks for the next answer when one is there."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._times: list[float] = []
        self._answers = 0
        self._hand = Hand(app)
        self._timer = QTimer(self, interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        # By a timer: a queued call that leads to the next one would leave the event loop no time for anything else.
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._again)
        app.session.continuation.ended.connect(self._next.start)

    @Slot()
    def start(self) -> None:
        """Begin."""
        self._timer.start()
        self._hand.start()
        self._app.window.generating.start()

    def result(self) -> Stalls:
        """What was seen so far."""
        gaps = sorted(1e3 * (later - earlier) for earlier, later in pairwise(self._times))
        return Stalls(self._answers, self._hand.drags, len(gaps), median(gaps), gaps[int(0.99 * len(gaps))], gaps[-1])

    @Slot()
    def _on_tick(self) -> None:
        self._times.append(time.perf_counter())

    @Slot()
    def _again(self) -> None:
        """Go back to the original, stay with it, ask once more: a turn each, as a hand makes a click of each."""
        takes = self._app.session.takes
        if takes.is_open:
            if takes.shown == ORIGINAL:
                takes.accept()
            else:
                takes.choose(ORIGINAL)
            self._next.start()
        else:
            self._answers += 1
            self._app.window.generating.start()


def measure_stalls(seconds: float) -> Stalls:
    """Open the window, and generate and drag all the time for so long."""
    app = App()
    try:
        app.open(None)
        watch = Watch(app)
        QTimer.singleShot(SETTLING, watch.start)
        # A loop of its own: once the application's has been quit, no other would run in this process.
        loop = QEventLoop()
        QTimer.singleShot(SETTLING + round(seconds * 1000), loop.quit)
        loop.exec()
        return watch.result()
    finally:
        app.close()
