"""An immutable score: notes in sorted columns, a tempo and a metre.

Columns keep the cost of a view in proportion to the notes it shows: `window` finds them by binary search.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.errors import InputError
from sketchpad.music.metre import FOUR_FOUR, Metre
from sketchpad.music.note import (
    LAST_TICK,
    TICKS_PER_BAR,
    TICKS_PER_QUARTER,
    TICKS_PER_STEP,
    Note,
    Voice,
    nearest_step,
)
from sketchpad.music.notes import Mask, Notes, columns_of, matched, merged, note_at_row, on_steps, one_at_a_time

DEFAULT_TEMPO = 120.0
LOWEST_TEMPO, HIGHEST_TEMPO = 20.0, 400.0


def check_length(end: int) -> None:
    """See that a song may go on to a tick.

    Raises:
        InputError: it may not.
    """
    if end > LAST_TICK:
        raise InputError("the song is longer than {:,} bars of 4/4; cut it into parts", LAST_TICK // TICKS_PER_BAR)


@dataclass(frozen=True, eq=False)
class Bars(Notes):
    """Notes sorted by start, then pitch, then length.

    Attributes:
        tempo: in quarters a minute.
        locked_bars: the bars, from 0, in which no model writes or removes anything.
        metre: what a bar is, of the first to the last.
    """

    tempo: float = DEFAULT_TEMPO
    locked_bars: frozenset[int] = frozenset()
    metre: Metre = FOUR_FOUR

    @classmethod
    def of(cls, notes: Iterable[Note] = (), tempo: float = DEFAULT_TEMPO, metre: Metre = FOUR_FOUR) -> Bars:
        """The score of these notes, in any order."""
        return cls(columns_of(notes), tempo, metre=metre)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Bars):
            return NotImplemented
        own, others = ((each.tempo, each.locked_bars, each.metre) for each in (self, other))
        return own == others and np.array_equal(self.columns, other.columns)

    def __hash__(self) -> int:
        return hash((self.tempo, self.locked_bars, self.metre, self.columns.tobytes()))

    @property
    def count(self) -> int:
        """The number of bars begun."""
        return -(-self.end // self.metre.ticks_per_bar)

    @property
    def on_steps(self) -> Bars:
        """The notes as models hear them: from their nearest sixteenths to their nearest."""
        return replace(self, columns=on_steps(self.columns))

    def check_goes_on(self, end: int) -> None:
        """See that it may go on to a tick.

        Raises:
            InputError: no song may.
        """
        check_length(end)

    def between(self, start: int, end: int) -> Bars:
        """The notes that begin in [start, end)."""
        starts = self.columns["start"]
        return replace(self, columns=self.columns[np.searchsorted(starts, start) : np.searchsorted(starts, end)])

    def within(self, start: int, end: int) -> Bars:
        """The notes that belong to [start, end): their nearest sixteenths are in it, as models hear them.

        Of notes on the grid of sixteenths they are those that begin there.
        """
        first, last = (-(-tick // TICKS_PER_STEP) * TICKS_PER_STEP - TICKS_PER_STEP // 2 for tick in (start, end))
        return self.between(first, last)

    def of_voices(self, voices: Collection[Voice]) -> Bars:
        """The notes of these voices."""
        wanted = np.zeros(len(Voice), dtype=bool)
        wanted[list(map(int, voices))] = True
        here = wanted[self.columns["voice"]]
        return self if here.all() else replace(self, columns=self.columns.compress(here))

    def played(self, start: int, end: int) -> Bars:
        """The notes that begin in [start, end), as channels can play them (`one_at_a_time`)."""
        until = self.between(start, max(self.between(start, end).end, end))
        return replace(self, columns=one_at_a_time(until.columns)).between(start, end)

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """The voices that have notes."""
        return tuple(map(Voice, np.flatnonzero(np.bincount(self.columns["voice"])).tolist()))

    @property
    def locked(self) -> Bars:
        """The notes that no model rewrites: those that are locked, and all that belong to locked bars."""
        rows = self.columns
        return replace(self, columns=rows[(rows["locked"] != 0) | self.in_locked_bars(rows["start"])])

    @property
    def unlocked(self) -> Bars:
        """The same notes, none of them locked, and no bar either."""
        rows = self.columns.copy()
        rows["locked"] = 0
        return replace(self, columns=rows, locked_bars=frozenset[int]())

    def in_locked_bars(self, ticks: NDArray[np.int64]) -> Mask:
        """Of which of some ticks the nearest sixteenths lie in locked bars."""
        if not self.locked_bars:
            return np.zeros(len(ticks), dtype=bool)
        return np.isin(nearest_step(ticks) * TICKS_PER_STEP // self.metre.ticks_per_bar, sorted(self.locked_bars))

    def locked_spans(self) -> Iterator[tuple[int, int]]:
        """The ticks [start, end) of each locked bar."""
        length = self.metre.ticks_per_bar
        return ((bar * length, (bar + 1) * length) for bar in self.locked_bars)

    def edited(self, removed: Iterable[Note] = (), added: Iterable[Note] = ()) -> Bars:
        """The score without the `removed` notes (one copy each) and with the `added` ones.

        Raises:
            KeyError: a removed note is not in the score.
        """
        gone = columns_of(removed)
        is_gone, was_there = matched(self.columns, gone)
        if not was_there.all():
            raise KeyError(note_at_row(gone[int(was_there.argmin())]))
        left = self.columns.compress(~is_gone) if len(gone) else self.columns
        return replace(self, columns=merged(left, columns_of(added)))

    def in_metre(self, metre: Metre) -> Bars:
        """The same notes where they are, in another metre; bars are locked that cover all that was."""
        return replace(self, metre=metre, locked_bars=metre.covering(self.locked_bars, self.metre))

    def with_locked_bars(self, bars: Iterable[int]) -> Bars:
        """The same notes, with these bars locked and no others."""
        return replace(self, locked_bars=frozenset(bars))

    def shifted(self, ticks: int) -> Bars:
        """The same notes, `ticks` later; bars stay locked where they go to bars."""
        rows = self.columns.copy()
        rows["start"] += ticks
        bars, rest = divmod(ticks, self.metre.ticks_per_bar)
        locked = frozenset(bar + bars for bar in self.locked_bars) if rest == 0 else frozenset[int]()
        return replace(self, columns=rows, locked_bars=locked)

    def seconds(self, ticks: float) -> float:
        """Ticks as seconds at this tempo."""
        return ticks * 60.0 / (self.tempo * TICKS_PER_QUARTER)
