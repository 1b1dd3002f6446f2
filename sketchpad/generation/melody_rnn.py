"""Both Melody RNNs, on the C kernel or on NumPy.

The melody is moved into the key of C and the range of the model, continued, and moved back.
Source: `magenta.models.melody_rnn.melody_rnn_model.generate_melody`, Magenta 2.1.4.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from sketchpad.generation import kernel
from sketchpad.generation.melody_codec import REPEAT_ONE_BAR
from sketchpad.generation.melody_fill import fill
from sketchpad.generation.melody_network import MelodyNetwork
from sketchpad.generation.melody_score import primer_events, steps_to_write, writer_after
from sketchpad.generation.numpy_network import NumpyNetwork
from sketchpad.generation.request import CancelFlag, Request, Steps, Take
from sketchpad.generation.sampling import uniforms
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import Weights
from sketchpad.music.melody import squash_interval, transposed
from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH, STEPS_PER_BAR, TICKS_PER_BAR


def open_network(implementation: str, system: str, weights: Weights) -> MelodyNetwork:
    """The network of these weights: `native` where the C kernel can compute it, else NumPy.

    Raises:
        InputError: the weights are not those of such a network.
    """
    if implementation == "native" and kernel.NativeNetwork.fits(system, weights):
        return kernel.NativeNetwork(system, weights)
    return NumpyNetwork(system, weights)


class MelodyRnn:
    """Answers requests with one network."""

    def __init__(self, implementation: str, system: str, weights: Weights) -> None:
        self._network = open_network(implementation, system, weights)

    def take(self, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
        """One take, yielded again, longer, at every bar line.

        Raises:
            Cancelled: `cancel` was set.
        """
        if request.verb is Verb.FILL:
            return iter([fill(self._network, request, index, cancel)])
        return _take(self._network, request, index, cancel)


def _take(network: MelodyNetwork, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
    begun = time.perf_counter()
    primer = primer_events(request)
    semitones = squash_interval(primer)
    numbers = uniforms(request.seed + index, steps_to_write(request, primer))
    writer = writer_after(request, primer)
    pitches = np.array(_moved([network.codec.plain_event(index) for index in range(REPEAT_ONE_BAR)], -semitones))
    sampling = request.constraints.sampling(request.temperature, pitches, [request.primer])
    run = network.run()
    run.feed(transposed(primer, semitones), cancel)
    computing = time.perf_counter() - begun
    first_bar_seconds = 0.0
    parts: list[Steps] = []
    for span in _bars(len(primer), len(numbers)):
        begun = time.perf_counter()
        part = run.sample(numbers[span], sampling, cancel)
        parts.append(replace(part, events=np.array(_moved(part.events.tolist(), -semitones))))
        writer.extend(parts[-1].events.tolist())
        notes, steps = tuple(writer.notes()), Steps.joined(parts)
        computing += time.perf_counter() - begun
        first_bar_seconds = first_bar_seconds or computing
        written = request.origin + (len(primer) + span.stop) // STEPS_PER_BAR * TICKS_PER_BAR
        yield Take(request, index, notes, written, computing, first_bar_seconds, steps)


def _bars(primer: int, steps: int) -> Iterator[slice]:
    """The steps after `primer` steps, cut at the bar lines."""
    lines = [*range(STEPS_PER_BAR - primer % STEPS_PER_BAR, steps, STEPS_PER_BAR), steps]
    return map(slice, [0, *lines], lines)


def _moved(events: Sequence[int], semitones: int) -> list[int]:
    return transposed(events, semitones, LOWEST_PITCH, HIGHEST_PITCH + 1)
