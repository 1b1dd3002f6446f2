"""Pixels ↔ ticks and pitches. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from numpy.typing import NDArray

from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH, TICKS_PER_BAR

Place = TypeVar("Place", float, NDArray[Any])
"""One, or many in an array."""

NARROWEST_BAR, WIDEST_BAR = 12.0, 2400.0
LOWEST_ROW, HIGHEST_ROW = 5.0, 40.0
ROOM_AFTER = 16 * TICKS_PER_BAR
"""Empty bars that can be scrolled to after the song."""


@dataclass(frozen=True)
class Geometry:
    """What part of the roll is seen, and how large.

    Attributes:
        left: the tick at the left edge.
        top: the pitch whose row begins at the upper edge; with a fraction, the row is cut.
        bar_width: pixels a bar.
        row_height: pixels a pitch.
    """

    left: float = 0.0
    top: float = 84.0
    bar_width: float = 160.0
    row_height: float = 16.0

    def x(self, tick: Place) -> Place:
        """Where a tick is."""
        return (tick - self.left) * self.bar_width / TICKS_PER_BAR

    def tick(self, x: float) -> float:
        """Which tick is there."""
        return self.left + x * TICKS_PER_BAR / self.bar_width

    def y(self, pitch: Place) -> Place:
        """Where the row of a pitch begins."""
        return (self.top - pitch) * self.row_height

    def pitch(self, y: float) -> int:
        """Whose row is there."""
        pitch = -int((y / self.row_height - self.top) // 1)
        return min(max(pitch, LOWEST_PITCH), HIGHEST_PITCH)

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
        """The nearest geometry whose view of that size lies in a song that ends at tick `end`."""
        ticks = width * TICKS_PER_BAR / self.bar_width
        left = min(max(self.left, 0.0), max(0.0, end + ROOM_AFTER - ticks))
        rows = height / self.row_height
        lowest_top = min(LOWEST_PITCH + rows - 1, float(HIGHEST_PITCH))
        return replace(self, left=left, top=min(max(self.top, lowest_top), float(HIGHEST_PITCH)))

    def showing(self, tick: float, width: float) -> Geometry:
        """Turned like a page, when `tick` is out of a view of that width."""
        if 0 <= self.x(tick) < width:
            return self
        return replace(self, left=max(0.0, tick - TICKS_PER_BAR / 4))


def rows_in_view(geometry: Geometry, height: int) -> Iterator[tuple[int, int, int]]:
    """(pitch, top, height) of the rows in view, in whole pixels."""
    for pitch in range(geometry.pitch(0), geometry.pitch(height) - 1, -1):
        top, bottom = round(geometry.y(pitch)), round(geometry.y(pitch - 1))
        yield pitch, top, bottom - top


def snapped(tick: float, grid: int) -> int:
    """The nearest line of the grid."""
    return max(0, int((tick + grid / 2) // grid) * grid)


def snapped_down(tick: float, grid: int) -> int:
    """The line of the grid at or before."""
    return max(0, int(tick // grid) * grid)
