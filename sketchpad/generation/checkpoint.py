"""Magenta's bundles (`.mag`), read without TensorFlow: numbers only; the graph in them is never looked at.

Source: `note_seq/protobuf/generator.proto` and, for the checkpoint inside,
`tensorflow/core/util/saved_tensor_slice.proto` (TensorFlow's first checkpoint format; Magenta writes it into bundles).
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.table import entries
from sketchpad.generation.wire import damaged, integers, messages
from sketchpad.music.errors import InputError

MOST_BYTES = 256_000_000
_FLOAT32 = 1
_FLOAT_BYTES = 4


def import_bundle(path: Path) -> tuple[str, dict[str, NDArray[np.float32]]]:
    """The generator's id, which names the system, and the arrays of a bundle.

    Raises:
        InputError: it cannot be read, or is no bundle.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"{path} is larger than any bundle of Magenta's; choose another file")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}; choose another file") from error
    try:
        return _read(data)
    except InputError as error:
        raise InputError(f"cannot read {path}: {error}") from error


def _read(data: bytes) -> tuple[str, dict[str, NDArray[np.float32]]]:
    details, checkpoints = messages(data, 1), messages(data, 2)
    if len(details) != 1 or len(checkpoints) != 1:
        raise damaged()
    names = messages(details[0], 1)
    if not names:
        raise damaged()
    return names[0].decode("utf-8", "replace"), read_checkpoint(checkpoints[0])


def read_checkpoint(data: bytes) -> dict[str, NDArray[np.float32]]:
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
