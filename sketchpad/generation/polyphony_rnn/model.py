"""Polyphony RNN: chords and voices that follow a primer, or that join it.

Steps are real steps: as many are written as were asked for, whatever number of events that takes. And something begins
in every bar: at low temperatures, where to hold on is likeliest, the network alone would never let go of a chord.
Source: `magenta.models.polyphony_rnn.polyphony_sequence_generator`, Magenta 2.1.4, whose options `condition_on_primer`
and `inject_primer_during_generation` do here what they say.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.cells import Cells, Phrase
from sketchpad.generation.latest import Latest
from sketchpad.generation.loudness import UNSAID
from sketchpad.generation.pace import Pace
from sketchpad.generation.polyphony_rnn.beside import samplings_beside
from sketchpad.generation.polyphony_rnn.codec import (
    CONTINUED_NOTE,
    NEW_NOTE,
    NUM_CLASSES,
    START,
    STEP_END,
    PolyphonyWriter,
    StepNote,
    events_of_steps,
    flattened,
    pitch_of,
    transposed,
)
from sketchpad.generation.polyphony_rnn.network import PolyphonyNetwork, hear_all_but_last
from sketchpad.generation.polyphony_rnn.score import forced_by, meanings, on_top, sampling_of, step_notes, way_to_c
from sketchpad.generation.polyphony_rnn.slots import OTHERS_LESS_LIKELY
from sketchpad.generation.request import MELODY_ONLY, CancelFlag, Request, Take
from sketchpad.generation.sampling import LONGEST_WAIT, Sampling, forecast, with_bias
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights_file import Weights
from sketchpad.music.errors import InputError
from sketchpad.music.note import PITCHED, STEPS_PER_BAR, TICKS_PER_STEP, Author, Note, Voice

if TYPE_CHECKING:
    from sketchpad.generation.why import Why

MOST_EVENTS = 32
"""A step that has more than this ends, whatever the network would add."""
A_NEW_NOTE = range(NEW_NOTE, CONTINUED_NOTE)
_DRAWS = 1024
"""Uniform numbers made at a time."""


class PolyphonyRnn:
    """Answers requests with one network."""

    def __init__(self, weights: Weights, cells: Cells) -> None:
        self._network = PolyphonyNetwork(weights, cells)
        self._plans = Latest[Request, Plan]()

    def take(self, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
        """One take, yielded again, longer, at bar lines.

        Raises:
            Cancelled: `cancel` was set.
        """
        if request.verb is Verb.FILL:
            from sketchpad.generation.polyphony_rnn.fill import fill

            yield from fill(self._network, request, index, cancel)
            return
        begun = time.perf_counter()
        plan = self._plan(request)
        writer = PolyphonyWriter()
        computing, first_bar_seconds = 0.0, 0.0
        primed = self._network.primed(plan.heard, cancel)
        encode_seconds = time.perf_counter() - begun
        pace = Pace()
        for step in self._steps(primed, plan, request.seed + index, cancel):
            for event in step.events:
                writer.push(transposed(event, -plan.semitones))
            if (plan.first_step + writer.step) % STEPS_PER_BAR or not (writer.step == plan.steps or pace.is_due()):
                continue
            computing += time.perf_counter() - begun
            first_bar_seconds = first_bar_seconds or computing
            written = plan.start + writer.step * TICKS_PER_STEP
            yield Take(
                request,
                index,
                plan.notes(writer.notes()),
                written,
                seconds=computing,
                first_bar_seconds=first_bar_seconds,
                voices=plan.voices,
                encode_seconds=encode_seconds,
            )
            begun = time.perf_counter()

    def why(self, request: Request, notes: Sequence[Note], note: Note, cancel: CancelFlag) -> Why:
        """Why a note stands in the only take of a request, whose notes are `notes`; no other take can begin there.

        Raises:
            InputError: the network did not draw it.
            Cancelled: `cancel` was set.
        """
        from sketchpad.generation.why import not_written, step_of

        if request.verb is Verb.FILL:
            from sketchpad.generation.polyphony_rnn.fill import why_filled

            return why_filled(self._network, request, notes, note, cancel)
        plan = self._plan(request)
        number, written = step_of(note, plan.start), list[int]()
        wanted = transposed(NEW_NOTE + note.pitch, plan.semitones)
        primed = self._network.primed(plan.heard, cancel)
        for at, step in enumerate(self._steps(primed, plan, request.seed, cancel)):
            if at == number and wanted in step.events[step.kept :]:
                place = step.events.index(wanted, step.kept)
                return self._why(plan, note, [*written, *step.events[:place]], step, place, cancel)
            written += step.events
            if at == number:
                break
        raise not_written(note)

    def _plan(self, request: Request) -> Plan:
        """The plan for all takes of a request and all their tries, which differ in their seeds only."""
        asked = replace(request, seed=0, takes=1, tries=1)
        return self._plans.of(asked, lambda: Plan(asked))

    def _why(self, plan: Plan, note: Note, written: list[int], step: _Step, place: int, cancel: CancelFlag) -> Why:
        from sketchpad.generation.why import why_drawn

        phrase, pending = self._network.primed(plan.heard, cancel)
        last = hear_all_but_last(phrase, [pending, *written], cancel)
        logits = phrase.logits(np.array([[last]], dtype=np.int32))[0, 0]
        probabilities = forecast(plan.sampling, logits, step.bias(place)).astype(np.float64)
        return replace(why_drawn(note, probabilities, step.events[place], meanings(plan.semitones)), place=place)

    def _steps(self, primed: tuple[Phrase, int], plan: Plan, seed: int, cancel: CancelFlag) -> Iterator[_Step]:
        """Each step.

        Raises:
            Cancelled: `cancel` was set.
        """
        random = np.random.RandomState(seed)
        numbers = random.random_sample(_DRAWS)
        phrase, pending = primed
        waited, written = 0, list(plan.before)
        for number in range(plan.steps):
            kept = plan.kept[number] if number < len(plan.kept) else []
            pending = hear_all_but_last(phrase, [pending, *kept], cancel)
            if len(numbers) < MOST_EVENTS:
                numbers = np.concatenate([numbers, random.random_sample(_DRAWS)])
            last_bar = written[-STEPS_PER_BAR:] if len(written) >= STEPS_PER_BAR else []
            step = _Step([*kept], len(kept), _repeating(plan.sampling_of(number), last_bar), waited >= LONGEST_WAIT)
            self._draw(phrase, pending, step, numbers[:MOST_EVENTS], plan.forced.get(number, {}), cancel)
            drawn = step.events[step.kept :]
            numbers = numbers[len(drawn) :]
            pending = drawn[-1]
            if pending != STEP_END:
                pending = hear_all_but_last(phrase, [pending, STEP_END], cancel)
                step.events.append(STEP_END)
            waited = 0 if any(event in A_NEW_NOTE for event in drawn) else waited + 1
            written.append(drawn)
            yield step

    def _draw(
        self,
        phrase: Phrase,
        pending: int,
        step: _Step,
        numbers: NDArray[np.float64],
        forced: Mapping[int, int],
        cancel: CancelFlag,
    ) -> None:
        """Add a step's events to it, one for each number at most; where one is forced, its number goes unused."""
        for place in [*sorted(forced), step.kept + len(numbers)]:
            at = len(step.events)
            if place > at:
                sampling, uniforms = step.sampling_at(at), numbers[at - step.kept : place - step.kept]
                must_begin = step.must_begin and at == step.kept
                drawn = phrase.write_until(STEP_END, must_begin, pending, uniforms, sampling, cancel)
                step.events.extend(drawn.tolist())
                pending = step.events[-1]
            if pending == STEP_END and len(step.events) > step.kept:
                break
            if place in forced and place == len(step.events):
                pending = hear_all_but_last(phrase, [pending, forced[place]], cancel)
                step.events.append(pending)
                if pending == STEP_END:
                    break


