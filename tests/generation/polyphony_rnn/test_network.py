"""Polyphony RNN's network on weights that eight bits hold: the kernel computes as well as with any others."""

import numpy as np
import pytest

from sketchpad.bench.random_weights import polyphony_rnn, random_arrays
from sketchpad.generation.cells import DecoderWeights, Matrix
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.polyphony_rnn.network import arrange_polyphony
from sketchpad.generation.weights import load_weights, read_manifest
from sketchpad.generation.weights_file import to_bytes

EVENTS = 150


@pytest.fixture(scope="module")
def in_bytes():
    """Random cells of which all that multiplies outputs is in bytes."""
    arrays = random_arrays(polyphony_rnn([96, 96]), bfloat16=True)
    for layer, row in enumerate((259, 0)):
        kernel = arrays[f"rnn/multi_rnn_cell/cell_{layer}/basic_lstm_cell/kernel"]
        kernel[row:] = to_bytes(kernel[row:])
    return arrange_polyphony(arrays)


def heard(rows: int) -> np.ndarray:
    return np.random.default_rng(rows).integers(0, 259, (rows, EVENTS)).astype(np.int32)


def logits(cells, weights, events: np.ndarray) -> np.ndarray:
    return cells.decoder(weights).phrase(np.zeros((len(events), 0), dtype=np.float32)).logits(events)


@pytest.mark.parametrize("rows", [1, 2, 5, 25])
def test_the_kernel_computes_what_numpy_does(in_bytes, rows):
    ours, theirs = (logits(cells, in_bytes, heard(rows)) for cells in (NativeCells(), NumpyCells()))
    assert np.abs(ours - theirs).max() < 2e-5


def test_a_row_is_the_same_whichever_are_with_it(in_bytes):
    events = heard(7)
    together = logits(NativeCells(), in_bytes, events)
    for row in range(7):
        assert np.array_equal(logits(NativeCells(), in_bytes, events[row : row + 1])[0], together[row])


def test_outputs_of_one_are_no_more_than_one():
    """Every output of the cell comes to 1 or -1, where the digits that stand for it end."""
    units = 64
    signs = np.where(np.arange(4 * units) % 2, -1, 1).astype(np.float32)
    kernel = np.tile(32 * signs, (2 + units, 1))
    kernel[2:] = np.abs(kernel[2:]) / 64
    weights = DecoderWeights(
        None,
        (Matrix(kernel, np.full(4 * units, 16, dtype=np.float32)),),
        Matrix(np.eye(units, 2, dtype=np.float32), np.zeros(2, dtype=np.float32)),
    )
    events = np.random.default_rng(0).integers(0, 2, (3, 40)).astype(np.int32)
    ours, theirs = (logits(cells, weights, events) for cells in (NativeCells(), NumpyCells()))
    assert np.abs(ours - theirs).max() < 1e-5


def test_the_shipped_weights_are_such():
    shipped = load_weights(read_manifest()["polyphony_rnn"])
    for layer, row in enumerate((259, 0, 0)):
        kernel = shipped[f"rnn/multi_rnn_cell/cell_{layer}/basic_lstm_cell/kernel"][row:]
        assert np.array_equal(kernel, to_bytes(kernel))
