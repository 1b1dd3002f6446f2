"""TensorFlow's second checkpoint format: a table that says where in the data files each tensor lies.

Source: `tensorflow/core/protobuf/tensor_bundle.proto` and `tensorflow/core/util/tensor_bundle`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.checkpoints.table import entries
from sketchpad.generation.checkpoints.wire import damaged, integers, messages

MOST_BYTES = 4_000_000_000
"""What all tensors may hold together."""
_FLOAT32 = 1
_FLOAT_BYTES = 4

ReadData = Callable[[int, int, int], bytes]
"""(shard, offset, size) → bytes; fewer where the file is shorter."""


@dataclass(frozen=True)
class Tensor:
    """Where a tensor lies."""

    shape: tuple[int, ...]
    shard: int
    offset: int
    size: int


def read_index(data: bytes) -> tuple[int, dict[str, Tensor]]:
    """How many data files there are, and the float32 tensors that are kept whole, by name.

    Raises:
        InputError: this is no index.
    """
    tensors: dict[str, Tensor] = {}
    shards = 0
    for key, value in entries(data):
        if not key:
            shards = _first(value, 1)
        elif _first(value, 1) == _FLOAT32 and not messages(value, 7):
            dimensions = [_first(size, 1) for shape in messages(value, 2) for size in messages(shape, 2)]
            place = (_first(value, 3), _first(value, 4), _first(value, 5))
            tensors[key.decode("utf-8", "replace")] = Tensor(tuple(dimensions), *place)
    total = sum(tensor.size for tensor in tensors.values())
    if not tensors or shards < 1 or total > MOST_BYTES:
        raise damaged()
    for tensor in tensors.values():
        if tensor.size != math.prod(tensor.shape) * _FLOAT_BYTES or tensor.shard >= shards:
            raise damaged()
    return shards, tensors


def read_tensor(tensor: Tensor, read: ReadData) -> NDArray[np.float32]:
    """The numbers of one tensor.

    Raises:
        InputError: the data file is too short.
    """
    data = read(tensor.shard, tensor.offset, tensor.size)
    if len(data) != tensor.size:
        raise damaged()
    return np.frombuffer(data, dtype="<f4").reshape(tensor.shape)


def _first(message: bytes, number: int) -> int:
    """A number field; 0 where it is left out."""
    values = integers(message, number)
    return values[0] if values else 0
