"""A part of a song that is to be written anew, so that it fits what stands before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sketchpad.music.errors import InputError
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP

MOST_BARS = 64


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
            raise InputError("a hole is a part of the song from one sixteenth to a later one; choose it anew")
        if self.end - self.start > MOST_BARS * TICKS_PER_BAR:
            raise InputError("a hole has at most {} bars, of four quarters; choose a smaller part", MOST_BARS)

    @property
    def first_bar(self) -> int:
        """The bar of the model's in which it begins, from 0."""
        return self.start // TICKS_PER_BAR

    @property
    def end_bar(self) -> int:
        """The bar of the model's after the one in which it ends."""
        return -(-self.end // TICKS_PER_BAR)
