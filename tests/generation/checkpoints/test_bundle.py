"""Bundles that Magenta wrote are read to the bit; anything else is refused."""

from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.checkpoints.bundle import read_bundle
from sketchpad.generation.checkpoints.table import unpacked
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


def test_snappy_unpacks_literals_and_copies():
    assert unpacked(bytes([11, 4 << 2]) + b"abcde" + bytes([0b000_010_01 | 0, 5])) == b"abcdeabcdea"
