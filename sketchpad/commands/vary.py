"""`sketchpad vary`: variations of a MIDI file, near or far."""

from __future__ import annotations

import argparse
from contextlib import closing

from sketchpad.commands.outputs import check_apart
from sketchpad.commands.songs import read
from sketchpad.commands.takes import request_of, save_takes, written
from sketchpad.generation.engine import open_engine
from sketchpad.music.saving import folder


def run(arguments: argparse.Namespace) -> int:
    """Write each into the folder, and print how far it went."""
    song = read(arguments.primer)
    request = request_of(arguments, song.bars)
    files = [arguments.out / f"take-{number}.mid" for number in range(request.takes)]
    check_apart(files, arguments.primer)
    with closing(open_engine(arguments.engine, arguments.models)) as engine:
        takes = {files[take.index]: take for take in written(engine, request)}
    folder(arguments.out)
    save_takes(song, takes, arguments.models)
    for path, take in takes.items():
        print(f"{path}: latent distance {take.latent_distance or 0:.2f}, {take.seconds * 1e3:.1f} ms")
    return 0
