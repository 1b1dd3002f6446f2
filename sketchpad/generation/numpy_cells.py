"""LSTM layers and decoders in NumPy: the readable twin of the C kernel, and what runs where no compiler was.

Source of the cell: `magenta.contrib.rnn` (BasicLSTMCell, LSTMBlockCell: the same), Magenta 2.1.4.
"""

from __future__ import annotations

from copy import copy

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.cells import FORGET_BIAS, NOTHING, AffineMap, Classes, DecoderWeights, Floats, Matrix, Rows
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.sampling import LONGEST_WAIT, NEVER, Sampling, draw, forecast

_LOWEST = np.float32(-80)


def sigmoid(x: Floats) -> Floats:
    """1 / (1 + e^−x), without overflow."""
    return np.float32(1) / (np.float32(1) + np.exp(-np.maximum(x, _LOWEST)))


def _biases(sampling: Sampling, waited: Classes) -> Floats | None:
    """What is added to the logits of each row: of all (classes,), or where some must begin a note (rows, classes)."""
    if sampling.begin is None or not (waited >= LONGEST_WAIT).any():
        return sampling.bias
    bias = np.float32(0) if sampling.bias is None else sampling.bias
    return np.where(waited[:, None] >= LONGEST_WAIT, sampling.begin, bias)


def next_state(gates: Floats, c: Floats) -> tuple[Floats, Floats]:
    """Gates (…, 4 units) and cells (…, units) → the next c and h."""
    i, j, f, o = np.split(gates, 4, axis=-1)
    c = c * sigmoid(f + FORGET_BIAS) + sigmoid(i) * np.tanh(j)
    return c, np.tanh(c) * sigmoid(o)


def _with_rows(array: Floats, rows: Rows, others: Floats) -> Floats:
    """An array (rows, ...) with others in the place of some rows (count,)."""
    array = array.copy()
    array[rows] = others
    return array


