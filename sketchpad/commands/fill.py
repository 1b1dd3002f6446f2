"""`sketchpad fill`: some bars of a MIDI file anew, so that they fit."""

from __future__ import annotations

import argparse
import json
import re
from contextlib import closing

from sketchpad.commands.outputs import check_apart
from sketchpad.commands.songs import read
from sketchpad.commands.takes import costs, request_of, save_takes, take_file, written
from sketchpad.generation.engine import open_engine
from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError


def run(arguments: argparse.Namespace) -> int:
    """Write the song with each take that fits."""
    song = read(arguments.primer)
    request = request_of(arguments, song.bars, hole=_hole(arguments, song.bars))
    files = [take_file(arguments.out, number) for number in range(request.takes)]
    check_apart(files, arguments.primer)
    with closing(open_engine(arguments.engine, arguments.models)) as engine:
        takes = written(engine, request)
        report = costs(engine, request, takes) | {"fits": [take.fit for take in takes]}
    fitting = {files[take.index]: take for take in takes if take.fits}
    if not fitting:
        raise InputError(
            f"nothing that was tried fits into the bars {arguments.hole}; try another seed, more takes, more bars or "
            "another model"
        )
    save_takes(song, fitting, arguments.models)
    if arguments.json:
        print(json.dumps(report))
        return 0
    for path in fitting:
        print(path)
    return 0


def _hole(arguments: argparse.Namespace, song: Bars) -> Hole:
    """The bars of the song to be filled."""
    found = re.fullmatch(r"(\d{1,5})(?:-(\d{1,5}))?", arguments.hole)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last:
        raise InputError(f"{arguments.hole!r} are no bars; write the first and the last, from 1, such as 5-6")
    ticks = song.metre.ticks_per_bar
    return Hole((first - 1) * ticks, last * ticks, Keep(arguments.keep))
