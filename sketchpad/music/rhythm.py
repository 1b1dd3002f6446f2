"""How rhythm is written: on which grid the notes of a beat stand, and with which signs a bar is divided.

A quarter, counted from the bar line as the editor's grids are, is either binary, down to thirty-seconds, or in
triplets, down to those of thirty-seconds; its halves differ only where that holds every note exactly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_QUARTER, TICKS_PER_STEP
from sketchpad.music.notes import Columns, Mask, in_order

_HALF, _QUARTER, _EIGHTH, _THIRTY_SECOND = (TICKS_PER_QUARTER * 2 // parts for parts in (1, 2, 4, 16))
_FINEST_TRIPLET = _THIRTY_SECOND * 2 // 3
_GRIDS = np.array([_QUARTER // parts for parts in (4, 3, 6, 8, 12)])
"""Sixteenths, triplets of eighths and of sixteenths, thirty-seconds, their triplets: as they are tried.

Those behind another one are harder to read: the second is taken where it lies more than twice as near, and so on.
"""
_EXACT = 1
"""Ticks by which a place is missed where another program's ticks were rounded to these."""
_NAMES = ("whole", "half", "quarter", "eighth", "16th", "32nd")
_LENGTHS = {name: 4 * TICKS_PER_QUARTER >> number for number, name in enumerate(_NAMES)}
_SIGNS: dict[int, tuple[str, bool]] = {length: (name, False) for name, length in _LENGTHS.items()} | {
    length * 3 // 2: (name, True) for name, length in _LENGTHS.items() if name not in ("whole", "32nd")
}
"""Ticks → the sign's name, and whether it has a dot."""
_LONGEST_FIRST = sorted(_SIGNS, reverse=True)