class NumpyLayer:
    """One LSTM layer."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix.read()
        self.units = matrix.units

    def run(self, x: Floats, c: Floats, h: Floats, cancel: CancelFlag) -> Floats:
        """Outputs (steps, batch, units) for inputs (steps, batch, inputs), from a state (batch, units).

        Raises:
            Cancelled: `cancel` was set.
        """
        outputs = np.empty((*x.shape[:2], self.units), dtype=np.float32)
        for step, each in enumerate(x):
            cancel.check()
            c, h = next_state(self._matrix(np.concatenate([each, h], axis=1)), c)
            outputs[step] = h
        return outputs


class NumpyPhrase:
    """Rows that are being written together."""

    def __init__(self, weights: DecoderWeights, embeddings: Floats) -> None:
        self._weights = weights
        self._embeddings = embeddings
        rows = len(embeddings)
        widths = [cell.units for cell in weights.cells for _ in range(2)]
        states = weights.states(embeddings)
        if states is None:
            states = np.zeros((rows, sum(widths)), dtype=np.float32)
        parts = np.split(states, np.cumsum(widths)[:-1], axis=1)
        self._c, self._h = parts[::2], parts[1::2]

    def of_rows(self, rows: Rows) -> NumpyPhrase:
        """Some rows (count,), as far as they have come."""
        phrase = copy(self)
        phrase._embeddings = self._embeddings[rows]
        phrase._c, phrase._h = ([each[rows] for each in state] for state in (self._c, self._h))
        return phrase

    def put(self, rows: Rows, phrase: NumpyPhrase) -> None:
        """Let some rows (count,) have come as far as those of another phrase, which is of the same decoder."""
        self._embeddings = _with_rows(self._embeddings, rows, phrase._embeddings)
        self._c, self._h = (
            [_with_rows(*each) for each in zip(mine, [rows] * len(mine), theirs, strict=True)]
            for mine, theirs in ((self._c, phrase._c), (self._h, phrase._h))
        )

    def write(
        self,
        heard: Classes,
        uniforms: NDArray[np.float64],
        sampling: Sampling,
        cancel: CancelFlag,
        waited: Classes | None = None,
    ) -> Classes:
        """Classes (rows, steps), one for each uniform (rows, steps), after `heard` (rows,) and `waited` (rows,) steps.

        Raises:
            Cancelled: `cancel` was set.
        """
        waited = np.zeros_like(heard) if waited is None else waited
        classes = np.empty(uniforms.shape, dtype=np.int32)
        for step in range(uniforms.shape[1]):
            cancel.check()
            probabilities = forecast(sampling, self._advance(heard), _biases(sampling, waited))
            heard = np.array([draw(*each) for each in zip(probabilities, uniforms[:, step], strict=True)], np.int32)
            classes[:, step] = heard
            if sampling.begin is not None:
                waited = np.where(sampling.begin[heard] > NEVER, 0, waited + 1)
        return classes

    def logits(self, heard: Classes) -> Floats:
        """(rows, steps, classes): of what follows each of `heard` (rows, steps)."""
        return np.stack([self._advance(each) for each in heard.T], axis=1)

    def hear(self, heard: Classes, cancel: CancelFlag) -> None:
        """Let the only row hear `heard` (count,).

        Raises:
            Cancelled: `cancel` was set.
        """
        for each in heard:
            cancel.check()
            self._advance(np.array([each]))

    def write_until(
        self,
        stop: int,
        must_begin: bool,
        pending: int,
        uniforms: NDArray[np.float64],
        sampling: Sampling,
        cancel: CancelFlag,
    ) -> Classes:
        """Hear `pending`, then draw the only row's classes until `stop` is drawn or no uniform is left; (count,).

        Where `must_begin`, the first begins a note. A positive bias holds until its class is drawn.

        Raises:
            Cancelled: `cancel` was set.
        """
        classes: list[int] = []
        bias = None if sampling.bias is None else sampling.bias.copy()
        for uniform in uniforms:
            cancel.check()
            logits = self._advance(np.array([pending]))[0]
            added = sampling.begin if must_begin and not classes else bias
            pending = draw(forecast(sampling, logits, added), uniform)
            classes.append(pending)
            if pending == stop:
                break
            if bias is not None:
                bias[pending] = min(bias[pending], np.float32(0))
        return np.array(classes, dtype=np.int32)

    def _advance(self, heard: Classes) -> Floats:
        """Logits (rows, classes) of what follows `heard` (rows,)."""
        weights = self._weights
        one_hot = np.zeros((len(heard), weights.classes), dtype=np.float32)
        one_hot[np.flatnonzero(heard != NOTHING), heard[heard != NOTHING]] = 1
        x = np.concatenate([one_hot, self._embeddings], axis=1)
        for layer, cell in enumerate(weights.cells):
            gates = cell(np.concatenate([x, self._h[layer]], axis=1))
            self._c[layer], self._h[layer] = next_state(gates, self._c[layer])
            x = self._h[layer]
        return weights.logits(x)


class NumpyDecoder:
    """Stacked LSTMs that hear the last class they wrote."""

    def __init__(self, weights: DecoderWeights) -> None:
        self.classes, self.embedding = weights.classes, weights.embedding
        self._weights = weights.read()

    def phrase(self, embeddings: Floats) -> NumpyPhrase:
        """Rows that have not begun, from embeddings (rows, embedding)."""
        return NumpyPhrase(self._weights, embeddings)


class NumpyCells:
    """Makes layers and decoders in NumPy."""

    def affine_map(self, matrix: Matrix) -> AffineMap:
        """A matrix by itself."""
        return matrix.read()

    def layer(self, matrix: Matrix) -> NumpyLayer:
        """A layer of an LSTM's matrix."""
        return NumpyLayer(matrix)

    def decoder(self, weights: DecoderWeights) -> NumpyDecoder:
        """A decoder of these weights."""
        return NumpyDecoder(weights)
