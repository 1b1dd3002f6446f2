"""How long it takes from a hand that moves a slider of Shape to the roll that shows what came of it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Slot

from sketchpad.generation.shape import Shaped
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR
from sketchpad.music.primers import read_primer
from sketchpad.ui.app import App

TICK = 2
"""Milliseconds between the ticks that should come."""
MOVE = 16
"""Milliseconds between the moves of the hand."""
MOVES = 300
ATTRIBUTE = "note_density"
PRIMERS = ("irish_reel", "twinkle", "minor_lament", "synth_hook")
PATIENCE = 60_000
"""Milliseconds."""


@dataclass(frozen=True)
class Drag:
    """Milliseconds; `ready` until the song's variants were made, `p50` and `p95` from a move to the roll painted."""

    model: str
    answers: int
    ready_ms: float
    p50_ms: float
    p95_ms: float
    tick_p99_ms: float


class Hand(QObject):
    """Moves the slider up and down, and looks when the roll is painted."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._shape = app.session.shape
        self._slider = app.window.shape.rows[ATTRIBUTE].slider
        self._moves = 0
        self._asked: dict[float, float] = {}
        self._answered: float | None = None
        self._ticks: list[float] = []
        self.latencies: list[float] = []
        self.done = QEventLoop(self)
        self._timer = QTimer(self, interval=MOVE, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._move)
        self._watch = QTimer(self, interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._watch.timeout.connect(self._on_tick)
        app.session.generator.shaped.connect(self._on_shaped)
        app.window.roll.canvas.installEventFilter(self)

    @property
    def gaps(self) -> list[float]:
        """Between ticks of the window's thread, in seconds, sorted."""
        return sorted(later - earlier for earlier, later in pairwise(self._ticks))

    def start(self) -> None:
        """Move until the last move is done; `done` quits."""
        self._timer.start()
        self._watch.start()
        self.done.exec()
        self._watch.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A paint event after an answer shows it."""
        if event.type() is QEvent.Type.Paint and self._answered is not None:
            asked, self._answered = self._answered, None
            QTimer.singleShot(0, lambda: self.latencies.append(time.perf_counter() - asked))
        return super().eventFilter(watched, event)

    @Slot()
    def _on_tick(self) -> None:
        self._ticks.append(time.perf_counter())

    @Slot()
    def _move(self) -> None:
        if self._moves == MOVES:
            self._timer.stop()
            self._shape.release()
            QTimer.singleShot(500, self.done.quit)
            return
        self._moves += 1
        share = abs(self._moves / 50 % 2 - 1)
        self._slider.setSliderDown(True)
        self._slider.setValue(round(self._slider.maximum() * (0.1 + 0.8 * share)))
        self._asked[self._shape.asked.get(ATTRIBUTE, 0.0)] = time.perf_counter()

    @Slot(int, object, dict)
    def _on_shaped(self, _number: int, shaped: Shaped, _reach: object) -> None:
        self._answered = self._asked.get(shaped.asked.get(ATTRIBUTE, -1.0))


def song() -> Bars:
    """Sixteen bars of the example primers."""
    notes = []
    for number, name in enumerate(PRIMERS * 2):
        primer = read_primer(name).between(0, 2 * TICKS_PER_BAR)
        notes += list(primer.shifted(number * 2 * TICKS_PER_BAR))
    return Bars.of(notes)


def measure_drag(model: str) -> Drag:
    """Open the window on sixteen bars, and drag the density slider."""
    app = App()
    try:
        app.window.show()
        app.session.document.load(song())
        _until(app, 1000)
        app.session.shape.model = model
        begun = time.perf_counter()
        app.session.shape.prepare()
        _until(app, PATIENCE)
        ready = time.perf_counter() - begun
        hand = Hand(app)
        hand.start()
        latencies, gaps = sorted(hand.latencies), hand.gaps
        return Drag(
            model,
            len(latencies),
            1e3 * ready,
            1e3 * latencies[len(latencies) // 2],
            1e3 * latencies[int(0.95 * len(latencies))],
            1e3 * gaps[int(0.99 * len(gaps))],
        )
    finally:
        app.close()


def _until(app: App, milliseconds: int) -> None:
    """Let the window live until the scales change, or for so long."""
    loop = QEventLoop()
    app.session.shape.scales_changed.connect(loop.quit)
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
