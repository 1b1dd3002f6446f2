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

    Raises:
        InputError: no model could do that.
    """

    tick: int
    voice: Voice
    action: Action
    pitches: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        most = 0 if self.action is not Action.BEGIN else 1 if self.voice is not Voice.DRUMS else HIGHEST_PITCH
        least = int(self.action is Action.BEGIN)
        if not least <= len(self.pitches) <= most or self.tick < 0 or self.tick % TICKS_PER_STEP:
            raise InputError("that is nothing that a model could have written; choose one of the rivals of a note")
        if not all(LOWEST_PITCH <= pitch <= HIGHEST_PITCH for pitch in self.pitches):
            raise InputError("a pitch lies outside MIDI's range; choose one of the rivals of a note")

    @property
    def event(self) -> int:
        """The melody event of a line that does it."""
        return self.pitches[0] if self.pitches else NO_EVENT if self.action is Action.HOLD else NOTE_OFF
