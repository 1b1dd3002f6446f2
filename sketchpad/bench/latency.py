"""How long 16 bars after “Twinkle” take, each engine in turn, so that all of them meet the same machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from sketchpad.bench.other_music import after_other_music
from sketchpad.generation.engine import Engine, open_engine
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.weights import find_model
from sketchpad.music.primers import read_primer

BARS = 16


@dataclass(frozen=True)
class Latency:
    """Medians over the rounds.

    Attributes:
        seconds: of a whole answer.
        first_bar_seconds: of its first bar.
        ratio: how many times the seconds of the fastest engine, by round.
    """

    model: str
    engine: str
    rounds: int
    seconds: float
    first_bar_seconds: float
    ratio: float


def measure_latency(
    models: Sequence[str], engines: Sequence[str], rounds: int, folder: Path | None = None
) -> Iterator[Latency]:
    """Each model of a folder, by default the shipped ones, on each engine, at the temperature of its system.

    One answer comes first to warm up and is not counted.

    Raises:
        InputError: an engine or a model cannot be had.
    """
    opened = [open_engine(name, folder) for name in engines]
    try:
        for model in models:
            temperature = SYSTEMS[find_model(model, folder).system].temperature
            yield from _model(model, temperature, opened, rounds)
    finally:
        for engine in opened:
            engine.close()


def _model(model: str, temperature: float, engines: Sequence[Engine], rounds: int) -> Iterator[Latency]:
    requests = [Request(read_primer(), model, BARS, temperature, seed) for seed in range(rounds + 1)]
    takes = [[_answer(engine, request) for engine in engines] for request in requests][1:]
    for index, engine in enumerate(engines):
        column = [row[index] for row in takes]
        yield Latency(
            model,
            engine.name,
            rounds,
            median(take.seconds for take in column),
            median(take.first_bar_seconds for take in column),
            median(row[index].seconds / min(take.seconds for take in row) for row in takes),
        )


def _answer(engine: Engine, request: Request) -> Take:
    deque(engine.generate(after_other_music(request), CancelFlag()), maxlen=0)
    *_, take = engine.generate(request, CancelFlag())
    return take
