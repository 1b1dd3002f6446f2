"""Batches, features and baselines are what the program itself computes."""

import numpy as np
import pytest

from sketchpad.generation.melody_rnn.network import CODECS
from sketchpad.training.baselines import NUM_EVENTS, NGram, RepeatLastBar, event_index
from sketchpad.training.dataset import Dataset, read_dataset, windows, write_dataset
from sketchpad.training.features import encode, meanings
from sketchpad.training.lines import Melody

SYSTEMS = ("lookback_rnn", "attention_rnn")


def random_events(batch: int, steps: int) -> np.ndarray:
    rng = np.random.default_rng(0)
    events = rng.choice([-2] * 12 + [-1] * 2 + [48, 60, 62, 64, 71, 83], (batch, steps))
    events[:, 40:72] = events[:, 8:40]
    first = (events >= 0).argmax(axis=1)
    events[np.arange(steps) < first[:, None]] = -2
    return events


@pytest.mark.parametrize("system", SYSTEMS)
def test_features_of_a_batch_are_those_of_the_codec(system):
    events = random_events(12, 74)
    features = encode(system, events)
    for row, melody in zip(features, events.tolist(), strict=True):
        assert np.array_equal(row, CODECS[system]().encode(melody))


@pytest.mark.parametrize("system", SYSTEMS)
def test_classes_mean_the_events_of_the_codec(system):
    events = random_events(3, 74)
    meant = meanings(system, events)
    for melody, row in zip(events.tolist(), meant, strict=True):
        for step in range(len(melody)):
            assert row[step].tolist() == [CODECS[system]().event(index, melody[:step]) for index in range(40)]


def test_a_pass_meets_every_step_about_once_from_bar_lines():
    melodies = [np.arange(length) % 30 + 50 for length in (64, 512, 800)] * 8
    data = Dataset(melodies, [str(n) for n in range(24)])
    met = 0
    for events, mask in windows(data, 256, 4, np.random.default_rng(0)):
        assert events.shape == mask.shape == (4, 256)
        assert all(row[0] % 2 == 0 for row in events)
        met += mask.sum()
    assert 0.8 * data.steps <= met <= data.steps


def test_a_dataset_is_kept_by_parts(tmp_path):
    melodies = [Melody(f"piece {n}", tuple(random_events(1, 80)[0].tolist())[n % 5 :]) for n in range(80)]
    write_dataset(tmp_path / "x.npz", melodies)
    parts = [read_dataset(tmp_path / "x.npz", part) for part in ("train", "valid", "test")]
    assert sum(len(part.melodies) for part in parts) == 80
    assert sum(part.steps for part in parts) == sum(len(melody.events) for melody in melodies)


@pytest.mark.parametrize("baseline", [RepeatLastBar, NGram])
def test_baselines_are_distributions_that_learn(baseline):
    bar = [60, -2, 62, -2, 64, -2, 65, -2, 67, -2, -2, -2, 72, -2, -1, -2]
    melodies = [np.array(bar * 6) for _ in range(4)]
    guesses = baseline(melodies).probabilities(melodies[0])
    assert guesses.shape == (95, NUM_EVENTS)
    assert np.allclose(guesses.sum(axis=1), 1)
    right = guesses[np.arange(95), event_index(melodies[0][1:])]
    assert right[32:].min() > 0.7
