"""The score on both sides of a melody model: primer to events, events to notes."""

from __future__ import annotations

from sketchpad.generation.request import Request
from sketchpad.music.melody import NO_EVENT, MelodyWriter, events_of
from sketchpad.music.note import DEFAULT_VELOCITY, TICKS_PER_STEP


def primer_events(request: Request) -> list[int]:
    """The primer's melody from `request.origin` to `request.start`; one silent step where there is no primer."""
    steps = (request.start - request.origin) // TICKS_PER_STEP
    events = events_of(request.primer.shifted(-request.origin))[:steps]
    return events + [NO_EVENT] * (steps - len(events)) or [NO_EVENT]


def steps_to_write(request: Request) -> int:
    """How many events follow those of `primer_events`."""
    return (request.end - request.origin) // TICKS_PER_STEP - len(primer_events(request))


def writer_after(request: Request) -> MelodyWriter:
    """A writer for the events that follow the primer, as loud as the primer's last note."""
    start = request.origin + len(primer_events(request)) * TICKS_PER_STEP
    columns = request.primer.columns
    velocity = int(columns["velocity"][-1]) if len(columns) else DEFAULT_VELOCITY
    return MelodyWriter(start, velocity)
