"""Polyphony RNN's figures on scores that were never learned from."""

from __future__ import annotations

import itertools
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.polyphony_rnn.codec import (
    CONTINUED_NOTE,
    NEW_NOTE,
    NUM_CLASSES,
    START,
    STEP_END,
    PolyphonyWriter,
)
from sketchpad.generation.polyphony_rnn.model import PolyphonyRnn
from sketchpad.generation.polyphony_rnn.network import arrange_polyphony
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.sampling import softmax
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights_file import Weights
from sketchpad.music.attributes import Onsets
from sketchpad.music.bars import Bars
from sketchpad.music.melody import notes_of
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR, TICKS_PER_STEP, Note
from sketchpad.music.primers import primers, read_primer
from sketchpad.training.prepare import POLYPHONY_EXAMPLES
from sketchpad.training.progress import followed
from sketchpad.training.settings import Setting, compared
from sketchpad.training.split import TEST, TRAIN
from sketchpad.training.store import Example, read_examples
from sketchpad.training.takes import BARS, HOP, Beside

ORDER = 5
DISCOUNT = 0.75
MOST_EVENTS = 2000
"""Of a held-out stretch, these are asked."""
SEEDS = 5
TAKES, PRIMER_BARS = 1000, 2
MARGIN = 0.85
"""Of the 5-gram's nats, no more than this share."""

Events = NDArray[np.int64]


