"""Pixels ↔ ticks and pitches. Pure."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.metre import FOUR_FOUR, Metre
from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH, TICKS_PER_BAR

Place = TypeVar("Place", float, NDArray[Any])
"""One, or many in an array."""

NARROWEST_BAR, WIDEST_BAR = 2.0, 2400.0
"""A song of 300 bars is seen whole, also where the window is not large."""
LOWEST_ROW, HIGHEST_ROW = 5.0, 40.0
ROOM_AFTER = 16 * TICKS_PER_BAR
"""Empty bars that can be scrolled to after the song."""
EDGE = 5
"""Pixels from a note's end in which a press takes hold of its edge."""
NO_PIXEL = 1e-3
"""Less than what is seen of a pixel."""
HALF = 0.5 + 1e-6
"""Half a pixel; what is that but for the rounding of floats counts as half."""
DRUM_ROWS = HIGHEST_PITCH + 1
"""So much lower than its pitch is what stands for a drum that has a row of its own, below those of pitches."""
NOWHERE = -1
"""The pitch of what lies below all pitches."""
ALL_ROWS = tuple(range(LOWEST_PITCH, HIGHEST_PITCH + 1))


@dataclass(frozen=True)
class Geometry:
    """What part of the roll is seen, and how large.

    Attributes:
        left: the tick at the left edge.
        top: the row that begins at the upper edge, counted from the lowest; with a fraction, it is cut.
        bar_width: pixels a bar of four quarters, whatever the metre.
        row_height: pixels a row.
        rows: the pitches that have a row, rising; the others are folded away. Below 0 are drums, less `DRUM_ROWS`.
    """

    left: float = 0.0
    top: float = 84.0
    bar_width: float = 160.0
    row_height: float = 16.0
    rows: tuple[int, ...] = ALL_ROWS

    def x(self, tick: Place) -> Place:
        """Where a tick is."""
        return (tick - self.left) * self.bar_width / TICKS_PER_BAR

    def tick(self, x: float) -> float:
        """Which tick is there."""
        return self.left + x * TICKS_PER_BAR / self.bar_width

    def row(self, pitch: Place) -> Place:
        """Which row a pitch has, counted from the lowest; one that is folded away lies between two rows."""
        if self.rows is ALL_ROWS:
            return pitch
        places: Any = _places(self.rows)[np.asarray(pitch, dtype=np.int64) + DRUM_ROWS]
        return places

    def y(self, pitch: Place) -> Place:
        """Where the row of a pitch begins."""
        return (self.top - self.row(pitch)) * self.row_height

    def pitch(self, y: float) -> int:
        """Whose row is there, or the nearest pitch that has one."""
        return self.rows[min(max(self.row_at(y), self.lowest), len(self.rows) - 1)]

    def pitch_under(self, y: float) -> int:
        """Whose row is there, or `NOWHERE`."""
        return self.pitch(y) if y < self.bottom else NOWHERE

    def row_at(self, y: float) -> int:
        """Which row is there, or would be."""
        return -int((y / self.row_height - self.top) // 1)

    @property
    def lowest(self) -> int:
        """The lowest row of a pitch; below it are drums."""
        return 0 if self.rows is ALL_ROWS else bisect_left(self.rows, 0)

    @property
    def bottom(self) -> float:
        """Where the lowest row of a pitch ends."""
        return (self.top - self.lowest + 1) * self.row_height

    def edge(self, start: int, end: int, x: float) -> Literal["start", "end"] | None:
        """Which edge of a note from one tick to another is near; the middle of a narrow note is no edge."""
        left, right = self.x(float(start)), self.x(float(end))
        reach = min(EDGE, (right - left) / 4)
        if right - x <= reach:
            return "end"
        return "start" if x - left <= reach else None

    def folded(self, rows: tuple[int, ...], y: float) -> Geometry:
        """With other rows; the pitch at `y` stays where it is, as far as it can."""
        if rows == self.rows:
            return self
        kept = replace(self, rows=ALL_ROWS if rows == ALL_ROWS else rows)
        return replace(kept, top=self.top + kept.row(self.pitch(y)) - self.row(self.pitch(y)))

    def zoomed(self, factor: float, x: float) -> Geometry:
        """Bars wider or narrower; the tick at `x` stays where it is."""
        width = min(max(self.bar_width * factor, NARROWEST_BAR), WIDEST_BAR)
        left = self.tick(x) - x * TICKS_PER_BAR / width
        return replace(self, bar_width=width, left=max(0.0, left))

    def zoomed_rows(self, factor: float, y: float) -> Geometry:
        """Rows higher or lower; the pitch at `y` stays where it is."""
        height = min(max(self.row_height * factor, LOWEST_ROW), HIGHEST_ROW)
        return replace(self, row_height=height, top=self.top - y / self.row_height + y / height)

    def moved(self, x: float, y: float) -> Geometry:
        """Moved by pixels, to the right and down."""
        return replace(self, left=self.left + x * TICKS_PER_BAR / self.bar_width, top=self.top - y / self.row_height)

    def within(self, width: float, height: float, end: int) -> Geometry:
        """The nearest geometry whose view of that size lies in a song that ends at tick `end`.

        It begins at whole pixels, so that what is seen of two such views of one size is the same picture, moved.
        """
        pixels = self.bar_width / TICKS_PER_BAR
        furthest = math.floor(max(0.0, (end + ROOM_AFTER) * pixels - width))
        left = min(max(round(self.left * pixels), 0), furthest)
        top = self._highest - min(max(self.from_top, 0), self.hidden(height))
        return replace(self, left=left / pixels, top=top / self.row_height)

    @property
    def from_top(self) -> int:
        """How many pixels of rows are above the view."""
        return self._highest - round(self.top * self.row_height)

    def hidden(self, height: float) -> int:
        """How many pixels of rows are above or below a view of that height."""
        return max(self._highest - math.ceil(height - self.row_height), 0)

    @property
    def _highest(self) -> int:
        """Pixels from the lowest row to the highest."""
        return math.floor((len(self.rows) - 1) * self.row_height)

    def shift(self, other: Geometry) -> tuple[int, int] | None:
        """How many pixels to the right and down the picture of this geometry moves to become that of another.

        None where it is another picture.
        """
        if (self.bar_width, self.row_height, self.rows) != (other.bar_width, other.row_height, other.rows):
            return None
        right = (self.left - other.left) * self.bar_width / TICKS_PER_BAR
        down = (other.top - self.top) * self.row_height
        whole = round(right), round(down)
        return whole if abs(right - whole[0]) + abs(down - whole[1]) < NO_PIXEL else None

    def showing(self, tick: float, width: float) -> Geometry:
        """Turned like a page, when `tick` is out of a view of that width."""
        if 0 <= self.x(tick) < width:
            return self
        return replace(self, left=max(0.0, tick - TICKS_PER_BAR / 4))


def rows_in_view(geometry: Geometry, bottom: int, top: int = 0) -> Iterator[tuple[int, int, int]]:
    """(pitch, top, height) of the rows that are seen between these pixels, in whole pixels."""
    return _seen(geometry, range(geometry.lowest, len(geometry.rows)), bottom, top)


def drum_rows_in_view(geometry: Geometry, bottom: int, top: int = 0) -> Iterator[tuple[int, int, int]]:
    """The same of drums that have rows of their own."""
    for below, begin, height in _seen(geometry, range(geometry.lowest), bottom, top):
        yield below + DRUM_ROWS, begin, height


def _seen(geometry: Geometry, rows: range, bottom: int, top: int) -> Iterator[tuple[int, int, int]]:
    for row in range(min(geometry.row_at(top), rows.stop - 1), max(geometry.row_at(bottom), rows.start) - 1, -1):
        begin, end = (pixel((geometry.top - above) * geometry.row_height) for above in (row, row - 1))
        yield geometry.rows[row], begin, end - begin


@cache
def _places(rows: tuple[int, ...]) -> NDArray[np.float64]:
    """The row of each drum and each pitch; of those without one, the middle between its neighbours."""
    pitches = np.arange(LOWEST_PITCH - DRUM_ROWS, HIGHEST_PITCH + 1)
    after = np.searchsorted(rows, pitches)
    has_row = np.isin(pitches, rows)
    return np.where(has_row, after, after - 0.5)


def whole(places: NDArray[Any]) -> NDArray[np.int64]:
    """The nearest whole pixels, halves upwards: a picture that moves by whole pixels keeps its roundings."""
    return np.floor(places + HALF).astype(np.int64)


def pixel(place: float) -> int:
    """The nearest whole pixel of one place, halves upwards."""
    return math.floor(place + HALF)


def snapped(tick: float, grid: int, metre: Metre = FOUR_FOUR) -> int:
    """The nearest line of the grid, which begins anew with each bar."""
    return max(0, round(float(metre.nearest_line(tick, grid))))


def snapped_down(tick: float, grid: int, metre: Metre = FOUR_FOUR) -> int:
    """The line of the grid at or before."""
    bar = int(tick // metre.ticks_per_bar) * metre.ticks_per_bar
    return max(0, bar + int((tick - bar) // grid) * grid)
