"""The Melody RNNs in NumPy: the readable twin of the C kernel, and what runs where no compiler was.

Source of the cells: `magenta.contrib.rnn` (BasicLSTMCell, AttentionCellWrapper), Magenta 2.1.4.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from copy import copy, deepcopy

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.melody_rnn.codec import NUM_CLASSES, REPEAT_ONE_BAR, REPEAT_TWO_BARS
from sketchpad.generation.melody_rnn.network import (
    ATTENTION_LENGTH,
    CODECS,
    AttentionWeights,
    Matrix,
    MelodyRnnWeights,
    arrange,
)
from sketchpad.generation.numpy_cells import next_state
from sketchpad.generation.request import CancelFlag, Steps
from sketchpad.generation.sampling import LONGEST_WAIT, Sampling, draw, forecast, softmax
from sketchpad.generation.weights_file import Weights
from sketchpad.music.note import STEPS_PER_BAR

Vector = NDArray[np.float32]
_PLAIN_CLASSES = np.arange(REPEAT_ONE_BAR)


class Lstm:
    """A cell and its state: c and h (units,)."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self.c: Vector = np.zeros(matrix.units, dtype=np.float32)
        self.h: Vector = np.zeros(matrix.units, dtype=np.float32)

    def copy(self) -> Lstm:
        """Another cell in the same state, which is replaced and never written to."""
        return copy(self)

    def step(self, x: Vector) -> Vector:
        """The output h (units,) for an input (inputs,)."""
        self.c, self.h = next_state(self._matrix(np.concatenate([x, self.h])), self.c)
        return self.h


class AttentionLstm:
    """A cell that sees what it attended to in its last outputs.

    The memory read in a step is the one before this step's output joins it; empty slots take part in the softmax.
    """

    def __init__(self, lstm: Lstm, weights: AttentionWeights) -> None:
        units = len(weights.vector)
        self._lstm = lstm
        self._weights = weights
        self._attended: Vector = np.zeros(units, dtype=np.float32)
        self._memory: Vector = np.zeros((ATTENTION_LENGTH, units), dtype=np.float32)
        self._keys: Vector = np.zeros((ATTENTION_LENGTH, units), dtype=np.float32)
        self._oldest = 0

    def copy(self) -> AttentionLstm:
        """Another cell in the same state."""
        other = copy(self)
        other._lstm, other._memory, other._keys = self._lstm.copy(), self._memory.copy(), self._keys.copy()
        return other

    def step(self, x: Vector) -> Vector:
        """The output (units,) for an input (inputs,)."""
        weights = self._weights
        h = self._lstm.step(weights.input(np.concatenate([x, self._attended])))
        query = weights.query(np.concatenate([self._lstm.c, h]))
        scores = np.tanh(self._keys + query) @ weights.vector
        self._attended = softmax(scores) @ self._memory
        out = weights.output(np.concatenate([h, self._attended]))
        self._memory[self._oldest] = out
        self._keys[self._oldest] = weights.key(out)
        self._oldest = (self._oldest + 1) % ATTENTION_LENGTH
        return out


class NumpyRun:
    """One melody being written."""

    def __init__(self, network: NumpyNetwork) -> None:
        weights = network.weights
        self._codec = network.codec
        self._encoder = network.codec.encoder()
        self._history: list[int] = []
        self._pending: int | None = None
        self._waited = 0
        self._cells: list[Lstm | AttentionLstm] = [Lstm(matrix) for matrix in weights.lstm]
        if weights.attention is not None:
            self._cells[0] = AttentionLstm(Lstm(weights.lstm[0]), weights.attention)
        self._logits = weights.logits

    def copy(self) -> NumpyRun:
        """Another melody that has come as far."""
        other = copy(self)
        other._history = self._history.copy()
        other._encoder = deepcopy(self._encoder)
        other._cells = [cell.copy() for cell in self._cells]
        return other

    def logits(self, events: Sequence[int]) -> Vector:
        """Logits (events, 40) of what follows each event; `events` become the next ones of the melody."""
        return np.array([self.advance(event) for event in events], dtype=np.float32).reshape(-1, NUM_CLASSES)

    def advance(self, event: int) -> Vector:
        """Logits (40,) of what follows `event`, the next one of the melody."""
        self._history.append(event)
        x = self._encoder.push(event)
        for cell in self._cells:
            x = cell.step(x)
        return self._logits(x)

    def feed(self, events: Sequence[int], cancel: CancelFlag) -> None:
        """Make `events` the next ones of the melody; the network sees the last one with the first step.

        Raises:
            Cancelled: `cancel` was set.
        """
        for event in events:
            cancel.check()
            if self._pending is not None:
                self.advance(self._pending)
            self._pending = event
            self._waited = 0 if event >= 0 else self._waited + 1

    def sample(self, uniforms: NDArray[np.float64], sampling: Sampling, cancel: CancelFlag) -> Steps:
        """Draw one event for each uniform number (steps,).

        Raises:
            Cancelled: `cancel` was set.
        """
        count = len(uniforms)
        events = np.empty(count, dtype=np.int64)
        classes = np.empty(count, dtype=np.int64)
        probabilities = np.empty((count, NUM_CLASSES), dtype=np.float32)
        seconds = np.empty(count)
        for k, uniform in enumerate(uniforms):
            cancel.check()
            begun = time.perf_counter()
            assert self._pending is not None, "feed a melody before sampling it"
            logits = self.advance(self._pending)
            probabilities[k] = forecast(sampling, logits, self._bias(sampling))
            classes[k] = draw(probabilities[k], uniform)
            events[k] = self._codec.event(int(classes[k]), self._history)
            self._pending = int(events[k])
            self._waited = 0 if events[k] >= 0 else self._waited + 1
            seconds[k] = time.perf_counter() - begun
        return Steps(events, classes, probabilities, seconds)

    def _bias(self, sampling: Sampling) -> Vector | None:
        """What is added to the logits (40,) of the next event."""
        must_begin = sampling.begin is not None and self._waited >= LONGEST_WAIT
        plain = sampling.begin if must_begin else sampling.bias
        codec, history = self._codec, self._history
        repeated = [codec.event(index, history) for index in (REPEAT_ONE_BAR, REPEAT_TWO_BARS)]
        repetition = self._repetition(sampling, repeated[0])
        if plain is None and not repetition:
            return None
        meant = np.concatenate([_PLAIN_CLASSES, [codec.plain_class(event) for event in repeated]])
        bias = np.zeros(NUM_CLASSES, dtype=np.float32) if plain is None else plain[meant]
        bias[meant == meant[REPEAT_ONE_BAR]] += np.float32(repetition)
        return bias

    def _repetition(self, sampling: Sampling, before: int) -> float:
        """What is added to the logits of the event one bar before.

        Silence is not kept away from, or there would be ever more notes; and a bar in which nothing began is not
        repeated, or there might be nothing for ever.
        """
        if sampling.repetition < 0:
            return sampling.repetition if before >= 0 else 0.0
        there_is_a_bar = len(self._history) >= STEPS_PER_BAR and self._waited < STEPS_PER_BAR
        return sampling.repetition if there_is_a_bar else 0.0


class NumpyNetwork:
    """A Melody RNN in NumPy."""

    def __init__(self, system: str, weights: Weights) -> None:
        self.codec = CODECS[system]()
        self.weights: MelodyRnnWeights = arrange(system, weights).read()

    def run(self) -> NumpyRun:
        """A melody that has not begun."""
        return NumpyRun(self)

    def logits(self, events: Sequence[int]) -> Vector:
        """Logits (events, 40) of what follows each event of a melody."""
        return self.run().logits(events)
