"""Polyphony RNN learns from bar lines on: of scores, and in each window of them."""

from fractions import Fraction

import numpy as np
import pytest

from sketchpad.generation.polyphony_rnn.codec import NEW_NOTE, START, STEP_END, events_of_steps, flattened
from sketchpad.training.config import read_config
from sketchpad.training.musicxml import ScoreNote, Stretch
from sketchpad.training.polyphonies import polyphonies
from sketchpad.training.store import Example, read_examples, write_examples

C_MAJOR = (60, 62, 64, 65, 67, 69, 71)


def stretch(measure: int, measures: int, up: int = 0) -> Stretch:
    """Three voices, in each measure a chord and a passing note on its last sixteenth but one."""
    notes: list[ScoreNote] = []
    for number in range(measures):
        start, end = Fraction(number * measure), Fraction((number + 1) * measure)
        chord = [C_MAJOR[(number + third) % 7] + up for third in (0, 2, 4)]
        notes += [ScoreNote(start, end - 2, pitch, 0, "1", "1") for pitch in chord]
        notes.append(ScoreNote(end - 2, end, C_MAJOR[(number + 1) % 7] + up, 0, "1", "1"))
    return Stretch(measure, notes)


def climbing(measure: int) -> Example:
    """A note on each sixteenth of forty measures, the first of each the lowest."""
    steps = 40 * measure
    notes = [(step, step + 1, 40 if step % measure == 0 else 60 + step % measure) for step in range(steps)]
    return Example(str(measure), np.array(flattened(events_of_steps(notes, steps))), measure)


def of_step(events: np.ndarray, step: int) -> list[int]:
    return events[np.cumsum(events == STEP_END) == step].tolist()


def onsets(events: np.ndarray) -> set[int]:
    return set(np.cumsum(events == STEP_END)[(events >= NEW_NOTE) & (events < NEW_NOTE + 128)].tolist())


@pytest.mark.parametrize("measure", [8, 12, 16])
def test_examples_begin_at_bar_lines_in_any_metre(measure):
    found = list(polyphonies("p", [stretch(measure, 100), stretch(16, 8)]))
    assert [example.measure for example in found] == [measure] * (len(found) - 1) + [16]
    for example in found:
        assert int((example.events == STEP_END).sum()) % example.measure == 0
        assert {onset % example.measure for onset in onsets(example.events)} == {0, example.measure - 2}
    assert sum(int((example.events == STEP_END).sum()) for example in found[:-1]) == 100 * measure


def test_examples_are_in_c_and_those_off_the_grid_are_left_out():
    (example,) = polyphonies("p", [stretch(16, 8, up=3)])
    (same,) = polyphonies("p", [stretch(16, 8)])
    assert (example.events == same.events).all()
    triplets = [
        ScoreNote(Fraction(4 * each, 3), Fraction(4 * each + 4, 3), C_MAJOR[each % 7], 0, "1", "1")
        for each in range(90)
    ]
    assert not list(polyphonies("p", [Stretch(12, triplets)]))


def test_the_measure_is_kept(tmp_path):
    examples = [Example("waltz", np.arange(20), 12), Example("march", np.arange(30))]
    write_examples(tmp_path / "x.npz", examples, {"waltz": "train", "march": "train"})
    assert [example.measure for example in read_examples(tmp_path / "x.npz", "train")] == [12, 16]


@pytest.mark.parametrize("seed", range(5))
def test_windows_begin_at_bar_lines_and_a_pass_meets_every_event_once(seed):
    pytest.importorskip("torch", reason="the extra `training` is not installed")
    from sketchpad.training.polyphony_task import NO_EVENT, PolyphonyTask

    config = read_config("polyphony_rnn")
    examples = [climbing(measure) for measure in (12, 16) for _ in range(12)]
    task = PolyphonyTask(config, examples, examples[:2])
    met = 0
    for batch in task.batches(np.random.default_rng(seed)):
        assert (batch[:, 0] == START).all()
        assert batch.shape[1] <= config.steps + 1
        for row in batch:
            events = row[row != NO_EVENT]
            assert (row[len(events) :] == NO_EVENT).all()
            met += len(events) - 1
            # Whatever begins on a bar line is low.
            low = {onset for onset in onsets(events) if NEW_NOTE + 40 in of_step(events, onset)}
            measures = [measure for measure in (12, 16) if {onset % measure for onset in low} == {0}]
            assert measures
    assert met == sum(len(example.events) - 1 for example in examples)
