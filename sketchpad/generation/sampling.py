"""Drawing a class as Magenta draws it, and within what was asked for.

Source: `magenta.models.shared.events_rnn_graph` (softmax of logits / temperature in float32) and
`numpy.random.choice` (one uniform, inverse of the float64 cumulative sum), Magenta 2.1.4; the nucleus: Holtzman et al.,
“The Curious Case of Neural Text Degeneration”, 2020.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.note import STEPS_PER_BAR

LONGEST_WAIT = STEPS_PER_BAR
"""Steps; where nothing began for this many, and it is to go on, a note begins in the next."""
NEVER = np.float32(-1e30)
"""Added to the logits of what must not be drawn."""
_ROUNDING = 1e-6
"""A nucleus may lack so much of its probability, so that rounding does not decide what belongs to it."""


@dataclass(frozen=True, eq=False)
class Sampling:
    """How classes are drawn from logits.

    Attributes:
        temperature: divides the logits; 1 as learned.
        top_p: drawn are only the likeliest classes that together have this probability as learned, before the
            temperature; 1 for all.
        bias: added to the logits (classes,); None for nothing.
        begin: the same where a note must begin, `NEVER` for classes that begin none; None where that is never asked.
        repetition: added by Melody RNNs to the logits of what repeats the event one bar before.
    """

    temperature: float = 1.0
    top_p: float = 1.0
    bias: NDArray[np.float32] | None = None
    begin: NDArray[np.float32] | None = None
    repetition: float = 0.0


def with_bias(sampling: Sampling, bias: NDArray[np.float32]) -> Sampling:
    """A sampling with more (classes,) added to the logits."""
    more, begin = (bias if each is None else each + bias for each in (sampling.bias, sampling.begin))
    return replace(sampling, bias=more, begin=begin)


def softmax(logits: NDArray[np.float32], temperature: float = 1.0) -> NDArray[np.float32]:
    """Probabilities (..., classes) of logits (..., classes)."""
    scaled = logits / np.float32(temperature)
    powers = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.divide(powers, powers.sum(axis=-1, keepdims=True), dtype=np.float32)


def nucleus(logits: NDArray[np.float32], top_p: float) -> NDArray[np.float32]:
    """Logits (..., classes), `NEVER` but for the fewest, likeliest classes that together have probability `top_p`.

    With 1 all stay, those among them whose probability is lost in the rounding of the sum.
    """
    if top_p >= 1:
        return logits
    ordered = np.sort(logits, axis=-1)[..., ::-1]
    reached = np.cumsum(softmax(ordered), axis=-1, dtype=np.float64)
    last = (reached[..., :-1] < top_p - _ROUNDING).sum(axis=-1, keepdims=True)
    return np.where(logits < np.take_along_axis(ordered, last, axis=-1), NEVER, logits)


def forecast(sampling: Sampling, logits: NDArray[np.float32], bias: NDArray[np.float32] | None) -> NDArray[np.float32]:
    """Probabilities (..., classes) of what is drawn, for logits (..., classes) and what is added to them."""
    if bias is not None:
        logits = logits + bias
    return softmax(nucleus(logits, sampling.top_p), sampling.temperature)


def draw(probabilities: NDArray[np.float32], uniform: float) -> int:
    """The class that a uniform number from [0, 1) picks."""
    cumulative = np.cumsum(probabilities, dtype=np.float64)
    return int(np.searchsorted(cumulative / cumulative[-1], uniform, side="right"))


def uniforms(seed: int, count: int) -> NDArray[np.float64]:
    """The numbers that `numpy.random.seed(seed)` gives to `count` draws."""
    return np.random.RandomState(seed).random_sample(count)
