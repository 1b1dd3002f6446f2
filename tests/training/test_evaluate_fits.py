"""How often holes are filled with a fit, on a corpus made up here."""

from contextlib import closing

import numpy as np

from sketchpad.generation.engine import open_engine
from sketchpad.generation.polyphony_rnn.codec import events_of_steps, flattened
from sketchpad.training.evaluate_fits import BEFORE, BEHIND, held_out, measured
from sketchpad.training.prepare import POLYPHONY_EXAMPLES
from sketchpad.training.split import TEST, TRAIN
from sketchpad.training.store import Example, write_examples


def piece(seed, bars):
    rng = np.random.default_rng(seed)
    notes = [(step, step + 4, int(pitch)) for step in range(0, 16 * bars, 4) for pitch in rng.choice([60, 64, 67], 2)]
    return np.array(flattened(events_of_steps(sorted(set(notes)), 16 * bars)))


def test_long_enough_pieces_of_the_test_part_are_measured(random_models, tmp_path):
    bars = BEFORE + 1 + BEHIND
    examples = [Example(f"p{seed}", piece(seed, bars + (seed > 3))) for seed in range(6)]
    examples += [Example("short", piece(7, bars - 1)), Example("learned", piece(8, bars))]
    write_examples(
        tmp_path / POLYPHONY_EXAMPLES, examples, {e.piece: TRAIN if e.piece == "learned" else TEST for e in examples}
    )
    pieces = held_out(tmp_path, bars)
    assert len(pieces) == 6
    with closing(open_engine("native", random_models)) as engine:
        figures = measured(engine, pieces[:3], 1)
    assert figures["pieces"] == 3
    assert all(0 <= figures[name] <= 1 for name in ("own_fits", "others_fit", "own_fits_better"))
    assert figures["seconds"] > 0
