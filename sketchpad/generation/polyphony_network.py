"""Polyphony RNN's weights, arranged by their part in the network."""

from __future__ import annotations

from sketchpad.generation.cells import DecoderWeights, check_stack, matrix
from sketchpad.generation.polyphony_codec import NUM_CLASSES
from sketchpad.generation.weights import Weights
from sketchpad.music.errors import InputError

_CELL = "rnn/multi_rnn_cell/cell_{}/basic_lstm_cell"


def arrange_polyphony(weights: Weights) -> DecoderWeights:
    """The arrays of a Magenta checkpoint of Polyphony RNN: a decoder of 259 classes without an embedding.

    Raises:
        InputError: an array is missing or does not fit the others.
    """
    count = 0
    while f"{_CELL.format(count)}/kernel" in weights:
        count += 1
    cells = tuple(matrix(weights, _CELL.format(layer)) for layer in range(max(count, 1)))
    logits = matrix(weights, "fully_connected", ("weights", "biases"))
    if logits.kernel.shape != (check_stack(cells, NUM_CLASSES, "Polyphony RNN"), NUM_CLASSES):
        raise InputError(f"the logits have shape {logits.kernel.shape}; these are not the weights of Polyphony RNN")
    return DecoderWeights(None, cells, logits)
