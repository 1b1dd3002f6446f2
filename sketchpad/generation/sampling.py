"""Drawing a class as Magenta draws it.

Source: `magenta.models.shared.events_rnn_graph` (softmax of logits / temperature in float32) and
`numpy.random.choice` (one uniform, inverse of the float64 cumulative sum), Magenta 2.1.4.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def softmax(logits: NDArray[np.float32], temperature: float = 1.0) -> NDArray[np.float32]:
    """Probabilities (..., classes) of logits (..., classes)."""
    scaled = logits / np.float32(temperature)
    powers = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.divide(powers, powers.sum(axis=-1, keepdims=True), dtype=np.float32)


def draw(probabilities: NDArray[np.float32], uniform: float) -> int:
    """The class that a uniform number from [0, 1) picks."""
    cumulative = np.cumsum(probabilities, dtype=np.float64)
    return int(np.searchsorted(cumulative / cumulative[-1], uniform, side="right"))


def uniforms(seed: int, count: int) -> NDArray[np.float64]:
    """The numbers that `numpy.random.seed(seed)` gives to `count` draws."""
    return np.random.RandomState(seed).random_sample(count)
