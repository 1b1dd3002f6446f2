"""Figures on pieces that were never learned from: how well the next event is foreseen, and what is written."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.melody_network import MelodyNetwork
from sketchpad.generation.melody_rnn import open_network
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.sampling import Sampling, softmax, uniforms
from sketchpad.generation.weights import Weights
from sketchpad.music.melody import MAJOR_SCALE, NO_EVENT
from sketchpad.music.note import STEPS_PER_BAR
from sketchpad.training.baselines import NUM_EVENTS, Baseline, NGram, RepeatLastBar, event_index
from sketchpad.training.dataset import Dataset, Events, read_dataset
from sketchpad.training.features import meanings
from sketchpad.training.split import TEST, TRAIN

PRIMERS, PER_PRIMER = 50, 20
PRIMER_STEPS, WRITTEN_STEPS = 2 * STEPS_PER_BAR, 16 * STEPS_PER_BAR
TEMPERATURES = (0.5, 0.75, 1.0, 1.25, 1.5)


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
    return {
        "test": _measures(NetworkGuesses(system, network), test),
        "repeat_last_bar": _measures(RepeatLastBar(learned.melodies), test),
        "five_gram": _measures(NGram(learned.melodies), test),
        "continuations": _continuations(network, test),
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


def _continuations(network: MelodyNetwork, data: Dataset) -> dict[str, Any]:
    """1,000 continuations of 50 held-out primers, beside what the composers wrote."""
    long_enough = [melody for melody in data.melodies if len(melody) >= PRIMER_STEPS + 2 * STEPS_PER_BAR]
    chosen = np.random.default_rng(0).choice(len(long_enough), PRIMERS, replace=False)
    primers = [long_enough[index][:PRIMER_STEPS].tolist() for index in chosen]
    written: dict[float, list[Events]] = {temperature: [] for temperature in TEMPERATURES}
    for number, primer in enumerate(primers):
        for take in range(PER_PRIMER):
            temperature = TEMPERATURES[take % len(TEMPERATURES)]
            run = network.run()
            run.feed(primer, CancelFlag())
            numbers = uniforms(number * PER_PRIMER + take, WRITTEN_STEPS)
            written[temperature].append(run.sample(numbers, Sampling(temperature), CancelFlag()).events)
    return {
        "corpus": _character(data.melodies),
        **{str(temperature): _character(melodies) for temperature, melodies in written.items()},
    }


def _character(melodies: Iterable[Events]) -> dict[str, float]:
    """How many are silent, the share of notes in the key, and notes a bar."""
    kept = list(melodies)
    notes = [melody[melody >= 0] for melody in kept]
    in_key = np.isin(np.concatenate(notes) % 12, MAJOR_SCALE)
    bars = sum(map(len, kept)) / STEPS_PER_BAR
    return {
        "melodies": len(kept),
        "silent": sum(len(pitches) == 0 for pitches in notes),
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
    for temperature in TEMPERATURES:
        if figures["continuations"][str(temperature)]["silent"]:
            found.append(f"some continuations at temperature {temperature} are silent")
    for measure in ("in_key", "notes_per_bar"):
        if not math.isclose(figures["continuations"]["1.0"][measure], corpus[measure], rel_tol=0.2):
            found.append(f"{measure} at temperature 1.0 is more than 20 % from the corpus")
    return found
