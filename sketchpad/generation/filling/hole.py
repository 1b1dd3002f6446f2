"""A part of a song that is to be written anew, so that it fits what stands before and after it."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass
from enum import Enum
from typing import Self

from sketchpad.music.errors import InputError
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR, TICKS_PER_STEP

MOST_BARS = 64
FOLLOWING = 2 * STEPS_PER_BAR
"""Steps behind a hole that are read to see what fits."""


class Keep(Enum):
    """What of the notes in a hole stays, beside what is locked."""

    NOTHING = "nothing"
    RHYTHM = "rhythm"
    PITCHES = "pitches"


@dataclass(frozen=True)
class Hole:
    """The ticks [start, end), on the grid of sixteenths.

    Attributes:
        keep: of the notes in it: nothing; when they begin and end, so that only pitches change; or their pitches in
            their order, so that only the rhythm changes.

    Raises:
        InputError: it is no such part.
    """

    start: int
    end: int
    keep: Keep = Keep.NOTHING

    def __post_init__(self) -> None:
        if self.start < 0 or self.start >= self.end or self.start % TICKS_PER_STEP or self.end % TICKS_PER_STEP:
            raise InputError("the part to fill goes from one sixteenth to a later one; choose it anew")
        if self.end - self.start > MOST_BARS * TICKS_PER_BAR:
            raise InputError("the part to fill has at most {} bars of 4/4; choose a smaller one", MOST_BARS)

    @classmethod
    def around(cls, start: int, end: int, keep: Keep = Keep.NOTHING) -> Self:
        """The hole of all sixteenths that have a part of the ticks [start, end).

        Raises:
            InputError: it is too large.
        """
        return cls(start // TICKS_PER_STEP * TICKS_PER_STEP, -(-end // TICKS_PER_STEP) * TICKS_PER_STEP, keep)

    def check_length(self, bars: int) -> None:
        """See that it lies in no more of the model's bars than that one reads.

        Raises:
            InputError: it does not.
        """
        if self.end_bar - self.first_bar > bars:
            raise InputError("the model fills at most {} bars of 4/4 at a time; choose a smaller part", bars)

    def check_kept(self, gone: Sized) -> None:
        """See that among the notes that are written anew there is something to keep, if something is to be kept.

        Raises:
            InputError: there is not.
        """
        if self.keep is not Keep.NOTHING and not len(gone):
            raise InputError(
                "there are no notes in the part to fill whose {} could be kept; choose another part", self.keep.value
            )

    @property
    def first_bar(self) -> int:
        """The bar of the model's in which it begins, from 0."""
        return self.start // TICKS_PER_BAR

    @property
    def end_bar(self) -> int:
        """The bar of the model's after the one in which it ends."""
        return -(-self.end // TICKS_PER_BAR)


def check_free(is_free: bool) -> None:
    """See that something in a hole may be written anew.

    Raises:
        InputError: nothing may.
    """
    if not is_free:
        raise InputError(
            "everything in the part to fill is locked; unlock what may be written anew, or choose another part"
        )
