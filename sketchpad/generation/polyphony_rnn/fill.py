"""A hole in a song, filled by Polyphony RNN: its melody and harmony, around the bass and all else that stays.

Many particles go through the hole side by side. Each draws what locks leave free, event by event, and is weighed by
the probability of what it has no choice in; bar by bar, those that weigh little are replaced by copies of others.
Behind the hole all have to go on as the song does, and the one for which that is likeliest is kept.

Where the rhythm is kept, as many notes begin at each step as did, and last as long, the highest as the highest did;
where pitches are kept, those that began together begin together once more, in their order.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.cells import Phrase
from sketchpad.generation.filling.hole import Keep
from sketchpad.generation.filling.particles import Numbers, draw_rows, heaviest, log_probabilities, resampled
from sketchpad.generation.filling.slots import split
from sketchpad.generation.polyphony_rnn.codec import NEW_NOTE, NUM_CLASSES, START, STEP_END, flattened, transposed
from sketchpad.generation.polyphony_rnn.hole import VOICES, PolyphonyHole
from sketchpad.generation.polyphony_rnn.network import PolyphonyNetwork, hear_all_but_last
from sketchpad.generation.polyphony_rnn.score import meanings
from sketchpad.generation.polyphony_rnn.slots import EVENTS, PolyphonySlots, Rows, rank_of
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.sampling import Sampling
from sketchpad.generation.why import Why, not_written, step_of, why_drawn
from sketchpad.music.note import TICKS_PER_STEP, Note

PARTICLES = 16
PLAIN = Sampling()


def fill(network: PolyphonyNetwork, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
    """One take, yielded again, longer, at every bar line, as the likeliest particle has it by then.

    Raises:
        InputError: nothing in the hole is free.
        Cancelled: `cancel` was set.
    """
    begun = time.perf_counter()
    hole = PolyphonyHole(request)
    before, pending = network.primed(flattened(hole.before), cancel)
    encode_seconds = first_bar_seconds = time.perf_counter() - begun
    random = np.random.RandomState(request.seed + index)
    walk = _Walk(hole, hole.slots, before, pending, random, PARTICLES)

    def taken(step: int, fit: float | None = None) -> Take:
        best = heaviest(walk.weights)
        notes = hole.notes(walk.events[best], walk.rows.starts[best].tolist())
        tick, seconds = hole.hole.start + step * TICKS_PER_STEP, (time.perf_counter() - begun, first_bar_seconds)
        return Take(request, index, notes, tick, *seconds, voices=hole.voices, fit=fit, encode_seconds=encode_seconds)

    for segment in hole.segments:
        walk.go(segment.stop, hole.sampling if hole.slots.free[segment.start] else PLAIN, cancel)
        if segment.start == 0:
            first_bar_seconds = time.perf_counter() - begun
        if segment.stop < hole.length:
            walk.resample()
            yield taken(segment.stop)
    weights = walk.weights.copy()
    walk.go(hole.length + hole.following, PLAIN, cancel)
    fit = None
    if hole.following:
        likely = float((walk.weights - weights)[heaviest(walk.weights)])
        fit = (likely - _unfit(network, hole, cancel)) / hole.following
    yield taken(hole.length, fit)


def why_filled(
    network: PolyphonyNetwork, request: Request, notes: Sequence[Note], note: Note, cancel: CancelFlag
) -> Why:
    """Why a note stands in a hole that was filled with `notes`: how likely it is after what stands before it.

    Raises:
        InputError: it is none of them.
        Cancelled: `cancel` was set.
    """
    assert request.hole, "only holes are filled"
    kept, _ = split(request.primer, request.hole, request.voices_of(VOICES))
    anew = replace(request.hole, keep=Keep.NOTHING)
    hole = PolyphonyHole(replace(request, primer=kept.edited(added=notes), hole=anew, forks=()))
    step, event = step_of(note, request.hole.start), transposed(NEW_NOTE + note.pitch, hole.semitones)
    if note not in notes or not 0 <= step < hole.length or event not in hole.own[step]:
        raise not_written(note)
    place = hole.own[step].index(event)
    before = [*(each for row in hole.own[:step] for each in (*row, STEP_END)), *hole.own[step][:place]]
    rows = Rows.of(1, hole.bar, 0)
    for each in before:
        hole.slots.write(rows, np.array([rank_of(each)]))
    phrase = network.phrase()
    last = hear_all_but_last(phrase, [*flattened(hole.before), *before], cancel)
    logits = phrase.logits(np.array([[last]], dtype=np.int32))[:, 0]
    proposal = hole.slots.proposal(rows, _by_rank(hole.slots, rows, logits, hole.sampling))[0]
    probabilities = np.zeros(NUM_CLASSES)
    probabilities[EVENTS] = np.exp(proposal - np.logaddexp.reduce(proposal))
    return replace(why_drawn(note, probabilities, event, meanings(hole.semitones)), place=place)


class _Walk:
    """Rows on their way through some steps.

    Attributes:
        rows: where they are.
        events: what each wrote.
        weights: logarithms of what each weighs (rows,).
    """

    def __init__(
        self,
        hole: PolyphonyHole,
        slots: PolyphonySlots,
        phrase: Phrase,
        pending: int,
        random: np.random.RandomState,
        rows: int,
    ) -> None:
        self._slots = slots
        self._phrase = phrase.of_rows(np.zeros(rows, dtype=np.int32))
        self._heard = np.full(rows, pending, dtype=np.int32)
        self._random = random
        self.rows = Rows.of(rows, hole.bar, hole.length)
        self.events: list[list[int]] = [[] for _ in range(rows)]
        self.weights: Numbers = np.zeros(rows)

    def go(self, end: int, sampling: Sampling, cancel: CancelFlag) -> None:
        """Let all rows come to a step; those that are there wait for the others.

        Raises:
            Cancelled: `cancel` was set; no event is written after that.
        """
        slots, random = self._slots, self._random
        numbers = np.flatnonzero(self.rows.step < end)
        self.weights += slots.open(self.rows, numbers, random)
        phrase, rows = self._phrase.of_rows(numbers), self.rows.of_rows(numbers)
        while len(numbers):
            cancel.check()
            logits = phrase.logits(self._heard[numbers][:, None])[:, 0]
            likely = _by_rank(slots, rows, logits, sampling)
            drawn, change = draw_rows(slots.proposal(rows, likely), likely, random.random_sample(len(numbers)))
            self._heard[numbers] = EVENTS[drawn]
            for number, event in zip(numbers.tolist(), EVENTS[drawn].tolist(), strict=True):
                self.events[number].append(event)
            ended = slots.write(rows, drawn)
            arrived = rows.step == end
            self.weights[numbers] += change + slots.open(rows, np.flatnonzero(ended & ~arrived), random)
            if arrived.any():
                there, away = np.flatnonzero(arrived), np.flatnonzero(~arrived)
                self._phrase.put(numbers[there], phrase.of_rows(there))
                self.rows.put(numbers[there], rows.of_rows(there))
                numbers, phrase, rows = numbers[away], phrase.of_rows(away), rows.of_rows(away)

    def resample(self) -> None:
        """Replace rows that weigh little by copies of others, if there are too many of them."""
        living = resampled(self.weights, self._random.random_sample())
        if living is not None:
            self._phrase, self.rows = self._phrase.of_rows(living), self.rows.of_rows(living)
            self._heard, self.weights = self._heard[living], np.zeros(len(living))
            self.events = [list(self.events[row]) for row in living]


def _by_rank(slots: PolyphonySlots, rows: Rows, logits: NDArray[np.float32], sampling: Sampling) -> Numbers:
    """Log-probabilities (rows, ranks), of the logits of classes (rows, classes)."""
    bias = None if sampling.bias is None else np.tile(sampling.bias[EVENTS].astype(np.float64), (len(logits), 1))
    if sampling.repetition:
        repeating = slots.repeating(rows, sampling.repetition)
        bias = repeating if bias is None else bias + repeating
    return log_probabilities(logits[:, EVENTS], sampling, bias)


def _unfit(network: PolyphonyNetwork, hole: PolyphonyHole, cancel: CancelFlag) -> float:
    """How likely what follows is as the beginning of a piece (a logarithm); what is likelier than that is a fit."""
    walk = _Walk(hole, hole.resting(hole.length), network.phrase(), START, np.random.RandomState(0), 1)
    walk.go(hole.following, PLAIN, cancel)
    return float(walk.weights[0])
