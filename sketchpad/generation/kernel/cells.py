"""LSTM layers and decoders in C: the typed face of `sequence.c` and `decoder.c`."""

from __future__ import annotations

import math
from typing import Any, Literal
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.cells import (
    UNITS_AT_ONCE,
    AffineMap,
    Classes,
    DecoderWeights,
    Floats,
    Matrix,
    Rows,
)
from sketchpad.generation.kernel.library import (
    MOST_CLASSES,
    MOST_LAYERS,
    allocated,
    available,
    call,
    expect,
    floats,
    with_forget_bias,
)
from sketchpad.generation.numpy_cells import NumpyDecoder, NumpyLayer
from sketchpad.generation.request import CancelFlag, Cancelled
from sketchpad.generation.sampling import Sampling

Precision = Literal["exact", "fast"]
LARGE = 2**23
"""Weights of an LSTM that one waits for; those of Magenta's official hierarchical networks have as many."""


class NativeMap:
    """An affine map; a row comes out the same to the last bit whichever others are with it."""

    def __init__(self, matrix: Matrix) -> None:
        rows, self._columns = matrix.shape
        self._map = allocated(call("map_new", rows, self._columns, matrix.placed, floats(matrix.bias)))
        finalize(self, call, "map_free", self._map)

    def __call__(self, x: Floats) -> Floats:
        """(count, rows) → (count, columns)."""
        y = np.empty((len(x), self._columns), dtype=np.float32)
        allocated(call("map_run", self._map, len(x), floats(x), y))
        return y


class NativeLayer:
    """One LSTM layer; its units must be a multiple of 16."""

    def __init__(self, matrix: Matrix, fixed_from: float) -> None:
        self.units = matrix.units
        rounded = math.prod(matrix.shape) >= fixed_from
        arrays = matrix.placed, with_forget_bias(matrix.bias)
        self._layer = allocated(call("layer_new", matrix.inputs, self.units, *arrays, rounded))
        finalize(self, call, "layer_free", self._layer)

    def run(self, x: Floats, c: Floats, h: Floats, cancel: CancelFlag) -> Floats:
        """Outputs (steps, batch, units) for inputs (steps, batch, inputs), from a state (batch, units).

        Raises:
            Cancelled: `cancel` was set.
        """
        steps, batch, _ = x.shape
        outputs = np.empty((steps, batch, self.units), dtype=np.float32)
        state = (np.array(c, dtype=np.float32), np.array(h, dtype=np.float32))
        expect(call("layer_run", self._layer, steps, batch, floats(x), *state, cancel, outputs), steps)
        return outputs


class NativePhrase:
    """Rows that are being written together; `phrase` is the kernel's, and is given back with this."""

    def __init__(self, decoder: NativeDecoder, phrase: Any) -> None:
        self._decoder = decoder  # the phrase reads its matrices
        self._phrase = allocated(phrase)
        finalize(self, call, "phrase_free", self._phrase)

    def of_rows(self, rows: Rows) -> NativePhrase:
        """Some rows (count,), as far as they have come."""
        return NativePhrase(self._decoder, call("phrase_of_rows", self._phrase, len(rows), _ints(rows)))

    def put(self, rows: Rows, phrase: NativePhrase) -> None:
        """Let some rows (count,) have come as far as those of another phrase, which is of the same decoder."""
        call("phrase_put", self._phrase, len(rows), _ints(rows), phrase._phrase)

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
        uniforms = np.ascontiguousarray(uniforms)
        waited = np.zeros_like(heard) if waited is None else waited
        classes = np.empty(uniforms.shape, dtype=np.int32)
        steps = uniforms.shape[1]
        arguments = (_ints(heard), _ints(waited), uniforms, sampling, cancel, classes)
        expect(call("phrase_write", self._phrase, steps, *arguments), steps)
        return classes

    def logits(self, heard: Classes) -> Floats:
        """(rows, steps, classes): of what follows each of `heard` (rows, steps)."""
        logits = np.empty((*heard.shape, self._decoder.classes), dtype=np.float32)
        call("phrase_logits", self._phrase, heard.shape[1], _ints(heard), logits)
        return logits

    def hear(self, heard: Classes, cancel: CancelFlag) -> None:
        """Let the only row hear `heard` (count,).

        Raises:
            Cancelled: `cancel` was set.
        """
        expect(call("phrase_hear", self._phrase, len(heard), _ints(heard), cancel), len(heard))

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
        most = len(uniforms)
        classes = np.empty(most, dtype=np.int32)
        numbers = np.ascontiguousarray(uniforms)
        bounds = (stop, int(must_begin), most, pending)
        count: int = call("phrase_write_until", self._phrase, *bounds, numbers, sampling, cancel, classes)
        if count < most and (count == 0 or classes[count - 1] != stop):
            raise Cancelled
        return classes[:count]


class NativeDecoder:
    """Stacked LSTMs that hear the last class they wrote; units must be multiples of 16."""

    def __init__(self, weights: DecoderWeights, fixed_from: float) -> None:
        self.classes, self.embedding = weights.classes, weights.embedding
        self._initial = NativeMap(weights.initial) if weights.initial else None
        self.handle = allocated(call("decoder_new", self.classes, self.embedding, len(weights.cells)))
        finalize(self, call, "decoder_free", self.handle)
        for layer, cell in enumerate(weights.cells):
            arrays = cell.placed, with_forget_bias(cell.bias)
            rounded = math.prod(cell.shape) >= fixed_from
            allocated(call("decoder_pack_layer", self.handle, layer, cell.units, *arrays, rounded))
        allocated(call("decoder_pack_logits", self.handle, weights.logits.placed, floats(weights.logits.bias)))

    def phrase(self, embeddings: Floats) -> NativePhrase:
        """Rows that have not begun, from embeddings (rows, embedding)."""
        states = np.tanh(self._initial(embeddings)) if self._initial else None
        return NativePhrase(self, call("phrase_new", self.handle, len(embeddings), floats(embeddings), states))


class NativeCells:
    """Makes layers and decoders in C; in NumPy where the kernel was not built, or has no room for their sizes.

    Args:
        precision: `fast` has large LSTMs multiply their outputs in fixed point of 16 bits, where the processor has the
            instructions (AVX2, AVX-512 VNNI); `exact` computes all in float32, as Magenta does.
        large: so many weights make an LSTM a large one.
    """

    def __init__(self, precision: Precision = "fast", large: int = LARGE) -> None:
        self._fixed_from = large if precision == "fast" else math.inf

    def affine_map(self, matrix: Matrix) -> AffineMap:
        """A matrix by itself."""
        return NativeMap(matrix) if available() else matrix.read()

    def layer(self, matrix: Matrix) -> NativeLayer | NumpyLayer:
        """A layer of an LSTM's matrix."""
        fits = available() and matrix.units % UNITS_AT_ONCE == 0
        return NativeLayer(matrix, self._fixed_from) if fits else NumpyLayer(matrix)

    def decoder(self, weights: DecoderWeights) -> NativeDecoder | NumpyDecoder:
        """A decoder of these weights."""
        fits = len(weights.cells) <= MOST_LAYERS and weights.classes <= MOST_CLASSES
        fits = fits and all(cell.units % UNITS_AT_ONCE == 0 for cell in weights.cells)
        return NativeDecoder(weights, self._fixed_from) if available() and fits else NumpyDecoder(weights)


def _ints(array: NDArray[np.integer]) -> Classes:
    return np.ascontiguousarray(array, dtype=np.int32)
