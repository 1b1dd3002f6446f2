"""What answers cost, in time and memory, and what the next one is likely to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

import psutil
from PySide6.QtCore import QObject, Signal

from sketchpad.generation.request import Request
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_STEP

MOST_COSTS = 300
RECENT = 9


@dataclass(frozen=True)
class Cost:
    """What one take cost.

    Attributes:
        steps: the steps computed, the primer's among them.
        seconds: the time of computing.
        first_bar_seconds: the part of it before the first bar was there.
        resident: bytes of memory held when it was done, the engine's own processes among them.
        fills: whether it fills a hole, of which every step is tried many times.
    """

    model: str
    engine: str
    steps: int
    seconds: float
    first_bar_seconds: float
    resident: int
    fills: bool = False


def resident_memory(processes: Iterable[int] = ()) -> int:
    """Bytes of memory held by this process and by `processes`, where they still run."""
    total = psutil.Process().memory_info().rss
    for process in processes:
        try:
            total += psutil.Process(process).memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def steps_of(request: Request) -> int:
    """The steps one take of a request takes, the primer's among them."""
    return max(1, (request.end - request.origin) // TICKS_PER_STEP)


class Meter(QObject):
    """The costs so far; forecasts from the latest of the same model and engine."""

    recorded = Signal(Cost)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.costs: deque[Cost] = deque(maxlen=MOST_COSTS)
        self._rates: dict[tuple[str, str, bool], deque[float]] = {}

    def record(self, cost: Cost) -> None:
        """Keep a cost."""
        self.costs.append(cost)
        self.learn(cost.model, cost.engine, cost.seconds / cost.steps, cost.fills)
        self.recorded.emit(cost)

    def learn(self, model: str, engine: str, seconds_per_step: float, fills: bool = False) -> None:
        """Take a measured rate into account for forecasts."""
        self._rates.setdefault((model, engine, fills), deque(maxlen=RECENT)).append(seconds_per_step)

    def speed(self, model: str, engine: str, bars: int = 16) -> float | None:
        """The seconds that so many bars out of nothing take; None until the model was measured."""
        return self.forecast(Request(Bars.of(), model, bars=bars), engine)

    def forecast(self, request: Request, engine: str) -> float | None:
        """The seconds that all takes of a request are likely to need; None until the model was measured."""
        rates = self._rates.get((request.model, engine, request.hole is not None))
        return median(rates) * steps_of(request) * request.takes if rates else None
