"""How long an answer is likely to take: measured with small ones when its model is loaded, corrected by each since.

An answer costs so much by itself, and so much for each step that is written and each that is heard. A MusicVAE's costs
so much by itself for each block of its bars, and so much for each block that it reads: of a continuation one, of a
variation each. What all tries of all takes of a request hear is heard once, and is a share of the cost of each
(`generation/latest.py`); but a trio hears a song without drums over another beat each time. What a hole costs depends
on what is behind it as well. These shapes were seen on processor times of some 200 answers of all models, primers of 2
to 16 bars: of those that are no holes 92 to 100 of 100 lay within 25 % of them; Polyphony RNN's 76, whose chords nobody
can foretell.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.blend import Corners
from sketchpad.generation.filling.hole import FOLLOWING
from sketchpad.generation.request import Request
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.verb import Verb
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_STEP, Voice

RECENT, REMEMBERED = 9, 24
"""Answers that say how slow a model is, and that say what each of its parts takes."""
FEWEST, FAR = 3, 4.0
"""Answers that say something of its parts, and how many times as long as others one may take that does."""
HOLE_BY_STEPS, HOLE_IN_BLOCKS = (1.0, 0.6, 1.0), (30.0, 1.0, 0.6)
"""What a hole costs by itself, for each of its steps, and for each that is read behind it; how these are to each other.

An RNN goes through both on many rows, and what is behind it once more alone; a MusicVAE tries what would stand in it.
"""
SHAPED, SHAPED_BARS, SHAPED_BESIDE = 10.0, 16, 4
"""How many times as long as a variation of so many bars it takes to have them ready to be shaped.

