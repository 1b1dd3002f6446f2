"""`sketchpad interpolate`: the way from one MIDI file to another."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from sketchpad.commands.options import constraints_of, temperature_of
from sketchpad.commands.outputs import check_apart
from sketchpad.commands.songs import read, source_of
from sketchpad.generation.blend import Blended, Corners, KeyPlan, way
from sketchpad.generation.engine import open_engine
from sketchpad.generation.music_vae.latent import Curve
from sketchpad.generation.request import CancelFlag
from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import MidiSong, midi_bytes
from sketchpad.music.note import Voice
from sketchpad.music.provenance import Place, Source, place
from sketchpad.music.saving import folder, save_together


def run(arguments: argparse.Namespace) -> int:
    """Write each step into the folder, and print how far it went."""
    a, b = read(arguments.a), read(arguments.b)
    corners = Corners(
        (a.bars, b.bars),
        arguments.model,
        temperature=temperature_of(arguments),
        seed=arguments.seed,
        curve=Curve(arguments.curve),
        keys=KeyPlan(arguments.keys),
        constraints=constraints_of(arguments),
    )
    steps = way(corners, arguments.steps)
    requests = {arguments.out / f"{number:02}.mid": request for number, request in enumerate(steps)}
    check_apart(requests, arguments.a, arguments.b)
    with closing(open_engine(arguments.engine, arguments.models)) as engine:
        blends = {path: engine.blend(request, CancelFlag()) for path, request in requests.items()}
    source = source_of(arguments.model, arguments.seed, arguments.models)
    known = _origins_in(corners.songs[1], b) | _origins_in(corners.songs[0], a)
    contents: dict[Path, bytes] = {}
    for path, blended in blends.items():
        new = blended.bars.minus(corners.songs[0]).minus(corners.songs[1])
        origins = {**known, **{place(note): source for note in new}}
        contents[path] = midi_bytes(blended.bars, (a if _share(blended) < 0.5 else b).mix, origins)
    folder(arguments.out)
    save_together(contents)
    print("the model can rebuild {:.0%} of A, {:.0%} of B".format(*next(iter(blends.values())).rebuilt))
    for path, blended in blends.items():
        print(f"{path}: {_share(blended):.0%} of the way, {blended.seconds * 1e3:.1f} ms")
    return 0


def _share(blended: Blended) -> float:
    """How much of B it has."""
    return blended.request.points[0][0]


def _origins_in(moved: Bars, song: MidiSong) -> dict[Place, Source]:
    """What wrote the notes of a song that was moved in time and pitch, each voice by itself."""
    voices = ((moved.of_voices([voice]), song.bars.of_voices([voice])) for voice in Voice)
    pairs = [pair for voice in voices for pair in zip(*voice, strict=True)]
    return {place(now): song.origins[place(before)] for now, before in pairs if place(before) in song.origins}
