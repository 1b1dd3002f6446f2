"""The bars of a song and those of the models, which have four quarters whatever metre the song is in.

What is asked about a song in another metre is moved to where one of the model's bars begins with one of the song's:
that after a primer that is continued, that of a hole's beginning, that of the first note which is varied, harmonised or
shaped. From there the model writes whole bars of its own, until it has come as far as was asked for; what lies beyond
is cut. So four bars of 3/4 are three of the model's. Locked bars stay those of the song, to the tick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.metre import FOUR_FOUR, Metre
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP, Note
from sketchpad.music.notes import Mask

if TYPE_CHECKING:
    from sketchpad.generation.why import Why

Writes = Callable[[Request, int, CancelFlag], Iterator[Take]]
"""A take of a request in 4/4, yielded again, longer."""
Explains = Callable[[Request, Sequence[Note], Note, CancelFlag], "Why"]


@dataclass(frozen=True)
class ModelCount:
    """Where the ticks of a song are in a model's count.

    Attributes:
        moved: by how many ticks they are later there.
    """

    moved: int

    @classmethod
    def with_bar_at(cls, tick: int) -> ModelCount:
        """The count in which a bar begins where that tick of the song is."""
        return cls(-tick % TICKS_PER_BAR)

    @classmethod
    def of(cls, request: Request) -> ModelCount:
        """The count in which a request is answered."""
        metre = request.primer.metre
        if request.hole:
            return cls.of_hole(request.hole, metre)
        is_after = request.verb is Verb.CONTINUE
        return cls.with_bar_at(metre.line_after(request.start) if is_after else request.origin)

    @classmethod
    def of_hole(cls, hole: Hole, metre: Metre) -> ModelCount:
        """The count in which a hole of a song in some metre is filled."""
        return cls.with_bar_at(metre.line_before(hole.start))

    def hole(self, hole: Hole) -> Hole:
        """A hole as the model counts it."""
        return replace(hole, start=hole.start + self.moved, end=hole.end + self.moved)

    def song(self, song: Bars) -> Bars:
        """A song as the model counts it: in 4/4, its locked bars where they were."""
        rows = song.columns.copy()
        rows["start"] += self.moved
        return _Counted(rows, song.tempo, own=song, offset=self.moved)

    def request(self, request: Request) -> Request:
        """The request that a model answers instead."""
        moved, hole = self.moved, request.hole
        bars = request.bars
        if request.verb is Verb.CONTINUE:
            bars = _bar_after(request.end + moved) - _bar_after(request.start + moved)
        return replace(
            request,
            primer=self.song(request.primer),
            bars=bars,
            hole=self.hole(hole) if hole else None,
            forks=tuple(replace(fork, tick=fork.tick + moved) for fork in request.forks),
        )

    def take(self, take: Take, request: Request) -> Take:
        """What a model answered, as the answer to what was asked."""
        notes = self.back(take.notes)
        return replace(
            take,
            request=request,
            notes=tuple(notes if request.hole else cut(notes, request.end)),
            written=request.end if take.complete else min(take.written - self.moved, request.end),
            steps=take.steps.until((request.end - request.start) // TICKS_PER_STEP) if take.steps else None,
        )

    def back(self, notes: Iterable[Note]) -> Iterator[Note]:
        """Notes of the model, where they are in the song."""
        return (replace(note, start=note.start - self.moved) for note in notes)

    def undone(self, written: Bars, song: Bars) -> Bars:
        """A song with the notes that a model made of it."""
        rows = written.columns.copy()
        rows["start"] -= self.moved
        return replace(song, columns=rows)

    def there(self, note: Note) -> Note:
        """A note of the song, where it is for the model."""
        return replace(note, start=note.start + self.moved)


@dataclass(frozen=True, eq=False)
class _Counted(Bars):
    """A song as a model counts it.

    Attributes:
        own: the song itself, whose locked bars count.
        offset: by how many ticks this one is later.
    """

    own: Bars = field(default_factory=Bars.of)
    offset: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Counted) and super().__eq__(other) and self._locks == other._locks

    def __hash__(self) -> int:
        return hash((super().__hash__(), self._locks))

    @property
    def _locks(self) -> frozenset[tuple[int, int]]:
        return frozenset(self.locked_spans())

    @property
    def unlocked(self) -> Bars:
        """The same notes, none of them locked, and no bar of the song either."""
        return replace(self, columns=super().unlocked.columns, own=self.own.unlocked)

    def locked_spans(self) -> Iterator[tuple[int, int]]:
        """The ticks [start, end) of each locked bar of the song."""
        return ((start + self.offset, end + self.offset) for start, end in self.own.locked_spans())

    def check_goes_on(self, end: int) -> None:
        """It may: in the song that tick is an earlier one, or what lies there is cut."""

    def in_locked_bars(self, ticks: NDArray[np.int64]) -> Mask:
        """Which of some ticks lie in locked bars of the song."""
        return self.own.in_locked_bars(ticks - self.offset)

    def shifted(self, ticks: int) -> Bars:
        """The song `ticks` later, its notes and locks."""
        return replace(self, columns=super().shifted(ticks).columns, offset=self.offset + ticks)


def written(write: Writes, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
    """A take of a request in any metre.

    Raises:
        Cancelled: `cancel` was set.
    """
    if request.primer.metre == FOUR_FOUR:
        yield from write(request, index, cancel)
        return
    count = ModelCount.of(request)
    for take in write(count.request(request), index, cancel):
        yield count.take(take, request)


def explained(explain: Explains, request: Request, notes: Sequence[Note], note: Note, cancel: CancelFlag) -> Why:
    """Why a note stands in the only take of a request in any metre, whose notes are `notes`.

    Raises:
        InputError: the model did not draw it.
        Cancelled: `cancel` was set.
    """
    if request.primer.metre == FOUR_FOUR:
        return explain(request, notes, note, cancel)
    count = ModelCount.of(request)
    why = explain(count.request(request), [*map(count.there, notes)], count.there(note), cancel)
    return replace(why, note=note)


def cut(notes: Iterable[Note], end: int) -> Iterator[Note]:
    """The notes that begin before a tick, none of them longer than to there."""
    return (replace(note, length=min(note.length, end - note.start)) for note in notes if note.start < end)


def _bar_after(tick: int) -> int:
    """The first bar of the model's that begins at a tick or after it."""
    return -(-tick // TICKS_PER_BAR)
