"""What every implementation of a Melody RNN offers, and how its weights say which sizes it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.cells import Matrix, matrix
from sketchpad.generation.melody_rnn.codec import NUM_CLASSES, MelodyCodec
from sketchpad.generation.melody_rnn.key_codec import KeyMelodyCodec
from sketchpad.generation.melody_rnn.lookback_codec import LookbackCodec
from sketchpad.generation.request import CancelFlag, Steps
from sketchpad.generation.sampling import Sampling
from sketchpad.generation.weights_file import Weights
from sketchpad.music.errors import InputError

CODECS: dict[str, type[MelodyCodec]] = {"lookback_rnn": LookbackCodec, "attention_rnn": KeyMelodyCodec}
"""System → codec."""

ATTENTION_LENGTH = 40
_CELL = "rnn/multi_rnn_cell/cell_{}"
_ATTENTION = _CELL.format(0) + "/attention_cell_wrapper"


class MelodyRun(Protocol):
    """One melody being written."""

    def copy(self) -> MelodyRun:
        """Another melody that has come as far."""
        ...

    def logits(self, events: Sequence[int]) -> NDArray[np.float32]:
        """Logits (events, 40) of what follows each event; `events` become the next ones of the melody.

        Not for a melody that is also fed or sampled.
        """
        ...

    def feed(self, events: Sequence[int], cancel: CancelFlag) -> None:
        """Make `events`, in [48, 84) or special, the next ones of the melody.

        Raises:
            Cancelled: `cancel` was set; no step begins after that.
        """
        ...

    def sample(self, uniforms: NDArray[np.float64], sampling: Sampling, cancel: CancelFlag) -> Steps:
        """Draw one event for each uniform number (steps,).

        The sampling's biases are by plain class (38,); a class that repeats the past has that of what it repeats.

        Raises:
            Cancelled: `cancel` was set; no step begins after that.
        """
        ...


class MelodyNetwork(Protocol):
    """A Melody RNN with its weights."""

    codec: MelodyCodec

    def run(self) -> MelodyRun:
        """A melody that has not begun; it must be fed at least one event before it is sampled."""
        ...

    def logits(self, events: Sequence[int]) -> NDArray[np.float32]:
        """Logits (events, 40) of what follows each event of a melody."""
        ...


@dataclass(frozen=True)
class AttentionWeights:
    """The attention wrapper around the first cell; `vector` (units,) weighs tanh(memory @ key + query)."""

    input: Matrix
    query: Matrix
    key: Matrix
    output: Matrix
    vector: NDArray[np.float32]

    def read(self) -> AttentionWeights:
        """The same, held in memory."""
        return AttentionWeights(self.input.read(), self.query.read(), self.key.read(), self.output.read(), self.vector)


@dataclass(frozen=True)
class MelodyRnnWeights:
    """A checkpoint's arrays by their part in the network; gate columns are i, j, f, o, without the forget bias of 1."""

    lstm: tuple[Matrix, ...]
    logits: Matrix
    attention: AttentionWeights | None

    @property
    def units(self) -> tuple[int, ...]:
        """The size of each LSTM."""
        return tuple(cell.units for cell in self.lstm)

    def read(self) -> MelodyRnnWeights:
        """The same, held in memory."""
        attention = self.attention.read() if self.attention else None
        return MelodyRnnWeights(tuple(cell.read() for cell in self.lstm), self.logits.read(), attention)


def arrange(system: str, weights: Weights) -> MelodyRnnWeights:
    """The arrays of a Magenta checkpoint, arranged and their shapes checked against each other.

    What is stored in a file is read when its part is made.

    Raises:
        InputError: an array is missing or its shape does not fit the others.
    """
    attention = _ATTENTION if system == "attention_rnn" else None
    try:
        arranged = _arranged(weights, attention)
    except KeyError as error:
        raise InputError("these weights have no array {}; they are not those of {}", error, system) from error
    _check(arranged, CODECS[system].input_size)
    return arranged


def _arranged(weights: Weights, attention: str | None) -> MelodyRnnWeights:
    cells = sorted({int(found[1]) for name in weights if (found := re.match(r"rnn/multi_rnn_cell/cell_(\d+)/", name))})
    prefixes = [attention if attention and cell == 0 else _CELL.format(cell) for cell in cells]
    return MelodyRnnWeights(
        lstm=tuple(matrix(weights, f"{prefix}/basic_lstm_cell") for prefix in prefixes),
        logits=matrix(weights, "fully_connected", ("weights", "biases")),
        attention=_attention(weights, attention) if attention else None,
    )


def _attention(weights: Weights, prefix: str) -> AttentionWeights:
    key = weights[f"{prefix}/attention/attn_w"]
    rows, columns = key.shape[-2:]
    key = key.reshape(rows, columns)
    return AttentionWeights(
        input=matrix(weights, prefix),
        query=matrix(weights, f"{prefix}/attention"),
        key=Matrix(key, np.zeros(key.shape[-1], dtype=np.float32)),
        output=matrix(weights, f"{prefix}/attn_output_projection"),
        vector=weights[f"{prefix}/attention/attn_v"],
    )


def _check(weights: MelodyRnnWeights, inputs: int) -> None:
    expected: list[tuple[Matrix, int, int]] = []
    if attention := weights.attention:
        units = weights.units[0]
        expected += [(attention.input, inputs + units, inputs), (attention.query, 2 * units, units)]
        expected += [(attention.key, units, units), (attention.output, 2 * units, units)]
        if attention.vector.shape != (units,):
            raise InputError("the attention vector has shape {}, not ({},)", attention.vector.shape, units)
    for cell, units in zip(weights.lstm, weights.units, strict=True):
        expected.append((cell, inputs + units, 4 * units))
        inputs = units
    expected.append((weights.logits, inputs, NUM_CLASSES))
    for each, rows, columns in expected:
        if each.shape != (rows, columns):
            raise InputError("an array has shape {} where ({}, {}) is needed", each.shape, rows, columns)
