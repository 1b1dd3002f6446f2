"""A hole in a melody, filled by a Melody RNN.

Many particles go through the hole side by side. Each draws what locks leave free, and is weighed by the probability of
what they do not; bar by bar, those that weigh little are replaced by copies of others. Behind the hole all have to go
on as the song does, and the one for which that is likeliest is kept.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.filling.hole import FOLLOWING, Hole, check_free
from sketchpad.generation.filling.notes import line_notes
from sketchpad.generation.filling.particles import Numbers, draw_rows, heaviest, resampled
from sketchpad.generation.filling.slots import FIRST_SYMBOL, LineSlots, Progress, locked_steps, split
from sketchpad.generation.latest import Latest
from sketchpad.generation.melody_rnn.codec import REPEAT_ONE_BAR, MelodyCodec
from sketchpad.generation.melody_rnn.network import MelodyNetwork, MelodyRun
from sketchpad.generation.melody_rnn.symbols import by_symbol
from sketchpad.generation.request import MELODY_ONLY, CancelFlag, Request, Take
from sketchpad.generation.sampling import Sampling
from sketchpad.generation.why import Why, not_written, step_of, why_in_line
from sketchpad.music.melody import NO_EVENT, events_of, padded, squash_interval, transposed
from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH, STEPS_PER_BAR, TICKS_PER_BAR, TICKS_PER_STEP, Note, Voice

PARTICLES = 32
PLAIN = Sampling()


class Filler:
    """Fills holes with one network."""

    def __init__(self, network: MelodyNetwork) -> None:
        self._network = network
        self._before = Latest[list[int], _Heard]()
        self._silence = Latest[list[int], _Heard]()

    def fill(self, request: Request, index: int, cancel: CancelFlag) -> Take:
        """One take.

        Raises:
            InputError: nothing in the hole is free.
            Cancelled: `cancel` was set.
        """
        begun = time.perf_counter()
        network, plan = self._network, _Plan(request)
        random = np.random.RandomState(request.seed + index)
        start = self._before.of(plan.before, lambda: _heard(network, plan.before, cancel))
        found = _written(network, start, plan, plan.slots, random, plan.sampling(network.codec), cancel)
        best = heaviest(found.weights)
        events = plan.moved_back((found.symbols[best] - FIRST_SYMBOL).tolist())
        notes = line_notes(events, plan.slots, plan.hole.start, plan.gone, Voice.MELODY, plan.hole.keep)
        fit = None
        if plan.following:
            fit = (float(found.following[best]) - self._unfit(start, plan, cancel)) / plan.following
        seconds = time.perf_counter() - begun
        return Take(request, index, tuple(notes), request.end, seconds, seconds, voices=MELODY_ONLY, fit=fit)

    def why(self, request: Request, notes: Sequence[Note], note: Note, cancel: CancelFlag) -> Why:
        """Why a note stands in a hole that was filled with `notes`: how likely it is after what stands before it.

        Raises:
            InputError: it is none of them.
            Cancelled: `cancel` was set.
        """
        if note not in notes:
            raise not_written(note)
        codec, plan = self._network.codec, _Plan(request)
        song = request.primer.of_voices(MELODY_ONLY)
        kept, _ = split(song, plan.hole, MELODY_ONLY)
        line = plan.moved(events_of(kept.edited(added=notes).shifted(-plan.origin)))
        step = step_of(note, plan.origin)
        before = line[:step] or plan.before
        heard = _heard(self._network, before, cancel)
        probabilities = by_symbol(codec, heard.logits[None], np.array([before]), plan.sampling(codec))
        return why_in_line(note, np.exp(probabilities[0]), plan.moved_back(range(HIGHEST_PITCH + 1)))

    def _unfit(self, start: _Heard, plan: _Plan, cancel: CancelFlag) -> float:
        """How likely what follows is, if a rest is in the hole, or if nothing was heard before: the more of both."""
        network = self._network
        rests = [NO_EVENT] * (len(start.events) + len(plan.slots.kept) - plan.following)
        silence = self._silence.of(rests, lambda: _heard(network, rests, cancel))
        found: list[float] = []
        for heard, slots in ((start, plan.resting), (silence, plan.alone)):
            random = np.random.RandomState(0)
            found.append(float(_written(network, heard, plan, slots, random, PLAIN, cancel, rows=1).following[0]))
        return max(found)


class _Plan:
    """A request as the network sees it.

    Attributes:
        before: the events before the hole; where there are none, a silent bar.
        slots: the hole, and `following` steps behind it.
        resting: the same with nothing but rests in the hole.
        alone: what follows, alone.
        gone: the notes that are written anew.
        origin: the tick of step 0.
        semitones: from the song to the network's key and range.
    """

    def __init__(self, request: Request) -> None:
        assert request.hole, "only holes are filled"
        self.request = request
        self.hole: Hole = request.hole
        song = request.primer.of_voices(MELODY_ONLY)
        kept, self.gone = split(song, self.hole, MELODY_ONLY)
        self.hole.check_kept(self.gone)
        origin = self.origin = min(request.origin, self.hole.first_bar * TICKS_PER_BAR)
        first, end = ((tick - origin) // TICKS_PER_STEP for tick in (self.hole.start, self.hole.end))
        kept_events = events_of(kept.shifted(-origin))
        self.semitones = squash_interval(kept_events or events_of(song))
        self.following = min(max(0, len(kept_events) + 1 - end), FOLLOWING)
        steps, hole = range(first, end + self.following), range(first, end)
        locked = locked_steps(song, origin, steps.stop)
        kept_line, own_line = self.moved(kept_events), self.moved(events_of(song.shifted(-origin)))
        forks = request.forks_of(Voice.MELODY, self.hole.start, end - first)
        forced = {step: transposed([fork.event], self.semitones)[0] + FIRST_SYMBOL for step, fork in forks.items()}
        sounds = request.constraints.never_silent
        self.slots = LineSlots(
            kept_line, own_line, steps, hole, locked=locked, keep=self.hole.keep, forced=forced, sounds=sounds
        )
        check_free(not self.slots.kept.all())
        self.resting = LineSlots(kept_line, own_line, steps, range(0))
        self.alone = LineSlots(kept_line, own_line, range(end, steps.stop), range(0))
        self.before = padded(kept_line, first)[:first] or [NO_EVENT] * STEPS_PER_BAR

    def sampling(self, codec: MelodyCodec) -> Sampling:
        """How the network's classes are drawn in the hole."""
        request = self.request
        pitches = self.moved_back([codec.plain_event(index) for index in range(REPEAT_ONE_BAR)])
        return request.constraints.sampling(request.temperature, np.array(pitches), [request.primer])

    def moved_back(self, events: Sequence[int]) -> list[int]:
        """Events of the network, in the song's own key."""
        return transposed(events, -self.semitones, LOWEST_PITCH, HIGHEST_PITCH + 1)

    def moved(self, events: Sequence[int]) -> list[int]:
        """Events of the song, in the network's key and range."""
        return transposed(events, self.semitones)


