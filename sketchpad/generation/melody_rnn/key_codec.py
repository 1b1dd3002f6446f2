"""The codec of Attention RNN: what sounds, its attack and direction, repeats, a counter, and the likely keys.

Magenta scans the whole melody again at every step; here the encoder keeps what the scan would find.
Source: `note_seq.melody_encoder_decoder.KeyMelodyEncoderDecoder`, Magenta 2.1.4.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.melody_rnn.codec import LOOKBACKS, MelodyCodec, MelodyEncoder
from sketchpad.music.melody import END_MELODY_PITCH, LOWEST_MELODY_PITCH, NO_EVENT, NOTE_OFF, key_counts
from sketchpad.music.note import STEPS_PER_BAR

_PITCHES = END_MELODY_PITCH - LOWEST_MELODY_PITCH
_SOUNDS, _SILENT, _ATTACK, _DIRECTION, _REPEATS = range(_PITCHES, _PITCHES + 5)
_COUNTER = _REPEATS + len(LOOKBACKS)
_COUNTER_BITS = 7
_BAR_START = _COUNTER + _COUNTER_BITS
_KEYS = _BAR_START + 1
_RECENT_KEYS = _KEYS + 12
_RECENT = 3


def _likely_keys(pitch_classes: NDArray[np.int64]) -> NDArray[np.bool_]:
    counts = key_counts(pitch_classes)
    return counts == counts.max()


class KeyMelodyEncoder(MelodyEncoder):
    """Keeps the melody so far, the sounding note, the last distinct pitches and the pitch classes."""

    def __init__(self) -> None:
        self._events: list[int] = []
        self._sounding: int | None = None
        self._attack = False
        self._direction = 0.0
        self._recent: list[int] = []
        self._pitch_classes = np.zeros(12, dtype=np.int64)

    def push(self, event: int) -> NDArray[np.float32]:
        """Input (74,), laid out as the constants of this module say."""
        self._events.append(event)
        self._hear(event)
        following = len(self._events)
        x = np.zeros(KeyMelodyCodec.input_size, dtype=np.float32)
        if self._sounding is None:
            x[_SILENT] = 1.0
        else:
            x[self._sounding - LOWEST_MELODY_PITCH] = x[_SOUNDS] = 1.0
        x[_ATTACK] = self._attack
        x[_DIRECTION] = self._direction
        for index, distance in enumerate(LOOKBACKS):
            x[_REPEATS + index] = following > distance and self._events[-1 - distance] == event
        for bit in range(_COUNTER_BITS):
            x[_COUNTER + bit] = 1.0 if following >> bit & 1 else -1.0
        x[_BAR_START] = following % STEPS_PER_BAR == 0
        x[_KEYS : _KEYS + 12] = _likely_keys(self._pitch_classes)
        recent = np.bincount([pitch % 12 for pitch in self._recent], minlength=12)
        x[_RECENT_KEYS : _RECENT_KEYS + 12] = _likely_keys(recent)
        return x

    def _hear(self, event: int) -> None:
        if event == NO_EVENT:
            self._attack = False
        elif event == NOTE_OFF:
            self._sounding = None
        else:
            self._begin(event)

    def _begin(self, pitch: int) -> None:
        self._attack = True
        self._sounding = pitch
        if self._recent and pitch != self._recent[-1]:
            self._direction = 1.0 if pitch > self._recent[-1] else -1.0
        if pitch in self._recent:
            self._recent.remove(pitch)
        self._recent = [*self._recent, pitch][-_RECENT:]
        self._pitch_classes[pitch % 12] += 1


class KeyMelodyCodec(MelodyCodec):
    """Classes: 0–35 pitches from 48, 36 no event, 37 note off, 38 and 39 repeats."""

    input_size = _RECENT_KEYS + 12

    def encoder(self) -> KeyMelodyEncoder:
        """An encoder at the start of a melody."""
        return KeyMelodyEncoder()

    def plain_class(self, event: int) -> int:
        """The class of an event that repeats nothing."""
        return event - LOWEST_MELODY_PITCH if event >= 0 else _PITCHES + event - NO_EVENT

    def plain_event(self, index: int) -> int:
        """The event of a class below 38."""
        return index + LOWEST_MELODY_PITCH if index < _PITCHES else index - _PITCHES + NO_EVENT
