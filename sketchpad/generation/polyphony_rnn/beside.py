"""What sounds beside the voices that the network hears, and holds back what would rub against it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.harmony import a_semitone_from, below, sounding
from sketchpad.generation.polyphony_rnn.codec import CONTINUED_NOTE, NEW_NOTE, NUM_CLASSES, transposed
from sketchpad.generation.sampling import Sampling, with_bias
from sketchpad.music.bars import Bars
from sketchpad.music.note import Voice

RUBBING, UNDER = -3.0, -8.0
"""Added to the logits of pitches a semitone from what sounds, or from its octaves, and of those under the bass.

The first was chosen for what comes to rub no more often than inner voices of music do.
"""


def samplings_beside(sampling: Sampling, others: Bars, start: int, end: int, semitones: int) -> list[Sampling]:
    """How the events of each step from tick to tick are drawn while other notes sound; the same where none does.

    `semitones` lead from the song to the key that the network works in.
    """
    made: dict[bytes, Sampling] = {}
    biases = biases_beside(others, start, end, semitones)
    for bias in biases[biases.any(axis=1)]:
        made.setdefault(bias.tobytes(), with_bias(sampling, bias))
    return [made.get(bias.tobytes(), sampling) for bias in biases]


def biases_beside(others: Bars, start: int, end: int, semitones: int) -> NDArray[np.float32]:
    """What is added to the logits (steps, classes) of each step from tick to tick while other notes sound.

    `semitones` lead from the song to the key that the network works in.
    """
    held_back = RUBBING * a_semitone_from(sounding(others, start, end))
    held_back += UNDER * below(sounding(others.of_voices([Voice.BASS]), start, end))
    biases = np.zeros((len(held_back), NUM_CLASSES), dtype=np.float32)
    for first in (NEW_NOTE, CONTINUED_NOTE):
        classes = [transposed(first + pitch, semitones) for pitch in range(held_back.shape[1])]
        for pitch, event in enumerate(classes):
            biases[:, event] = np.minimum(biases[:, event], held_back[:, pitch])
    return biases
