"""A file of weights: an .npz of plain arrays, which can carry numbers and nothing else.

Numbers that bfloat16 holds are kept as their 16 bits. Of a matrix, rows and columns of zeros are left out: many cells
of the shipped networks only have to be of Magenta's size. `NAME:rows` and `NAME:columns` tell which ones are there.
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.request import CancelFlag

Weights = Mapping[str, NDArray[np.float32]]
Numbers = NDArray[np.float32 | np.uint16]
"""Numbers as a file has them: of single precision, or of bfloat16 as their 16 bits."""
Places = NDArray[np.integer]
Shape = tuple[int, ...]
ROWS, COLUMNS = ":rows", ":columns"
"""After an array's name, which no TensorFlow variable has."""
_STORED = {"float32": "float32", "uint16": "bfloat16"}
"""The dtype of an array in the file → that of its numbers."""
_MATRIX = 2
_LOCAL_HEADER = struct.Struct("<26xHH")
"""What stands before a member of an archive, up to the lengths of its name and of more."""


@dataclass(frozen=True)
class StoredArray:
    """One array of a file, which is read anew whenever it is asked for."""

    weights: StoredWeights
    name: str
    shape: Shape

    def read(self) -> Numbers:
        """The array's numbers, as the file has them."""
        return self.weights.numbers(self.name)

    def part(self, rows: Places, columns: Places) -> Numbers:
        """Some rows and columns of a matrix."""
        return self.weights.part(self.name, rows, columns)

    @property
    def heard(self) -> NDArray[np.bool_]:
        """Which rows (rows,) of a matrix have other numbers than zeros."""
        return self.weights.rows(self.name)


class StoredWeights(Mapping[str, NDArray[np.float32]]):
    """The arrays of a file, each of them read anew whenever it is asked for: no more are held than are used.

    None is read once `cancel` was set.

    Attributes:
        arrays: name → (dtype, shape).
    """

    def __init__(self, file: IO[bytes], arrays: Mapping[str, tuple[str, Shape]], cancel: CancelFlag) -> None:
        """The arrays that a file has to hold.

        Raises:
            ValueError: it holds others.
        """
        self._cancel = cancel
        self._file = file
        self._archive = zipfile.ZipFile(file)
        finalize(self, file.close)
        self.arrays = dict(arrays)
        there = {info.filename.removesuffix(".npy") for info in self._archive.infolist()}
        parts = [name for name in arrays if name + ROWS in there]
        if there != set(arrays) | {name + end for name in parts for end in (ROWS, COLUMNS)}:
            raise ValueError("its arrays have other names")
        self._kept = {name: self._places_of(name) for name in parts}
        for name, (dtype, shape) in arrays.items():
            kept = tuple(map(len, self._kept[name])) if name in self._kept else shape
            if self._header(name) != (dtype, kept):
                raise ValueError(f"the array {name} has another form")

    def __getitem__(self, name: str) -> NDArray[np.float32]:
        return widened(self.numbers(name))

    def __contains__(self, name: object) -> bool:
        return name in self.arrays

    def __iter__(self) -> Iterator[str]:
        return iter(self.arrays)

    def __len__(self) -> int:
        return len(self.arrays)

    def stored(self, name: str) -> StoredArray:
        """An array, to be read later."""
        return StoredArray(self, name, self.arrays[name][1])

    def numbers(self, name: str) -> Numbers:
        """An array as the file has it.

        Raises:
            Cancelled: `cancel` was set.
        """
        _, shape = self.arrays[name]
        self._cancel.check()
        numbers = self._read(name)
        if name not in self._kept:
            return numbers
        rows, columns = self._kept[name]
        whole: Numbers = np.zeros(shape, dtype=numbers.dtype)
        # Whole rows are copied many times as fast as single numbers.
        whole[rows if len(columns) == shape[1] else np.ix_(rows, columns)] = numbers
        return whole

    def part(self, name: str, rows: Places, columns: Places) -> Numbers:
        """Some rows and columns of a matrix, as the file has them.

        Raises:
            Cancelled: `cancel` was set.
        """
        if name not in self._kept:
            return self.numbers(name)[np.ix_(rows, columns)]
        self._cancel.check()
        numbers = self._read(name)
        if all(map(np.array_equal, (rows, columns), self._kept[name])):
            return numbers
        found: Numbers = np.zeros((len(rows), len(columns)), dtype=numbers.dtype)
        (to_rows, of_rows), (to_columns, of_columns) = (
            np.intersect1d(wanted, kept, assume_unique=True, return_indices=True)[1:]
            for wanted, kept in zip((rows, columns), self._kept[name], strict=True)
        )
        found[np.ix_(to_rows, to_columns)] = numbers[np.ix_(of_rows, of_columns)]
        return found

    def rows(self, name: str) -> NDArray[np.bool_]:
        """Which rows (rows,) of a matrix have other numbers than zeros.

        Raises:
            Cancelled: `cancel` was set.
        """
        if name not in self._kept:
            return nonzero(self.numbers(name), axis=1)
        found = np.zeros(self.arrays[name][1][0], dtype=np.bool_)
        found[self._kept[name][0]] = True
        return found

    def _read(self, name: str) -> Any:
        member = self._archive.getinfo(f"{name}.npy")
        if member.compress_type != zipfile.ZIP_STORED:
            with self._archive.open(member) as file:
                return np.lib.format.read_array(file, allow_pickle=False)
        # Straight into the array. An archive would copy it and sum it up on the way; the sums of the file are known.
        self._file.seek(member.header_offset)
        *_, name_length, extra_length = _LOCAL_HEADER.unpack(self._file.read(_LOCAL_HEADER.size))
        self._file.seek(name_length + extra_length, os.SEEK_CUR)
        return np.lib.format.read_array(self._file, allow_pickle=False)

    def _places_of(self, name: str) -> tuple[Places, Places]:
        """The rows and columns of a matrix that the file has."""
        _, shape = self.arrays[name]
        rows, columns = found = self._read(name + ROWS), self._read(name + COLUMNS)
        for places, size in zip(found, shape, strict=True):
            is_rising = places.ndim == 1 and places.dtype == np.int32 and (np.diff(places, prepend=-1) > 0).all()
            if not is_rising or (places >= size).any():
                raise ValueError(f"of the array {name} the file has rows or columns that there are not")
        return rows, columns

    def _header(self, name: str) -> tuple[str | None, Shape]:
        with self._archive.open(f"{name}.npy") as member:
            np.lib.format.read_magic(member)
            shape, _, dtype = np.lib.format.read_array_header_1_0(member)
        return _STORED.get(dtype.name), shape


