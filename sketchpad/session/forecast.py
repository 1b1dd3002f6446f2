"""How long an answer is likely to take: measured with small ones when its model is loaded, corrected by each since.

An answer costs so much by itself, and so much for each step that is written and each that is heard; a MusicVAE's for
each block of its bars.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from sketchpad.generation.request import Request
from sketchpad.generation.verb import Verb
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_STEP

RECENT = 9
"""Answers that a correction is the median of."""
BLOCK = 16 * STEPS_PER_BAR
"""Steps that a MusicVAE writes at once."""
JUDGED = 2 * STEPS_PER_BAR
"""Steps after a hole that are read to see what fits, so that a small hole costs as much as a larger one does."""


@dataclass(frozen=True)
class Size:
    """How much an answer is: steps that are written, and that are heard before."""

    written: int
    heard: int
    verb: Verb = Verb.CONTINUE

    @classmethod
    def of(cls, request: Request) -> Size:
        """Of one take of a request."""
        origin, start, end = (tick // TICKS_PER_STEP for tick in (request.origin, request.start, request.end))
        heard = start - origin if request.verb in (Verb.CONTINUE, Verb.FILL) else end - origin
        return cls(max(1, end - start), max(0, heard), request.verb)


@dataclass(frozen=True)
class Sample:
    """An answer that was measured."""

    size: Size
    seconds: float


@dataclass(frozen=True)
class Rate:
    """Seconds of an answer by itself, of each step written, and of each step heard.

    Attributes:
        in_blocks: whether all of that is to be paid for each block of bars.
        fill: seconds of a step of a hole, and of the two bars behind it; 0 where that was not measured.
    """

    base: float
    written: float
    heard: float
    in_blocks: bool
    fill: float = 0.0

    def seconds(self, size: Size) -> float | None:
        """Of one take; None where nothing of its kind was measured."""
        if size.verb is Verb.FILL:
            return self.fill * (size.written + JUDGED) or None
        if not self.in_blocks:
            return self.base + self.written * size.written + self.heard * size.heard
        blocks = math.ceil(size.written / BLOCK)
        return blocks * (self.base + self.heard * min(size.heard, BLOCK)) + self.written * size.written


def rate_of(samples: Sequence[Sample], in_blocks: bool) -> Rate:
    """What at least one sample says: the first, one with more written, one with more heard, and a filled hole."""
    first = samples[0]
    fills = [sample for sample in samples if sample.size.verb is Verb.FILL]
    fill = min((sample.seconds / (sample.size.written + JUDGED) for sample in fills), default=0.0)
    plain = [sample for sample in samples if sample.size.verb is not Verb.FILL]
    longer = [sample for sample in plain if sample.size.written > first.size.written]
    later = [sample for sample in plain if sample.size.heard > first.size.heard]
    if not longer:
        by_step = 0.0 if in_blocks else first.seconds / (first.size.written + first.size.heard)
        return Rate(first.seconds if in_blocks else 0.0, by_step, by_step, in_blocks, fill)
    written = _slope(first.seconds, longer, first.size.written, [sample.size.written for sample in longer])
    heard = _slope(first.seconds, later, first.size.heard, [sample.size.heard for sample in later])
    base = max(0.0, first.seconds - written * first.size.written - heard * first.size.heard)
    return Rate(base, written, heard, in_blocks, fill)


def _slope(seconds: float, samples: Sequence[Sample], amount: int, amounts: Sequence[int]) -> float:
    """Seconds of one more; not less than nothing."""
    slopes = [(each.seconds - seconds) / (more - amount) for each, more in zip(samples, amounts, strict=True)]
    return max(0.0, min(slopes, default=0.0))


class Forecasts:
    """The rates of models on engines, and how far answers were from them lately."""

    def __init__(self) -> None:
        self._rates: dict[tuple[str, str], Rate] = {}
        self._corrections: dict[tuple[str, str, Verb], deque[float]] = {}

    def calibrate(self, model: str, engine: str, rate: Rate) -> None:
        """Begin with a rate; what was learned before is of another time."""
        self._rates[model, engine] = rate
        for key in [key for key in self._corrections if key[:2] == (model, engine)]:
            del self._corrections[key]

    def learn(self, model: str, engine: str, size: Size, seconds: float) -> None:
        """Take an answer into account."""
        guess = self._guess(model, engine, size)
        self._corrections.setdefault((model, engine, size.verb), deque(maxlen=RECENT)).append(seconds / guess)

    def seconds(self, model: str, engine: str, size: Size) -> float | None:
        """Of one take; None until the model was measured."""
        known = self._corrections.get((model, engine, size.verb))
        if known:
            return self._guess(model, engine, size) * median(known)
        rate = self._rates.get((model, engine))
        return rate.seconds(size) if rate else None

    def _guess(self, model: str, engine: str, size: Size) -> float:
        """By the rate; where there is none, in a unit that a correction makes seconds of."""
        rate = self._rates.get((model, engine))
        return (rate.seconds(size) if rate else None) or float(size.written + size.heard + JUDGED)
