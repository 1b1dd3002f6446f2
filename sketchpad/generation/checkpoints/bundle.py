"""Magenta's bundles (`.mag`) and TensorFlow's first checkpoint format, which is what they hold.

The graph in a bundle is never looked at.
Source: `note_seq/protobuf/generator.proto` and `tensorflow/core/util/saved_tensor_slice.proto`.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.checkpoints.table import entries
from sketchpad.generation.checkpoints.wire import damaged, integers, messages

_FLOAT32 = 1
_FLOAT_BYTES = 4


def read_bundle(data: bytes) -> tuple[str, dict[str, NDArray[np.float32]]]:
    """The generator's id, which names the system, and the arrays of a bundle.

    Raises:
        InputError: it is no bundle.
    """
    details, checkpoints = messages(data, 1), messages(data, 2)
    if len(details) != 1 or len(checkpoints) != 1:
        raise damaged()
    names = messages(details[0], 1)
    if not names:
        raise damaged()
    return names[0].decode("utf-8", "replace"), read_first_format(checkpoints[0])


def read_first_format(data: bytes) -> dict[str, NDArray[np.float32]]:
    """The float32 arrays of a checkpoint of TensorFlow's first format, by name.

    Raises:
        InputError: it is none.
    """
    shapes: dict[str, tuple[int, ...]] = {}
    values: dict[str, NDArray[np.float32]] = {}
    for _, entry in entries(data):
        for meta in messages(entry, 1):
            shapes.update(_shapes(meta))
        for piece in messages(entry, 2):
            values.update(_values(piece))
    wanted = {name: shape for name, shape in shapes.items() if name in values}
    if not wanted or any(math.prod(shape) != values[name].size for name, shape in wanted.items()):
        raise damaged()
    return {name: values[name].reshape(shape) for name, shape in wanted.items()}


def _shapes(meta: bytes) -> dict[str, tuple[int, ...]]:
    """SavedTensorSliceMeta: the shape of each float32 tensor."""
    shapes: dict[str, tuple[int, ...]] = {}
    for tensor in messages(meta, 1):
        if integers(tensor, 3) == [_FLOAT32]:
            dimensions = [integers(dimension, 1) for shape in messages(tensor, 2) for dimension in messages(shape, 2)]
            shapes[_name(tensor)] = tuple(sizes[0] if sizes else 0 for sizes in dimensions)
    return shapes


def _values(piece: bytes) -> dict[str, NDArray[np.float32]]:
    """SavedSlice: the numbers of a tensor that was saved whole, if they are float32."""
    packed = b"".join(value for tensor in messages(piece, 3) for value in messages(tensor, 5))
    if not packed or len(packed) % _FLOAT_BYTES:
        return {}
    return {_name(piece): np.frombuffer(packed, dtype="<f4").astype(np.float32)}


def _name(message: bytes) -> str:
    names = messages(message, 1)
    if not names:
        raise damaged()
    return names[0].decode("utf-8", "replace")
