"""How late the window's own events come, as a timer on its thread sees it."""

from __future__ import annotations

import time
from collections import deque

from PySide6.QtCore import QObject, Qt, QTimer, Slot

TICK = 40
"""Milliseconds."""
TOGETHER = 25
"""Ticks of which the latest one is kept."""
KEPT = 300


class LoopWatch(QObject):
    """Watches between `start` and `stop`.

    Attributes:
        delays: seconds that a tick came late, in each second the most; the newest last.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.delays: deque[float] = deque(maxlen=KEPT)
        self._last = 0.0
        self._worst, self._count = 0.0, 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> None:
        """Begin, or go on."""
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Look no longer; what was seen is kept."""
        self._timer.stop()

    @Slot()
    def _on_tick(self) -> None:
        now = time.perf_counter()
        self._worst = max(self._worst, now - self._last - TICK / 1e3)
        self._last = now
        self._count += 1
        if self._count == TOGETHER:
            self.delays.append(self._worst)
            self._worst, self._count = 0.0, 0
