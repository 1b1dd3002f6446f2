"""What every model makes of some primers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sketchpad.generation.blend import Corners, way
from sketchpad.generation.engine import Engine
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import Model
from sketchpad.music.attributes import measured
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Note
from sketchpad.music.primers import Primer, read_primer

STEPS = 9
"""How many an interpolation has, both ends among them."""


@dataclass(frozen=True)
class Piece:
    """Something to listen to.

    Attributes:
        stem: what its files are called, without their ending.
        title: what it is, for people.
        bars: its notes.
        measured: the attributes of its melody, by name; of a take only of what the model wrote, of a way without ends.
        marks: bars before which another part of it begins: what a model wrote, or another step of the way.
    """

    stem: str
    title: str
    bars: Bars
    measured: Mapping[str, float]
    marks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Group:
    """What one model made of one primer; without a model, the primer itself."""

    primer: Primer
    model: Model | None
    pieces: tuple[Piece, ...]


def groups(engine: Engine, models: Sequence[Model], primers: Sequence[Primer], seed: int) -> Iterator[Group]:
    """Each primer, and what each model makes of it: its continuation, and of MusicVAE more.

    Raises:
        InputError: a model cannot be had.
    """
    songs = [read_primer(primer.name) for primer in primers]
    for number, primer in enumerate(primers):
        song, following = songs[number], songs[(number + 1) % len(songs)]
        folder = f"{number + 1:02}-{primer.name}"
        yield Group(primer, None, (Piece(f"{folder}/primer", "primer", song, measured(song)),))
        target = primers[(number + 1) % len(primers)].title
        for model in models:
            stem = f"{folder}/{model.name}"
            pieces = [_continuation(engine, model, song, seed, stem)]
            if SYSTEMS[model.system].interpolates:
                pieces.append(_reconstruction(engine, model, song, seed, stem))
                pieces.append(_way(engine, model, (song, following), seed, stem, target))
            yield Group(primer, model, tuple(pieces))


def _continuation(engine: Engine, model: Model, song: Bars, seed: int, stem: str) -> Piece:
    system = SYSTEMS[model.system]
    request = Request(
        song,
        model.name,
        temperature=system.temperature,
        seed=seed,
        distance=system.distance_of(Verb.CONTINUE),
        tries=system.tries,
    )
    *_, take = engine.generate(request, CancelFlag())
    written = measured(Bars.of(take.notes), span=request.span)
    return Piece(f"{stem}-take", "primer and 16 bars", take.placed_in(song), written, (song.count,))


def _reconstruction(engine: Engine, model: Model, song: Bars, seed: int, stem: str) -> Piece:
    temperature = SYSTEMS[model.system].temperature
    request = Request(song, model.name, temperature=temperature, seed=seed, verb=Verb.VARY, distance=0)
    *_, take = engine.generate(request, CancelFlag())
    rebuilt = Bars.of(take.notes, song.tempo)
    return Piece(f"{stem}-reconstruction", "reconstruction", rebuilt, measured(rebuilt, span=request.span))


def _way(engine: Engine, model: Model, ends: tuple[Bars, Bars], seed: int, stem: str, target: str) -> Piece:
    """All steps one after the other."""
    corners = Corners(ends, model.name, temperature=SYSTEMS[model.system].temperature, seed=seed)
    length = corners.bars * TICKS_PER_BAR
    notes: list[Note] = []
    for step, blend in enumerate(way(corners, STEPS)):
        notes += engine.blend(blend, CancelFlag()).bars.shifted(step * length)
    bars = Bars.of(notes, ends[0].tempo)
    between = measured(bars, span=(length, (STEPS - 1) * length))
    marks = tuple(range(corners.bars, STEPS * corners.bars, corners.bars))
    return Piece(f"{stem}-interpolation", f"to “{target}” in {STEPS} steps", bars, between, marks)
