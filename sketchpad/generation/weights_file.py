"""A file of weights: an .npz of plain arrays, which can carry numbers and nothing else.

Numbers that bfloat16 holds are kept as their 16 bits. Of a matrix, rows and columns of zeros are left out: many cells
of the shipped networks only have to be of Magenta's size. `NAME:rows` and `NAME:columns` tell which ones are there.
"""

from __future__ import annotations

import io
import math
import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
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
NOWHERE = -1
"""The place of a row or column that a file has not, because it is of zeros."""
_STORED = {np.dtype("<f4"): "float32", np.dtype("<u2"): "bfloat16"}
"""The dtype of an array in the file → that of its numbers."""
_MATRIX = 2
_LOCAL_HEADER = 30
"""Bytes before a member of an archive, of which the last are the lengths of its name and of more."""
_FORMAT = b"\x93NUMPY\x01\x00"
"""What an array begins with; the length of its header follows."""
_HEADER = re.compile(rb"\{'descr': '(<f4|<u2|<i4)', 'fortran_order': False, 'shape': \(([\d, ]*)\), \} *\n")
"""A header as NumPy writes it of plain arrays; its own reader runs Python's parser, which takes fifty times as long."""


class Placed(NamedTuple):
    """A matrix as a file has it: numbers, and where among them each of its rows and columns is, or `NOWHERE`."""

    numbers: Numbers
    rows: NDArray[np.int32]
    columns: NDArray[np.int32]

    @classmethod
    def whole(cls, numbers: Numbers) -> Placed:
        """A matrix all of whose numbers are there."""
        return cls(np.ascontiguousarray(numbers), *map(_all_places, numbers.shape))


@dataclass(frozen=True)
class StoredArray:
    """One array of a file, or some rows and columns of a matrix, read anew whenever it is asked for.

    Attributes:
        places: for each axis, where the file has each of its rows or columns, or `NOWHERE`.
    """

    weights: StoredWeights
    name: str
    places: tuple[NDArray[np.int32], ...]

    @property
    def shape(self) -> Shape:
        """How many rows and columns there are."""
        return tuple(map(len, self.places))

    def part(self, rows: Places, columns: Places) -> StoredArray:
        """Some rows and columns of a matrix."""
        of_rows, of_columns = self.places
        return StoredArray(self.weights, self.name, (of_rows[rows], of_columns[columns]))

    def read(self) -> Numbers:
        """The array's numbers, as the file has them.

        Raises:
            Cancelled: the file is not to be read any more.
        """
        found = self.weights.numbers(self.name)
        for axis, places in enumerate(self.places):
            found = _at(found, places, axis)
        return found

    def placed(self) -> Placed:
        """A matrix without its zeros being made.

        Raises:
            Cancelled: the file is not to be read any more.
        """
        rows, columns = self.places
        return Placed(self.weights.numbers(self.name), rows, columns)

    @property
    def heard(self) -> NDArray[np.bool_]:
        """Which rows (rows,) of a matrix have other numbers than zeros."""
        rows, columns = self.places
        is_whole = (rows != NOWHERE).all() and (columns != NOWHERE).all()
        return nonzero(self.read(), axis=1) if is_whole else rows != NOWHERE


