"""TensorFlow's table files: sorted keys and values in blocks, perhaps compressed.

Source: `tensorflow/core/lib/io/format.cc` and `table_format.txt`; Snappy: google/snappy `format_description.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sketchpad.generation.checkpoints.wire import damaged, varint

_MAGIC = (0xDB4775248B80FB57).to_bytes(8, "little")
_FOOTER = 48
_TRAILER = 5
_SNAPPY = 1
MOST_BYTES = 256_000_000
"""What all blocks of a table may hold together."""
MOST_ENTRIES = 10_000
"""The most entries of a table, and the most blocks."""
LONGEST_KEY = 1_000


def entries(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(key, value) of everything in a table.

    Raises:
        InputError: this is no table, or it holds more than the bounds of this module.
    """
    footer = data[-_FOOTER:]
    if len(footer) < _FOOTER or not footer.endswith(_MAGIC):
        raise damaged()
    _, position = _handle(footer, 0)
    index, _ = _handle(footer, position)
    size = count = 0
    for blocks, (_, handle) in enumerate(_block_entries(_block(data, index)), 1):
        block = _block(data, _handle(handle, 0)[0])
        size += len(block)
        if size > MOST_BYTES or blocks > MOST_ENTRIES:
            raise damaged()
        for entry in _block_entries(block):
            count += 1
            if count > MOST_ENTRIES:
                raise damaged()
            yield entry


def _handle(data: bytes, position: int) -> tuple[tuple[int, int], int]:
    """((offset, size), end) of a reference to a block."""
    offset, position = varint(data, position)
    size, position = varint(data, position)
    return (offset, size), position


def _block(data: bytes, handle: tuple[int, int]) -> bytes:
    offset, size = handle
    if offset + size + _TRAILER > len(data):
        raise damaged()
    block = data[offset : offset + size]
    return unpacked(block) if data[offset + size] == _SNAPPY else block


def _block_entries(block: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Keys share their beginnings with the key before; the block ends with a list of restarts."""
    restarts = int.from_bytes(block[-4:], "little")
    end = len(block) - 4 * (restarts + 1)
    if end < 0:
        raise damaged()
    position, key = 0, b""
    while position < end:
        shared, position = varint(block, position)
        own, position = varint(block, position)
        length, position = varint(block, position)
        if shared > len(key) or shared + own > LONGEST_KEY or position + own + length > end:
            raise damaged()
        key = key[:shared] + block[position : position + own]
        position += own
        yield key, block[position : position + length]
        position += length


def unpacked(data: bytes) -> bytes:
    """What Snappy packed.

    Raises:
        InputError: it is not what Snappy writes.
    """
    size, position = varint(data, 0)
    if size > MOST_BYTES:
        raise damaged()
    out = bytearray()
    while position < len(data) and len(out) <= size:
        tag = data[position]
        position += 1
        if tag & 3 == 0:
            length, position = _literal_length(data, tag, position)
            out += data[position : position + length]
            position += length
        else:
            length, offset, position = _copy(data, tag, position)
            if not 0 < offset <= len(out):
                raise damaged()
            start = len(out) - offset
            pattern = bytes(out[start : start + length])
            out += (pattern * (length // len(pattern) + 1))[:length]
    if len(out) != size:
        raise damaged()
    return bytes(out)


def _literal_length(data: bytes, tag: int, position: int) -> tuple[int, int]:
    """(length, where the literal begins)."""
    length = tag >> 2
    extra = length - 59
    if extra > 0:
        length = int.from_bytes(data[position : position + extra], "little")
        position += extra
    return length + 1, position


def _copy(data: bytes, tag: int, position: int) -> tuple[int, int, int]:
    """(length, how far back, where the next tag is)."""
    kind = tag & 3
    if kind == 1:
        low = data[position] if position < len(data) else 0
        return (tag >> 2 & 7) + 4, (tag >> 5) << 8 | low, position + 1
    width = 2 if kind == 2 else 4
    return (tag >> 2) + 1, int.from_bytes(data[position : position + width], "little"), position + width
