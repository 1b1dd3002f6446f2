"""Magenta's Polyphony RNN, on our weights.

Events are drawn and the primer's are kept in place by Magenta's own code; a callback around its own sees each go by.
"""

from __future__ import annotations

import copy
import functools
from typing import Any

import numpy as np

from sketchpad.generation.magenta.melody import softmax_along, with_weights
from sketchpad.generation.magenta.wire import Arrays, Channel, encoded

EVENTS_PER_STEP = 5
"""What Magenta asks for at a time, for each step that is missing."""


class Polyphony:
    """Magenta's model."""

    def __init__(self, arrays: Arrays) -> None:
        from magenta.models.polyphony_rnn import polyphony_model

        config: Any = copy.deepcopy(polyphony_model.default_configs["polyphony"])
        config.hparams.batch_size = 1
        sizes: list[int] = []
        while f"rnn/multi_rnn_cell/cell_{len(sizes)}/basic_lstm_cell/bias" in arrays:
            sizes.append(len(arrays[f"rnn/multi_rnn_cell/cell_{len(sizes)}/basic_lstm_cell/bias"]) // 4)
        config.hparams.rnn_layer_sizes = sizes
        self._model: Any = with_weights(polyphony_model.PolyphonyRnnModel(config), arrays)
        self._encoding: Any = config.encoder_decoder._one_hot_encoding

    def generate(self, command: dict[str, Any], channel: Channel) -> None:
        """Write the steps after `heard`; the events of `kept` are put into them as they begin."""
        from magenta.models.polyphony_rnn import polyphony_sequence_generator

        written = self._sequence(command["heard"])
        before = len(written)
        total = written.num_steps + command["steps"]
        generator: Any = polyphony_sequence_generator
        inject: Any = generator._inject_melody
        if command["kept"]:
            kept = self._sequence([0, *(event for row in command["kept"] for event in (*row, 2))])
            inject = functools.partial(inject, kept, written.num_steps)
        else:
            inject = _nothing

        def after_each(*arguments: Any) -> None:
            channel.check()
            inject(*arguments)

        np.random.seed(command["seed"])
        while written.num_steps < total:
            count = len(written) + EVENTS_PER_STEP * (total - written.num_steps)
            written = self._model.generate_polyphonic_sequence(
                count, written, command["temperature"], modify_events_callback=after_each
            )
        channel.answer(events=[self._encoding.encode_event(event) for event in written][before:])

    def log_probabilities(self, command: dict[str, Any], channel: Channel) -> None:
        """Answer the log probability of every class after every event."""
        channel.answer(log_probabilities=encoded(softmax_along(self._model, self._sequence(command["events"]))))

    def codec(self, command: dict[str, Any], channel: Channel) -> None:
        """What Magenta makes of notes (start, end, pitch) in steps, and of events."""
        answers: list[dict[str, Any]] = []
        for notes in command["songs"]:
            sequence = _quantised(notes)
            answers.append({"events": [int(self._encoding.encode_event(event)) for event in sequence]})
        for events in command["sequences"]:
            sequence = self._sequence(events)
            sequence.set_length(sequence.num_steps)
            found = sequence.to_sequence(qpm=120.0).notes
            answers.append({"notes": sorted([round(n.start_time * 8), round(n.end_time * 8), n.pitch] for n in found)})
        channel.answer(codec=answers)

    def _sequence(self, events: list[int]) -> Any:
        from magenta.models.polyphony_rnn.polyphony_lib import PolyphonicSequence

        sequence: Any = PolyphonicSequence(steps_per_quarter=4)
        sequence._events = [self._encoding.decode_event(event) for event in events]
        return sequence


def _nothing(*_: Any) -> None:
    """Keeps nothing in place."""


def _quantised(notes: list[list[int]]) -> Any:
    from magenta.models.polyphony_rnn.polyphony_lib import PolyphonicSequence
    from note_seq.protobuf import music_pb2

    song: Any = music_pb2.NoteSequence()
    song.quantization_info.steps_per_quarter = 4
    song.time_signatures.add(numerator=4, denominator=4)
    song.tempos.add(qpm=120)
    for start, end, pitch in notes:
        song.notes.add(pitch=pitch, velocity=80, quantized_start_step=start, quantized_end_step=end)
    song.total_quantized_steps = max(end for _, end, _ in notes)
    return PolyphonicSequence(song)
