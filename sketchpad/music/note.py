"""A note, and the grid it is drawn on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

TICKS_PER_QUARTER = 480
STEPS_PER_QUARTER = 4
TICKS_PER_STEP = TICKS_PER_QUARTER // STEPS_PER_QUARTER
STEPS_PER_BAR = 16
TICKS_PER_BAR = STEPS_PER_BAR * TICKS_PER_STEP
LAST_TICK = 2_000 * TICKS_PER_BAR
"""No note of a song ends later: what is counted in pixels, frames or bars has room for so much."""

LOWEST_PITCH = 0
HIGHEST_PITCH = 127
DEFAULT_VELOCITY = 80


class Author(IntEnum):
    """Who wrote a note."""

    PERSON = 0
    MODEL = 1


class Voice(IntEnum):
    """Which part a note belongs to; a drum's pitch says what is struck, as in General MIDI."""

    MELODY = 0
    HARMONY = 1
    BASS = 2
    DRUMS = 3


Ticks = TypeVar("Ticks", int, NDArray[np.int64])


def nearest_step(ticks: Ticks, grid: int = TICKS_PER_STEP) -> Ticks:
    """The number of the grid line nearest to a tick, or to each of many; the later one of two."""
    return (2 * ticks + grid) // (2 * grid)


PITCHED = (Voice.MELODY, Voice.HARMONY, Voice.BASS)
"""The voices whose notes have a pitch."""
RHYTHM_SECTION = (Voice.BASS, Voice.DRUMS)
"""The voices that a song has throughout, or not at all."""


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One note; times in ticks, pitch and velocity as in MIDI (0–127 and 1–127); no model rewrites a locked one."""

    start: int
    pitch: int
    length: int
    velocity: int = DEFAULT_VELOCITY
    author: Author = Author.PERSON
    voice: Voice = Voice.MELODY
    locked: bool = False

    @property
    def end(self) -> int:
        """The first tick at which the note no longer sounds."""
        return self.start + self.length
