"""Polyphony RNN's weights, arranged by their part in the network; and how it hears."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sketchpad.generation.cells import Cells, DecoderWeights, Phrase, check_stack, matrix
from sketchpad.generation.latest import Latest
from sketchpad.generation.polyphony_rnn.codec import NUM_CLASSES
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.weights_file import Weights
from sketchpad.music.errors import InputError

NO_EMBEDDING = np.zeros((1, 0), dtype=np.float32)
"""The embedding of one row, which is empty: events are all that the network hears."""
ONE_ROW = np.zeros(1, dtype=np.int32)
"""The only row of a phrase."""
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
        raise InputError("the logits have shape {}; these are not the weights of Polyphony RNN", logits.kernel.shape)
    return DecoderWeights(None, cells, logits)


class PolyphonyNetwork:
    """The network of some weights, and what it heard last.

    Raises:
        InputError: an array is missing or does not fit the others.
    """

    def __init__(self, weights: Weights, cells: Cells) -> None:
        self._decoder = cells.decoder(arrange_polyphony(weights))
        self._heard = Latest[list[int], Phrase]()

    def phrase(self) -> Phrase:
        """A row that has heard nothing."""
        return self._decoder.phrase(NO_EMBEDDING)

    def primed(self, events: list[int], cancel: CancelFlag) -> tuple[Phrase, int]:
        """A row that has heard all of a primer's events but the last, and that one, as `hear_all_but_last`.

        Raises:
            Cancelled: `cancel` was set.
        """

        def heard() -> Phrase:
            phrase = self.phrase()
            hear_all_but_last(phrase, events, cancel)
            return phrase

        return self._heard.of(events, heard).of_rows(ONE_ROW), events[-1]


def hear_all_but_last(phrase: Phrase, events: Sequence[int], cancel: CancelFlag) -> int:
    """Let the phrase's only row hear some events; the last one, which is returned, it hears when the next is drawn.

    Raises:
        Cancelled: `cancel` was set.
    """
    if len(events) > 1:
        phrase.hear(np.array(events[:-1], dtype=np.int32), cancel)
    return events[-1]