That goes by the bars, and is at least as much as so many of them take: of songs of 2 to 32 bars it was 1.3 to 2.2 times
what so many steps of variations take with MusicVAE melody, 3.7 to 4.3 with the trio.
"""
BEAT, BEAT_STEPS = 0.5, 2 * STEPS_PER_BAR
"""What it costs to draw a beat, beside what a block of an answer costs by itself; its steps."""
EQUAL = 1e-9
"""Errors, as shares squared, that are no less: of prices that suit as well, the first are paid, and no others."""
HEARD_ONCE = frozenset((Verb.CONTINUE, Verb.VARY))
"""What all tries of all takes hear together; what a harmony is added to, each hears for itself, as it is written."""


@dataclass(frozen=True)
class Size:
    """How much an answer is.

    Attributes:
        written: steps that are written.
        heard: steps that are heard before.
        following: steps that are read behind a hole.
        sharing: how many answers share what is heard.
        known: whether it was heard for the answer before, and is not again.
        drums: whether what is heard has drums.
    """

    written: int
    heard: int
    verb: Verb = Verb.CONTINUE
    following: int = 0
    sharing: int = 1
    known: bool = False
    drums: bool = False

    @classmethod
    def of(cls, request: Request, sharing: int = 1) -> Size:
        """The size of one try of a take of a request, of so many that may hear the primer together."""
        origin, start, end = (tick // TICKS_PER_STEP for tick in (request.origin, request.start, request.end))
        heard = start - origin if request.verb in (Verb.CONTINUE, Verb.FILL) else end - origin
        behind = request.primer.span[1] // TICKS_PER_STEP - end if request.hole else 0
        return cls(
            max(1, end - start),
            max(0, heard),
            request.verb,
            following=min(max(0, behind), FOLLOWING),
            sharing=sharing if request.verb in HEARD_ONCE else 1,
            drums=Voice.DRUMS in request.primer.voices,
        )

    @classmethod
    def of_blend(cls, corners: Corners) -> Size:
        """The size of one point between ideas that have been read."""
        return cls(corners.bars * STEPS_PER_BAR, 0, Verb.INTERPOLATE, known=True)

    @classmethod
    def of_shaping(cls, shaping: Shaping) -> Size:
        """The size of all variants of a song."""
        start, end = shaping.song.metre.around(*shaping.song.span)
        steps = (end - start) // TICKS_PER_STEP
        return cls(steps, steps, Verb.SHAPE)


TYPICAL = (Size(16, 32), Size(256, 32), Size(16, 128), Size(16, 32, known=True, drums=True))
"""Short and long answers, one to much, one to what is known: where a rate is as good as answers of these sizes."""


@dataclass(frozen=True)
class Sample:
    """An answer that was measured."""

    size: Size
    seconds: float


@dataclass(frozen=True)
class Rate:
    """Seconds of an answer by itself, of each step written, and of each step heard.

    Attributes:
        block: steps that are read and written at a time, so that an answer by itself is to be paid for each of them;
            0 where there are no blocks.
        hole: seconds of a hole, for each unit of `hole_units`; 0 where that was not measured.
        reading: seconds of each block that is read, besides those of its steps.
        over_beats: whether a song without drums is heard over another beat each time, and so is never known.
    """

    base: float
    written: float
    heard: float
    block: int
    hole: float = 0.0
    reading: float = 0.0
    over_beats: bool = False

    def seconds(self, size: Size) -> float | None:
        """The seconds of one take; None where nothing of its kind was measured."""
        if size.verb is Verb.FILL:
            return self.hole * hole_units(size, self.block) or None
        if size.verb is Verb.SHAPE:
            known = SHAPED_BARS * STEPS_PER_BAR
            varied, beside = self.seconds(Size(known, known)), SHAPED_BESIDE * STEPS_PER_BAR
            return varied and SHAPED * varied * (beside + size.written) / (beside + known)
        amounts = amounts_of(size, self)
        return (
            self.base * amounts.by_itself
            + self.reading * amounts.readings
            + self.written * amounts.written
            + self.heard * amounts.heard
        )

    def times(self, factor: float) -> Rate:
        """The rate of a machine that takes so many times as long."""
        scaled = {name: factor * getattr(self, name) for name in ("base", "written", "heard", "hole", "reading")}
        return replace(self, **scaled)


class Amounts(NamedTuple):
    """How often what a rate has by itself, for blocks read, for steps written, and for steps heard is to be paid."""

    by_itself: float
    readings: float
    written: float
    heard: float


def amounts_of(size: Size, rate: Rate) -> Amounts:
    """How often each part of a rate is to be paid for one of the answers that share what they hear."""
    share = 0.0 if size.known else 1 / size.sharing
    if not rate.block:
        return Amounts(1, 0, size.written, size.heard * share)
    blocks, heard = math.ceil(size.written / rate.block), min(size.heard, rate.block)
    if rate.over_beats and not size.drums and size.verb is not Verb.INTERPOLATE:
        return Amounts((1 + BEAT) * blocks, blocks, size.written + BEAT_STEPS * blocks, blocks * heard)
    # All blocks of a continuation are made of the same bars.
    readings = (blocks if size.verb is Verb.VARY else 1) * share
    return Amounts(blocks, readings, size.written, readings * heard)


UNKNOWN = Rate(0.0, 1.0, 1.0, block=0, hole=1.0)
"""What is learned from where nothing was measured: in some unit."""


def hole_units(size: Size, block: int) -> float:
    """How much a hole is."""
    by_itself, written, following = HOLE_IN_BLOCKS if block else HOLE_BY_STEPS
    return by_itself + written * size.written + following * size.following


def rate_of(samples: Sequence[Sample], block: int, over_beats: bool = False) -> Rate:
    """What at least one sample says: one with more written, one with more heard, and a filled hole say more."""
    holes = [each.seconds / hole_units(each.size, block) for each in samples if each.size.verb is Verb.FILL]
    others = [each for each in samples if each.size.verb is not Verb.FILL]
    # Of a MusicVAE it is most of all that it is asked, of others what it writes and hears.
    prices = (1.0, 0.0, 0.0) if block else (0.0, 1.0, 1.0)
    alone = Rate(*prices, block, hole=min(holes, default=0.0), over_beats=over_beats)
    if len({each.size for each in others}) > 1:
        return _nearest(others, [1.0] * len(others), alone)
    return replace(levelled(alone, others), hole=alone.hole)


def levelled(rate: Rate, answers: Sequence[Sample]) -> Rate:
    """A rate as much slower as the median of the latest answers was."""
    return rate.times(median(each.seconds / (rate.seconds(each.size) or 1.0) for each in answers[-RECENT:]))


def fitted(rate: Rate, answers: Sequence[Sample]) -> Rate:
    """A rate after some answers that are no holes: as much slower as the latest, its parts such as suit all of them.

    Its parts matter where others disturbed the calibration: then what is right for long answers is wrong for short
    ones.
    """
    level = levelled(rate, answers)
    known = [Sample(size, seconds) for size in TYPICAL if (seconds := level.seconds(size))]
    # What something held up is neither here nor there.
    telling = [each for each in answers if 1 / FAR < each.seconds / (level.seconds(each.size) or 1.0) < FAR]
    if len(telling) < FEWEST or len(known) < len(TYPICAL):
        return level
    # The more there are, the less it is what was known before.
    weights = [FEWEST / len(telling)] * len(known) + [1.0] * len(telling)
    return levelled(_nearest([*known, *telling], weights, level), answers)


def _nearest(samples: Sequence[Sample], weights: Sequence[float], rate: Rate) -> Rate:
    """A rate with those parts that come nearest to weighted samples, each as a share of its own seconds.

    So long answers do not decide. Where there are no blocks, a step that is heard costs no more than one that is
    written: what each step costs is found, and what one costs besides because it is written.
    """
    by_itself, readings, written, heard = np.array([amounts_of(each.size, rate) for each in samples], dtype=float).T
    amounts = np.stack([by_itself, readings, written, heard if rate.block else written + heard], axis=1)
    shares = np.array(weights) / [each.seconds for each in samples]
    base, reading, writing, hearing = _not_negative(amounts * shares[:, None], np.array(weights, dtype=float))
    writing += 0.0 if rate.block else hearing
    return replace(rate, base=base, reading=reading, written=writing, heard=hearing)


def _not_negative(amounts: NDArray[np.float64], sums: NDArray[np.float64]) -> tuple[float, ...]:
    """The prices (count,), none below 0, at which amounts (samples, count) come nearest to their sums (samples,)."""
    count = amounts.shape[1]
    best, least = np.zeros(count), math.inf
    for parts in (list(each) for many in range(1, count + 1) for each in combinations(range(count), many)):
        found = np.zeros(count)
        found[parts] = np.linalg.lstsq(amounts[:, parts], sums, rcond=None)[0]
        error = float(np.square(amounts @ found - sums).sum())
        if found.min() >= 0 and error < least - EQUAL:
            best, least = found, error
    return tuple(best.tolist())


class Forecasts:
    """The rates of models on engines, what the latest answers made of them, and how long these were waited for."""

    def __init__(self) -> None:
        self._rates: dict[tuple[str, str], Rate] = {}
        self._answers: dict[tuple[str, str, Verb], deque[Sample]] = {}
        self._learned: dict[tuple[str, str, Verb], Rate] = {}
        self._rests: dict[tuple[str, Verb], deque[float]] = {}

    def calibrate(self, model: str, engine: str, rate: Rate) -> None:
        """Begin with a rate; what was learned before is of another time."""
        self._rates[model, engine] = rate
        for learned in (self._answers, self._learned):
            for key in [key for key in learned if key[:2] == (model, engine)]:
                del learned[key]

    def learn(self, model: str, engine: str, size: Size, seconds: float) -> None:
        """Take an answer into account."""
        key = model, engine, size.verb
        answers = self._answers.setdefault(key, deque(maxlen=REMEMBERED))
        answers.append(Sample(size, seconds))
        rate = self._rates.get((model, engine), UNKNOWN)
        if size.verb not in (Verb.FILL, Verb.SHAPE):
            self._learned[key] = fitted(rate, list(answers))
            return
        # Of a model whose holes were not measured, the first one is the measure.
        self._learned[key] = levelled(replace(rate, hole=rate.hole or 1.0), list(answers))

    def learn_rest(self, engine: str, verb: Verb, seconds: float) -> None:
        """Take into account how long an answer was waited for beside its computing."""
        self._rests.setdefault((engine, verb), deque(maxlen=RECENT)).append(seconds)

    def rest(self, engine: str, verb: Verb) -> float:
        """The seconds that every answer is waited for beside its computing; what some wait for besides is left out."""
        return max(0.0, min(self._rests.get((engine, verb), ()), default=0.0))

    def seconds(self, model: str, engine: str, size: Size) -> float | None:
        """The seconds of one take; None until the model was measured."""
        rate = self._learned.get((model, engine, size.verb)) or self._rates.get((model, engine))
        return rate.seconds(size) if rate else None
