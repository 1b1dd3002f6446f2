"""Networks are judged by what they say of events, whichever class says it."""

import numpy as np
import pytest

from sketchpad.generation.melody_rnn import open_network
from sketchpad.generation.sampling import softmax
from sketchpad.training.baselines import NUM_EVENTS, event_index
from sketchpad.training.dataset import write_dataset
from sketchpad.training.evaluate import NetworkGuesses, evaluate, faults
from sketchpad.training.lines import Melody


def melody(seed: int, steps: int) -> tuple[int, ...]:
    events = np.random.default_rng(seed).choice([-2, -2, -1, 60, 62, 64, 65, 67, 71], steps)
    events[0] = 60
    return tuple(events.tolist())


@pytest.mark.parametrize("model", ["attention_rnn", "lookback_rnn"])
def test_classes_that_mean_the_same_event_count_together(weights, model):
    network = open_network("native", model, weights[model])
    events = np.array(melody(0, 60))
    guesses = NetworkGuesses(model, network).probabilities(events)
    classes = softmax(network.logits(events.tolist())[:-1])
    assert guesses.shape == (59, NUM_EVENTS)
    assert np.allclose(guesses.sum(axis=1), 1, atol=1e-5)
    for step in range(1, 60):
        history = events[:step].tolist()
        meaning = [network.codec.event(index, history) == events[step] for index in range(40)]
        assert np.isclose(guesses[step - 1, event_index(events[step])], classes[step - 1][meaning].sum(), atol=1e-6)


def test_all_figures_are_measured_and_random_weights_do_not_pass(weights, tmp_path):
    melodies = [Melody(f"piece {number}", melody(number, 80)) for number in range(900)]
    write_dataset(tmp_path / "melodies.npz", melodies)
    figures = evaluate("lookback_rnn", weights["lookback_rnn"], tmp_path / "melodies.npz")
    written = figures["continuations"]
    assert sum(character["melodies"] for name, character in written.items() if name != "corpus") == 1000
    assert figures["learned"]["steps"] > 8 * figures["held_out"]["steps"]
    assert "five_gram foresees as well" in faults(figures)


def test_what_is_not_good_enough_is_said():
    fine = {"melodies": 200, "silent": 0, "in_key": 0.9, "notes_per_bar": 5.0}
    figures = {
        "test": {"nats": 0.9},
        "repeat_last_bar": {"nats": 1.7},
        "five_gram": {"nats": 1.2},
        "continuations": dict.fromkeys(("corpus", "0.5", "0.75", "1.0", "1.25", "1.5"), fine),
    }
    assert faults(figures) == []
    figures["continuations"] |= {"0.5": {**fine, "silent": 1}, "1.0": {**fine, "notes_per_bar": 3.9}}
    figures["five_gram"] = {"nats": 0.9}
    assert len(faults(figures)) == 3
