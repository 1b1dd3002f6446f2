"""How long it takes from a hand that moves a slider of a verb to the roll that shows what came of it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, SignalInstance, Slot

from sketchpad.generation.blend import Blended
from sketchpad.generation.shaping.shaped import Shaped
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR
from sketchpad.music.primers import read_primer
from sketchpad.session.verbs.ends import End
from sketchpad.ui.app import App
from sketchpad.ui.panels.reach_slider import ReachSlider

TICK = 2
"""Milliseconds between the ticks that should come."""
MOVE = 16
"""Milliseconds between the moves of the hand."""
MOVES = 300
ATTRIBUTE = "note_density"
PRIMERS = ("irish_reel", "twinkle", "minor_lament", "synth_hook")
LENGTH = 16 * TICKS_PER_BAR
PATIENCE = 60_000
"""Milliseconds."""


@dataclass(frozen=True)
class Drag:
    """Milliseconds; `ready` until the model had read the song, `p50` and `p95` from a move to the roll painted."""

    verb: str
    model: str
    answers: int
    ready_ms: float
    p50_ms: float
    p95_ms: float
    tick_p99_ms: float


class Hand(QObject):
    """Moves the slider up and down, and looks when the roll is painted."""

    def __init__(self, app: App, slider: ReachSlider) -> None:
        super().__init__()
        self._slider = slider
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
            self._slider.setSliderDown(False)
            QTimer.singleShot(500, self.done.quit)
            return
        self._moves += 1
        # Never the same place twice, or its blend would be known.
        share = abs(self._moves / 50 % 2 - 1) + self._moves // 50 / 1000
        begun = time.perf_counter()
        self._slider.setSliderDown(True)
        self._slider.setValue(round(self._slider.maximum() * (0.1 + 0.8 * share)))
        self._asked[self._slider.amount] = begun

    @Slot(int, object, dict)
    def on_shaped(self, _number: int, shaped: Shaped, _reach: object) -> None:
        """An answer of Shape came."""
        self._answered = self._asked.get(shaped.asked.get(ATTRIBUTE, -1.0))

    @Slot(int, Blended)
    def on_blended(self, _number: int, blended: Blended) -> None:
        """An answer of Interpolate came."""
        self._answered = self._asked.get(blended.request.points[0][0])


def song() -> Bars:
    """Sixteen bars of the example primers."""
    notes = []
    for number, name in enumerate(PRIMERS * 2):
        primer = read_primer(name).between(0, 2 * TICKS_PER_BAR)
        notes += list(primer.shifted(number * 2 * TICKS_PER_BAR))
    return Bars.of(notes)


def measure_drag(verb: str, model: str) -> Drag:
    """Open the window on sixteen bars, and drag the slider of density (`shape`), or from A to B (`interpolate`)."""
    app = App()
    try:
        app.window.show()
        app.session.document.load(song())
        _until(app.session.shape.scales_changed, 1000)
        begun = time.perf_counter()
        hand = _shaping(app, model) if verb == "shape" else _blending(app, model)
        ready = time.perf_counter() - begun
        hand.start()
        latencies, gaps = sorted(hand.latencies), hand.gaps
        return Drag(
            verb,
            model,
            answers=len(latencies),
            ready_ms=1e3 * ready,
            p50_ms=1e3 * latencies[len(latencies) // 2],
            p95_ms=1e3 * latencies[int(0.95 * len(latencies))],
            tick_p99_ms=1e3 * gaps[int(0.99 * len(gaps))],
        )
    finally:
        app.close()


def _shaping(app: App, model: str) -> Hand:
    """A hand on a slider of Shape, once the variants are made."""
    hand = Hand(app, app.window.shape.rows[ATTRIBUTE].slider)
    app.session.generator.shaped.connect(hand.on_shaped)
    app.session.shape.model = model
    app.session.shape.prepare()
    _until(app.session.shape.scales_changed, PATIENCE)
    return hand


def _blending(app: App, model: str) -> Hand:
    """A hand on the slider of Interpolate, from the song to the song in other bars and a third higher."""
    verb, panel = app.session.interpolation, app.window.interpolate
    panel.fold.setChecked(True)
    panel.use_model(model)
    other = [replace(note, pitch=note.pitch + 4, start=(note.start + 6 * TICKS_PER_BAR) % LENGTH) for note in song()]
    verb.ends.take_from_song(0)
    verb.ends.put(1, End("other", Bars.of(other)))
    _until(verb.lane.filled, PATIENCE)
    hand = Hand(app, panel.slider)
    app.session.generator.blended.connect(hand.on_blended)
    return hand


def _until(signal: SignalInstance, milliseconds: int) -> None:
    """Let the window live until a signal comes, or for so long."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
