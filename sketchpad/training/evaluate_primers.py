"""`python -m sketchpad.training.evaluate_primers WHAT MODEL`: what a musician would throw away, after the ten primers.

No corpora are needed. `continuations`: the shares of takes that have each of the faults of `generation/faults.py`;
`blends`: the share of steps between any two primers that leap more than both.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Iterable, Mapping

import numpy as np

from sketchpad.generation.belonging import respects
from sketchpad.generation.blend import Corners, way
from sketchpad.generation.engine import Engine, open_engine
from sketchpad.generation.faults import Faults, continuation
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.systems import SYSTEMS
from sketchpad.music.attributes import Onsets, mean_interval
from sketchpad.music.bars import Bars
from sketchpad.music.key import key_of
from sketchpad.music.note import PITCHED, TICKS_PER_BAR, Voice
from sketchpad.music.primers import primers, read_primer
from sketchpad.training.takes import BARS

STEPS = 9


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m sketchpad.training.evaluate_primers", description=__doc__)
    parser.add_argument("what", choices=["continuations", "blends"])
    parser.add_argument("model", choices=SYSTEMS)
    parser.add_argument("--temperature", type=float)
    parser.add_argument("--tries", type=int)
    parser.add_argument("--seeds", type=int, default=4)
    asked = parser.parse_args()
    engine = open_engine()
    songs = [read_primer(primer.name) for primer in primers()]
    if asked.what == "blends":
        print(json.dumps(blends(engine, asked.model, songs)))
    else:
        system = SYSTEMS[asked.model]
        temperature = system.temperature if asked.temperature is None else asked.temperature
        how = {"temperature": temperature, "tries": asked.tries or system.tries}
        requests = [Request(song, asked.model, BARS, seed=seed, **how) for song in songs for seed in range(asked.seeds)]
        takes = [list(engine.generate(request, CancelFlag()))[-1] for request in requests]
        print(json.dumps(how | means(map(faults, takes))))
    engine.close()


def blends(engine: Engine, model: str, songs: Iterable[Bars]) -> dict[str, float]:
    """The share of the steps of all ways whose mean interval is more than 1.5 times the larger end's and a semitone."""
    found: list[bool] = []
    for ends in itertools.permutations(songs, 2):
        steps = [engine.blend(request, CancelFlag()).bars for request in way(Corners(ends, model), STEPS)]
        first, *between, last = (mean_interval(_line(bars)) for bars in steps)
        found += [each > 1.5 * max(first, last) + 1 for each in between]
    return {"steps": len(found), "leap_more_than_both_ends": round(float(np.mean(found)), 4)}


def faults(take: Take) -> dict[str, float]:
    """What is wrong with a continuation (0 or 1 each), and what there is to say of it beside its primer."""
    request = take.request
    song, notes = request.primer.of_voices(PITCHED), Bars.of(take.notes)
    continued = continuation(request, notes)
    wrong = Faults(request).of(notes, continued)
    answer = Onsets.of_bars(continued, request.end - BARS * TICKS_PER_BAR, request.end)
    return {**wrong, "any": any(wrong.values()), **respects(Onsets.of_bars(song), answer, key_of(song))}


def means(figures: Iterable[Mapping[str, float]]) -> dict[str, list[float]]:
    """By name the mean and the standard deviation."""
    rows = list(figures)
    columns = {name: np.array([row[name] for row in rows if name in row], dtype=np.float64) for name in rows[0]}
    return {name: [round(float(each.mean()), 3), round(float(each.std()), 3)] for name, each in columns.items()}


def _line(bars: Bars) -> Onsets:
    melody = bars.of_voices([Voice.MELODY])
    return Onsets.of_bars(melody if len(melody) else bars.of_voices([Voice.HARMONY]), 0)


if __name__ == "__main__":
    main()
