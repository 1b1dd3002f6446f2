"""What the verbs are told to do, and how."""

from __future__ import annotations

from dataclasses import dataclass

from sketchpad.generation.constraints import NO_CONSTRAINTS, Constraints
from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.request import EVERY_VOICE
from sketchpad.generation.verb import Verb
from sketchpad.music.note import Voice


@dataclass(frozen=True)
class Settings:
    """What to do, and how; ranges as in `Request`, whose fields these are; `chosen` is that of a hole."""

    model: str = "attention_rnn"
    bars: int = 16
    temperature: float = 1.0
    seed: int = 1
    takes: int = 1
    verb: Verb = Verb.CONTINUE
    distance: float = 0.2
    condition: bool = True
    inject: bool = False
    constraints: Constraints = NO_CONSTRAINTS
    hole: Hole | None = None
    chosen: frozenset[Voice] = EVERY_VOICE
    tries: int = 1
