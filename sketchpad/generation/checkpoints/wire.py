"""Protocol buffers as plain fields, within bounds.

Source: https://protobuf.dev/programming-guides/encoding/
"""

from __future__ import annotations

from collections.abc import Iterator

from sketchpad.music.errors import InputError

Field = tuple[int, int | bytes]
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST_VARINT = 10


def fields(data: bytes) -> Iterator[Field]:
    """(number, value) of each field of a message: an int for a number, bytes for all else.

    Raises:
        InputError: this is no message.
    """
    position = 0
    while position < len(data):
        tag, position = varint(data, position)
        kind = tag & 7
        if kind == _VARINT:
            value, position = varint(data, position)
            yield tag >> 3, value
            continue
        if kind == _BYTES:
            size, position = varint(data, position)
        elif kind in (_FIXED32, _FIXED64):
            size = 4 if kind == _FIXED32 else 8
        else:
            raise damaged()
        if position + size > len(data):
            raise damaged()
        yield tag >> 3, data[position : position + size]
        position += size


def messages(data: bytes, number: int) -> list[bytes]:
    """The values of the fields of that number that are bytes or messages."""
    return [value for found, value in fields(data) if found == number and isinstance(value, bytes)]


def integers(data: bytes, number: int) -> list[int]:
    """The values of the fields of that number that are numbers."""
    return [value for found, value in fields(data) if found == number and isinstance(value, int)]


def varint(data: bytes, position: int) -> tuple[int, int]:
    """A number of variable length, and where it ends.

    Raises:
        InputError: it has no end.
    """
    value = 0
    for count, byte in enumerate(data[position : position + _LONGEST_VARINT]):
        value |= (byte & 0x7F) << (7 * count)
        if byte < 0x80:
            return value, position + count + 1
    raise damaged()


def damaged() -> InputError:
    """What is said of a file that is not what it should be."""
    return InputError("the checkpoint is damaged or of another kind; get the file again")
