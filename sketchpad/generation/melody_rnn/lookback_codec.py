"""The codec of Lookback RNN: the current event, those one and two bars before the next, a counter, repeats.

Source: `note_seq.encoder_decoder.LookbackEventSequenceEncoderDecoder`, Magenta 2.1.4.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.melody_rnn.codec import LOOKBACKS, MelodyCodec, MelodyEncoder
from sketchpad.music.melody import LOWEST_MELODY_PITCH, NO_EVENT

_PLAIN = 38
_COUNTER_BITS = 5
_COUNTER = _PLAIN * (1 + len(LOOKBACKS))
_REPEATS = _COUNTER + _COUNTER_BITS
_FIRST_PITCH_CLASS = 2


def _class(event: int) -> int:
    return event + 2 if event < 0 else event - LOWEST_MELODY_PITCH + _FIRST_PITCH_CLASS


class LookbackEncoder(MelodyEncoder):
    """Keeps the melody so far."""

    def __init__(self) -> None:
        self._events: list[int] = []

    def push(self, event: int) -> NDArray[np.float32]:
        """Input (121,): three one-hots of 38, five counter bits as ±1, two repeat flags."""
        events = self._events
        events.append(event)
        following = len(events)
        x = np.zeros(LookbackCodec.input_size, dtype=np.float32)
        x[_class(event)] = 1.0
        for index, distance in enumerate(LOOKBACKS):
            past = events[following - distance] if following >= distance else NO_EVENT
            x[_PLAIN * (index + 1) + _class(past)] = 1.0
            x[_REPEATS + index] = following > distance and events[-1 - distance] == event
        for bit in range(_COUNTER_BITS):
            x[_COUNTER + bit] = 1.0 if following >> bit & 1 else -1.0
        return x


class LookbackCodec(MelodyCodec):
    """Classes: 0 no event, 1 note off, 2–37 pitches from 48, 38 and 39 repeats."""

    input_size = _REPEATS + len(LOOKBACKS)

    def encoder(self) -> LookbackEncoder:
        """An encoder at the start of a melody."""
        return LookbackEncoder()

    def plain_class(self, event: int) -> int:
        """The class of an event that repeats nothing."""
        return _class(event)

    def plain_event(self, index: int) -> int:
        """The event of a class below 38."""
        return index - 2 if index < _FIRST_PITCH_CLASS else index - _FIRST_PITCH_CLASS + LOWEST_MELODY_PITCH
