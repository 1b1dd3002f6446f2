"""`python -m sketchpad.training.evaluate_blends MODEL`: how ways between held-out music go, and their ends.

The distance of two songs is 1 − F1 of (step, pitch, voice): 0 where the same notes begin, 1 where none does.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from sketchpad.generation.blend import Corners, KeyPlan, way
from sketchpad.generation.engine import Engine, open_engine
from sketchpad.generation.key_plan import transposed
from sketchpad.generation.music_vae.latent import Curve
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.systems import SYSTEMS
from sketchpad.music.bars import Bars
from sketchpad.music.note import nearest_step
from sketchpad.training.music_vae_data import Beats, classes_of, song_of, windows_of
from sketchpad.training.prepare import BEAT_EXAMPLES, MELODY_EXAMPLES, TRIO_EXAMPLES
from sketchpad.training.split import TEST, TRAIN
from sketchpad.training.store import read_examples

STEPS = 11


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m sketchpad.training.evaluate_blends", description=__doc__)
    parser.add_argument("model", choices=[name for name, system in SYSTEMS.items() if system.interpolates])
    parser.add_argument("--work", type=Path, default=Path("training-work"))
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--temperature", type=float, default=0.5)
    arguments = parser.parse_args()
    pairs = list(held_out_pairs(arguments.model, arguments.work, arguments.pairs))
    engine = open_engine()
    for key in KeyPlan:
        for curve in Curve:
            corners = [
                Corners(pair, arguments.model, temperature=arguments.temperature, curve=curve, keys=key)
                for pair in pairs
            ]
            figures = {"key": key.value, "curve": curve.value, **measured(engine, corners)}
            print(json.dumps(figures))
    engine.close()


def held_out_pairs(model: str, work: Path, count: int) -> Iterator[tuple[Bars, Bars]]:
    """Pairs of windows of sixteen bars of different pieces of the test part, each moved into any key."""
    trio = model == "music_vae_trio"
    rng = np.random.default_rng(0)
    beats = Beats([beat.events for beat in read_examples(work / BEAT_EXAMPLES, TRAIN)] if trio else [])
    examples = read_examples(work / (TRIO_EXAMPLES if trio else MELODY_EXAMPLES), TEST)
    for _ in range(count):
        first, second = (examples[index] for index in rng.permutation(len(examples))[:2])
        windows = [list(windows_of(classes_of(example))) for example in (first, second)]
        chosen = np.stack([each[rng.integers(len(each))] for each in windows])
        a, b = (song_of(window) for window in beats.joined(chosen, rng))
        yield transposed(a, int(rng.integers(-6, 6))), transposed(b, int(rng.integers(-6, 6)))


def measured(engine: Engine, pairs: list[Corners]) -> dict[str, object]:
    """What there is to know of the ways."""
    ways = [[engine.blend(request, CancelFlag()) for request in way(corners, STEPS)] for corners in pairs]
    exact = [(each[0].bars, each[-1].bars) == corners.songs for corners, each in zip(pairs, ways, strict=True)]
    songs = [[_onsets(blended.bars) for blended in each] for each in ways]
    from_a = np.array([[_distance(each[0], song) for song in each] for each in songs])
    from_b = np.array([[_distance(each[-1], song) for song in each] for each in songs])
    return {
        "pairs": len(pairs),
        "ends_exact": float(np.mean(exact)),
        "silent": sum(not song for each in songs for song in each),
        "steps_away_from_a": round(float((np.diff(from_a) >= 0).mean()), 4),
        "steps_towards_b": round(float((np.diff(from_b) <= 0).mean()), 4),
        "steps_that_change_something": round(float(np.mean([a != b for each in songs for a, b in pairwise(each)])), 4),
        "distance_from_a": from_a.mean(axis=0).round(2).tolist(),
        "rebuilt": round(float(np.mean([each[0].rebuilt for each in ways])), 4),
        "milliseconds": round(1e3 * float(np.median([b.seconds for each in ways for b in each[1:-1]])), 1),
    }


def _onsets(song: Bars) -> set[tuple[int, int, int]]:
    return {(nearest_step(note.start), note.pitch, int(note.voice)) for note in song}


def _distance(first: set[tuple[int, int, int]], second: set[tuple[int, int, int]]) -> float:
    return 1 - 2 * len(first & second) / max(len(first) + len(second), 1)


if __name__ == "__main__":
    main()
