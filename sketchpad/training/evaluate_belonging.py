"""`python -m sketchpad.training.evaluate_belonging`: what music does after two bars of its own, and what takes do.

Of 16 bars after two: the mean and the standard deviation in each respect of `generation/belonging.py`; of music that
was learned from, and of takes after bars of held-out pieces, one each, drawn once and chosen among several.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from sketchpad.generation.belonging import respects, strangeness
from sketchpad.generation.engine import Engine, open_engine
from sketchpad.generation.faults import FEW_NOTES
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.systems import SYSTEMS
from sketchpad.music.attributes import Onsets
from sketchpad.music.bars import Bars
from sketchpad.music.key import key_of
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR, TICKS_PER_STEP, Note
from sketchpad.training.evaluate_polyphony import onsets_of
from sketchpad.training.prepare import MELODY_EXAMPLES, POLYPHONY_EXAMPLES
from sketchpad.training.split import TEST, TRAIN
from sketchpad.training.store import Example, read_examples
from sketchpad.training.takes import BARS, HOP, within

PRIMER_BARS = 2
MOST = 4000
"""Windows of music."""
Figures = dict[str, list[float]]
Pair = tuple[Onsets, Onsets]
"""A primer, and what comes after it."""


def main() -> None:
    """Measure, and print the figures: for each respect the mean and the standard deviation."""
    parser = argparse.ArgumentParser(prog="python -m sketchpad.training.evaluate_belonging", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training-work"))
    parser.add_argument("--primers", type=int, default=100)
    parser.add_argument("--tries", type=int, nargs="*", default=[1, 4, 8])
    arguments = parser.parse_args()
    engine = open_engine()
    for systems, file in (
        (("lookback_rnn", "attention_rnn"), MELODY_EXAMPLES),
        (("polyphony_rnn",), POLYPHONY_EXAMPLES),
    ):
        is_poly = file == POLYPHONY_EXAMPLES
        learned, held_out = (_pairs(read_examples(arguments.work / file, part), is_poly) for part in (TRAIN, TEST))
        print(json.dumps({"music": figures(learned[:MOST])}, indent=1), flush=True)
        for system in systems:
            for tries in arguments.tries:
                takes = [_taken(engine, system, primer, tries) for primer, _ in held_out[: arguments.primers]]
                print(json.dumps({f"{system}, of {tries}": figures(takes)}, indent=1), flush=True)
    engine.close()


def figures(pairs: Sequence[Pair]) -> Figures:
    """Of each respect, and of the strangeness, the mean and the standard deviation."""
    found: dict[str, list[float]] = {}
    for primer, rest in pairs:
        key = key_of(_bars(primer))
        for name, value in (respects(primer, rest, key) | {"strangeness": strangeness(primer, rest, key)}).items():
            found.setdefault(name, []).append(value)
    return {name: [round(float(np.mean(each)), 3), round(float(np.std(each)), 3)] for name, each in found.items()}


def _pairs(examples: Iterable[Example], is_poly: bool) -> list[Pair]:
    """Two bars, and the 16 after them, of everything in bars of four quarters, in any order."""
    found: list[Pair] = []
    for example in examples:
        music = onsets_of(example.events) if is_poly else Onsets.of_events(example.events)
        if example.measure != STEPS_PER_BAR:
            continue
        for bar in range(0, music.bars - PRIMER_BARS - BARS + 1, HOP):
            middle = bar + PRIMER_BARS
            primer = within(music, bar, middle)
            if len(primer.steps) >= FEW_NOTES:
                found.append((primer, within(music, middle, middle + BARS)))
    np.random.default_rng(0).shuffle(found)  # pyright: ignore[reportArgumentType]
    return found


def _taken(engine: Engine, system: str, primer: Onsets, tries: int) -> Pair:
    request = Request(_bars(primer), system, BARS, SYSTEMS[system].temperature, tries=tries)
    *_, take = engine.generate(request, CancelFlag())
    return primer, Onsets.of_bars(Bars.of(take.notes), request.end - BARS * TICKS_PER_BAR, request.end)


def _bars(onsets: Onsets) -> Bars:
    """Notes that last until the next begins, of a polyphonic stretch until the next step that begins any."""
    lines = [*np.unique(onsets.steps).tolist(), onsets.bars * STEPS_PER_BAR]
    ends = dict(pairwise(lines))
    rows = zip(onsets.steps.tolist(), onsets.pitches.tolist(), strict=True)
    return Bars.of(Note(step * TICKS_PER_STEP, pitch, (ends[step] - step) * TICKS_PER_STEP) for step, pitch in rows)


if __name__ == "__main__":
    main()
