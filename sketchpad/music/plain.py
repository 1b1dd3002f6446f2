"""Values as plain JSON, and back: numbers, texts, enums, tuples, frozen sets, dataclasses, notes and bars.

Bars are often the same in many values, so they are kept once, in a list beside the rest, and meant by their place in
it. What is read may come from anywhere: it is refused unless it has exactly the types that are asked for.
"""

from __future__ import annotations

import math
import types
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.bars import HIGHEST_TEMPO, LOWEST_TEMPO, Bars, check_length
from sketchpad.music.errors import InputError
from sketchpad.music.metre import FOUR_FOUR, Metre
from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH, Author, Note, Voice
from sketchpad.music.notes import NOTE_DTYPE, in_order, row_of

Plain = None | bool | int | float | str | list[Any] | dict[str, Any]

_LARGEST = 2**31 - 1
"""Of whole numbers."""
_BOUNDS = {
    "start": (0, _LARGEST),
    "pitch": (LOWEST_PITCH, HIGHEST_PITCH),
    "length": (1, _LARGEST),
    "velocity": (1, 127),
    "author": (min(Author), max(Author)),
    "voice": (min(Voice), max(Voice)),
}
_ROWS = 1024
"""How many notes are taken out of a score in one go, so that the interpreter is never held for long."""
_ROW = (int, int, int, int, int, int, bool)
"""The types of a note's fields; the whole numbers are in the order of the bounds, and of a score's columns."""


class Packer:
    """Makes values plain, as far as they can be read again.

    Raises:
        InputError: a song is too long.
        ValueError: a number is none, or infinite.

    Attributes:
        bars: those that were met, to be kept beside the values.
    """

    def __init__(self) -> None:
        self.bars: list[Plain] = []
        self._places: dict[Bars, int] = {}

    def pack(self, value: object) -> Plain:
        """The value as JSON can carry it."""
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, float) and not math.isfinite(value):
            raise ValueError(f"{value} has no plain form")
        if value is None or isinstance(value, bool | int | float | str):
            return value
        if isinstance(value, Bars):
            return self._place(value)
        return self._pack_parts(value)

    def _pack_parts(self, value: object) -> Plain:
        if isinstance(value, Note):
            check_length(value.end)
            return [*row_of(value)[:-1], value.locked]
        if isinstance(value, tuple):
            return list(map(self.pack, value))
        if isinstance(value, frozenset):
            return sorted(map(self.pack, value), key=repr)
        if is_dataclass(value):
            return {field.name: self.pack(getattr(value, field.name)) for field in fields(value)}
        raise TypeError(f"{type(value).__name__} has no plain form")

    def _place(self, bars: Bars) -> int:
        if bars not in self._places:
            check_length(bars.end)
            self._places[bars] = len(self.bars)
            parts = (bars.columns[first : first + _ROWS].tolist() for first in range(0, len(bars), _ROWS))
            notes: list[Any] = [[*row[:-1], bool(row[-1])] for part in parts for row in part]
            metre = [bars.metre.beats, bars.metre.unit]
            score = {"tempo": bars.tempo, "metre": metre, "notes": notes, "locked_bars": sorted(bars.locked_bars)}
            self.bars.append(score)
        return self._places[bars]


