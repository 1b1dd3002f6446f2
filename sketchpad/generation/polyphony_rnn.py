"""Polyphony RNN: chords and voices that follow a primer, or that join it.

Steps are real steps: as many are written as were asked for, whatever number of events that takes. And something begins
in every bar: at low temperatures, where to hold on is likeliest, the network alone would never let go of a chord.
Source: `magenta.models.polyphony_rnn.polyphony_sequence_generator`, Magenta 2.1.4, whose options `condition_on_primer`
and `inject_primer_during_generation` do here what they say.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np

from sketchpad.generation.cells import Cells, Classes, Phrase
from sketchpad.generation.constraints import NO_PITCH
from sketchpad.generation.fork import Action
from sketchpad.generation.polyphony_codec import (
    CONTINUED_NOTE,
    NEW_NOTE,
    NUM_CLASSES,
    START,
    STEP_END,
    PolyphonyWriter,
    StepNote,
    events_of_steps,
    flattened,
    moved,
    pitch_of,
)
from sketchpad.generation.polyphony_network import arrange_polyphony
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.sampling import LONGEST_WAIT, Sampling, forecast
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import Weights
from sketchpad.generation.why import Meanings, Why, not_written, step_of, why_drawn
from sketchpad.music.bars import Bars
from sketchpad.music.melody import major_key
from sketchpad.music.note import DEFAULT_VELOCITY, PITCHED, STEPS_PER_BAR, TICKS_PER_STEP, Author, Note, Voice

MOST_EVENTS = 32
"""A step that has more than this ends, whatever the network would add."""
A_NEW_NOTE = range(NEW_NOTE, CONTINUED_NOTE)
OTHERS_LESS_LIKELY = 0.2
"""The share of a repetition by which notes are held back that repeat nothing; with it there are about as many notes."""
_DRAWS = 1024
"""Uniform numbers made at a time."""


class PolyphonyRnn:
    """Answers requests with one network."""

    def __init__(self, weights: Weights, cells: Cells) -> None:
        self._decoder = cells.decoder(arrange_polyphony(weights))
        self._no_embedding = np.zeros((1, 0), dtype=np.float32)

    def take(self, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
        """One take, yielded again, longer, at every bar line.

        Raises:
            Cancelled: `cancel` was set.
        """
        begun = time.perf_counter()
        plan = Plan(request)
        writer = PolyphonyWriter()
        computing, first_bar_seconds = 0.0, 0.0
        primed = self._primed(plan, cancel)
        encode_seconds = time.perf_counter() - begun
        for events in self._steps(primed, plan, request.seed + index, cancel):
            for event in events:
                writer.push(moved(event, -plan.semitones))
            if (plan.first_step + writer.step) % STEPS_PER_BAR:
                continue
            computing += time.perf_counter() - begun
            first_bar_seconds = first_bar_seconds or computing
            written = request.start + writer.step * TICKS_PER_STEP
            notes = plan.notes(writer.notes())
            seconds = (computing, first_bar_seconds)
            yield Take(request, index, notes, written, *seconds, voices=plan.voices, encode_seconds=encode_seconds)
            begun = time.perf_counter()

    def why(self, request: Request, notes: Sequence[Note], note: Note, cancel: CancelFlag) -> Why:
        """Why a note stands in the only take of a request, whose notes are `notes`; no other take can begin there.

        Raises:
            InputError: the network did not draw it.
            Cancelled: `cancel` was set.
        """
        plan = Plan(request)
        step, heard = step_of(note, request.start), list(plan.heard)
        for number, events in enumerate(self._steps(self._primed(plan, cancel), plan, request.seed, cancel)):
            kept = len(plan.kept[number]) if number < len(plan.kept) else 0
            for place, event in enumerate(events):
                if number == step and place >= kept and moved(event, -plan.semitones) == NEW_NOTE + note.pitch:
                    return self._why(plan, note, [*heard, *events[:place]], event, cancel)
            heard += events
            if number == step:
                break
        raise not_written(note)

    def _why(self, plan: Plan, note: Note, heard: list[int], event: int, cancel: CancelFlag) -> Why:
        phrase = self._decoder.phrase(self._no_embedding)
        last = _heard(phrase, heard, cancel)
        logits = phrase.logits(np.array([[last]], dtype=np.int32))[0, 0]
        probabilities = forecast(plan.sampling, logits, plan.sampling.bias).astype(np.float64)
        meanings: Meanings = {STEP_END: (Action.END, ())}
        for index in range(NEW_NOTE, NUM_CLASSES):
            action = Action.BEGIN if index < CONTINUED_NOTE else Action.HOLD
            meanings[index] = (action, (pitch_of(moved(index, -plan.semitones)),))
        return replace(why_drawn(note, probabilities, event, meanings), can_branch=False)

    def _primed(self, plan: Plan, cancel: CancelFlag) -> tuple[Phrase, int]:
        """The row that has heard the primer, and what it has not heard yet.

        Raises:
            Cancelled: `cancel` was set.
        """
        phrase = self._decoder.phrase(self._no_embedding)
        return phrase, _heard(phrase, plan.heard, cancel)

    def _steps(self, primed: tuple[Phrase, int], plan: Plan, seed: int, cancel: CancelFlag) -> Iterator[list[int]]:
        """The events of each step, the end of the step with them.

        Raises:
            Cancelled: `cancel` was set.
        """
        random = np.random.RandomState(seed)
        numbers = random.random_sample(_DRAWS)
        phrase, pending = primed
        waited, written = 0, list(plan.before)
        for step in range(plan.steps):
            kept = plan.kept[step] if step < len(plan.kept) else []
            pending = _heard(phrase, [pending, *kept], cancel)
            if len(numbers) < MOST_EVENTS:
                numbers = np.concatenate([numbers, random.random_sample(_DRAWS)])
            last_bar = written[-STEPS_PER_BAR:] if len(written) >= STEPS_PER_BAR else []
            sampling = _repeating(plan.sampling, last_bar)
            must_begin, uniforms = waited >= LONGEST_WAIT, numbers[:MOST_EVENTS]
            drawn = phrase.write_until(STEP_END, must_begin, pending, uniforms, sampling, cancel).tolist()
            numbers = numbers[len(drawn) :]
            events = [*kept, *drawn]
            pending = events[-1]
            if pending != STEP_END:
                pending = _heard(phrase, [pending, STEP_END], cancel)
                events.append(STEP_END)
            waited = 0 if any(event in A_NEW_NOTE for event in drawn) else waited + 1
            written.append(drawn)
            yield events


def _heard(phrase: Phrase, events: Sequence[int], cancel: CancelFlag) -> int:
    """Let the phrase hear all but the last of `events`, which is returned: it is heard when the next is drawn."""
    if len(events) > 1:
        before: Classes = np.array(events[:-1], dtype=np.int32)
        phrase.hear(before, cancel)
    return events[-1]


def _repeating(sampling: Sampling, last_bar: Sequence[Sequence[int]]) -> Sampling:
    """The same, towards what began one bar ago or away from it; `last_bar`: the events of the steps since then.

    Towards it, other notes are held back, or there would be ever more of them. A bar in which nothing began is not
    repeated.
    """
    repetition = sampling.repetition
    if not repetition or not last_bar:
        return sampling
    before, *after = ([event for event in row if event in A_NEW_NOTE] for row in last_bar)
    if not before and not (repetition > 0 and any(after)):
        return sampling
    repeat = np.zeros(NUM_CLASSES, dtype=np.float32)
    repeat[NEW_NOTE:CONTINUED_NOTE] = -max(repetition, 0) * OTHERS_LESS_LIKELY
    repeat[before] = repetition
    bias, begin = (repeat if each is None else each + repeat for each in (sampling.bias, sampling.begin))
    return replace(sampling, bias=bias, begin=begin)


class Plan:
    """What the network hears, keeps and writes for a request.

    Attributes:
        heard: events before the first that is written.
        kept: for each step written, the events that are put there without being drawn.
        before: the events of the steps before the first that is written.
        steps: how many are written.
        semitones: from the song to the key of C, in which the network works.
        sampling: how events are drawn.

    Raises:
        InputError: the constraints leave no note to begin.
    """

    def __init__(self, request: Request) -> None:
        primer = request.primer.of_voices(PITCHED).shifted(-request.origin)
        notes = _step_notes(primer)
        self._request = request
        self.semitones = (6 - major_key(pitch for *_, pitch in notes)) % 12 - 6 if notes else 0
        self.first_step = (request.start - request.origin) // TICKS_PER_STEP
        self.steps = (request.end - request.start) // TICKS_PER_STEP
        self._inject = request.inject or request.verb is Verb.HARMONISE
        length = (request.primer.end - request.origin + TICKS_PER_STEP - 1) // TICKS_PER_STEP
        rows = [[moved(event, self.semitones) for event in row] for row in events_of_steps(notes, length)]
        self.kept = rows if self._inject else []
        condition = request.condition and request.verb is Verb.CONTINUE
        self.heard = flattened(rows) if condition else [START]
        self.before = rows if request.verb is Verb.CONTINUE else []
        pitches = np.full(NUM_CLASSES, NO_PITCH)
        pitches[NEW_NOTE:CONTINUED_NOTE] = [pitch_of(moved(event, -self.semitones)) for event in A_NEW_NOTE]
        # Something always begins in every bar.
        self.sampling = request.constraints.sampling(request.temperature, pitches, [request.primer], begin=True)
        in_place = request.verb is Verb.HARMONISE
        self.voices = frozenset((Voice.HARMONY,) if in_place else (Voice.MELODY, Voice.HARMONY))
        self._own = {(start, pitch) for start, _, pitch in notes} if self._inject else set[tuple[int, int]]()

    def notes(self, written: Sequence[StepNote]) -> tuple[Note, ...]:
        """What was written, in ticks of the song; of a harmonised primer all but its own notes.

        Melody is what a primer keeps in place; where it keeps nothing, the notes with none above them as they begin.
        """
        request = self._request
        velocity = int(request.primer.columns["velocity"].mean()) if len(request.primer) else DEFAULT_VELOCITY
        harmonises = request.verb is Verb.HARMONISE
        melody = self._own if self._inject else _on_top(written)
        found: list[Note] = []
        for start, end, pitch in written:
            in_melody = (start, pitch) in melody
            if in_melody and harmonises:
                continue
            voice = Voice.MELODY if in_melody else Voice.HARMONY
            tick, length = request.start + start * TICKS_PER_STEP, (end - start) * TICKS_PER_STEP
            found.append(Note(tick, pitch, length, velocity, Author.MODEL, voice))
        return tuple(found)


def _on_top(notes: Sequence[StepNote]) -> set[tuple[int, int]]:
    """(start, pitch) of the notes above which nothing sounds as they begin."""
    found: set[tuple[int, int]] = set()
    sounding: list[StepNote] = []
    for start, group in groupby(sorted(notes), key=lambda note: note[0]):
        begun = list(group)
        sounding = [note for note in sounding if note[1] > start] + begun
        highest = max(pitch for *_, pitch in sounding)
        if any(pitch == highest for *_, pitch in begun):
            found.add((start, highest))
    return found


def _step_notes(bars: Bars) -> list[StepNote]:
    """(start, end, pitch) on the nearest steps; of one pitch, one sounds at a time."""
    ends: dict[tuple[int, int], int] = {}
    sounding: dict[int, tuple[int, int]] = {}
    for note in bars:
        start, end = (round(tick / TICKS_PER_STEP) for tick in (note.start, note.end))
        before = sounding.get(note.pitch)
        if before and before[0] < start < ends[before]:
            ends[before] = start
        key = (start, note.pitch)
        ends[key] = max(end, start + 1, ends.get(key, 0))
        sounding[note.pitch] = key
    return sorted((start, end, pitch) for (start, pitch), end in ends.items())
