"""Bundles that Magenta wrote are read to the bit; anything else is refused."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.checkpoint import import_bundle
from sketchpad.generation.melody_rnn import open_network
from sketchpad.generation.table import unpacked
from sketchpad.music.errors import InputError

pytestmark = pytest.mark.xdist_group("magenta")

WRITE_BUNDLE = Path(__file__).with_name("write_bundle.py")


@pytest.fixture(scope="module")
def bundles(random_models, tmp_path_factory) -> dict[str, Path]:
    """System → a bundle that Magenta itself wrote of the random weights."""
    folder = tmp_path_factory.mktemp("bundles")
    paths = {}
    for system in ("lookback_rnn", "attention_rnn"):
        paths[system] = folder / f"{system}.mag"
        subprocess.run(
            [sys.executable, WRITE_BUNDLE, system, random_models / f"{system}.npz", paths[system]],
            check=True,
            capture_output=True,
            env={**os.environ, "TF_USE_LEGACY_KERAS": "1", "CUDA_VISIBLE_DEVICES": "", "PYTHONPATH": str(Path.cwd())},
        )
    return paths


@pytest.mark.parametrize("system", ["lookback_rnn", "attention_rnn"])
def test_a_bundle_holds_the_very_weights_and_computes_alike(bundles, weights, system):
    name, arrays = import_bundle(bundles[system])
    assert name == system
    assert arrays.keys() == weights[system].keys()
    assert all(np.array_equal(arrays[key], array) for key, array in weights[system].items())
    events = [60, -2, 64, -2, 67, -2, -1, -2] * 8
    ours = open_network("native", system, weights[system]).logits(events)
    assert np.array_equal(open_network("native", name, arrays).logits(events), ours)


@given(st.data())
def test_a_damaged_bundle_is_refused_or_read(bundles, tmp_path, data):
    whole = bundles["lookback_rnn"].read_bytes()
    path = tmp_path / "damaged.mag"
    place = data.draw(st.integers(0, len(whole) - 1) | st.integers(len(whole) - 400, len(whole) - 1))
    if data.draw(st.booleans()):
        path.write_bytes(whole[:place])
    else:
        path.write_bytes(whole[:place] + data.draw(st.binary(min_size=1, max_size=8)) + whole[place + 1 :])
    with suppress(InputError):
        import_bundle(path)


@given(st.binary(max_size=400))
def test_bytes_that_are_no_bundle_are_refused(tmp_path, data):
    (tmp_path / "x.mag").write_bytes(data)
    with pytest.raises(InputError):
        import_bundle(tmp_path / "x.mag")


@given(st.binary(min_size=1, max_size=200))
def test_snappy_never_goes_out_of_bounds(data):
    with suppress(InputError):
        assert len(unpacked(data)) < 2**28


def test_snappy_unpacks_literals_and_copies():
    assert unpacked(bytes([11, 4 << 2]) + b"abcde" + bytes([0b000_010_01 | 0, 5])) == b"abcdeabcdea"