class Unpacker:
    """Makes values of what `Packer` made, with the bars that were kept beside them.

    Raises:
        InputError: they are not what a packer keeps.
    """

    def __init__(self, bars: object) -> None:
        self._bars = [self._unpack_bars(each) for each in _list(bars)]

    def unpack(self, kind: Any, value: object) -> Any:
        """A value of the type `kind`.

        Raises:
            InputError: it is of another type, or out of its range.
        """
        if get_origin(kind):
            return self._unpack_generic(get_origin(kind), get_args(kind), value)
        if kind is Bars:
            return self._bars[_whole(value, 0, len(self._bars) - 1)]
        if kind is Note:
            return self._unpack_note(_list(value))
        if is_dataclass(kind):
            return self._unpack_dataclass(kind, value)
        return _scalar(kind, value)

    def _unpack_generic(self, origin: Any, arguments: Sequence[Any], value: object) -> Any:
        if origin in (Union, types.UnionType):
            return self._unpack_union(arguments, value)
        if origin is Literal:
            _expect(any(type(each) is type(value) and each == value for each in arguments), value)
            return value
        if origin is frozenset:
            return frozenset(self.unpack(arguments[0], each) for each in _list(value))
        return self._unpack_tuple(arguments, _list(value))

    def _unpack_union(self, kinds: Sequence[Any], value: object) -> Any:
        """The first kind that it is one of."""
        *others, last = (kind for kind in kinds if kind is not type(None))
        if value is None and type(None) in kinds:
            return None
        for kind in others:
            with suppress(InputError):
                return self.unpack(kind, value)
        return self.unpack(last, value)

    def _unpack_tuple(self, kinds: Sequence[Any], values: list[Any]) -> tuple[Any, ...]:
        if len(kinds) == 2 and kinds[1] is Ellipsis:
            return tuple(self.unpack(kinds[0], each) for each in values)
        _expect(len(kinds) == len(values), values)
        return tuple(self.unpack(kind, each) for kind, each in zip(kinds, values, strict=True))

    def _unpack_dataclass(self, kind: Any, value: object) -> Any:
        _expect(isinstance(value, dict), value)
        assert isinstance(value, dict), "it was just checked"
        hints = _hints(kind)
        _expect(value.keys() <= hints.keys(), sorted(map(str, value.keys() - hints.keys())))
        required = {field.name for field in fields(kind) if field.default is field.default_factory is MISSING}
        _expect(required <= value.keys(), value)
        return kind(**{name: self.unpack(hints[name], each) for name, each in value.items()})

    def _unpack_note(self, row: list[Any]) -> Note:
        _expect(tuple(map(type, row)) == _ROW, row)
        start, pitch, length, velocity, author, voice, locked = row
        for name, value in zip(_BOUNDS, row, strict=False):
            low, high = _BOUNDS[name]
            _expect(low <= value <= high, row)
        check_length(start + length)
        return Note(start, pitch, length, velocity, Author(author), Voice(voice), locked)

    def _unpack_bars(self, value: object) -> Bars:
        # Before songs had a metre, all were in 4/4.
        _expect(isinstance(value, dict) and value.keys() - {"metre"} == {"tempo", "notes", "locked_bars"}, value)
        assert isinstance(value, dict), "it was just checked"
        tempo = _scalar(float, value["tempo"])
        _expect(LOWEST_TEMPO <= tempo <= HIGHEST_TEMPO, tempo)
        locked = frozenset(_whole(bar, 0, _LARGEST) for bar in _list(value["locked_bars"]))
        metre = self._unpack_metre(value["metre"]) if "metre" in value else FOUR_FOUR
        return Bars(_columns(_list(value["notes"])), tempo, locked, metre)

    def _unpack_metre(self, value: object) -> Metre:
        beats, unit = self._unpack_tuple((int, int), _list(value))
        return Metre(beats, unit)


def _columns(rows: list[Any]) -> NDArray[np.void]:
    """The columns of a score; many notes at a time, because a song has many."""
    for row in rows:
        _expect(type(row) is list and tuple(map(type, row)) == _ROW, row)
    for column, (low, high) in zip(zip(*rows, strict=True), _BOUNDS.values(), strict=False):
        _expect(low <= min(column) and max(column) <= high, (min(column), max(column)))
    columns = np.array(list(map(tuple, rows)), dtype=NOTE_DTYPE)
    check_length(int((columns["start"] + columns["length"]).max(initial=0)))
    return in_order(columns)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """The types of a dataclass's fields."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _scalar(kind: Any, value: object) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        found = [member for member in kind if member.value == value and type(member.value) is type(value)]
        _expect(bool(found), value)
        return found[0]
    if kind is float and type(value) is int:
        value = float(value) if abs(value) <= _LARGEST else math.inf
    _expect(type(value) is kind and (kind is not float or math.isfinite(value)), value)  # pyright: ignore[reportArgumentType]
    return value


def _list(value: object) -> list[Any]:
    _expect(isinstance(value, list), value)
    assert isinstance(value, list), "it was just checked"
    return value


def _whole(value: object, low: int, high: int) -> int:
    _expect(type(value) is int and low <= value <= high, value)  # pyright: ignore[reportOperatorIssue]
    assert isinstance(value, int), "it was just checked"
    return value


def _expect(holds: bool, what: object) -> None:
    if not holds:
        raise InputError(
            "this was not written by this program, or by a newer one: {!r} is not what belongs "
            "there; open it with the program that wrote it",
            str(what)[:60],
        )
