"""The time of a clock that goes by leaps, as FluidSynth's does with each buffer of sound."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from sketchpad.audio.course import CLOCK

REMEMBERS = 2.0
"""Seconds; so long after a break of the sound, its clock counts as it then is."""


class SteadyClock:
    """Tells monotonic seconds from ticks of the clock: right after a leap it is least behind, and that is the truth."""

    def __init__(self, moment: Callable[[], float] = time.monotonic) -> None:
        self._moment = moment
        self._looks: deque[tuple[float, float]] = deque()
        self._begun = 0.0

    def look(self, clock: float) -> None:
        """Take down what the clock shows now."""
        now = self._moment()
        self._looks.append((now, now - clock / CLOCK))
        while now - self._looks[0][0] > REMEMBERS:
            self._looks.popleft()
        self._begun = min(begun for _, begun in self._looks)

    @property
    def begun(self) -> float:
        """The moment at which the clock showed 0."""
        return self._begun

    def at(self, moment: float) -> float:
        """What the clock shows at a moment."""
        return (moment - self._begun) * CLOCK
