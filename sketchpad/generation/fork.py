"""Another take that goes on from what a model might have written in the place of a note."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sketchpad.music.errors import InputError
from sketchpad.music.melody import NO_EVENT, NOTE_OFF
from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH, TICKS_PER_STEP, Voice


class Action(Enum):
    """What a voice does at a step."""

    BEGIN = "begin"
    HOLD = "hold"
    END = "end"


@dataclass(frozen=True)
class Fork:
    """At this tick the voice does that, whatever the model would draw; and the model goes on from there.

    Attributes:
        pitches: what begins: one of a line, any drums together; nothing otherwise.
        place: where a model decides event by event what a step has (Polyphony RNN): which of the step's events it is,
            from 0, whatever the voice. Then one pitch is begun or held, or the step ends. None where all that a voice
            does at a step is one decision.

    Raises:
        InputError: no model could do that.
    """

    tick: int
    voice: Voice
    action: Action
    pitches: tuple[int, ...] = ()
    place: int | None = None

    def __post_init__(self) -> None:
        least, most = self._numbers
        early = self.tick < 0 or (self.place or 0) < 0
        if not least <= len(self.pitches) <= most or early or self.tick % TICKS_PER_STEP:
            raise InputError("that is nothing that a model could have written; choose one of the rivals of a note")
        if not all(LOWEST_PITCH <= pitch <= HIGHEST_PITCH for pitch in self.pitches):
            raise InputError("a pitch lies outside MIDI's range; choose one of the rivals of a note")

    @property
    def order(self) -> tuple[int, int]:
        """Forks with a lower one come before it."""
        return self.tick, self.place or 0

    @property
    def event(self) -> int:
        """The melody event of a line that does it."""
        return self.pitches[0] if self.pitches else NO_EVENT if self.action is Action.HOLD else NOTE_OFF

    @property
    def _numbers(self) -> tuple[int, int]:
        """How many pitches there are at least, and at most."""
        if self.place is not None:
            return (0, 0) if self.action is Action.END else (1, 1)
        if self.action is not Action.BEGIN:
            return 0, 0
        return 1, HIGHEST_PITCH if self.voice is Voice.DRUMS else 1
