"""Both Melody RNNs, on the C kernel or on NumPy.

The melody is moved into the key of C and the range of the model, continued, and moved back.
Source: `magenta.models.melody_rnn.melody_rnn_model.generate_melody`, Magenta 2.1.4.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.kernel.melody_rnn import NativeNetwork
from sketchpad.generation.latest import Latest
from sketchpad.generation.melody_rnn.codec import NUM_CLASSES, REPEAT_ONE_BAR
from sketchpad.generation.melody_rnn.network import MelodyNetwork, MelodyRun
from sketchpad.generation.melody_rnn.score import primer_events, steps_to_write, writer_after
from sketchpad.generation.pace import Pace
from sketchpad.generation.request import CancelFlag, Request, Steps, Take
from sketchpad.generation.sampling import Sampling, uniforms
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights_file import Weights
from sketchpad.music.bars import Bars
from sketchpad.music.melody import squash_interval, transposed
from sketchpad.music.note import (
    HIGHEST_PITCH,
    LOWEST_PITCH,
    STEPS_PER_BAR,
    TICKS_PER_BAR,
    TICKS_PER_STEP,
    Note,
    Voice,
)

if TYPE_CHECKING:
    from sketchpad.generation.melody_rnn.fill import Filler
    from sketchpad.generation.why import Why

TINY = np.float32(1e-38)


def open_network(implementation: str, system: str, weights: Weights) -> MelodyNetwork:
    """The network of these weights: `native` where the C kernel can compute it, else NumPy.

    Raises:
        InputError: the weights are not those of such a network.
    """
    if implementation == "native" and NativeNetwork.fits(system, weights):
        return NativeNetwork(system, weights)
    from sketchpad.generation.melody_rnn.numpy_network import NumpyNetwork

    return NumpyNetwork(system, weights)


@dataclass(frozen=True)
class _Primed:
    """A primer that was read.

    Attributes:
        events: in the song's own key.
        semitones: from there to the network's key and range.
        run: a melody that has come as far; to go on, copy it.
    """

    events: list[int]
    semitones: int
    run: MelodyRun


class MelodyRnn:
    """Answers requests with one network."""

    def __init__(self, implementation: str, system: str, weights: Weights) -> None:
        self._network = open_network(implementation, system, weights)
        self._heard = Latest[tuple[Bars, int, int], _Primed]()

    @cached_property
    def _filler(self) -> Filler:
        from sketchpad.generation.melody_rnn.fill import Filler

        return Filler(self._network)

    def take(self, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
        """One take, yielded again, longer, at bar lines.

        Raises:
            Cancelled: `cancel` was set.
        """
        if request.verb is Verb.FILL:
            return iter([self._filler.fill(request, index, cancel)])
        return self._take(request, index, cancel)

    def why(self, request: Request, notes: Sequence[Note], note: Note, cancel: CancelFlag) -> Why:
        """Why a note stands in the only take of a request, whose notes are `notes`.

        Raises:
            InputError: the network did not draw it.
            Cancelled: `cancel` was set.
        """
        if request.verb is Verb.FILL:
            return self._filler.why(request, notes, note, cancel)
        return self._why(request, note, cancel)

    def _take(self, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
        begun = time.perf_counter()
        primed = self._primed(request, cancel)
        primer, semitones, run = primed.events, primed.semitones, primed.run.copy()
        numbers = uniforms(request.seed + index, steps_to_write(request, primer))
        writer = writer_after(request, primer)
        pitches = np.array(
            _transposed([self._network.codec.plain_event(index) for index in range(REPEAT_ONE_BAR)], -semitones)
        )
        sampling = request.constraints.sampling(request.temperature, pitches, [request.primer])
        start = request.origin + len(primer) * TICKS_PER_STEP
        computing = encode_seconds = time.perf_counter() - begun
        first_bar_seconds = 0.0
        forks = request.forks_of(Voice.MELODY, start, len(numbers))
        forced = {step: transposed([fork.event], semitones)[0] for step, fork in forks.items()}
        record = Steps.unwritten(len(numbers), NUM_CLASSES)
        lines, at, pace = _bar_lines(len(primer), len(numbers)), 0, Pace()
        while at < len(lines):
            ahead = pace.bars_together(at) if at else 1
            span = slice(lines[at - 1] if at else 0, lines[min(at + ahead, len(lines)) - 1])
            at += ahead
            begun = time.perf_counter()
            _sample(self._network, run, record, numbers, span, sampling, forced, cancel)
            events = _transposed(record.events[span].tolist(), -semitones)
            record.events[span] = events
            writer.extend(events)
            notes = tuple(writer.notes())
            computing += time.perf_counter() - begun
            first_bar_seconds = first_bar_seconds or computing
            written = request.origin + (len(primer) + span.stop) // STEPS_PER_BAR * TICKS_PER_BAR
            yield Take(
                request,
                index,
                notes,
                written,
                seconds=computing,
                first_bar_seconds=first_bar_seconds,
                steps=record.until(span.stop),
                encode_seconds=encode_seconds,
            )

    def _why(self, request: Request, note: Note, cancel: CancelFlag) -> Why:
        """The take is written again as far as the note; it comes out the same."""
        from sketchpad.generation.melody_rnn.symbols import by_symbol
        from sketchpad.generation.why import not_written, step_of, why_in_line

        primed = self._primed(request, cancel)
        primer, semitones = primed.events, primed.semitones
        step = step_of(note, request.origin) - len(primer)
        steps = next((take.steps for take in self._take(request, 0, cancel) if take.written > note.start), None)
        if steps is None or not 0 <= step < len(steps.events) or steps.events[step] != note.pitch:
            raise not_written(note)
        history = np.array(transposed([*primer, *steps.events[:step].tolist()], semitones))
        drawn_from = np.log(np.maximum(steps.probabilities[step : step + 1], TINY))
        symbols = np.exp(by_symbol(self._network.codec, drawn_from, history[None], Sampling())[0])
        return why_in_line(note, symbols, _transposed(range(HIGHEST_PITCH + 1), -semitones))

    def _primed(self, request: Request, cancel: CancelFlag) -> _Primed:
        """The primer as the network has read it.

        Raises:
            Cancelled: `cancel` was set.
        """

        def read() -> _Primed:
            events = primer_events(request)
            semitones, run = squash_interval(events), self._network.run()
            run.feed(transposed(events, semitones), cancel)
            return _Primed(events, semitones, run)

        return self._heard.of((request.primer, request.origin, request.start), read)


def _sample(
    network: MelodyNetwork,
    run: MelodyRun,
    record: Steps,
    numbers: NDArray[np.float64],
    span: slice,
    sampling: Sampling,
    forced: Mapping[int, int],
    cancel: CancelFlag,
) -> None:
    """Draw the record's events of a span, one for each number; where one is forced, its number goes unused."""
    at = span.start
    for step in sorted(step for step in forced if span.start <= step < span.stop):
        if step > at:
            record.put(at, run.sample(numbers[at:step], sampling, cancel))
        event = forced[step]
        instead = run.copy().sample(numbers[step : step + 1], sampling, cancel)
        own_class = np.array([network.codec.plain_class(event)])
        record.put(step, replace(instead, events=np.array([event]), classes=own_class))
        run.feed([event], cancel)
        at = step + 1
    if at < span.stop:
        record.put(at, run.sample(numbers[at : span.stop], sampling, cancel))


def _bar_lines(primer: int, steps: int) -> list[int]:
    """Where bars end, of so many steps after `primer` steps; the last one may be cut."""
    return [*range(STEPS_PER_BAR - primer % STEPS_PER_BAR, steps, STEPS_PER_BAR), steps]


def _transposed(events: Sequence[int], semitones: int) -> list[int]:
    return transposed(events, semitones, LOWEST_PITCH, HIGHEST_PITCH + 1)
