"""What the codecs of both Melody RNNs have in common: 40 classes, the last two of which repeat the past.

Source: `note_seq.encoder_decoder.LookbackEventSequenceEncoderDecoder` and
`note_seq.melody_encoder_decoder.KeyMelodyEncoderDecoder`, Magenta 2.1.4.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.melody import NO_EVENT
from sketchpad.music.note import STEPS_PER_BAR

NUM_CLASSES = 40
REPEAT_ONE_BAR, REPEAT_TWO_BARS = 38, 39
LOOKBACKS = (STEPS_PER_BAR, 2 * STEPS_PER_BAR)


class MelodyEncoder(ABC):
    """Turns a melody into network inputs, one event at a time."""

    @abstractmethod
    def push(self, event: int) -> NDArray[np.float32]:
        """The input vector (input_size,) at the position of `event`, which follows all those pushed before."""


class MelodyCodec(ABC):
    """Events to inputs and classes, and classes back to events."""

    input_size: int

    @abstractmethod
    def encoder(self) -> MelodyEncoder:
        """An encoder at the start of a melody."""

    @abstractmethod
    def plain_class(self, event: int) -> int:
        """The class of an event that repeats nothing."""

    @abstractmethod
    def plain_event(self, index: int) -> int:
        """The event of a class below `REPEAT_ONE_BAR`."""

    def encode(self, events: Sequence[int]) -> NDArray[np.float32]:
        """Inputs (events, input_size) at every position."""
        encoder = self.encoder()
        return np.array([encoder.push(event) for event in events], dtype=np.float32).reshape(-1, self.input_size)

    def label(self, events: Sequence[int], position: int) -> int:
        """The class of the event at `position`: a repeat where it is one, the longer one first."""
        event = events[position]
        if position < LOOKBACKS[1] and event == NO_EVENT:
            return REPEAT_TWO_BARS
        if position >= LOOKBACKS[1] and event == events[position - LOOKBACKS[1]]:
            return REPEAT_TWO_BARS
        if position >= LOOKBACKS[0] and event == events[position - LOOKBACKS[0]]:
            return REPEAT_ONE_BAR
        return self.plain_class(event)

    def labels(self, events: Sequence[int]) -> NDArray[np.int64]:
        """Classes (events,) at every position."""
        return np.array([self.label(events, position) for position in range(len(events))], dtype=np.int64)

    def event(self, index: int, history: Sequence[int]) -> int:
        """The event that class `index` means after `history`."""
        if index < REPEAT_ONE_BAR:
            return self.plain_event(index)
        distance = LOOKBACKS[index - REPEAT_ONE_BAR]
        return history[-distance] if len(history) >= distance else NO_EVENT
