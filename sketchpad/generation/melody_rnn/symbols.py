"""What a Melody RNN's classes mean together: two of them repeat the past, and may mean what another means as well."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.filling.particles import FAR, Numbers, log_probabilities
from sketchpad.generation.filling.slots import FIRST_PITCH, FIRST_SYMBOL, LINE_SYMBOLS
from sketchpad.generation.melody_rnn.codec import LOOKBACKS, REPEAT_ONE_BAR, MelodyCodec
from sketchpad.generation.sampling import Sampling
from sketchpad.music.melody import NO_EVENT
from sketchpad.music.note import STEPS_PER_BAR

UNKNOWN = -(FAR**2)
"""The log-probability of pitches that the network has no class for."""


def by_symbol(
    codec: MelodyCodec, logits: NDArray[np.float32], history: NDArray[np.int64], sampling: Sampling
) -> Numbers:
    """Log-probabilities (rows, symbols), of the logits of classes (rows, 40) after each history (rows, events)."""
    rows = np.arange(len(history))
    plain = np.array([codec.plain_event(index) for index in range(REPEAT_ONE_BAR)]) + FIRST_SYMBOL
    past = np.stack([_before(history, distance) for distance in LOOKBACKS], axis=1) + FIRST_SYMBOL
    meant = np.column_stack([np.tile(plain, (len(rows), 1)), past])
    bias = np.where(_may_repeat(history, past, sampling.repetition) & (meant == past[:, :1]), sampling.repetition, 0.0)
    if sampling.bias is not None:
        of_symbol = np.zeros(LINE_SYMBOLS)
        of_symbol[plain] = sampling.bias
        bias += of_symbol[meant]
    classes = log_probabilities(logits, sampling, bias)
    found = np.full((len(rows), LINE_SYMBOLS), UNKNOWN)
    found[:, plain] = classes[:, :REPEAT_ONE_BAR]
    for column, index in zip(past.T, range(REPEAT_ONE_BAR, classes.shape[1]), strict=True):
        found[rows, column] = np.logaddexp(found[rows, column], classes[:, index])
    return found


def _may_repeat(history: NDArray[np.int64], past: NDArray[np.int64], repetition: float) -> NDArray[np.bool_]:
    """(rows, 1): whether the bar before is to be repeated, or not to be, as when a melody is sampled."""
    if repetition < 0:
        return past[:, :1] >= FIRST_PITCH
    begun = (history[:, -STEPS_PER_BAR:] >= 0).any(axis=1, keepdims=True)
    return begun & (history.shape[1] >= STEPS_PER_BAR)


def _before(history: NDArray[np.int64], distance: int) -> NDArray[np.int64]:
    """(rows,): the event so many steps before the next."""
    return history[:, -distance] if history.shape[1] >= distance else np.full(len(history), NO_EVENT)
