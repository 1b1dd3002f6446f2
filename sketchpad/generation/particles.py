"""Many rows written side by side, of which those that fit live on.

Source: Gordon, Salmond and Smith, “Novel approach to nonlinear/non-Gaussian Bayesian state estimation”, 1993;
systematic resampling: Kitagawa, 1996.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.slots import LEAST

FEWEST = 0.5
"""Rows are drawn anew where their weights are worth less than this share of them."""
Numbers = NDArray[np.float64]


def draw_rows(
    proposal: NDArray[np.float32], probabilities: NDArray[np.float32], uniforms: Numbers
) -> tuple[NDArray[np.int64], Numbers]:
    """What each row draws (rows,) in proportion to its proposal (rows, symbols), and what its weight changes by.

    The change is a logarithm: the probability of what was drawn (rows, symbols) over that of drawing it.
    """
    rows = np.arange(len(proposal))
    cumulative = np.cumsum(proposal, axis=1, dtype=np.float64)
    drawn = (cumulative <= (uniforms * cumulative[:, -1])[:, None]).sum(axis=1)
    change = np.log(cumulative[:, -1]) - np.log(proposal[rows, drawn], dtype=np.float64)
    return drawn, change + np.log(np.maximum(probabilities[rows, drawn], LEAST), dtype=np.float64)


def resampled(log_weights: Numbers, uniform: float) -> NDArray[np.intp] | None:
    """The rows (rows,) that live on, each as often as its weight says; None while they are all worth keeping."""
    weights = np.exp(log_weights - log_weights.max())
    weights /= weights.sum()
    if 1 / np.square(weights).sum() >= FEWEST * len(weights):
        return None
    places = (np.arange(len(weights)) + uniform) / len(weights)
    return np.minimum(np.searchsorted(np.cumsum(weights), places), len(weights) - 1)
