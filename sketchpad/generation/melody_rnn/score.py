"""The score on both sides of a melody model: primer to events, events to notes."""

from __future__ import annotations

from collections.abc import Sequence

from sketchpad.generation.loudness import UNSAID
from sketchpad.generation.request import Request
from sketchpad.music.bars import Bars
from sketchpad.music.melody import NO_EVENT, MelodyWriter, events_of, padded
from sketchpad.music.note import TICKS_PER_STEP, Voice


def primer_events(request: Request) -> list[int]:
    """The primer's melody from `request.origin` to `request.start`; one silent step where there is no primer."""
    steps = (request.start - request.origin) // TICKS_PER_STEP
    events = events_of(_line(request.primer).shifted(-request.origin))
    return padded(events, steps)[:steps] or [NO_EVENT]


def steps_to_write(request: Request, primer: Sequence[int]) -> int:
    """How many events follow those of `primer`."""
    return (request.end - request.origin) // TICKS_PER_STEP - len(primer)


def writer_after(request: Request, primer: Sequence[int]) -> MelodyWriter:
    """A writer for the events that follow those of `primer`."""
    start = request.origin + len(primer) * TICKS_PER_STEP
    return MelodyWriter(start, UNSAID)


def _line(primer: Bars) -> Bars:
    """What a melody model takes for the melody: that of the song; without one, what else has pitch."""
    melody = primer.of_voices([Voice.MELODY])
    return melody if len(melody) else primer.of_voices([Voice.HARMONY, Voice.BASS])
