"""A few small answers when a model is loaded, so that the first real one can be forecast."""

from __future__ import annotations

import time
from collections.abc import Iterator

from sketchpad.generation.engine import Engine
from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Note
from sketchpad.session.models.forecast import Rate, Sample, Size, rate_of

SECONDS = 0.2
"""All of it is to take no longer, once the model has answered at all."""
ROUNDS = 3
RESERVED = 0.1
"""A hole is filled only if so much is left, because that takes as long as many answers."""
SHORT, LONG = 2, 8
"""Bars of the tunes that are heard."""
_TUNE = (60, 62, 64, 67, 65, 64, 62, 59)


def calibrate(engine: Engine, model: str, system: str, cancel: CancelFlag) -> Rate:
    """The rate of a model that is loaded; of each question the best answer, as others may disturb.

    Raises:
        InputError: the model cannot be had.
        Cancelled: `cancel` was set.
    """
    short, long = _tune(SHORT), _tune(LONG)
    # The first answer warms up: what it took says nothing of those that follow.
    _answered(engine, Request(short, model, bars=1), cancel)
    begun = time.perf_counter()
    best: dict[Size, float] = {}
    for request in _questions(model, short, long, fills=engine.name != "magenta"):
        left = SECONDS - (time.perf_counter() - begun)
        size = Size.of(request)
        needed = RESERVED if request.verb is Verb.FILL else best.get(size, 0.0)
        if best and left < needed:
            continue
        seconds = _answered(engine, request, cancel)
        best[size] = min(seconds, best.get(size, seconds))
        if seconds > SECONDS:
            break
    samples = [Sample(size, seconds) for size, seconds in best.items()]
    return rate_of(samples, SYSTEMS[system].interpolates)


def _answered(engine: Engine, request: Request, cancel: CancelFlag) -> float:
    """The seconds of the only take of a request."""
    (seconds,) = (take.seconds for take in engine.generate(request, cancel) if take.complete)
    return seconds


def _questions(model: str, short: Bars, long: Bars, fills: bool) -> Iterator[Request]:
    """The first one, and what differs from it in one respect."""
    for _ in range(ROUNDS):
        yield Request(short, model, bars=1)
        yield Request(short, model, bars=16)
        yield Request(long, model, bars=1)
    if fills:
        yield Request(long, model, verb=Verb.FILL, hole=Hole(4 * TICKS_PER_BAR, 5 * TICKS_PER_BAR))


def _tune(bars: int) -> Bars:
    """Eighths, in each bar others."""
    eighth = TICKS_PER_BAR // 8
    places = range(8 * bars)
    return Bars.of([Note(at * eighth, _TUNE[(at + at // 8 * 3) % 8] + at // 8 % 3, eighth) for at in places])
