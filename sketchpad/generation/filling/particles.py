"""Many rows written side by side, of which those that fit live on.

Source: Gordon, Salmond and Smith, “Novel approach to nonlinear/non-Gaussian Bayesian state estimation”, 1993;
systematic resampling: Kitagawa, 1996.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.sampling import NEVER, Sampling, nucleus

FEWEST = 0.5
"""Rows are drawn anew where their weights are worth less than this share of them."""
FAR = 1e4
"""In logits."""

ALIKE = 1e-3
"""Weights that differ by less are the same but for rounding, which is not the same on every processor."""

Numbers = NDArray[np.float64]


def log_probabilities(
    logits: NDArray[np.float32], sampling: Sampling, bias: NDArray[np.floating] | None = None
) -> Numbers:
    """(rows, classes) of logits (rows, classes), within a sampling and with what is added to them.

    What the sampling leaves out is far less likely than all else instead of impossible, because it may be locked.
    """
    found = logits.astype(np.float64)
    if bias is not None:
        found += np.maximum(bias, -FAR)
    if sampling.top_p < 1:
        found -= np.where(nucleus(found.astype(np.float32), sampling.top_p) == NEVER, FAR, 0.0)
    found /= sampling.temperature
    return found - np.logaddexp.reduce(found, axis=1, keepdims=True)


def draw_rows(proposal: Numbers, log_probabilities: Numbers, uniforms: Numbers) -> tuple[NDArray[np.int64], Numbers]:
    """What each row draws (rows,) of a proposal (rows, symbols), and what its weight changes by; all logarithms.

    The change: the probability of what was drawn, over that of drawing it.
    """
    rows, most = np.arange(len(proposal)), proposal.max(axis=1, keepdims=True)
    cumulative = np.cumsum(np.exp(proposal - most), axis=1)
    total = cumulative[:, -1]
    drawn = (cumulative <= (uniforms * total)[:, None]).sum(axis=1)
    return drawn, np.log(total) + most[:, 0] - proposal[rows, drawn] + log_probabilities[rows, drawn]


def resampled(log_weights: Numbers, uniform: float) -> NDArray[np.intp] | None:
    """The rows (rows,) that live on, each as often as its weight says; None while they are all worth keeping."""
    weights = np.exp(log_weights - log_weights.max())
    weights /= weights.sum()
    if 1 / np.square(weights).sum() >= FEWEST * len(weights):
        return None
    places = (np.arange(len(weights)) + uniform) / len(weights)
    return np.minimum(np.searchsorted(np.cumsum(weights), places), len(weights) - 1)


def heaviest(log_weights: Numbers) -> int:
    """The row that fits best; the first of those that do alike, as all rows do behind which nothing follows."""
    return int((log_weights >= log_weights.max() - ALIKE).argmax())
