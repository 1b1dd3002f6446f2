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

from sketchpad.generation.blend import Corners
from sketchpad.generation.filling.hole import FOLLOWING
from sketchpad.generation.request import Request
from sketchpad.generation.verb import Verb
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_STEP

RECENT = 9
"""Answers that a correction is the median of."""
BLOCK = 16 * STEPS_PER_BAR
"""Steps that a MusicVAE writes at once."""


@dataclass(frozen=True)
class Size:
    """How much an answer is: steps that are written, and that are heard before."""

    written: int
    heard: int
    verb: Verb = Verb.CONTINUE

    @classmethod
    def of(cls, request: Request) -> Size:
        """The size of one take of a request."""
        origin, start, end = (tick // TICKS_PER_STEP for tick in (request.origin, request.start, request.end))
        heard = start - origin if request.verb in (Verb.CONTINUE, Verb.FILL) else end - origin
        return cls(max(1, end - start), max(0, heard), request.verb)

    @classmethod
    def of_blend(cls, corners: Corners) -> Size:
        """The size of one point between ideas that have been read."""
        return cls(corners.bars * STEPS_PER_BAR, 0, Verb.INTERPOLATE)


@dataclass(frozen=True)
class Sample:
    """An answer that was measured."""

    size: Size
    seconds: float


@dataclass(frozen=True)
class Rate:
    """Seconds of an answer by itself, of each step written, and of each step heard.

    Attributes:
        in_blocks: whether all of that is to be paid for each block of bars, however much of it is wanted. Then
            `written` is for a block of which more than one bar is: a first bar hears nothing that had to be guessed.
        fill: seconds of a step of a hole, and of the two bars behind it; 0 where that was not measured.
    """

    base: float
    written: float
    heard: float
    in_blocks: bool
    fill: float = 0.0

    def seconds(self, size: Size) -> float | None:
        """The seconds of one take; None where nothing of its kind was measured."""
        if size.verb is Verb.FILL:
            # A small hole costs as much as a larger one does: what follows is read for either.
            return self.fill * (size.written + FOLLOWING) or None
        if not self.in_blocks:
            return self.base + self.written * size.written + self.heard * size.heard
        blocks, rest = math.ceil(size.written / BLOCK), size.written % BLOCK
        long = blocks - (0 < rest <= STEPS_PER_BAR)
        return blocks * (self.base + self.heard * min(size.heard, BLOCK)) + long * self.written


def rate_of(samples: Sequence[Sample], in_blocks: bool) -> Rate:
    """What at least one sample says: the first, one with more written, one with more heard, and a filled hole.

    A step that is heard costs no more than one that is written, unless that is by blocks.
    """
    fills = [each.seconds / (each.size.written + FOLLOWING) for each in samples if each.size.verb is Verb.FILL]
    fill = min(fills, default=0.0)
    first, *others = [each for each in samples if each.size.verb is not Verb.FILL]
    longer = [each for each in others if each.size.written > first.size.written]
    later = [each for each in others if each.size.heard > first.size.heard]
    heard = min(
        (_slope(first.seconds, each.seconds, each.size.heard - first.size.heard) for each in later), default=0.0
    )
    if in_blocks:
        written = min((max(0.0, each.seconds - first.seconds) for each in longer), default=0.0)
        return Rate(max(0.0, first.seconds - heard * first.size.heard), written, heard, in_blocks, fill)
    if not longer:
        by_step = first.seconds / (first.size.written + first.size.heard)
        return Rate(0.0, by_step, by_step, in_blocks, fill)
    written = min(_slope(first.seconds, each.seconds, each.size.written - first.size.written) for each in longer)
    heard = min(heard, written)
    base = max(0.0, first.seconds - written * first.size.written - heard * first.size.heard)
    return Rate(base, written, heard, in_blocks, fill)


def _slope(few: float, many: float, more: int) -> float:
    """Seconds of one more; not less than nothing."""
    return max(0.0, many - few) / more


class Forecasts:
    """The rates of models on engines, and how far answers were from them lately."""

    def __init__(self) -> None:
        self._rates: dict[tuple[str, str], Rate] = {}
        self._corrections: dict[tuple[str, str, Verb], deque[float]] = {}
        self._rests: dict[tuple[str, Verb], deque[float]] = {}

    def calibrate(self, model: str, engine: str, rate: Rate) -> None:
        """Begin with a rate; what was learned before is of another time."""
        self._rates[model, engine] = rate
        for key in [key for key in self._corrections if key[:2] == (model, engine)]:
            del self._corrections[key]

    def learn(self, model: str, engine: str, size: Size, seconds: float) -> None:
        """Take an answer into account."""
        guess = self._guess(model, engine, size)
        self._corrections.setdefault((model, engine, size.verb), deque(maxlen=RECENT)).append(seconds / guess)

    def learn_rest(self, engine: str, verb: Verb, seconds: float) -> None:
        """Take into account how long an answer was waited for beside its computing."""
        self._rests.setdefault((engine, verb), deque(maxlen=RECENT)).append(seconds)

    def rest(self, engine: str, verb: Verb) -> float:
        """The seconds that every answer is waited for beside its computing; what some wait for besides is left out."""
        return max(0.0, min(self._rests.get((engine, verb), ()), default=0.0))

    def seconds(self, model: str, engine: str, size: Size) -> float | None:
        """The seconds of one take; None until the model was measured."""
        known = self._corrections.get((model, engine, size.verb))
        if known:
            return self._guess(model, engine, size) * median(known)
        rate = self._rates.get((model, engine))
        return rate.seconds(size) if rate else None

    def _guess(self, model: str, engine: str, size: Size) -> float:
        """By the rate; where there is none, in a unit that a correction makes seconds of."""
        rate = self._rates.get((model, engine))
        return (rate.seconds(size) if rate else None) or float(size.written + size.heard + FOLLOWING)
