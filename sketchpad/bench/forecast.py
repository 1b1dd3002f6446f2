"""How right the forecast on the button is, over answers of all kinds."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.request import Request
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import read_manifest
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Note
from sketchpad.music.primers import primers, read_primer
from sketchpad.session.models.generator import Generator
from sketchpad.session.models.meter import Meter
from sketchpad.ui.app import application

NEAR = 0.25
"""A forecast is right that lies within this share of what came."""
PATIENCE = 60_000
"""Milliseconds."""
LENGTHS = (1, 1, 2, 4, 8)
"""Of how many examples, of two bars each, a primer is made."""
FILLED = 0.2
"""The share of answers that fill a hole."""


@dataclass(frozen=True)
class Rightness:
    """How right the forecasts of a model are.

    Attributes:
        right: the share that was within `NEAR` of the seconds from asking to the answer.
        error: the median of |forecast ÷ seconds − 1|.
        steady: of one answer asked for again and again, the share whose seconds were within `NEAR` of their median:
            more than that no forecast could reach on a machine that others use as well.
        first: forecast ÷ seconds of the first answer, known from calibration alone.
        load_seconds: until the model was loaded and calibrated.
    """

    model: str
    answers: int
    right: float
    error: float
    steady: float
    first: float
    load_seconds: float


def measure_forecasts(answers: int, models: Path | None = None, engine: str = "native") -> Iterator[Rightness]:
    """Each model of a folder, by default the shipped ones: so many answers, no two alike, as the window asks for them.

    Raises:
        InputError: there are no models.
    """
    app = application()
    for name, model in sorted(read_manifest(models).items()):
        meter = Meter()
        generator = Generator(meter, models)
        try:
            generator.set_engine(engine)
            begun = time.perf_counter()
            generator.load(name)
            _until(generator.opened)
            loaded = time.perf_counter() - begun
            ratios = [
                ratio
                for request in _requests(name, model.system, answers)
                if (ratio := _ratio(generator, meter, request))
            ]
            steady = _steadiness(generator, Request(read_primer(), name), answers)
        finally:
            generator.close()
        errors = [abs(ratio - 1) for ratio in ratios]
        right = sum(error <= NEAR for error in errors) / len(errors)
        yield Rightness(
            name,
            answers=len(ratios),
            right=right,
            error=median(errors),
            steady=steady,
            first=ratios[0],
            load_seconds=loaded,
        )
    app.processEvents()


def _requests(model: str, system: str, answers: int) -> Iterator[Request]:
    """Requests of all lengths, primers, verbs and numbers of tries."""
    chance, known = random.Random(0), SYSTEMS[system]
    songs = [read_primer(primer.name) for primer in primers()]
    for seed in range(answers):
        song, verb = _one_after_another(chance.choices(songs, k=chance.choice(LENGTHS))), chance.choice(known.verbs)
        if seed and chance.random() < FILLED:
            verb = Verb.FILL
        first = chance.randrange(song.count)
        hole = Hole(first * TICKS_PER_BAR, min(first + chance.choice((1, 2)), song.count) * TICKS_PER_BAR)
        yield Request(
            song,
            model,
            bars=chance.choice((1, 2, 4, 8, 16, 16, 16, 32)),
            temperature=known.temperature,
            seed=seed,
            takes=chance.choice((1, 1, 2, 4)),
            tries=chance.choice((1, known.tries)),
            verb=verb,
            distance=known.distance_of(verb),
            hole=hole if verb is Verb.FILL else None,
        )


def _one_after_another(songs: Sequence[Bars]) -> Bars:
    """One song of several, each from a bar line on."""
    notes: list[Note] = []
    at = 0
    for song in songs:
        notes += song.shifted(at)
        at += song.count * TICKS_PER_BAR
    return Bars.of(notes)


def _ratio(generator: Generator, meter: Meter, request: Request) -> float | None:
    """Forecast ÷ seconds; None where nothing was forecast, as of a first hole of a slow model."""
    forecast = meter.forecast(request, generator.engine)
    seconds = _waited(generator, request)
    return forecast and forecast / seconds


def _steadiness(generator: Generator, request: Request, answers: int) -> float:
    seconds = [_waited(generator, request) for _ in range(answers)]
    return sum(abs(median(seconds) / each - 1) <= NEAR for each in seconds) / len(seconds)


def _waited(generator: Generator, request: Request) -> float:
    """The seconds until a request is answered."""
    begun = time.perf_counter()
    generator.submit(request)
    _until(generator.finished)
    return time.perf_counter() - begun


def _until(signal: SignalInstance) -> None:
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(PATIENCE, loop.quit)
    loop.exec()