@dataclass(frozen=True)
class _Heard:
    """A melody that has come as far as the hole, its events, and the logits (40,) of what is next."""

    run: MelodyRun
    events: list[int]
    logits: NDArray[np.float32]


@dataclass(frozen=True)
class _Written:
    """What particles wrote.

    Attributes:
        symbols: (rows, steps).
        weights: logarithms of what each weighs, what follows the hole with it (rows,).
        following: of what follows the hole alone (rows,).
    """

    symbols: NDArray[np.int64]
    weights: Numbers
    following: Numbers


def _heard(network: MelodyNetwork, events: list[int], cancel: CancelFlag) -> _Heard:
    run = network.run()
    logits = np.empty((0, 0), dtype=np.float32)
    for first in range(0, len(events), STEPS_PER_BAR):
        cancel.check()
        logits = run.logits(events[first : first + STEPS_PER_BAR])
    return _Heard(run, events, logits[-1])


def _written(
    network: MelodyNetwork,
    start: _Heard,
    plan: _Plan,
    slots: LineSlots,
    random: np.random.RandomState,
    sampling: Sampling,
    cancel: CancelFlag,
    rows: int = PARTICLES,
) -> _Written:
    hole = len(slots.kept) - plan.following
    first = len(start.events)
    runs = [start.run.copy() for _ in range(rows)]
    logits = np.tile(start.logits, (rows, 1))
    progress = Progress.of(rows, slots.sounding)
    history = np.tile(np.array(start.events), (rows, 1))
    weights, following = np.zeros(rows), np.zeros(rows)
    for step in range(len(slots.kept)):
        if step:
            cancel.check()
            logits = np.concatenate([run.logits([int(row[-1])]) for run, row in zip(runs, history, strict=True)])
        how = sampling if step < hole and not slots.kept[step] else PLAIN
        probabilities = by_symbol(network.codec, logits, history, how)
        proposal = slots.proposal(step, progress, probabilities)
        drawn, change = draw_rows(proposal, probabilities, random.random_sample(rows))
        weights += change
        following += change if step >= hole else 0
        history = np.concatenate([history, drawn[:, None] - FIRST_SYMBOL], axis=1)
        slots.write(step, drawn, progress)
        if step + 1 < hole and history.shape[1] % STEPS_PER_BAR == 0:
            living = resampled(weights, random.random_sample())
            if living is not None:
                runs = [runs[row].copy() for row in living]
                history, progress, weights = history[living], progress.of_rows(living), np.zeros(rows)
    return _Written(history[:, first:] + FIRST_SYMBOL, weights, following)