@dataclass(frozen=True)
class Triplet:
    """A time, in ticks, in which there are three of what there would be two."""

    start: int
    end: int

    @property
    def name(self) -> str:
        """What there are three of."""
        return _SIGNS[(self.end - self.start) // 2][0]


@dataclass(frozen=True)
class Stretch:
    """A part of a bar that one sign has the length of."""

    start: int
    end: int
    sign: str
    dotted: bool
    triplet: Triplet | None


def on_grids(rows: Columns, metre: Metre, held: bool = True) -> tuple[Columns, Mask]:
    """A voice's notes where notation has them: each begins and ends on the grid of its quarter.

    That is the one on which the beginnings lie best. An end has a say only where it and its beginning lie on some grid:
    what is played is held now longer, now shorter. With `held` false no end has any.

    Returns:
        The rows (notes,), sorted, and which of those given begin elsewhere than they did.
    """
    starts, ends = rows["start"], rows["start"] + rows["length"]
    drawn = _on_some_grid(starts) & _on_some_grid(ends) & held
    places, following = _nearest(
        np.concatenate([starts, ends]), np.append(np.ones(len(rows), dtype=bool), drawn), metre
    )
    moved = rows.copy()
    moved["start"] = places[: len(rows)]
    moved["length"] = np.maximum(places[len(rows) :], following[: len(rows)]) - moved["start"]
    return in_order(moved), np.abs(moved["start"] - starts) > _EXACT


def _on_some_grid(ticks: NDArray[np.int64]) -> Mask:
    lines = np.array([_THIRTY_SECOND, _FINEST_TRIPLET])
    over = ticks[:, None] % lines
    return np.minimum(over, lines - over).min(axis=1) <= _EXACT


def _nearest(ticks: NDArray[np.int64], counted: Mask, metre: Metre) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of ticks (ticks,) on the grids that suit those that are counted, and the first place after each."""
    quarters, halves = (_Cells.of(ticks, counted, metre, length) for length in (_QUARTER, _EIGHTH))
    worst = np.zeros(len(ticks))
    np.maximum.at(worst, quarters.number, halves.cost)
    apart = (quarters.cost > 0) & (worst[quarters.number] == 0)
    places, following = np.where(apart, halves.places, quarters.places)
    return places, following


@dataclass(frozen=True)
class _Cells:
    """The cells of some length that ticks lie in, each on the grid that suits it best; all are arrays over the ticks.

    Attributes:
        number: of the tick's cell.
        cost: how badly its grid suits what is counted; 0 where it does exactly.
        places: the nearest place, and the first one after that, (2, ticks).
    """

    number: NDArray[np.int64]
    cost: NDArray[np.float64]
    places: NDArray[np.int64]

    @classmethod
    def of(cls, ticks: NDArray[np.int64], counted: Mask, metre: Metre, length: int) -> _Cells:
        in_bar = ticks % metre.ticks_per_bar
        at = in_bar % length
        first = ticks - at
        ends = np.minimum(length, metre.ticks_per_bar - (in_bar - at))
        before = at[:, None] // _GRIDS * _GRIDS
        after = np.minimum(before + _GRIDS, ends[:, None])
        nearest = np.where(at[:, None] - before < after - at[:, None], before, after)
        missed = np.abs(nearest - at[:, None])
        missed[missed <= _EXACT] = 0
        number = np.unique(first, return_inverse=True)[1]
        costs = np.zeros((len(ticks), len(_GRIDS)))
        np.add.at(costs, number, missed * counted[:, None])
        costs *= np.arange(1, len(_GRIDS) + 1)
        grid = costs.argmin(axis=1)[number]
        each = np.arange(len(ticks))
        place = nearest[each, grid]
        # Behind the cell a sixteenth is a place whichever grid the next one has.
        after = np.where(place < ends, np.minimum(place + _GRIDS[grid], ends), place + TICKS_PER_STEP)
        return cls(number, costs[number, grid], np.stack([first + place, first + after]))


def stretches(edges: Collection[int], first: int, end: int) -> Iterator[Stretch]:
    """A bar, [first, end) in ticks, divided at all edges in it, and at those of its triplets.

    The edges are such as `on_grids` leaves.
    """
    triplets = [triplet for start, length in _parts(first, end) for triplet in _triplets(edges, start, length)]
    return _divided(edges, first, end, triplets)


def _parts(first: int, end: int) -> Iterator[tuple[int, int]]:
    """A bar in halves, and what is left of it in smaller parts: (start, length)."""
    for length in (_HALF, _QUARTER, _EIGHTH, TICKS_PER_STEP):
        while end - first >= length:
            yield first, length
            first += length


def _triplets(edges: Collection[int], start: int, length: int) -> list[Triplet]:
    """The triplets in a part of a bar: those that need the fewest signs, and as short as can be."""
    inside = [edge - start for edge in edges if start < edge < start + length]
    if not any(edge % _THIRTY_SECOND for edge in inside):
        return []
    ways = list[list[Triplet]]()
    if length > TICKS_PER_STEP:
        halves = (start, start + length // 2)
        ways.append([triplet for half in halves for triplet in _triplets(edges, half, length // 2)])
    unit = length // 3 if length == _HALF else _FINEST_TRIPLET
    if not any(edge % unit for edge in inside):
        ways.append([Triplet(start, start + length)])
    return min(ways, key=lambda way: sum(1 for _ in _divided(edges, start, start + length, way)))


def _divided(edges: Collection[int], first: int, end: int, triplets: list[Triplet]) -> Iterator[Stretch]:
    inside = {edge for edge in edges if first < edge < end}
    bounds = inside | {first, end} | {edge for triplet in triplets for edge in (triplet.start, triplet.end)}
    for start, stop in pairwise(sorted(bounds)):
        triplet = next((each for each in triplets if each.start <= start < each.end), None)
        for sign, at, until in _signs(start, stop, triplet):
            yield Stretch(at, until, *_SIGNS[sign], triplet)


def _signs(start: int, stop: int, triplet: Triplet | None) -> Iterator[tuple[int, int, int]]:
    """The longest sign that goes into a stretch, and so on with the rest: (sign, start, stop)."""
    while start < stop:
        lengths = ((sign, sign * 2 // 3 if triplet else sign) for sign in _LONGEST_FIRST)
        sign, length = next((sign, length) for sign, length in lengths if length <= stop - start)
        yield sign, start, start + length
        start += length
