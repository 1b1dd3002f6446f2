"""Examples without one corpus."""

import numpy as np
import pytest

from sketchpad.training.leave_out import leave_out
from sketchpad.training.prepare import BEAT_EXAMPLES, MELODY_EXAMPLES, POLYPHONY_EXAMPLES, TRIO_EXAMPLES
from sketchpad.training.split import TEST, TRAIN, VALID
from sketchpad.training.store import Example, read_examples, write_examples

PARTS = {"a/1": TRAIN, "a/2": VALID, "a/3": TEST, "b/1": TRAIN, "b/2": VALID, "b/3": TEST}


@pytest.fixture
def work(tmp_path):
    """Six pieces of two corpora."""
    for name in (MELODY_EXAMPLES, POLYPHONY_EXAMPLES, TRIO_EXAMPLES, BEAT_EXAMPLES):
        examples = [Example(piece, np.arange(3) + number) for number, piece in enumerate(PARTS)]
        write_examples(tmp_path / name, examples, PARTS)
    return tmp_path


def test_the_corpus_is_the_test_and_the_others_keep_their_parts(work, tmp_path):
    leave_out("b", work, tmp_path / "without")
    for name in (MELODY_EXAMPLES, TRIO_EXAMPLES):
        found = {
            part: [each.piece for each in read_examples(tmp_path / "without" / name, part)] for part in PARTS.values()
        }
        assert found == {TRAIN: ["a/1"], VALID: ["a/2"], TEST: ["b/1", "b/2", "b/3"]}
    (example,) = read_examples(tmp_path / "without" / MELODY_EXAMPLES, VALID)
    assert example.events.tolist() == [1, 2, 3]


def test_a_corpus_that_is_not_there_is_an_error(work, tmp_path):
    with pytest.raises(ValueError, match="no example"):
        leave_out("c", work, tmp_path / "without")
