"""What the next answer goes by, and where it writes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from sketchpad.generation.bass_line import answered_as_bass, voices_answered
from sketchpad.generation.request import EVERY_VOICE, Request
from sketchpad.generation.systems import System
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_STEP, Author, Voice, nearest_step

BETWEEN = TICKS_PER_STEP // 4
"""A note that begins further than this from every sixteenth is no sixteenth that was played a little early or late."""


class Source(Enum):
    """What the primer is."""

    NOTHING = auto()
    SONG = auto()
    BEFORE = auto()
    SELECTION = auto()
    BARS = auto()
    """Those that the selection has a part of."""
    SHOWN = auto()
    """As it was for the takes that are shown."""


@dataclass(frozen=True)
class Aim:
    """What an answer will do to the song.

    Attributes:
        source: what the primer is.
        start, end: the ticks between which it writes.
        replaced: how many notes of the person it takes the place of.
        between: how many notes of the primer stand between sixteenths, where no model hears them.
        only: the voices that are written, where others are heard and stay.
    """

    source: Source
    start: int
    end: int
    replaced: int
    between: int
    only: frozenset[Voice] = frozenset()

    @classmethod
    def of(cls, request: Request, source: Source, song: Bars, system: System) -> Aim:
        """That of a request for a song, to be answered by such a system."""
        written = frozenset(system.written(request.verb))
        as_bass = answered_as_bass(written, request)
        voices = voices_answered(written, request)
        room = song.between(request.start, request.end).of_voices(voices)
        own = room.edited(removed=room.locked).columns["author"] == Author.PERSON
        heard = request.primer.of_voices(voices if as_bass else system.voices)
        starts = (heard if len(heard) else request.primer).columns["start"]
        away = np.abs(starts - nearest_step(starts) * TICKS_PER_STEP)
        only = voices if voices != written and request.chosen != EVERY_VOICE else frozenset[Voice]()
        return cls(source, request.start, request.end, int(own.sum()), int((away > BETWEEN).sum()), only)
