"""Two threads share a step of the kernel; what they compute is what one computes.

`together.py`, in a process of its own: draws with all processors, with one, and in the child of a fork.
"""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from sketchpad.bench.random_weights import polyphony_rnn, random_arrays
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.polyphony_rnn.network import NO_EMBEDDING, arrange_polyphony
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.sampling import Sampling, uniforms

EVENTS = 120


@pytest.fixture(scope="module")
def uneven():
    """Cells whose panels two threads cannot halve, and that are worth two."""
    return arrange_polyphony(random_arrays(polyphony_rnn([144, 208])))


def drawn(decoder, seed):
    phrase = decoder.phrase(NO_EMBEDDING)
    numbers = np.ascontiguousarray(uniforms(seed, EVENTS)[None])
    return phrase.write(np.array([0], dtype=np.int32), numbers, Sampling(1.0), CancelFlag())[0].tolist()


def test_uneven_shares_make_a_whole(uneven):
    native, readable = NativeCells("exact").decoder(uneven), NumpyCells().decoder(uneven)
    heard = np.random.default_rng(0).integers(0, native.classes, (1, EVENTS)).astype(np.int32)
    theirs, ours = (decoder.phrase(NO_EMBEDDING).logits(heard) for decoder in (readable, native))
    assert np.abs(theirs - ours).max() < 1e-4
    assert drawn(native, 3) == drawn(readable, 3)


def test_several_ask_for_the_helper_at_once(uneven):
    decoder = NativeCells("exact").decoder(uneven)
    alone = [drawn(decoder, seed) for seed in range(24)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda seed: drawn(decoder, seed), range(24))) == alone


def test_one_processor_and_a_fork_draw_the_same():
    process = [sys.executable, str(Path(__file__).with_name("together.py"))]
    said = subprocess.run(process, capture_output=True, text=True, timeout=120, check=False)
    assert said.returncode == 0, said.stderr
    drawn_by = json.loads(said.stdout)
    assert set(drawn_by) >= {"all", "child"}
    assert len({tuple(classes) for classes in drawn_by.values()}) == 1
