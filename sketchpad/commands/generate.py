"""`sketchpad generate`: continue a MIDI file, or harmonise it."""

from __future__ import annotations

import argparse
import json
from contextlib import closing

from sketchpad.commands.options import attributes_of, check_known
from sketchpad.commands.outputs import check_apart
from sketchpad.commands.songs import read
from sketchpad.commands.takes import costs, request_of, save_takes, take_file, written
from sketchpad.generation.engine import Engine, open_engine
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.shaping.ranking import MOST, Ranker, Ranking
from sketchpad.music.errors import InputError, check_within


def run(arguments: argparse.Namespace) -> int:
    """Write each take as a file, the first as OUT.mid."""
    check_known(arguments)
    song, asked = read(arguments.primer), attributes_of(arguments)
    if asked and arguments.best_of is None:
        raise InputError("say among how many takes to choose by attributes: --best-of 48, for example")
    own = {"bars": arguments.bars, "condition": arguments.condition, "inject": arguments.inject}
    tries = 1 if arguments.best_of is None else arguments.best_of
    own["tries"] = 1 if asked else tries
    request = request_of(arguments, song.bars, **own)
    if asked:
        check_within("the number of takes to choose from", tries, request.takes, MOST)
    files = [take_file(arguments.out, number) for number in range(request.takes)]
    check_apart(files, arguments.primer)
    with closing(open_engine(arguments.engine, arguments.models)) as engine:
        if not asked:
            takes, chosen_by = written(engine, request), {}
        else:
            takes, chosen_by = _best(engine, request, tries, asked)
        report = costs(engine, request, takes) | {"best_of": tries} | chosen_by
    save_takes(song, dict(zip(files, takes, strict=False)), arguments.models)
    if arguments.json:
        print(json.dumps(report))
    return 0


def _best(engine: Engine, request: Request, of: int, asked: dict[str, float]) -> tuple[list[Take], dict[str, object]]:
    """The takes of so many that come nearest to the attributes; what was asked, and what the first has."""
    ranker = Ranker(engine, Ranking(request, request.primer, of), CancelFlag())
    takes = list(ranker.ranked(asked)[: request.takes])
    rounded = {name: round(value, 4) for name, value in ranker.shaped(asked).measured.items()}
    return takes, {"asked": asked, "measured": rounded}
