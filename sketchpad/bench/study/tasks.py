"""What is measured of a model, the same for every engine; each task says what the model itself took."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from sketchpad.bench.other_music import after_other_music
from sketchpad.bench.players import LocalPlayer, MagentaPlayer, Player
from sketchpad.bench.round import STEPS, Round, drawn
from sketchpad.generation.cells import Classes
from sketchpad.generation.limits import MOST_TAKES
from sketchpad.generation.music_vae.model import MusicVaeModel
from sketchpad.generation.music_vae.score import Score
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.weights import Model, find_model
from sketchpad.generation.writers import open_writer
from sketchpad.music.bars import Bars
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_STEP, Note, Voice

Tune = Sequence[Sequence[int]]
"""[start, pitch, length, velocity] of each note."""
GENERATE, ENCODE, DECODE, INTERPOLATE = "generate", "encode", "decode", "interpolate"
"""Works; only the first, where the model is no MusicVAE."""
_OF_NETWORK = {ENCODE: Round.encode, DECODE: Round.decode, INTERPOLATE: Round.interpolate}
BARS = 16


class Opened(Protocol):
    """A model, loaded on some engine."""

    model: Model

    def takes(self, request: Request) -> Iterator[Take]:
        """The complete takes of a request."""
        ...

    def player(self) -> Player:
        """The network alone, of a MusicVAE."""
        ...


class _Local:
    def __init__(self, engine: str, model: Model) -> None:
        self.model = model
        self._engine = engine
        self._writer = open_writer(model, engine)

    def takes(self, request: Request) -> Iterator[Take]:
        # The study's generations each read their primer, and so does Magenta.
        deque(self._writer.take(after_other_music(request), 0, CancelFlag()), maxlen=0)
        for index in range(request.takes):
            yield from (take for take in self._writer.take(request, index, CancelFlag()) if take.complete)

    def player(self) -> Player:
        assert isinstance(self._writer, MusicVaeModel), "only a MusicVAE has one"
        return LocalPlayer(self._engine, self._writer.network)


class _Magenta:
    def __init__(self, model: Model, folder: Path | None) -> None:
        from sketchpad.bench.study.magenta_here import MagentaHere

        self.model = model
        self._engine = MagentaHere(folder)
        self._engine.load(model.name, CancelFlag())

    def takes(self, request: Request) -> Iterator[Take]:
        yield from (take for take in self._engine.generate(request, CancelFlag()) if take.complete)

    def player(self) -> Player:
        return MagentaPlayer(self._engine, self.model)


def opened(engine: str, model: str, folder: Path | None = None) -> Opened:
    """A model of a folder, by default of the shipped ones, loaded.

    Raises:
        InputError: the model cannot be had.
    """
    found = find_model(model, folder)
    return _Magenta(found, folder) if engine == "magenta" else _Local(engine, found)


class Tasks:
    """Does one task after the other."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._player: Player | None = None

    def do(
        self, work: str, tune: Tune, seed: int = 0, bars: int = BARS, takes: int = 1, steps: int = STEPS
    ) -> tuple[float, int]:
        """The seconds of a work, and how many events or steps it was; `tune` is the primer, or what is read."""
        primer = Bars.of([Note(start, pitch, length, velocity) for start, pitch, length, velocity in tune])
        if work == GENERATE:
            return self._generate(primer, seed, bars, takes)
        player = self._player = self._player or self._opened.player()
        heard, latent = self._heard(primer), drawn(self._opened.model, seed)
        other = np.roll(heard, STEPS_PER_BAR // 2, axis=0)
        before = player.seconds
        _OF_NETWORK[work](Round(heard, other, latent, self._temperature, seed, steps), player)
        return player.seconds - before, self._opened.model.bars * STEPS_PER_BAR

    def _generate(self, primer: Bars, seed: int, bars: int, takes: int) -> tuple[float, int]:
        seconds, events = 0.0, 0
        for first in range(0, takes, MOST_TAKES):
            count = min(MOST_TAKES, takes - first)
            model = self._opened.model
            request = Request(primer, model.name, bars, self._temperature, seed + first, count)
            for take in self._opened.takes(request):
                seconds += take.seconds
                events += _events(model, request, take)
        return seconds, events

    @property
    def _temperature(self) -> float:
        return SYSTEMS[self._opened.model.system].temperature

    def _heard(self, song: Bars) -> Classes:
        """The classes of as many bars as the model reads, all different: a song round and round, each a 16th on."""
        model = self._opened.model
        score = Score(song, SYSTEMS[model.system].voices, model.bars, model.in_c)
        bars = score.classes.reshape(model.bars, STEPS_PER_BAR, -1)
        return np.concatenate([np.roll(bar, number, axis=0) for number, bar in enumerate(bars)])


def _events(model: Model, request: Request, take: Take) -> int:
    """How often the network was asked: a step of a melody, an event of a polyphony."""
    steps = (request.end - request.origin) // TICKS_PER_STEP
    if model.system != "polyphony_rnn":
        return steps
    sounding = [*request.primer, *(note for note in take.notes if note.voice in (Voice.MELODY, Voice.HARMONY))]
    return steps + sum(note.length for note in sounding) // TICKS_PER_STEP
