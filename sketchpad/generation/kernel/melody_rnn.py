"""The Melody RNNs in C: the typed face of `melody_rnn.c`."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import c_int
from typing import Any
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.cells import UNITS_AT_ONCE
from sketchpad.generation.kernel.library import (
    MOST_LAYERS,
    allocated,
    available,
    call,
    expect,
    floats,
    with_forget_bias,
)
from sketchpad.generation.melody_rnn.codec import NUM_CLASSES
from sketchpad.generation.melody_rnn.network import ATTENTION_LENGTH, CODECS, Matrix, MelodyRnnWeights, arrange
from sketchpad.generation.request import CancelFlag, Steps
from sketchpad.generation.sampling import Sampling
from sketchpad.generation.weights_file import Weights

_CODEC = {"lookback_rnn": 0, "attention_rnn": 1}
_LOGITS, _INPUT, _QUERY, _KEY, _OUTPUT = range(MOST_LAYERS, MOST_LAYERS + 5)


class NativeRun:
    """One melody being written."""

    def __init__(self, network: NativeNetwork, run: Any = None, is_fed: bool = False) -> None:
        self._network = network  # the run reads its matrices
        self._is_fed = is_fed
        self._run = allocated(run or call("run_new", network.handle))
        finalize(self, call, "run_free", self._run)

    def copy(self) -> NativeRun:
        """Another melody that has come as far."""
        return NativeRun(self._network, allocated(call("run_copy", self._run)), self._is_fed)

    def feed(self, events: Sequence[int], cancel: CancelFlag) -> None:
        """Make `events` the next ones of the melody; the network sees the last one with the first step.

        Raises:
            Cancelled: `cancel` was set.
        """
        array = np.array(events, dtype=np.int32)
        self._is_fed = True
        done = call("run_feed", self._run, len(array), array, cancel)
        expect(done, len(array))

    def logits(self, events: Sequence[int]) -> NDArray[np.float32]:
        """Logits (events, 40) of what follows each event; `events` become the next ones of the melody."""
        assert not self._is_fed, "a melody that is fed is sampled"
        array = np.array(events, dtype=np.int32)
        logits = np.empty((len(array), NUM_CLASSES), dtype=np.float32)
        allocated(call("run_logits", self._run, len(array), array, logits))
        return logits

    def sample(self, uniforms: NDArray[np.float64], sampling: Sampling, cancel: CancelFlag) -> Steps:
        """Draw one event for each uniform number (steps,) in [0, 1); the melody has been fed.

        Raises:
            Cancelled: `cancel` was set.
        """
        assert self._is_fed or cancel.is_set, "a melody is fed before it is sampled"
        count = len(uniforms)
        uniforms = np.ascontiguousarray(uniforms, dtype=np.float64)
        events, classes = np.empty(count, dtype=np.int32), np.empty(count, dtype=np.int32)
        probabilities = np.empty((count, NUM_CLASSES), dtype=np.float32)
        seconds = np.empty(count)
        done = call(
            "run_sample",
            self._run,
            count,
            uniforms,
            sampling,
            cancel,
            events,
            classes,
            probabilities,
            seconds,
        )
        expect(done, count)
        return Steps(events, classes, probabilities, seconds)


class NativeNetwork:
    """A Melody RNN in C; its LSTMs must have multiples of 16 units (`fits`)."""

    def __init__(self, system: str, weights: Weights) -> None:
        self.codec = CODECS[system]()
        arranged = arrange(system, weights)
        layers = len(arranged.units)
        length = ATTENTION_LENGTH if arranged.attention else 0
        units = (c_int * layers)(*arranged.units)
        self.handle = allocated(call("network_new", _CODEC[system], layers, units, length))
        finalize(self, call, "network_free", self.handle)
        self._pack_all(arranged)

    @staticmethod
    def fits(system: str, weights: Weights) -> bool:
        """Whether the kernel was built and can compute a network of this size."""
        units = arrange(system, weights).units
        return available() and len(units) <= MOST_LAYERS and all(size % UNITS_AT_ONCE == 0 for size in units)

    def run(self) -> NativeRun:
        """A melody that has not begun."""
        return NativeRun(self)

    def logits(self, events: Sequence[int]) -> NDArray[np.float32]:
        """Logits (events, 40) of what follows each event of a melody."""
        return self.run().logits(events)

    def _pack_all(self, weights: MelodyRnnWeights) -> None:
        for layer, cell in enumerate(weights.lstm):
            self._pack(layer, Matrix(cell.source, with_forget_bias(cell.bias)))
        self._pack(_LOGITS, weights.logits)
        if attention := weights.attention:
            self._pack(_INPUT, attention.input)
            self._pack(_QUERY, attention.query)
            self._pack(_KEY, attention.key)
            self._pack(_OUTPUT, attention.output)
            allocated(call("network_attention_vector", self.handle, floats(attention.vector)))

    def _pack(self, which: int, matrix: Matrix) -> None:
        rows, columns = matrix.shape
        arrays = matrix.placed, floats(matrix.bias)
        allocated(call("network_pack", self.handle, which, rows, columns, *arrays))