def npz_bytes(arrays: Weights) -> bytes:
    """A file that is the same for the same arrays, whenever and wherever it is written.

    It is not compressed: of the shipped models that would save a fifth, and most of the time of loading them went to
    unpacking.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(arrays):
            for member, array in _members(name, _narrowed(arrays[name])):
                data = io.BytesIO()
                np.lib.format.write_array(data, array, allow_pickle=False)
                archive.writestr(zipfile.ZipInfo(f"{member}.npy"), data.getvalue())
    return file.getvalue()


def _members(name: str, array: Numbers) -> Iterator[tuple[str, NDArray[Any]]]:
    """What the file has of an array."""
    if array.ndim == _MATRIX:
        places = [np.flatnonzero(nonzero(array, axis)).astype(np.int32) for axis in (1, 0)]
        if tuple(map(len, places)) != array.shape:
            yield from zip((name + ROWS, name + COLUMNS), places, strict=True)
            array = np.ascontiguousarray(array[np.ix_(*places)])
    yield name, array


def nonzero(array: Numbers, axis: int) -> NDArray[np.bool_]:
    """Which rows (axis 1) or columns (axis 0) of a matrix have other numbers than zeros."""
    if array.dtype == np.uint16:
        # A zero of bfloat16 can have a sign.
        array = array.view(np.uint16) & np.uint16(0x7FFF)
    return (array != 0).any(axis=axis)


def to_bfloat16(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The nearest numbers with 8 significant bits, ties to even, as float32."""
    bits = np.ascontiguousarray(values, dtype=np.float32).view(np.uint32)
    return ((bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000).astype(np.uint32).view(np.float32)


def to_bytes(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The nearest numbers (rows, columns) that eight bits hold: in a column whole ones, up to 127, of a power of two.

    bfloat16 holds them as well. The kernel multiplies such a matrix without a loss (`kernel/affine.h`).
    """
    share, exponent = np.frexp(np.abs(values).max(axis=0) / np.float32(127))
    unit = np.ldexp(np.float32(1), np.where(share == 0.5, exponent - 1, exponent))
    return np.rint(values / unit) * unit


def dtype_of(array: NDArray[np.float32]) -> str:
    """float32, or bfloat16 where that holds all of it."""
    bits = np.ascontiguousarray(array, dtype=np.float32).view(np.uint32)
    return "float32" if (bits & 0xFFFF).any() else "bfloat16"


def widened(array: Numbers) -> NDArray[np.float32]:
    """An array of a file, as the numbers that it stands for."""
    if array.dtype == np.float32:
        return array.view(np.float32)
    bits = array.astype(np.uint32)
    bits <<= 16
    return bits.view(np.float32)


def _narrowed(array: NDArray[np.float32]) -> Numbers:
    array = np.ascontiguousarray(array, dtype=np.float32)
    return (array.view(np.uint32) >> 16).astype(np.uint16) if dtype_of(array) == "bfloat16" else array
