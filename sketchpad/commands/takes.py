"""What the commands share that have takes written: asking for them, what they cost, and their files."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sketchpad.commands.options import constraints_of, system_of, temperature_of
from sketchpad.commands.songs import source_of
from sketchpad.generation.engine import Engine
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.memory import peak_memory
from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import MidiSong, midi_bytes
from sketchpad.music.provenance import place
from sketchpad.music.saving import save_together


def request_of(arguments: argparse.Namespace, song: Bars, **own: Any) -> Request:
    """What is asked of the model; `own` is what only this command has options for."""
    suits = system_of(arguments).distance_of(arguments.verb)
    return Request(
        song,
        arguments.model,
        temperature=temperature_of(arguments),
        seed=arguments.seed,
        takes=arguments.takes,
        verb=arguments.verb,
        distance=suits if arguments.distance is None else arguments.distance,
        constraints=constraints_of(arguments),
        **own,
    )


def written(engine: Engine, request: Request) -> list[Take]:
    """The takes of a request."""
    return [take for take in engine.generate(request, CancelFlag()) if take.complete]


def costs(engine: Engine, request: Request, takes: Sequence[Take]) -> dict[str, object]:
    """What `--json` tells of takes; the engine is still open."""
    return {
        "model": request.model,
        "engine": engine.name,
        "seed": request.seed,
        "seeds": [take.seed for take in takes],
        "seconds": sum(take.seconds for take in takes),
        "first_bar_seconds": takes[0].first_bar_seconds,
        "peak_rss_mb": round(peak_memory(engine.processes) / 1e6, 1),
        "notes": sum(len(take.notes) for take in takes),
        "bars": -(-(request.end - request.start) // request.primer.metre.ticks_per_bar) * len(takes),
    }


def take_file(out: Path, number: int) -> Path:
    """Where a numbered take is written: 0 as OUT.mid, 1 as OUT-1.mid and so on."""
    return out.with_stem(f"{out.stem}-{number}") if number else out


def save_takes(song: MidiSong, takes: Mapping[Path, Take], models: Path | None) -> None:
    """Write the song with each take into its file; all of them, or none where one cannot be."""
    save_together({path: _midi_with(take, song, models) for path, take in takes.items()})


def _midi_with(take: Take, song: MidiSong, models: Path | None) -> bytes:
    """The song with a take in its place, which says what wrote it."""
    source = source_of(take.request.model, take.seed, models)
    origins = {**song.origins, **{place(note): source for note in take.notes}}
    return midi_bytes(take.placed_in(song.bars), song.mix, origins)
