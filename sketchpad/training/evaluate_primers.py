"""`python -m sketchpad.training.evaluate_primers WHAT MODEL`: what a musician would throw away, after the ten primers.

No corpora are needed. `continuations`: the shares of takes that lose the key or the register of their primer, leap or
hold; `blends`: the share of steps between any two primers that leap more than both.
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
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.systems import SYSTEMS
from sketchpad.music.attributes import Onsets, mean_interval
from sketchpad.music.bars import Bars
from sketchpad.music.key import Key, key_of
from sketchpad.music.note import PITCHED, TICKS_PER_QUARTER, Voice
from sketchpad.music.primers import primers, read_primer
from sketchpad.training.takes import BARS

STEPS = 9
OUT_OF_KEY, IN_KEY = 0.8, 0.95
"""A take has less of its notes in the key, its primer more."""
LEAP, FAR, HELD = 19, 18, 6
"""Semitones of the widest leap, semitones outside the primer's range, and quarters of a melody's note: more is much."""


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
    song = request.primer.of_voices(PITCHED)
    primer, key = Onsets.of_bars(song), key_of(song)
    answer = Onsets.of_bars(
        Bars.of(take.notes).of_voices(PITCHED), request.end - BARS * 4 * TICKS_PER_QUARTER, request.end
    )
    low, high = int(primer.pitches.min()), int(primer.pitches.max())
    leaps = np.abs(np.diff(answer.line.pitches))
    lengths = [note.length for note in take.notes if note.voice is Voice.MELODY]
    wrong = {
        "out_of_key": _in_key(primer, key) > IN_KEY and _in_key(answer, key) < OUT_OF_KEY,
        "leaps": bool(leaps.max(initial=0) > LEAP),
        "far": bool((answer.pitches < low - FAR).any() or (answer.pitches > high + FAR).any()),
        "held": max(lengths, default=0) > HELD * TICKS_PER_QUARTER,
    }
    return {**wrong, "any": any(wrong.values()), **respects(primer, answer, key)}


def means(figures: Iterable[Mapping[str, float]]) -> dict[str, list[float]]:
    """By name the mean and the standard deviation."""
    rows = list(figures)
    columns = {name: np.array([row[name] for row in rows if name in row], dtype=np.float64) for name in rows[0]}
    return {name: [round(float(each.mean()), 3), round(float(each.std()), 3)] for name, each in columns.items()}


def _line(bars: Bars) -> Onsets:
    melody = bars.of_voices([Voice.MELODY])
    return Onsets.of_bars(melody if len(melody) else bars.of_voices([Voice.HARMONY]), 0)


def _in_key(onsets: Onsets, key: Key | None) -> float:
    classes = sorted(key.pitch_classes) if key else range(12)
    return float(np.isin(onsets.pitches % 12, classes).mean()) if len(onsets.pitches) else 1.0


if __name__ == "__main__":
    main()
