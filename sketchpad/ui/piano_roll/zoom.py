"""How much of the song is to be seen. Pure."""

from __future__ import annotations

from dataclasses import replace

from sketchpad.music.note import TICKS_PER_BAR
from sketchpad.ui.piano_roll.geometry import NARROWEST_BAR, WIDEST_BAR, Geometry

STEP = 1.5
"""How much a key zooms."""
READABLE_BAR = 40.0
"""Pixels of a bar in which an eighth can still be told from a quarter."""
FEWEST_BARS = 4
"""So many of an empty song are fitted."""


def fitted(geometry: Geometry, start: int, end: int, width: float) -> Geometry:
    """All from one tick to another, as wide as it can be."""
    bar_width = min(max(_bar_width(start, end, width), NARROWEST_BAR), WIDEST_BAR)
    return replace(geometry, left=float(start), bar_width=bar_width)


def led_to(geometry: Geometry, since: int, start: int, end: int, width: float) -> Geometry:
    """What was written from `start` to `end`, and before it what it goes on from, `since` then.

    Bars are narrower, as far as notes can still be read, where there is no room for all of it otherwise; never wider.
    Of what has no room then, the beginning of what was written is seen, and the end of what is before it.
    """
    if geometry.x(since) >= 0 and geometry.x(end) <= width:
        return geometry
    bar_width = min(geometry.bar_width, max(_bar_width(since, end, width), READABLE_BAR))
    room = width * TICKS_PER_BAR / bar_width
    first = max(since, start - room / 2)
    left = max(min(geometry.left, first), min(first, end - room))
    return replace(geometry, left=left, bar_width=bar_width)


def _bar_width(start: int, end: int, width: float) -> float:
    """In which all from one tick to another has room; without one pixel, for a view begins at whole ones."""
    return (width - 1) * TICKS_PER_BAR / (end - start)
