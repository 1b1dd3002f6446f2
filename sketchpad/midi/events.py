"""What a hand does at a keyboard, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PEDAL = 64
"""The sustain pedal's controller."""
DOWN = 64
"""The least value of a pedal that is down."""
FIRST_CHANNEL_MODE, ALL_SOUND_OFF, ALL_NOTES_OFF = 120, 120, 123
"""From the first on, controllers are no controllers but orders to the whole channel."""


@dataclass(frozen=True)
class NoteOn:
    """A key goes down; `at` in monotonic seconds, as everywhere in this room."""

    at: float
    pitch: int
    velocity: int


@dataclass(frozen=True)
class NoteOff:
    """A key comes up."""

    at: float
    pitch: int


@dataclass(frozen=True)
class Pedal:
    """The sustain pedal goes down or comes up."""

    at: float
    down: bool


@dataclass(frozen=True)
class LetGo:
    """All keys and the pedal are up."""

    at: float


@dataclass(frozen=True)
class Turned:
    """A knob or slider was moved; channel 0–15, value 0–127."""

    channel: int
    number: int
    value: int


Event = NoteOn | NoteOff | Pedal | LetGo | Turned


def event_of(message: Any, at: float) -> Event | None:
    """What a message of mido's means here; None where it means nothing."""
    if message.type == "note_on" and message.velocity:
        return NoteOn(at, message.note, message.velocity)
    if message.type in ("note_on", "note_off"):
        return NoteOff(at, message.note)
    return _control(message, at) if message.type == "control_change" else None


def _control(message: Any, at: float) -> Event | None:
    if message.control == PEDAL:
        return Pedal(at, message.value >= DOWN)
    if message.control in (ALL_SOUND_OFF, ALL_NOTES_OFF):
        return LetGo(at)
    return Turned(message.channel, message.control, message.value) if message.control < FIRST_CHANNEL_MODE else None
