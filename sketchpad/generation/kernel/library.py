"""The C kernel as a library.

It is plain C without Python in it, called through ctypes, so that no call holds the interpreter lock.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_float, c_int, c_int32, c_void_p
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.cells import FORGET_BIAS
from sketchpad.generation.request import CancelFlag, Cancelled
from sketchpad.generation.sampling import LONGEST_WAIT, Sampling
from sketchpad.generation.weights_file import Placed

MOST_LAYERS = 8
MOST_CLASSES = 512


class _Sampling(ctypes.Structure):
    """`Sampling` of sampling.h."""

    _fields_ = [
        ("temperature", c_float),
        ("top_p", c_float),
        ("repetition", c_float),
        ("longest_wait", c_int32),
        ("bias", c_void_p),
        ("begin", c_void_p),
    ]


class _Array:
    """Arrays of one type go in as pointers to their data, None as none."""

    def __init__(self, dtype: type[np.generic]) -> None:
        self._dtype = np.dtype(dtype)

    def from_param(self, array: NDArray[Any] | None) -> c_void_p:
        """What ctypes calls with an argument."""
        if array is None:
            return c_void_p()
        assert array.dtype == self._dtype, f"the kernel reads {self._dtype} here, not {array.dtype}"
        assert array.flags.c_contiguous, "the kernel reads arrays row after row"
        return c_void_p(array.ctypes.data)


class _Matrix(ctypes.Structure):
    """`Matrix` of pack.h."""

    _fields_ = [
        ("numbers", c_void_p),
        ("halves", c_int),
        ("height", c_int),
        ("width", c_int),
        ("rows", c_void_p),
        ("columns", c_void_p),
    ]


class _Numbers:
    """A matrix goes in as a file has it: of single precision, or of bfloat16 as 16 bits, without rows of zeros."""

    def from_param(self, matrix: Placed) -> _Matrix:
        """What ctypes calls with an argument."""
        numbers, *places = matrix
        assert numbers.dtype in (np.float32, np.uint16), f"the kernel reads no matrix of {numbers.dtype}"
        assert numbers.flags.c_contiguous, "the kernel reads arrays row after row"
        rows, columns = (_ints.from_param(each) for each in places)
        return _Matrix(numbers.ctypes.data, numbers.dtype == np.uint16, *numbers.shape, rows, columns)


class _Flag:
    """A `CancelFlag` goes in as a pointer to its cell."""

    def from_param(self, flag: CancelFlag) -> c_void_p:
        """What ctypes calls with an argument."""
        return c_void_p(flag.cell.ctypes.data)


class _BySampling:
    """A `Sampling` goes in as a pointer to its structure in C."""

    def from_param(self, sampling: Sampling) -> Any:
        """What ctypes calls with an argument."""
        return ctypes.byref(_in_c(sampling))


_floats, _doubles, _ints = _Array(np.float32), _Array(np.float64), _Array(np.int32)
_numbers, _flag, _sampling = _Numbers(), _Flag(), _BySampling()
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "network_new": (c_void_p, [c_int, c_int, POINTER(c_int), c_int]),
    "network_free": (None, [c_void_p]),
    "network_pack": (c_int, [c_void_p, c_int, c_int, c_int, _numbers, _floats]),
    "network_attention_vector": (c_int, [c_void_p, _floats]),
    "run_new": (c_void_p, [c_void_p]),
    "run_copy": (c_void_p, [c_void_p]),
    "run_free": (None, [c_void_p]),
    "run_feed": (c_int, [c_void_p, c_int, _ints, _flag]),
    "run_logits": (c_int, [c_void_p, c_int, _ints, _floats]),
    "run_sample": (c_int, [c_void_p, c_int, _doubles, _sampling, _flag, _ints, _ints, _floats, _doubles]),
    "map_new": (c_void_p, [c_int, c_int, _numbers, _floats]),
    "map_free": (None, [c_void_p]),
    "map_run": (c_int, [c_void_p, c_int, _floats, _floats]),
    "layer_new": (c_void_p, [c_int, c_int, _numbers, _floats, c_int]),
    "layer_free": (None, [c_void_p]),
    "layer_run": (c_int, [c_void_p, c_int, c_int, _floats, _floats, _floats, _flag, _floats]),
    "has_fixed_point": (c_int, []),
    "decoder_new": (c_void_p, [c_int, c_int, c_int]),
    "decoder_free": (None, [c_void_p]),
    "decoder_pack_layer": (c_int, [c_void_p, c_int, c_int, _numbers, _floats, c_int]),
    "decoder_pack_logits": (c_int, [c_void_p, _numbers, _floats]),
    "phrase_new": (c_void_p, [c_void_p, c_int, _floats, _floats]),
    "phrase_of_rows": (c_void_p, [c_void_p, c_int, _ints]),
    "phrase_put": (None, [c_void_p, c_int, _ints, c_void_p]),
    "phrase_free": (None, [c_void_p]),
    "phrase_write": (c_int, [c_void_p, c_int, _ints, _ints, _doubles, _sampling, _flag, _ints]),
    "phrase_logits": (None, [c_void_p, c_int, _ints, _floats]),
    "phrase_hear": (c_int, [c_void_p, c_int, _ints, _flag]),
    "phrase_write_until": (c_int, [c_void_p, c_int, c_int, c_int, c_int32, _doubles, _sampling, _flag, _ints]),
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


def has_fixed_point() -> bool:
    """Whether the kernel can compute in fixed point on this processor."""
    return available() and bool(call("has_fixed_point"))


def call(name: str, *arguments: Any) -> Any:
    """Call a function of the kernel; arrays must be contiguous."""
    library = _library()
    assert library is not None, "the C kernel was not built"
    return getattr(library, name)(*arguments)


@lru_cache(maxsize=16)
def _in_c(sampling: Sampling) -> _Sampling:
    """Made once for each, because Polyphony RNN calls at every step; the cache keeps its arrays too."""
    arrays = [None if array is None else array.ctypes.data for array in (sampling.bias, sampling.begin)]
    return _Sampling(sampling.temperature, sampling.top_p, sampling.repetition, LONGEST_WAIT, *arrays)


def allocated(result: Any) -> Any:
    """The result of a call that allocates.

    Raises:
        MemoryError: there was none.
    """
    if not result:
        raise MemoryError("no memory for a model")
    return result


def expect(done: int, count: int) -> None:
    """See that a call made all its steps.

    Raises:
        Cancelled: it stopped before.
        MemoryError: it had no memory.
    """
    allocated(done >= 0)
    if done < count:
        raise Cancelled


def floats(array: NDArray[Any]) -> NDArray[np.float32]:
    """Contiguous float32."""
    return np.ascontiguousarray(array, dtype=np.float32)


def with_forget_bias(bias: NDArray[np.float32]) -> NDArray[np.float32]:
    """Gates i, j, f, o with the 1 that TensorFlow adds to f at run time."""
    i, j, f, o = np.split(bias, 4)
    return np.concatenate([i, j, f + FORGET_BIAS, o])
