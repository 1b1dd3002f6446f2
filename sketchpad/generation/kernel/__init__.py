"""The Melody RNNs in C: the typed face of `melody_rnn.c`.

The library is plain C without Python in it, called through ctypes, so that no call holds the interpreter lock.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from ctypes import POINTER, c_double, c_float, c_int, c_int32, c_void_p
from functools import cache
from importlib.util import find_spec
from typing import Any
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.melody_codec import NUM_CLASSES
from sketchpad.generation.melody_network import ATTENTION_LENGTH, CODECS, Matrix, MelodyRnnWeights, arrange
from sketchpad.generation.request import CancelFlag, Cancelled, Steps
from sketchpad.generation.weights import Weights

_CODEC = {"lookback_rnn": 0, "attention_rnn": 1}
_LANES = 16
_MOST_LAYERS = 8
_LOGITS, _INPUT, _QUERY, _KEY, _OUTPUT = range(_MOST_LAYERS, _MOST_LAYERS + 5)

_floats, _doubles, _ints = POINTER(c_float), POINTER(c_double), POINTER(c_int32)
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "network_new": (c_void_p, [c_int, c_int, POINTER(c_int), c_int]),
    "network_free": (None, [c_void_p]),
    "network_pack": (c_int, [c_void_p, c_int, c_int, c_int, _floats, _floats]),
    "network_attention_vector": (c_int, [c_void_p, _floats]),
    "run_new": (c_void_p, [c_void_p]),
    "run_free": (None, [c_void_p]),
    "run_feed": (c_int, [c_void_p, c_int, _ints, _ints]),
    "run_logits": (c_int, [c_void_p, c_int, _ints, _floats]),
    "run_sample": (c_int, [c_void_p, c_int, _doubles, c_float, _ints, _ints, _ints, _floats, _doubles]),
}


@cache
def _library() -> ctypes.CDLL | None:
    spec = find_spec("sketchpad.generation._kernel")
    if spec is None or spec.origin is None:
        return None
    library = ctypes.CDLL(spec.origin)
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def available() -> bool:
    """Whether the program was built with a compiler."""
    return _library() is not None


def _call(name: str, *arguments: Any) -> Any:
    library = _library()
    assert library is not None, "the C kernel was not built"
    return getattr(library, name)(*arguments)


def _allocated(result: Any) -> Any:
    if not result:
        raise MemoryError("no memory for a melody model")
    return result


def _pointer(array: NDArray[Any], kind: Any) -> Any:
    return array.ctypes.data_as(kind)


def _expect(done: int, count: int) -> None:
    _allocated(done >= 0)
    if done < count:
        raise Cancelled


class NativeRun:
    """One melody being written."""

    def __init__(self, network: NativeNetwork) -> None:
        self._network = network  # the run reads its matrices
        self._run = _allocated(_call("run_new", network.handle))
        finalize(self, _call, "run_free", self._run)

    def feed(self, events: Sequence[int], cancel: CancelFlag) -> None:
        """Make `events` the next ones of the melody; the network sees the last one with the first step.

        Raises:
            Cancelled: `cancel` was set.
        """
        array = np.array(events, dtype=np.int32)
        done = _call("run_feed", self._run, len(array), _pointer(array, _ints), _pointer(cancel.cell, _ints))
        _expect(done, len(array))

    def logits(self, events: Sequence[int]) -> NDArray[np.float32]:
        """Logits (events, 40) of what follows each event; `events` become the next ones of the melody."""
        array = np.array(events, dtype=np.int32)
        logits = np.empty((len(array), NUM_CLASSES), dtype=np.float32)
        _allocated(_call("run_logits", self._run, len(array), _pointer(array, _ints), _pointer(logits, _floats)))
        return logits

    def sample(self, uniforms: NDArray[np.float64], temperature: float, cancel: CancelFlag) -> Steps:
        """Draw one event for each uniform number (steps,).

        Raises:
            Cancelled: `cancel` was set.
        """
        count = len(uniforms)
        uniforms = np.ascontiguousarray(uniforms, dtype=np.float64)
        events, classes = np.empty(count, dtype=np.int32), np.empty(count, dtype=np.int32)
        probabilities = np.empty((count, NUM_CLASSES), dtype=np.float32)
        seconds = np.empty(count)
        done = _call(
            "run_sample",
            self._run,
            count,
            _pointer(uniforms, _doubles),
            temperature,
            _pointer(cancel.cell, _ints),
            _pointer(events, _ints),
            _pointer(classes, _ints),
            _pointer(probabilities, _floats),
            _pointer(seconds, _doubles),
        )
        _expect(done, count)
        return Steps(events.astype(np.int64), classes.astype(np.int64), probabilities, seconds)


class NativeNetwork:
    """A Melody RNN in C; its LSTMs must have multiples of 16 units (`fits`)."""

    def __init__(self, system: str, weights: Weights) -> None:
        self.codec = CODECS[system]()
        arranged = arrange(system, weights)
        layers = len(arranged.units)
        length = ATTENTION_LENGTH if arranged.attention else 0
        units = (c_int * layers)(*arranged.units)
        self.handle = _allocated(_call("network_new", _CODEC[system], layers, units, length))
        finalize(self, _call, "network_free", self.handle)
        self._pack_all(arranged)

    @staticmethod
    def fits(system: str, weights: Weights) -> bool:
        """Whether the kernel was built and can compute a network of this size."""
        units = arrange(system, weights).units
        return available() and len(units) <= _MOST_LAYERS and all(size % _LANES == 0 for size in units)

    def run(self) -> NativeRun:
        """A melody that has not begun."""
        return NativeRun(self)

    def logits(self, events: Sequence[int]) -> NDArray[np.float32]:
        """Logits (events, 40) of what follows each event of a melody."""
        return self.run().logits(events)

    def _pack_all(self, weights: MelodyRnnWeights) -> None:
        for layer, cell in enumerate(weights.lstm):
            self._pack(layer, Matrix(cell.kernel, _with_forget_bias(cell.bias)))
        self._pack(_LOGITS, weights.logits)
        if attention := weights.attention:
            self._pack(_INPUT, attention.input)
            self._pack(_QUERY, attention.query)
            self._pack(_KEY, attention.key)
            self._pack(_OUTPUT, attention.output)
            vector = np.ascontiguousarray(attention.vector, dtype=np.float32)
            _allocated(_call("network_attention_vector", self.handle, _pointer(vector, _floats)))

    def _pack(self, which: int, matrix: Matrix) -> None:
        kernel = np.ascontiguousarray(matrix.kernel, dtype=np.float32)
        bias = np.ascontiguousarray(matrix.bias, dtype=np.float32)
        rows, columns = kernel.shape
        pointers = _pointer(kernel, _floats), _pointer(bias, _floats)
        _allocated(_call("network_pack", self.handle, which, rows, columns, *pointers))


def _with_forget_bias(bias: NDArray[np.float32]) -> NDArray[np.float32]:
    i, j, f, o = np.split(bias, 4)
    return np.concatenate([i, j, f + np.float32(1), o])
