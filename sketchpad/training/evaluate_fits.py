"""`python -m sketchpad.training.evaluate_fits`: how often Polyphony RNN fills a hole between held-out bars with a fit.

Behind the hole are the piece's own bars, or those of another piece in the same place; all are in C, so that a key tells
nothing.
"""

from __future__ import annotations

import argparse
import json
from itertools import cycle
from pathlib import Path

import numpy as np

from sketchpad.generation.engine import Engine, open_engine
from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.polyphony_rnn.codec import STEP_END
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR
from sketchpad.training.evaluate_polyphony import Events, bars_of
from sketchpad.training.prepare import POLYPHONY_EXAMPLES
from sketchpad.training.split import TEST
from sketchpad.training.store import read_examples

BEFORE, BEHIND = 6, 3
"""Bars."""


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m sketchpad.training.evaluate_fits", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training-work"))
    parser.add_argument("--pieces", type=int, default=100)
    parser.add_argument("--hole", type=int, default=1, help="bars")
    arguments = parser.parse_args()
    pieces = held_out(arguments.work, BEFORE + arguments.hole + BEHIND)
    engine = open_engine()
    print(json.dumps(measured(engine, pieces[: arguments.pieces], arguments.hole), indent=1))
    engine.close()


def held_out(work: Path, bars: int) -> list[Events]:
    """The beginnings of pieces of the test part that have so many bars, in any order."""
    found: dict[str, Events] = {}
    for example in read_examples(work / POLYPHONY_EXAMPLES, TEST):
        if int((example.events == STEP_END).sum()) >= bars * STEPS_PER_BAR:
            found.setdefault(example.piece, example.events)
    pieces = sorted(found)
    np.random.default_rng(0).shuffle(pieces)
    return [found[piece] for piece in pieces]


def measured(engine: Engine, pieces: list[Events], bars: int) -> dict[str, float]:
    """The shares of fits, and how often a piece's own bars fit better than those of the next one."""
    own, other, seconds = [], [], []
    others = cycle([*pieces[1:], *pieces[:1]])
    for piece, stranger in zip(pieces, others, strict=False):
        before = bars_of(piece, 0, BEFORE)
        for fits, source in ((own, piece), (other, stranger)):
            take = _filled(engine, before, bars_of(source, BEFORE + bars, BEHIND), bars)
            fits.append(-np.inf if take.fit is None else take.fit)
            seconds.append(take.seconds)
    return {
        "pieces": len(pieces),
        "own_fits": round(float(np.mean(np.array(own) > 0)), 4),
        "others_fit": round(float(np.mean(np.array(other) > 0)), 4),
        "own_fits_better": round(float(np.mean(np.array(own) > np.array(other))), 4),
        "seconds": round(float(np.median(seconds)), 3),
    }


def _filled(engine: Engine, before: Bars, behind: Bars, bars: int) -> Take:
    start = BEFORE * TICKS_PER_BAR
    hole = Hole(start, start + bars * TICKS_PER_BAR)
    song = before.edited(added=behind.shifted(hole.end))
    *_, take = engine.generate(Request(song, "polyphony_rnn", verb=Verb.FILL, hole=hole), CancelFlag())
    return take


if __name__ == "__main__":
    main()