class StoredWeights(Mapping[str, NDArray[np.float32]]):
    """The arrays of a file, each of them read anew whenever it is asked for: no more are held than are used.

    None is read once `cancel` was set.

    Attributes:
        arrays: name → (dtype, shape).
    """

    def __init__(self, file: io.BufferedIOBase, arrays: Mapping[str, tuple[str, Shape]], cancel: CancelFlag) -> None:
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
        self._places = {name: self._places_of(name) for name in parts}
        for name, (dtype, shape) in arrays.items():
            found, kept = _form(self._opened(name))
            wanted = tuple(map(_count, self._places[name])) if name in parts else shape
            if (_STORED.get(found), kept) != (dtype, wanted):
                raise ValueError(f"the array {name} has another form")

    def __getitem__(self, name: str) -> NDArray[np.float32]:
        return widened(self.stored(name).read())

    def __contains__(self, name: object) -> bool:
        return name in self.arrays

    def __iter__(self) -> Iterator[str]:
        return iter(self.arrays)

    def __len__(self) -> int:
        return len(self.arrays)

    def stored(self, name: str) -> StoredArray:
        """An array, to be read later."""
        _, shape = self.arrays[name]
        return StoredArray(self, name, self._places.get(name) or tuple(map(_all_places, shape)))

    def numbers(self, name: str) -> Numbers:
        """What the file has of an array.

        Raises:
            Cancelled: `cancel` was set.
        """
        self._cancel.check()
        return self._read(name)

    def _read(self, name: str) -> NDArray[Any]:
        member = self._opened(name)
        dtype, shape = _form(member)
        if math.prod(shape) * dtype.itemsize <= self._archive.getinfo(f"{name}.npy").file_size:
            array = np.empty(shape, dtype=dtype)
            if member.readinto(array.data) == array.nbytes:
                return array
        raise EOFError(f"the array {name} is cut short")

    def _opened(self, name: str) -> io.BufferedIOBase:
        """The array, with its header, comes next."""
        member = self._archive.getinfo(f"{name}.npy")
        if member.compress_type != zipfile.ZIP_STORED:
            unpacked = self._archive.open(member)
            assert isinstance(unpacked, io.BufferedIOBase), "it is a `zipfile.ZipExtFile`"
            return unpacked
        # The file itself. An archive would copy it and sum it up on the way; the sums of the file are known.
        self._file.seek(member.header_offset)
        lengths = self._file.read(_LOCAL_HEADER)[-4:]
        self._file.seek(sum(int.from_bytes(each, "little") for each in (lengths[:2], lengths[2:])), os.SEEK_CUR)
        return self._file

    def _places_of(self, name: str) -> tuple[NDArray[np.int32], ...]:
        """Where the file has each row and each column of a matrix."""
        _, shape = self.arrays[name]
        found: list[NDArray[np.int32]] = []
        for end, size in zip((ROWS, COLUMNS), shape, strict=True):
            there = self._read(name + end)
            is_rising = there.ndim == 1 and there.dtype == np.int32 and (there[1:] > there[:-1]).all()
            if not is_rising or (len(there) and (there[0] < 0 or there[-1] >= size)):
                raise ValueError(f"of the array {name} the file has rows or columns that there are not")
            places = np.full(size, NOWHERE, dtype=np.int32)
            places[there] = _all_places(len(there))
            found.append(places)
        return tuple(found)


def _form(member: io.BufferedIOBase) -> tuple[np.dtype[Any], Shape]:
    """The dtype and the shape of an array, whose numbers come next then.

    Raises:
        ValueError: it is no plain array.
    """
    begin = member.read(len(_FORMAT) + 2)
    header = _HEADER.fullmatch(member.read(int.from_bytes(begin[-2:], "little")))
    if begin[:-2] != _FORMAT or not header:
        raise ValueError("an array has another form than NumPy's")
    return np.dtype(header[1].decode()), tuple(int(size) for size in header[2].split(b",") if size.strip())


def _all_places(count: int) -> NDArray[np.int32]:
    return np.arange(count, dtype=np.int32)


def _count(places: NDArray[np.int32]) -> int:
    return int((places != NOWHERE).sum())


def _at(numbers: Numbers, places: NDArray[np.int32], axis: int) -> Numbers:
    """Numbers with those rows or columns that are at these places, and zeros for those that are nowhere."""
    if np.array_equal(places, _all_places(numbers.shape[axis])):
        return numbers
    there = places != NOWHERE
    found: Numbers = np.zeros((*numbers.shape[:axis], len(places), *numbers.shape[axis + 1 :]), dtype=numbers.dtype)
    found[(slice(None),) * axis + (there,)] = np.take(numbers, places[there], axis=axis)
    return found


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
