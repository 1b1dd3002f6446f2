"""Magenta's Melody RNNs, on our weights.

Weights go into Magenta's own graph by the names of its variables. The melody is squashed, encoded, continued, sampled
and moved back by Magenta's own code; a recorder around its encoder sees each step go by.
"""

from __future__ import annotations

import copy
import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.magenta.wire import Arrays, Channel, encoded
from sketchpad.music.note import STEPS_PER_BAR


class _Recorder:
    """Magenta's encoder-decoder, which also tells what passes through it."""

    def __init__(self, magenta: Any) -> None:
        self._magenta = magenta
        self.on_step: Any = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._magenta, name)

    def extend_event_sequences(self, sequences: Any, softmax: NDArray[np.float32]) -> Any:
        """Draw the next event, by Magenta's own code."""
        classes = self._magenta.extend_event_sequences(sequences, softmax)
        self.on_step(sequences[0], int(classes[0]), softmax[0, -1])
        return classes


class Melody:
    """One of Magenta's models."""

    def __init__(self, system: str, arrays: Arrays) -> None:
        self._model, self._recorder = load_model(system, arrays)

    def generate(self, command: dict[str, Any], channel: Channel) -> None:
        """Continue a melody; answers at every bar line."""
        import note_seq

        config = self._model._config
        primer = note_seq.Melody(command["events"])
        semitones = copy.deepcopy(primer).squash(config.min_note, config.max_note, config.transpose_to_key)
        bar = _Bar(channel, len(command["events"]), command["steps"], semitones)
        self._recorder.on_step = bar.step
        np.random.seed(command["seed"])
        self._model.generate_melody(len(command["events"]) + command["steps"], primer, command["temperature"])

    def log_probabilities(self, command: dict[str, Any], channel: Channel) -> None:
        """Answer the log probability of every class at every position of a melody, given the events up to there."""
        import note_seq

        channel.answer(log_probabilities=encoded(softmax_along(self._model, note_seq.Melody(command["events"]))))

    def codec(self, command: dict[str, Any], channel: Channel) -> None:
        """What Magenta's encoder makes of a melody: inputs, labels, and the event of each class after it."""
        import note_seq

        codec = self._model._config.encoder_decoder
        answers: list[dict[str, Any]] = []
        for events in command["melodies"]:
            melody = note_seq.Melody(events)
            inputs = np.array([codec.events_to_input(melody, position) for position in range(len(events))])
            answers.append(
                {
                    "inputs": encoded(inputs.astype(np.float32)),
                    "labels": [int(codec.events_to_label(melody, position)) for position in range(len(events))],
                    "events": [int(codec.class_index_to_event(index, melody)) for index in range(codec.num_classes)],
                    "squash": int(melody.squash(48, 84, 0)),
                    "squashed": [int(event) for event in melody],
                }
            )
        channel.answer(codec=answers)


def softmax_along(model: Any, events: Any) -> NDArray[np.float32]:
    """(events, classes): the logarithms of the graph's own softmax at every position."""
    inputs = model._config.encoder_decoder.get_inputs_batch([events], full_length=True)
    graph = model._session.graph
    feeds = {graph.get_collection("inputs")[0]: inputs, graph.get_collection("temperature")[0]: 1.0}
    return np.log(model._session.run(graph.get_collection("softmax")[0], feeds)[0])


class _Bar:
    """Collects steps, and tells them at every bar line."""

    def __init__(self, channel: Channel, primer: int, steps: int, semitones: int) -> None:
        self._channel = channel
        self._position = primer
        self._end = primer + steps
        self._semitones = semitones
        self._begun = time.perf_counter()
        self._steps: list[tuple[int, NDArray[np.float32], float]] = []

    def step(self, melody: Any, index: int, softmax: NDArray[np.float32]) -> None:
        """Take down a step that was drawn."""
        now = time.perf_counter()
        self._steps.append((index, softmax, now - self._begun))
        self._begun = now
        self._position += 1
        if self._position % STEPS_PER_BAR == 0 or self._position == self._end:
            self._tell(melody)
        self._channel.check()

    def _tell(self, melody: Any) -> None:
        classes, softmax, seconds = zip(*self._steps, strict=True)
        moved = copy.deepcopy(melody)
        moved.transpose(-self._semitones)
        self._channel.answer(
            events=[int(event) for event in moved][-len(classes) :],
            classes=classes,
            probabilities=encoded(np.array(softmax, dtype=np.float32)),
            seconds=seconds,
            last=self._position == self._end,
        )
        self._steps = []


def load_model(system: str, arrays: Arrays) -> tuple[Any, _Recorder]:
    """Magenta's model of that name with these arrays as its variables."""
    from magenta.models.melody_rnn import melody_rnn_model

    config: Any = copy.deepcopy(melody_rnn_model.default_configs[system])
    config.hparams.batch_size = 1
    recorder = _Recorder(config.encoder_decoder)
    config.encoder_decoder = recorder
    return with_weights(melody_rnn_model.MelodyRnnModel(config), arrays), recorder


def with_weights(model: Any, arrays: Arrays) -> Any:
    """A model of Magenta's with its graph built and these arrays as its variables."""
    import tensorflow

    tf: Any = tensorflow.compat.v1
    with tf.Graph().as_default():
        model._build_graph_for_generation()
        model._session = tf.Session()
        set_variables(model._session, tf.global_variables(), arrays)
    return model


def set_variables(session: Any, variables: list[Any], arrays: Arrays) -> None:
    """Give each variable its array, all in one run: TensorFlow prepares the whole graph anew for every other."""
    feeds = {variable.initializer.inputs[1]: arrays[variable.op.name] for variable in variables}
    session.run([variable.initializer for variable in variables], feeds)
