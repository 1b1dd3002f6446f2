"""What is to be shaped, before it is said how."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sketchpad.generation.constraints import NO_CONSTRAINTS, Constraints
from sketchpad.generation.limits import HIGHEST_TEMPERATURE, LOWEST_TEMPERATURE, MOST_BARS, MOST_SEED
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError, check_within
from sketchpad.music.note import TICKS_PER_BAR, Voice


@dataclass(frozen=True)
class Shaping:
    """Have a song ready to be given other attributes.

    Attributes:
        key: the major key that notes are to be in (0 = C); by default the one that most of them are in.
        constraints: what new notes are held to; bars that stay as they are stay so.

    Raises:
        InputError: a value lies outside its range, or the song has no melody.
    """

    song: Bars
    model: str
    temperature: float = 0.5
    seed: int = 0
    key: int | None = None
    constraints: Constraints = NO_CONSTRAINTS

    def __post_init__(self) -> None:
        check_within("temperature", self.temperature, LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE)
        check_within("seed", self.seed, 0, MOST_SEED)
        check_within("key", self.key or 0, 0, 11)
        if not len(self.song):
            raise InputError("there is nothing to shape; draw or select some notes first")
        first, last = self.song.span
        bars = math.ceil((last - self.song.metre.line_before(first)) / TICKS_PER_BAR)
        if bars > MOST_BARS:
            raise InputError("there are {} bars to shape, and at most {} can be at once; select fewer", bars, MOST_BARS)
        if not len(self.song.of_voices([Voice.MELODY])):
            raise InputError("what is shaped is the melody, and there is none here; choose notes of a melody")
