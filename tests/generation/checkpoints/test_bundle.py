"""Bundles that Magenta wrote are read to the bit; anything else is refused."""

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.checkpoints.bundle import read_bundle
from sketchpad.generation.checkpoints.table import LONGEST_KEY, MOST_ENTRIES, entries, unpacked
from sketchpad.generation.melody_rnn.model import open_network
from sketchpad.music.errors import InputError

pytestmark = pytest.mark.xdist_group("magenta")

GENERATORS = {"lookback_rnn": "lookback_rnn", "attention_rnn": "attention_rnn", "polyphony_rnn": "polyphony"}


@pytest.mark.parametrize("system", GENERATORS)
def test_a_bundle_holds_the_very_weights(checkpoints, weights, system):
    name, arrays = read_bundle(checkpoints[system].read_bytes())
    assert name == GENERATORS[system]
    assert arrays.keys() == weights[system].keys()
    assert all(np.array_equal(arrays[key], array) for key, array in weights[system].items())
    if system != "polyphony_rnn":
        events = [60, -2, 64, -2, 67, -2, -1, -2] * 8
        ours = open_network("native", system, weights[system]).logits(events)
        assert np.array_equal(open_network("native", name, arrays).logits(events), ours)


@given(st.data())
def test_a_damaged_bundle_is_refused_or_read(checkpoints, data):
    whole = checkpoints["lookback_rnn"].read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1) | st.integers(len(whole) - 400, len(whole) - 1))
    damaged = whole[:place]
    if data.draw(st.booleans()):
        damaged += data.draw(st.binary(min_size=1, max_size=8)) + whole[place + 1 :]
    with suppress(InputError):
        read_bundle(damaged)


@given(st.binary(max_size=400))
def test_bytes_that_are_no_bundle_are_refused(data):
    with pytest.raises(InputError):
        read_bundle(data)


@given(st.binary(min_size=1, max_size=200))
def test_snappy_never_goes_out_of_bounds(data):
    with suppress(InputError):
        assert len(unpacked(data)) < 2**28


def varint(number: int) -> bytes:
    return bytes([number & 0x7F | 0x80]) + varint(number >> 7) if number > 0x7F else bytes([number])


def block(*found: tuple[int, bytes, bytes]) -> bytes:
    """A block of (shared with the key before, rest of the key, value), with what follows a block."""
    packed = (varint(shared) + varint(len(own)) + varint(len(value)) + own + value for shared, own, value in found)
    return b"".join(packed) + bytes(4) + bytes(5)


def table(*blocks: bytes) -> bytes:
    """A table file of some blocks."""
    handles, at = [], 0
    for each in blocks:
        handles.append((0, b"k", varint(at) + varint(len(each) - 5)))
        at += len(each)
    index = block(*handles)
    footer = bytes(2) + varint(at) + varint(len(index) - 5)
    return b"".join(blocks) + index + footer.ljust(40, b"\0") + (0xDB4775248B80FB57).to_bytes(8, "little")


def test_a_table_gives_its_keys_and_values():
    first, second = block((0, b"one", b"1"), (2, b"ly", b"22")), block((0, b"k" * LONGEST_KEY, b""))
    assert list(entries(table(first, second))) == [(b"one", b"1"), (b"only", b"22"), (b"k" * LONGEST_KEY, b"")]


def test_keys_that_grow_with_each_are_refused():
    """They would take a hundred times what the file does."""
    growing = block(*((number, b"k", b"") for number in range(LONGEST_KEY + 1)))
    with pytest.raises(InputError, match="damaged"):
        list(entries(table(growing)))


def test_more_entries_or_blocks_than_a_model_has_are_refused():
    with pytest.raises(InputError, match="damaged"):
        list(entries(table(block(*[(0, b"k", b"")] * (MOST_ENTRIES + 1)))))
    with pytest.raises(InputError, match="damaged"):
        list(entries(table(*[block()] * (MOST_ENTRIES + 1))))


class CountedBytes(bytearray):
    """Counts what is taken out of it."""

    taken = 0

    def __getitem__(self, key):
        found = super().__getitem__(key)
        CountedBytes.taken += len(found) if isinstance(key, slice) else 1
        return found


def test_snappy_copies_no_more_than_is_written(monkeypatch):
    """A copy from far back costs what it copies, however much lies between."""
    literal, copies = bytes(range(250)) * 4, 20
    packed = varint(len(literal) + 64 * copies) + bytes([61 << 2]) + (len(literal) - 1).to_bytes(2, "little") + literal
    packed += (bytes([63 << 2 | 2]) + (1000).to_bytes(2, "little")) * copies
    monkeypatch.setattr("sketchpad.generation.checkpoints.table.bytearray", CountedBytes, raising=False)
    monkeypatch.setattr(CountedBytes, "taken", 0)
    assert unpacked(packed) == (literal * 3)[: len(literal) + 64 * copies]
    assert CountedBytes.taken <= 64 * copies


def test_snappy_unpacks_literals_and_copies():
    assert unpacked(bytes([11, 4 << 2]) + b"abcde" + bytes([0b000_010_01 | 0, 5])) == b"abcdeabcdea"
