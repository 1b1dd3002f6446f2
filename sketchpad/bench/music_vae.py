"""How long MusicVAE takes to read, write and change its bars, each engine in turn on the same weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from sketchpad.bench.players import LocalPlayer, MagentaPlayer, Player
from sketchpad.bench.round import STEPS, Round, drawn
from sketchpad.generation.magenta.engine import MagentaEngine
from sketchpad.generation.music_vae.score import Score
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.weights import Model, find_model
from sketchpad.music.primers import read_primer


@dataclass(frozen=True)
class Work:
    """Medians over the rounds.

    Attributes:
        work: what was done, one of `WORKS`.
        seconds: it took.
        ratio: how many times as long real Magenta took in the same round; None where Magenta was not there, or cannot
            do it.
    """

    model: str
    engine: str
    work: str
    rounds: int
    seconds: float
    ratio: float | None


WORKS: dict[str, Callable[[Round, Player], None]] = {
    "encode": Round.encode,
    "decode": Round.decode,
    "encode+decode": Round.vary,
    "redraw a bar": Round.redraw,
    f"interpolate {STEPS}": Round.interpolate,
}


def measure_music_vae(
    name: str, engines: Sequence[str], rounds: int, models: Path | None = None, works: Sequence[str] = tuple(WORKS)
) -> Iterator[Work]:
    """Each kind of work on each engine in turn within each round; the first round warms up and is not counted.

    The bars that are read are those of the first primer, over and over. Real Magenta redraws no bar; nor does a model
    whose bars are not apart. One of the engines at least must be another than Magenta.

    Raises:
        InputError: an engine or the model cannot be had.
    """
    model = find_model(name, models)
    magenta = MagentaEngine(models) if "magenta" in engines else None
    try:
        local = [LocalPlayer(engine, model) for engine in engines if engine != "magenta"]
        players = [*local, MagentaPlayer(magenta, model)] if magenta else local
        every = [_round(model, local[0], seed) for seed in range(rounds + 1)]
        for work in works:
            yield from _measured(model, work, [player for player in players if _can(player, work)], every)
    finally:
        if magenta:
            magenta.close()


def _round(model: Model, player: LocalPlayer, seed: int) -> Round:
    system = SYSTEMS[model.system]
    heard = Score(read_primer(), system.voices, model.bars, model.in_c).classes
    latent = drawn(model, seed)
    written = player.decode(latent, system.temperature, seed)
    return Round(heard, written, latent, system.temperature, seed)


def _can(player: Player, work: str) -> bool:
    return WORKS[work] is not Round.redraw or (isinstance(player, LocalPlayer) and player.network.segments > 1)


def _measured(model: Model, work: str, players: Sequence[Player], every: Sequence[Round]) -> Iterator[Work]:
    rows = [[_seconds(player, WORKS[work], each) for player in players] for each in every][1:]
    for index, player in enumerate(players):
        ratio = median(row[-1] / row[index] for row in rows) if isinstance(players[-1], MagentaPlayer) else None
        yield Work(model.name, player.name, work, len(rows), median(row[index] for row in rows), ratio)


def _seconds(player: Player, work: Callable[[Round, Player], None], each: Round) -> float:
    before = player.seconds
    work(each, player)
    return player.seconds - before
