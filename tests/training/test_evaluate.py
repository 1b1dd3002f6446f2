"""Networks are judged by what they say of events, whichever class says it."""

import numpy as np
import pytest

from sketchpad.generation.melody_rnn.model import open_network
from sketchpad.generation.polyphony_rnn.codec import events_of_steps, flattened
from sketchpad.generation.sampling import softmax
from sketchpad.training.baselines import NUM_EVENTS, event_index
from sketchpad.training.dataset import write_dataset
from sketchpad.training.evaluate import NetworkGuesses, evaluate, faults
from sketchpad.training.evaluate_polyphony import onsets_of
from sketchpad.training.judge import faults as judge_faults
from sketchpad.training.judge import judge
from sketchpad.training.lines import Melody
from sketchpad.training.settings import SETTINGS
from sketchpad.training.split import TEST, TRAIN
from sketchpad.training.store import Example, write_examples


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


def test_all_figures_are_measured_and_random_weights_do_not_pass(weights, tmp_path, monkeypatch):
    monkeypatch.setattr("sketchpad.training.evaluate.TAKES", {0.5: 20, 1.0: 40})
    monkeypatch.setattr("sketchpad.training.settings.USUAL_COUNT", 20)
    melodies = [Melody(f"piece {number}", melody(number, 320)) for number in range(250)]
    write_dataset(tmp_path / "melodies.npz", melodies)
    figures = evaluate("lookback_rnn", weights["lookback_rnn"], tmp_path / "melodies.npz")
    written = figures["continuations"]
    assert [written[name]["melodies"] for name in ("0.5", "1.0")] == [20, 40]
    assert figures["takes"]["count"] == 40
    assert len(figures["settings"]) == len(SETTINGS["lookback_rnn"])
    assert figures["settings"]["--temperature 0.5"]["stuck"] == written["0.5"]["stuck"]
    assert figures["settings"]["--temperature 0.5 --repetition -0.25"]["count"] == 20
    assert figures["of_five_gram"] == pytest.approx(figures["test"]["nats"] / figures["five_gram"]["nats"], abs=1e-3)
    assert figures["learned"]["steps"] > 8 * figures["held_out"]["steps"]
    assert "five_gram foresees as well" in faults(figures)


def test_polyphony_begins_where_its_events_say():
    notes = [(0, 8, 60), (0, 4, 64), (4, 40, 64), (33, 35, 67)]
    onsets = onsets_of(np.array(flattened(events_of_steps(notes, 40))))
    assert onsets.steps.tolist() == [0, 0, 4, 33]
    assert onsets.pitches.tolist() == [60, 64, 64, 67]
    assert onsets.bars == 3


def test_polyphony_rnn_is_judged_too(weights, tmp_path, monkeypatch):
    monkeypatch.setattr("sketchpad.training.evaluate_polyphony.TAKES", 3)
    monkeypatch.setattr("sketchpad.training.settings.COUNT", {"polyphony_rnn": 2})
    rng = np.random.default_rng(0)
    examples = [
        Example(str(number), np.array(flattened([[3 + int(pitch)] for pitch in rng.integers(50, 80, 320)])))
        for number in range(8)
    ]
    parts = {str(number): TRAIN if number < 4 else TEST for number in range(8)}
    write_examples(tmp_path / "polyphony.npz", examples, parts)
    figures = judge("polyphony_rnn", weights["polyphony_rnn"], tmp_path)
    assert figures["takes"]["count"] == 3
    assert figures["takes"]["corpus"]["count"] == 8
    assert {values["count"] for values in figures["settings"].values()} == {2}
    assert figures["of_five_gram"] > 0
    assert "a 5-gram foresees nearly as well" in judge_faults("polyphony_rnn", figures)


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_music_vae_is_judged_too(weights, tmp_path, monkeypatch, model):
    monkeypatch.setattr("sketchpad.training.evaluate_music_vae.TAKES", 3)
    monkeypatch.setattr("sketchpad.training.settings.USUAL_COUNT", 2)
    trio = model == "music_vae_trio"
    examples = []
    for number in range(8):
        line = np.array(melody(number, 320))
        voices = [np.where(line >= 0, line - 19, line + 2)] * 2 + [np.full(320, 5 if number == 6 else -1)]
        examples.append(Example(str(number), np.stack(voices, axis=1) if trio else line))
    parts = {str(number): TRAIN if number < 4 else TEST for number in range(8)}
    write_examples(tmp_path / ("trios.npz" if trio else "melodies.npz"), examples, parts)
    write_examples(tmp_path / "beats.npz", [Example("0", np.arange(64))], parts)
    figures = judge(model, weights[model], tmp_path)
    assert figures["takes"]["count"] == figures["prior"]["count"] == 3
    assert figures["takes"]["corpus"]["mean"]["note_density"] == pytest.approx(16 * 6 / 9, rel=0.1)
    assert len(figures["settings"]) == len(SETTINGS[model])
    assert figures["held_out"]["with_drums"] == (1 if trio else 0)
    found = judge_faults(model, figures)
    assert any("hardly more than that of other music" in fault for fault in found)


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
