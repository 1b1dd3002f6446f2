"""How long an answer is likely to take: measured with small ones when its model is loaded, corrected by each since.

An answer costs so much by itself, and so much for each step that is written and each that is heard; a MusicVAE's reads
once for each block of its bars. What a hole costs depends on what is behind it as well. These shapes were seen on
processor times of some 200 answers of all models, primers of 2 to 16 bars: of those that are no holes 95 of 100 lay
within 25 % of them, Polyphony RNN's apart, whose chords nobody can foretell.
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


HOLE_BY_STEPS, HOLE_IN_BLOCKS = (14.0, 0.22, 1.0), (30.0, 1.0, 0.6)
"""What a hole costs by itself, for each of its steps, and for each that is read behind it; how these are to each other.

An RNN tries every step behind a hole on many rows, a MusicVAE what would stand in it.
"""


@dataclass(frozen=True)
class Size:
    """How much an answer is: steps that are written, that are heard before, and, of a hole, that are read behind it."""

    written: int
    heard: int
    verb: Verb = Verb.CONTINUE
    following: int = 0

    @classmethod
    def of(cls, request: Request) -> Size:
        """The size of one take of a request."""
        origin, start, end = (tick // TICKS_PER_STEP for tick in (request.origin, request.start, request.end))
        heard = start - origin if request.verb in (Verb.CONTINUE, Verb.FILL) else end - origin
        behind = request.primer.span[1] // TICKS_PER_STEP - end if request.hole else 0
        return cls(max(1, end - start), max(0, heard), request.verb, min(max(0, behind), FOLLOWING))

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
        in_blocks: whether an answer by itself, and what is heard, is to be paid for each block of bars.
        hole: seconds of a hole, for each unit of `hole_units`; 0 where that was not measured.
    """

    base: float
    written: float
    heard: float
    in_blocks: bool
    hole: float = 0.0

    def seconds(self, size: Size) -> float | None:
        """The seconds of one take; None where nothing of its kind was measured."""
        if size.verb is Verb.FILL:
            return self.hole * hole_units(size, self.in_blocks) or None
        blocks = math.ceil(size.written / BLOCK) if self.in_blocks else 1
        heard = min(size.heard, BLOCK) if self.in_blocks else size.heard
        return blocks * (self.base + self.heard * heard) + self.written * size.written


def hole_units(size: Size, in_blocks: bool) -> float:
    """How much a hole is."""
    by_itself, written, following = HOLE_IN_BLOCKS if in_blocks else HOLE_BY_STEPS
    return by_itself + written * size.written + following * size.following


def rate_of(samples: Sequence[Sample], in_blocks: bool) -> Rate:
    """What at least one sample says: the least, one with more written, one with more heard, and a filled hole.

    A step that is heard costs no more than one that is written.
    """
    holes = [each.seconds / hole_units(each.size, in_blocks) for each in samples if each.size.verb is Verb.FILL]
    hole = min(holes, default=0.0)
    others = [each for each in samples if each.size.verb is not Verb.FILL]
    first = min(others, key=lambda each: each.size.written + each.size.heard)
    longer = [each for each in others if each.size.written > first.size.written]
    later = [each for each in others if each.size.heard > first.size.heard]
    if not longer:
        if in_blocks:
            return Rate(first.seconds / math.ceil(first.size.written / BLOCK), 0.0, 0.0, in_blocks, hole)
        by_step = first.seconds / (first.size.written + first.size.heard)
        return Rate(0.0, by_step, by_step, in_blocks, hole)
    written = min(_slope(first.seconds, each.seconds, each.size.written - first.size.written) for each in longer)
    heard = min(
        (_slope(first.seconds, each.seconds, each.size.heard - first.size.heard) for each in later), default=0.0
    )
    heard = min(heard, written)
    base = max(0.0, first.seconds - written * first.size.written - heard * first.size.heard)
    return Rate(base, written, heard, in_blocks, hole)


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
        if known := rate.seconds(size) if rate else None:
            return known
        return hole_units(size, in_blocks=True) if size.verb is Verb.FILL else float(size.written + size.heard)
