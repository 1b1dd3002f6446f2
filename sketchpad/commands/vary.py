"""`sketchpad vary`: variations of a MIDI file, near or far."""

from __future__ import annotations

import argparse
from contextlib import closing

from sketchpad.commands.songs import read
from sketchpad.commands.takes import midi_with, request_of, written
from sketchpad.generation.engine import open_engine
from sketchpad.music.saving import folder, save


def run(arguments: argparse.Namespace) -> int:
    """Write each into the folder, and print how far it went."""
    song = read(arguments.primer)
    with closing(open_engine(arguments.engine, arguments.models)) as engine:
        takes = written(engine, request_of(arguments, song.bars))
    out = folder(arguments.out)
    for take in takes:
        path = out / f"take-{take.index}.mid"
        save(path, midi_with(take, song, arguments.models))
        print(f"{path}: latent distance {take.latent_distance or 0:.2f}, {take.seconds * 1e3:.1f} ms")
    return 0
