"""Figures on pieces that were never learned from: how well the next event is foreseen, and what is written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.melody_rnn.model import open_network
from sketchpad.generation.melody_rnn.network import MelodyNetwork
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.sampling import softmax, uniforms
from sketchpad.generation.weights_file import Weights
from sketchpad.music.attributes import Onsets
from sketchpad.music.melody import MAJOR_SCALE, NO_EVENT
from sketchpad.music.note import STEPS_PER_BAR
from sketchpad.training.baselines import NUM_EVENTS, Baseline, NGram, RepeatLastBar, event_index
from sketchpad.training.dataset import Dataset, Events, read_dataset
from sketchpad.training.features import meanings
from sketchpad.training.progress import followed
from sketchpad.training.settings import Setting, compared
from sketchpad.training.split import TEST, TRAIN
from sketchpad.training.takes import BARS, HOP, STEPS, Beside, stuck

PRIMER_STEPS = 2 * STEPS_PER_BAR
TAKES = {0.5: 200, 0.75: 200, 1.0: 1000, 1.25: 200, 1.5: 200}
"""How many at each temperature."""


class NetworkGuesses:
    """A network as a distribution over events: classes that mean the same event count together."""

    def __init__(self, system: str, network: MelodyNetwork) -> None:
        self._system = system
        self._network = network

    def probabilities(self, events: Events) -> NDArray[np.float64]:
        """(steps − 1, 38)."""
        classes = softmax(self._network.logits(events.tolist())[:-1]).astype(np.float64)
        meant = event_index(meanings(self._system, events[None])[0, 1:])
        merged = np.zeros((len(classes), NUM_EVENTS))
        np.add.at(merged, (np.arange(len(classes))[:, None], meant), classes)
        return merged


def evaluate(system: str, weights: Weights, data: Path) -> dict[str, Any]:
    """Judge weights beside the baselines, on the test part of the dataset at `data`."""
    network = open_network("native", system, weights)
    learned, test = read_dataset(data, TRAIN), read_dataset(data, TEST)
    measures, five_gram = _measures(NetworkGuesses(system, network), test), _measures(NGram(learned.melodies), test)
    beside = Beside(
        list(zip(test.pieces, _onsets(test.melodies), strict=True)),
        _onsets(learned.melodies),
    )
    starts = _starts(test)
    written = {
        temperature: _continuations(network, starts, Setting(temperature), count)
        for temperature, count in TAKES.items()
    }
    return {
        "test": measures,
        "repeat_last_bar": _measures(RepeatLastBar(learned.melodies), test),
        "five_gram": five_gram,
        "of_five_gram": round(measures["nats"] / five_gram["nats"], 4),
        "continuations": {
            "corpus": _character(test.melodies),
            **{str(temperature): _character(melodies) for temperature, melodies in written.items()},
        },
        "takes": beside.figures(_onsets(written[1.0])),
        "settings": compared(
            system, beside, lambda setting, count: _onsets(_continuations(network, starts, setting, count))
        ),
        "learned": {"pieces": len(set(learned.pieces)), "steps": learned.steps},
        "held_out": {"pieces": len(set(test.pieces)), "steps": test.steps},
    }


def _measures(guesses: Baseline, data: Dataset) -> dict[str, float]:
    """Nats a step, and how often the likeliest event is the right one; overall, and where something begins or ends."""
    nats: list[NDArray[np.float64]] = []
    right: list[NDArray[np.bool_]] = []
    moves: list[NDArray[np.bool_]] = []
    for melody in data.melodies:
        probabilities = guesses.probabilities(melody)
        asked = event_index(melody[1:])
        nats.append(-np.log(probabilities[np.arange(len(asked)), asked]))
        right.append(probabilities.argmax(axis=1) == asked)
        moves.append(melody[1:] != NO_EVENT)
    all_nats, all_right, all_moves = map(np.concatenate, (nats, right, moves))
    return {
        "nats": round(float(all_nats.mean()), 4),
        "accuracy": round(float(all_right.mean()), 4),
        "accuracy_of_notes": round(float(all_right[all_moves].mean()), 4),
    }


def _starts(data: Dataset) -> list[list[int]]:
    """The first two bars of held-out windows."""
    return [
        melody[bar * STEPS_PER_BAR :][:PRIMER_STEPS].tolist()
        for melody in data.melodies
        for bar in range(0, len(melody) // STEPS_PER_BAR - BARS + 1, HOP)
    ]


def _continuations(network: MelodyNetwork, starts: list[list[int]], setting: Setting, count: int) -> list[Events]:
    """What is written after some of the starts; the first ones are the same for all settings."""
    written: list[Events] = []
    drawn = np.random.default_rng(0).integers(len(starts), size=count)
    for seed, start in enumerate(followed(drawn, setting.options, "takes", count)):
        run = network.run()
        run.feed(starts[start], CancelFlag())
        written.append(run.sample(uniforms(seed, STEPS), setting.sampling, CancelFlag()).events)
    return written


def _onsets(melodies: Sequence[Events]) -> list[Onsets]:
    return [Onsets.of_events(melody) for melody in melodies]


def _character(melodies: Sequence[Events]) -> dict[str, float]:
    """How many are silent or stuck, the share of notes in the key, and notes a bar."""
    notes = [melody[melody >= 0] for melody in melodies]
    in_key = np.isin(np.concatenate(notes) % 12, MAJOR_SCALE)
    bars = sum(map(len, melodies)) / STEPS_PER_BAR
    return {
        "melodies": len(melodies),
        "silent": sum(len(pitches) == 0 for pitches in notes),
        "stuck": sum(stuck(Onsets.of_events(melody)) for melody in melodies),
        "in_key": round(float(in_key.mean()), 4),
        "notes_per_bar": round(len(in_key) / bars, 3),
    }


def faults(figures: dict[str, Any]) -> list[str]:
    """What keeps the figures from being good enough to ship."""
    found: list[str] = []
    for baseline in ("repeat_last_bar", "five_gram"):
        if figures["test"]["nats"] >= figures[baseline]["nats"]:
            found.append(f"{baseline} foresees as well")
    corpus = figures["continuations"]["corpus"]
    for temperature in TAKES:
        if figures["continuations"][str(temperature)]["silent"]:
            found.append(f"some continuations at temperature {temperature} are silent")
    for measure in ("in_key", "notes_per_bar"):
        if not math.isclose(figures["continuations"]["1.0"][measure], corpus[measure], rel_tol=0.2):
            found.append(f"{measure} at temperature 1.0 is more than 20 % from the corpus")
    return found
