"""How a song counts: so many beats to the bar, each a half, a quarter, an eighth or a sixteenth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.errors import InputError, check_within
from sketchpad.music.note import TICKS_PER_QUARTER

Ticks = float | NDArray[np.int64]

MOST_BEATS = 16
UNITS = (2, 4, 8, 16)


@dataclass(frozen=True, slots=True)
class Metre:
    """A time signature. Of all metres bar lines lie on the grid of sixteenths.

    Attributes:
        beats: how many a bar has; the first is the accented one.
        unit: what a beat is, as a part of a whole note.

    Raises:
        InputError: there is no such metre here.
    """

    beats: int = 4
    unit: int = 4

    def __post_init__(self) -> None:
        check_within("the number of beats in a bar", self.beats, 1, MOST_BEATS)
        if self.unit not in UNITS:
            raise InputError("a beat cannot be 1/{}; choose one of {}", self.unit, ", ".join(map(str, UNITS)))

    @classmethod
    def of(cls, text: str) -> Metre:
        """The metre that is written so, as 3/4.

        Raises:
            InputError: it is none.
        """
        found = re.fullmatch(r"\s*(\d{1,3})\s*/\s*(\d{1,3})\s*", text)
        if not found:
            raise InputError("{!r} is no metre; write it as 3/4 or 6/8", text)
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.beats}/{self.unit}"

    @property
    def ticks_per_beat(self) -> int:
        """How long a beat is."""
        return 4 * TICKS_PER_QUARTER // self.unit

    @property
    def ticks_per_bar(self) -> int:
        """How long a bar is."""
        return self.beats * self.ticks_per_beat

    def line_before(self, tick: int) -> int:
        """The bar line at a tick, or the last one before it."""
        return tick - tick % self.ticks_per_bar

    def line_after(self, tick: int) -> int:
        """The bar line at a tick, or the next one after it."""
        return -(-tick // self.ticks_per_bar) * self.ticks_per_bar

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The bar lines around [start, end)."""
        return self.line_before(start), self.line_after(end)

    def bars_of(self, start: int, end: int) -> range:
        """The bars, from 0, that have a part of [start, end)."""
        return range(start // self.ticks_per_bar, -(-end // self.ticks_per_bar))

    def lines(self, grid: int, start: int, end: int) -> Iterator[int]:
        """The lines in [start, end) of a grid that begins anew with each bar, and the last one before them."""
        length = self.ticks_per_bar
        for first in range(self.line_before(start), end, length):
            begin = max(first, start - (start - first) % grid)
            yield from range(begin, min(end, first + length), grid)

    def nearest_line(self, ticks: Ticks, grid: int) -> NDArray[Any]:
        """The nearest line of such a grid, of one tick or of each of many; halfway, the later one."""
        place = ticks % self.ticks_per_bar
        before = place // grid * grid
        after = np.minimum(before + grid, self.ticks_per_bar)
        return ticks - place + np.where(place - before < after - place, before, after)

    def place(self, tick: int) -> tuple[int, int, int]:
        """The bar and the beat of a tick, both from 0, and the ticks that it is behind them."""
        bar, rest = divmod(tick, self.ticks_per_bar)
        return bar, *divmod(rest, self.ticks_per_beat)

    def covering(self, bars: Iterable[int], metre: Metre) -> frozenset[int]:
        """The bars of this metre that cover bars of another one, all of them and no more than needed."""
        ticks = metre.ticks_per_bar
        return frozenset(found for bar in bars for found in self.bars_of(bar * ticks, (bar + 1) * ticks))


FOUR_FOUR = Metre()
"""The only metre that the models know."""