class NGram:
    """Interpolated absolute discounting over the last four events, with contexts as numbers in sorted columns.

    Source: Chen and Goodman, “An Empirical Study of Smoothing Techniques for Language Modeling”, 1998.
    """

    def __init__(self, sequences: list[Events]) -> None:
        self._orders: list[tuple[NDArray[np.int64], ...]] = []
        for order in range(ORDER):
            pairs = np.concatenate([_contexts(events, order) * NUM_CLASSES + events[1:] for events in sequences])
            found, counts = np.unique(pairs, return_counts=True)
            contexts, first, kinds = np.unique(found // NUM_CLASSES, return_index=True, return_counts=True)
            self._orders.append((found, counts, contexts, np.add.reduceat(counts, first), kinds))

    def nats(self, events: Events) -> NDArray[np.float64]:
        """−log p of each event but the first, given those before (events − 1,)."""
        likely = np.full(len(events) - 1, 1 / NUM_CLASSES)
        for order, (found, counts, contexts, totals, kinds) in enumerate(self._orders):
            asked = _contexts(events, order)
            at = np.minimum(np.searchsorted(contexts, asked), len(contexts) - 1)
            known = contexts[at] == asked
            pair = asked * NUM_CLASSES + events[1:]
            place = np.minimum(np.searchsorted(found, pair), len(found) - 1)
            seen = np.where(found[place] == pair, counts[place] - DISCOUNT, 0.0)
            likely = np.where(known, (seen + DISCOUNT * kinds[at] * likely) / totals[at], likely)
        return -np.log(likely)


def _contexts(events: Events, order: int) -> Events:
    """The last `order` events before each but the first, as one number; START where there are fewer."""
    padded = np.concatenate([np.full(ORDER, START), events])
    number = np.zeros(len(events) - 1, dtype=np.int64)
    for distance in range(order, 0, -1):
        number = number * (NUM_CLASSES + 1) + padded[ORDER + 1 - distance : ORDER + len(events) - distance] + 1
    return number


def evaluate_polyphony(weights: Weights, work: Path) -> dict[str, Any]:
    """Judge weights beside the 5-gram, and what they write after the program's primers."""
    learned, test = (read_examples(work / POLYPHONY_EXAMPLES, part) for part in (TRAIN, TEST))
    stretches = [example.events[:MOST_EVENTS] for example in test]
    steps = sum(int((events == STEP_END).sum()) for events in stretches)
    decoder = NativeCells().decoder(arrange_polyphony(weights))
    nats: list[float] = []
    right: list[float] = []
    for events in stretches:
        phrase = decoder.phrase(np.zeros((1, 0), dtype=np.float32))
        guesses = softmax(phrase.logits(events[None, :-1].astype(np.int32))[0]).astype(np.float64)
        nats += (-np.log(guesses[np.arange(len(guesses)), events[1:]])).tolist()
        right += (guesses.argmax(axis=1) == events[1:]).tolist()
    counted = NGram([example.events for example in learned])
    five_gram = np.concatenate([counted.nats(events) for events in stretches])
    model = PolyphonyRnn(weights, NativeCells())
    even = [example for example in test if STEPS_PER_BAR % example.measure == 0]
    held_out = [example.events for example in even]
    beside = Beside(
        [(example.piece, onsets_of(example.events)) for example in even],
        [onsets_of(example.events) for example in learned],
    )
    return {
        "test": {
            "nats": round(float(np.mean(nats)), 4),
            "nats_per_step": round(sum(nats) / steps, 4),
            "accuracy": round(float(np.mean(right)), 4),
        },
        "five_gram": {
            "nats": round(float(five_gram.mean()), 4),
            "nats_per_step": round(float(five_gram.sum()) / steps, 4),
        },
        "of_five_gram": round(sum(nats) / float(five_gram.sum()), 4),
        "takes": beside.figures(_takes(model, held_out, Setting(), TAKES)),
        "settings": compared("polyphony_rnn", beside, partial(_takes, model, held_out)),
        "written": _written(model),
        "learned": _counted(learned),
        "held_out": _counted(test),
    }


def faults(figures: dict[str, Any]) -> list[str]:
    """What keeps the figures from being good enough to ship."""
    found: list[str] = []
    if figures["test"]["nats_per_step"] > MARGIN * figures["five_gram"]["nats_per_step"]:
        found.append("a 5-gram foresees nearly as well")
    for name, written in figures["written"].items():
        if written["silent"]:
            found.append(f"some answers are silent: {name}")
    return found


def onsets_of(events: Events) -> Onsets:
    """Where notes begin in a stretch of events; a bar is 16 steps, and one that is unfinished counts whole."""
    begun = (events >= NEW_NOTE) & (events < CONTINUED_NOTE)
    steps, pitches = np.cumsum(events == STEP_END)[begun], events[begun] - NEW_NOTE
    order = np.lexsort((pitches, steps))
    return Onsets(steps[order], pitches[order], -(-int((events == STEP_END).sum()) // STEPS_PER_BAR))


def _takes(model: PolyphonyRnn, stretches: list[Events], setting: Setting, count: int) -> list[Onsets]:
    """Continuations by 16 bars of the first two bars of held-out windows."""
    starts = [
        (index, bar)
        for index, events in enumerate(stretches)
        for bar in range(0, int((events == STEP_END).sum()) // STEPS_PER_BAR - BARS + 1, HOP)
    ]
    takes: list[Onsets] = []
    drawn = np.random.default_rng(0).integers(len(starts), size=count)
    for seed, start in enumerate(followed(drawn, setting.options, "takes", count)):
        index, bar = starts[start]
        primer = bars_of(stretches[index], bar, PRIMER_BARS)
        how = {"temperature": setting.temperature, "constraints": setting.constraints}
        *_, take = model.take(Request(primer, "polyphony_rnn", BARS, seed=seed, **how), 0, CancelFlag())
        end = take.request.end
        takes.append(Onsets.of_bars(Bars.of(take.notes), end - BARS * TICKS_PER_BAR, end))
    return takes


def bars_of(events: Events, first: int, count: int) -> Bars:
    """Some of the bars of a stretch, from tick 0; a note that began before them is left out."""
    ends = np.flatnonzero(events == STEP_END)
    writer = PolyphonyWriter()
    start = ends[first * STEPS_PER_BAR - 1] + 1 if first else 1
    for event in events[start : ends[(first + count) * STEPS_PER_BAR - 1] + 1].tolist():
        writer.push(event)
    steps = [(begin * TICKS_PER_STEP, pitch, (end - begin) * TICKS_PER_STEP) for begin, end, pitch in writer.notes()]
    return Bars.of(Note(*step) for step in steps)


def _counted(examples: list[Example]) -> dict[str, int]:
    return {
        "pieces": len({example.piece for example in examples}),
        "events": sum(len(example.events) for example in examples),
    }


def _written(model: PolyphonyRnn) -> dict[str, dict[str, float]]:
    """Continuations and harmonies of the primers that come with the program."""
    found: dict[str, dict[str, float]] = {}
    songs = [read_primer(primer.name) for primer in primers()] + [Bars.of(notes_of([60, -2, -2, -2] * 8))]
    for verb, temperature in itertools.product((Verb.CONTINUE, Verb.HARMONISE), (0.7, 1.0)):
        takes = [
            list(model.take(Request(song, "polyphony_rnn", 16, temperature, seed, verb=verb), 0, CancelFlag()))[-1]
            for song in songs
            for seed in range(SEEDS)
        ]
        bars = sum((take.request.end - take.request.start) // TICKS_PER_BAR for take in takes)
        found[f"{verb.value} {temperature}"] = {
            "answers": len(takes),
            "silent": sum(not take.notes for take in takes),
            "notes_per_bar": round(sum(len(take.notes) for take in takes) / bars, 2),
        }
    return found