@dataclass(frozen=True)
class _Step:
    """A step that is being written.

    Attributes:
        events: those there are by now; in the end, the end of the step with them.
        kept: the first of them, so many, were put there.
        sampling: how the others are drawn.
        must_begin: whether the first of those begins a note.
    """

    events: list[int]
    kept: int
    sampling: Sampling
    must_begin: bool

    def sampling_at(self, place: int) -> Sampling:
        """How an event is drawn, given those before it; what is asked for is asked for until it is there."""
        bias, drawn = self.sampling.bias, self.events[self.kept : place]
        if bias is None or not drawn:
            return self.sampling
        bias = bias.copy()
        bias[drawn] = np.minimum(bias[drawn], 0)
        return replace(self.sampling, bias=bias)

    def bias(self, place: int) -> NDArray[np.float32] | None:
        """What is added to the logits of an event."""
        first = place == self.kept
        return self.sampling.begin if first and self.must_begin else self.sampling_at(place).bias


def _repeating(sampling: Sampling, last_bar: Sequence[Sequence[int]]) -> Sampling:
    """A sampling led towards what began one bar ago or away from it; `last_bar`: the events of the steps since then.

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
    return with_bias(sampling, repeat)


class Plan:
    """What the network hears, keeps and writes for a request.

    Attributes:
        heard: events before the first that is written.
        kept: for each step written, the events that are put there without being drawn.
        forced: by step and place in it, the events that forks put there.
        before: the events of the steps before the first that is written.
        start: the tick of the first that is written; of what is harmonised, that of its first note.
        steps: how many are written.
        semitones: from the song to the key of C, in which the network works.
        sampling: how events are drawn.

    Raises:
        InputError: the constraints leave no note to begin, or there is only a bass, or drums, under which nothing can
            be added.
    """

    def __init__(self, request: Request) -> None:
        in_place = request.verb is Verb.HARMONISE
        over = request.chosen.intersection(request.primer.voices, PITCHED)
        if in_place and Voice.MELODY in over:
            # A chord that is kept in place down to its bass is whole to the network: it adds one note in two bars.
            over = MELODY_ONLY
        if in_place and not over and not request.primer.of_voices(PITCHED).voices:
            raise InputError("voices are added under a melody, and there are only drums here; draw a melody first")
        if in_place and over == frozenset((Voice.BASS,)):
            raise InputError(
                "voices are added under a melody, and there is only a bass here; fill its bars instead to have chords "
                "above it"
            )
        primer = request.primer.of_voices(over or PITCHED).shifted(-request.origin)
        notes = step_notes(primer)
        self._request = request
        self.semitones = way_to_c(notes)
        # The rest before a pickup is neither accompanied nor heard: after one, the network loses the measure.
        self._rest = min((start for start, *_ in notes), default=0) if in_place else 0
        self.start = request.start + self._rest * TICKS_PER_STEP
        self.first_step = (self.start - request.origin) // TICKS_PER_STEP
        self.steps = (request.end - self.start) // TICKS_PER_STEP
        self._inject = request.inject or in_place
        length = (request.primer.span[1] - request.origin) // TICKS_PER_STEP
        rows = [[transposed(event, self.semitones) for event in row] for row in events_of_steps(notes, length)]
        self.sampling = sampling_of(request, self.semitones)
        self.kept = rows[self._rest :] if in_place else self._allowed(rows) if self._inject else []
        condition = request.condition and request.verb is Verb.CONTINUE
        self.heard = flattened(rows) if condition else [START]
        self.forced = forced_by(request.forks, self.start, self.semitones)
        self.before = rows if request.verb is Verb.CONTINUE else []
        others = request.primer.of_voices(frozenset(PITCHED) - (over or frozenset(PITCHED)))
        self._beside = (
            samplings_beside(self.sampling, others, self.start, request.end, self.semitones)
            if in_place and len(others)
            else None
        )
        self.voices = frozenset((Voice.HARMONY,) if in_place else (Voice.MELODY, Voice.HARMONY))
        self._own = {(start, self._there_and_back(pitch)) for start, _, pitch in notes}
        melody = step_notes(primer.of_voices([Voice.MELODY]))
        self._melody = {(start, self._there_and_back(pitch)) for start, _, pitch in melody}

    def _there_and_back(self, pitch: int) -> int:
        """A pitch of the song as it comes back: at both ends of MIDI's range by another octave."""
        return pitch_of(transposed(transposed(NEW_NOTE + pitch, self.semitones), -self.semitones))

    def _allowed(self, rows: Sequence[Sequence[int]]) -> list[list[int]]:
        """The events of steps without the notes that the constraints, which hold for all new notes, leave out."""
        bias = self.sampling.bias
        if bias is None:
            return [list(row) for row in rows]
        return [[event for event in row if bias[NEW_NOTE + pitch_of(event)] == 0] for row in rows]

    def sampling_of(self, step: int) -> Sampling:
        """How the events of a step are drawn, given what sounds beside it."""
        return self._beside[step] if self._beside else self.sampling

    def notes(self, written: Sequence[StepNote]) -> tuple[Note, ...]:
        """What was written, in ticks of the song; of a harmonised primer all but its own notes.

        Melody is that of a primer that is kept in place; where none is, the notes with none above them as they begin.
        """
        request = self._request
        harmonises = request.verb is Verb.HARMONISE
        melody = self._melody if self._inject else on_top(written)
        found: list[Note] = []
        for start, end, pitch in ((start + self._rest, end + self._rest, pitch) for start, end, pitch in written):
            if harmonises and (start, pitch) in self._own:
                continue
            voice = Voice.MELODY if (start, pitch) in melody else Voice.HARMONY
            tick, length = request.start + start * TICKS_PER_STEP, (end - start) * TICKS_PER_STEP
            found.append(Note(tick, pitch, length, UNSAID, Author.MODEL, voice))
        return tuple(found)
