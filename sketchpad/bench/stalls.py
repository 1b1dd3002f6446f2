"""How long the window's thread is ever kept waiting while models write one answer after another."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot

from sketchpad.session.takes.takes import ORIGINAL
from sketchpad.ui.app import App

TICK = 2
"""Milliseconds between the ticks that should come."""
SETTLING = 2000
"""Milliseconds for the primer, the sound and the plots to be there."""


@dataclass(frozen=True)
class Stalls:
    """Milliseconds between ticks, over all of them."""

    answers: int
    ticks: int
    median_ms: float
    p99_ms: float
    most_ms: float


class Watch(QObject):
    """Ticks on the window's thread, and asks for the next answer when one is there."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._times: list[float] = []
        self._answers = 0
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
        self._app.window.generating.start()

    def result(self) -> Stalls:
        """What was seen so far."""
        gaps = sorted(1e3 * (later - earlier) for earlier, later in pairwise(self._times))
        return Stalls(self._answers, len(gaps), median(gaps), gaps[int(0.99 * len(gaps))], gaps[-1])

    @Slot()
    def _on_tick(self) -> None:
        self._times.append(time.perf_counter())

    @Slot()
    def _again(self) -> None:
        self._answers += 1
        if self._app.session.takes.is_open:
            self._app.session.takes.choose(ORIGINAL)
            self._app.session.takes.accept()
        self._app.window.generating.start()


def measure_stalls(seconds: float) -> Stalls:
    """Open the window, and generate all the time for so long."""
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
