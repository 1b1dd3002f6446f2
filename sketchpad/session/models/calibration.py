"""A few small answers when a model is loaded, so that the first real one can be forecast."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from statistics import median

from sketchpad.generation.engine import Engine
from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.music_vae.prior import EXAMPLES
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import Model
from sketchpad.music.bars import Bars
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR, TICKS_PER_QUARTER, Note, Voice
from sketchpad.session.models.forecast import Rate, Sample, Size, rate_of

SECONDS = 0.2
"""All of it is to take no longer, once the model has answered at all."""
ROUNDS = 3
RESERVED = 0.1
"""A hole is filled only if so much is left, because that takes as long as many answers."""
SHORT, LONG = 2, 8
"""Bars of the tunes that are heard."""
_TUNE, BASS_DRUM = (60, 62, 64, 67, 65, 64, 62, 59), 36


def calibrate(engine: Engine, model: Model, cancel: CancelFlag) -> Rate:
    """The rate of a model that is loaded.

    Of each question it is the median answer: no two have the same notes, and others may disturb. Where the primer is
    that of the question before, an engine that has just read it does not read it again; nowhere else is it.

    Raises:
        InputError: the model cannot be had.
        Cancelled: `cancel` was set.
    """
    known = SYSTEMS[model.system]
    ask = partial(Request, model=model.name, temperature=known.temperature, distance=known.distance_of(Verb.CONTINUE))
    # The first answer warms up: what it took says nothing of those that follow.
    _answered(engine, ask(_tune(SHORT), bars=1), cancel)
    begun = time.perf_counter()
    found: dict[Size, list[float]] = {}
    primer: Bars | None = None
    for request in _questions(ask, local=engine.name != "magenta"):
        left = SECONDS - (time.perf_counter() - begun)
        size = replace(Size.of(request), known=request.primer == primer)
        needed = RESERVED if request.verb is Verb.FILL else min(found.get(size, [0.0]))
        if found and left < needed:
            continue
        primer = request.primer
        found.setdefault(size, []).append(_answered(engine, request, cancel))
        if found[size][-1] > SECONDS:
            break
    samples = [Sample(size, median(seconds)) for size, seconds in found.items()]
    over_beats = Voice.DRUMS in known.voices and EXAMPLES in model.arrays
    return rate_of(samples, model.bars * STEPS_PER_BAR if known.interpolates else 0, over_beats)


def _answered(engine: Engine, request: Request, cancel: CancelFlag) -> float:
    """The seconds until the only take of a request is there."""
    begun = time.perf_counter()
    for _ in engine.generate(request, cancel):
        pass
    return time.perf_counter() - begun


def _questions(ask: Callable[..., Request], local: bool) -> Iterator[Request]:
    """What is asked for most often, and what differs from it in one respect or two."""
    for seed in range(ROUNDS):
        yield ask(_tune(SHORT, 2 * seed + 1), bars=16, seed=seed)
        yield ask(_tune(SHORT, 2 * seed + 2), bars=1, seed=seed)
        # Without drums, a trio would read it anew each time.
        long = _tune(LONG, seed, drums=True)
        yield ask(long, bars=1, seed=seed)
        if local:
            yield ask(long, bars=1, seed=seed + ROUNDS)
    if local:
        yield ask(_tune(LONG, ROUNDS), verb=Verb.FILL, hole=Hole(4 * TICKS_PER_BAR, 5 * TICKS_PER_BAR))


def _tune(bars: int, which: int = 0, drums: bool = False) -> Bars:
    """Eighths, in each bar others; of several tunes, one; with drums on its beats, or without."""
    eighth = TICKS_PER_BAR // 8
    places = range(8 * bars)
    notes = [Note(at * eighth, _TUNE[(which + at + at // 8 * 3) % 8] + at // 8 % 3, eighth) for at in places]
    beats = range(0, bars * TICKS_PER_BAR, TICKS_PER_QUARTER) if drums else range(0)
    return Bars.of([*notes, *(Note(beat, BASS_DRUM, eighth, voice=Voice.DRUMS) for beat in beats)])
