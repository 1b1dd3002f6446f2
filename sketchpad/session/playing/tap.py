"""Tap tempo: how fast somebody taps."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

FORGETS_AFTER = 2.5
"""Seconds without a tap, after which the next one is a first."""
MOST_TAPS = 9


class TapTempo:
    """The median of the latest eight intervals, so that one tap that came late changes nothing."""

    def __init__(self) -> None:
        self._taps: list[float] = []

    def tap(self, seconds: float) -> float | None:
        """A tap at a time on any clock; the tempo in quarters a minute, None until there are two taps."""
        if self._taps and not 0 < seconds - self._taps[-1] < FORGETS_AFTER:
            self._taps.clear()
        self._taps = [*self._taps, seconds][-MOST_TAPS:]
        if len(self._taps) < 2:
            return None
        return 60 / median(later - earlier for earlier, later in pairwise(self._taps))
