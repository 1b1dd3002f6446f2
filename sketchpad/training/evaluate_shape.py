"""`python -m sketchpad.training.evaluate_shape MODEL`: how well the sliders of Shape keep their word on held-out music.

Of each window every attribute is asked for in some amounts between the ends that its slider shows.
"""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.engine import Engine, open_engine
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.shaping.palette import NAMES
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.systems import SYSTEMS
from sketchpad.music.bars import Bars
from sketchpad.training.evaluate_blends import held_out_pairs

AMOUNTS = 5
"""Of each attribute, the ends of its reach among them."""

Values = NDArray[np.float64]


def main() -> None:
    """Measure, and print the figures of each attribute."""
    parser = argparse.ArgumentParser(prog="python -m sketchpad.training.evaluate_shape", description=__doc__)
    parser.add_argument("model", choices=[name for name, system in SYSTEMS.items() if system.shapes])
    parser.add_argument("--work", type=Path, default=Path("training-work"))
    parser.add_argument("--windows", type=int, default=100)
    arguments = parser.parse_args()
    songs = [song for song, _ in held_out_pairs(arguments.model, arguments.work, arguments.windows)]
    with closing(open_engine()) as engine:
        for figures in kept_words(engine, arguments.model, songs):
            print(json.dumps(figures))


def kept_words(engine: Engine, model: str, songs: list[Bars]) -> list[dict[str, object]]:
    """For each attribute what was asked against what was measured, and what became of the others.

    Standard deviations are those of the songs as they were.
    """
    shapers = [engine.shaper(Shaping(song, model), CancelFlag()) for song in songs]
    before = np.array([[shaper.measured[name] for name in NAMES] for shaper in shapers])
    spread = before.std(axis=0)
    found: list[dict[str, object]] = []
    for place, name in enumerate(NAMES):
        asked = np.array([np.linspace(*shaper.reach[name], AMOUNTS) for shaper in shapers])
        shaped = [
            [shaper.shaped({name: value}) for value in amounts.tolist()]
            for shaper, amounts in zip(shapers, asked, strict=True)
        ]
        after = np.array([[[each.measured[other] for other in NAMES] for each in row] for row in shaped])
        off = np.abs(after[..., place] - asked)
        moved = np.abs(after - before[:, None]) / spread
        others = np.delete(np.arange(len(NAMES)), place)
        found.append(
            {
                "attribute": name,
                "windows": len(songs),
                "reach": np.median([shaper.reach[name] for shaper in shapers], axis=0).round(3).tolist(),
                "spearman": round(_spearman(asked.ravel(), after[..., place].ravel()), 4),
                "off_mean": round(float(off.mean()), 4),
                "off_p95": round(float(np.quantile(off, 0.95)), 4),
                "others_moved_mean_sd": moved[..., others].mean(axis=(0, 1)).round(3).tolist(),
                "others_moved_under_a_third": round(float((moved[..., others] < 1 / 3).mean()), 4),
                "bars_changed": round(float(np.mean([each.changed for row in shaped for each in row])), 2),
            }
        )
    return found


def _spearman(a: Values, b: Values) -> float:
    return float(np.corrcoef(_ranks(a), _ranks(b))[0, 1])


def _ranks(values: Values) -> Values:
    """The places of values in their order (count,), equal ones sharing the mean of theirs."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[inverse]


if __name__ == "__main__":
    main()
