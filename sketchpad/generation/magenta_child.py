"""Unmodified Magenta, answering on its standard input and output.

Run as `python -m sketchpad.generation.magenta_child`.
One JSON object a line each way. A command carries a number that its answers repeat; a line with the command `cancel`
stops the one that is running within a step. Arrays travel as base64 of their float32 bytes.

Weights go into Magenta's own graph by the names of its variables. The melody is squashed, encoded, continued, sampled
and moved back by Magenta's own code; a recorder around its encoder sees each step go by.
"""

from __future__ import annotations

import base64
import copy
import json
import os
import select
import sys
import time
from importlib import import_module
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.note import STEPS_PER_BAR


class _CancelledByParent(Exception):
    """There is something to read while a melody is written."""


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


class Child:
    """The models loaded so far, and the commands."""

    def __init__(self, answers: IO[str]) -> None:
        self._answers = answers
        self._number = 0
        self._models: dict[str, tuple[Any, _Recorder]] = {}

    def run(self) -> None:
        """Answer commands until there are no more."""
        for line in iter(_read_line, ""):
            command = json.loads(line)
            if command["command"] == "cancel":
                continue
            self._number = command["number"]
            try:
                getattr(self, f"_{command['command']}")(command)
            except _CancelledByParent:
                self.answer(cancelled=True)

    def answer(self, **answer: Any) -> None:
        """Send a line to the parent."""
        self._answers.write(json.dumps({"number": self._number, **answer}) + "\n")
        self._answers.flush()

    def _load(self, command: dict[str, Any]) -> None:
        """Build Magenta's graph for one system, and put the weights of an .npz file in."""
        if command["model"] not in self._models:
            with np.load(command["path"], allow_pickle=False) as arrays:
                self._models[command["model"]] = load_model(command["system"], dict(arrays))
        self.answer(done=True)

    def _generate(self, command: dict[str, Any]) -> None:
        """Continue a melody; answers at every bar line."""
        import note_seq

        model, recorder = self._models[command["model"]]
        primer = note_seq.Melody(command["events"])
        semitones = copy.deepcopy(primer).squash(
            model._config.min_note, model._config.max_note, model._config.transpose_to_key
        )
        bar = _Bar(self, len(command["events"]), command["steps"], semitones)
        recorder.on_step = bar.step
        np.random.seed(command["seed"])
        model.generate_melody(len(command["events"]) + command["steps"], primer, command["temperature"])

    def _log_probabilities(self, command: dict[str, Any]) -> None:
        """Of every class at every position of a melody, given the events up to there."""
        import note_seq

        model, _ = self._models[command["model"]]
        melody = note_seq.Melody(command["events"])
        inputs = model._config.encoder_decoder.get_inputs_batch([melody], full_length=True)
        graph = model._session.graph
        feeds = {graph.get_collection("inputs")[0]: inputs, graph.get_collection("temperature")[0]: 1.0}
        softmax = model._session.run(graph.get_collection("softmax")[0], feeds)
        self.answer(log_probabilities=_encoded(np.log(softmax[0])))

    def _codec(self, command: dict[str, Any]) -> None:
        """What Magenta's encoder makes of a melody: inputs, labels, and the event of each class after it."""
        import note_seq

        model, _ = self._models[command["model"]]
        codec = model._config.encoder_decoder
        answers: list[dict[str, Any]] = []
        for events in command["melodies"]:
            melody = note_seq.Melody(events)
            inputs = np.array([codec.events_to_input(melody, position) for position in range(len(events))])
            answers.append(
                {
                    "inputs": _encoded(inputs.astype(np.float32)),
                    "labels": [int(codec.events_to_label(melody, position)) for position in range(len(events))],
                    "events": [int(codec.class_index_to_event(index, melody)) for index in range(codec.num_classes)],
                    "squash": int(melody.squash(48, 84, 0)),
                    "squashed": [int(event) for event in melody],
                }
            )
        self.answer(codec=answers)


class _Bar:
    """Collects steps, and tells them at every bar line."""

    def __init__(self, child: Child, primer: int, steps: int, semitones: int) -> None:
        self._child = child
        self._position = primer
        self._end = primer + steps
        self._semitones = semitones
        self._begun = time.perf_counter()
        self._steps: list[tuple[int, NDArray[np.float32], float]] = []

    def step(self, melody: Any, index: int, softmax: NDArray[np.float32]) -> None:
        """One step was drawn."""
        now = time.perf_counter()
        self._steps.append((index, softmax, now - self._begun))
        self._begun = now
        self._position += 1
        if self._position % STEPS_PER_BAR == 0 or self._position == self._end:
            self._tell(melody)
        if select.select([0], [], [], 0)[0]:
            raise _CancelledByParent

    def _tell(self, melody: Any) -> None:
        classes, softmax, seconds = zip(*self._steps, strict=True)
        moved = copy.deepcopy(melody)
        moved.transpose(-self._semitones)
        self._child.answer(
            events=[int(event) for event in moved][-len(classes) :],
            classes=classes,
            probabilities=_encoded(np.array(softmax, dtype=np.float32)),
            seconds=seconds,
            last=self._position == self._end,
        )
        self._steps = []


def load_model(system: str, arrays: dict[str, NDArray[np.float32]]) -> tuple[Any, _Recorder]:
    """Magenta's model of that name with these arrays as its variables."""
    import tensorflow
    from magenta.models.melody_rnn import melody_rnn_model

    tf: Any = tensorflow.compat.v1
    config: Any = copy.deepcopy(melody_rnn_model.default_configs[system])
    config.hparams.batch_size = 1
    recorder = _Recorder(config.encoder_decoder)
    config.encoder_decoder = recorder
    model: Any = melody_rnn_model.MelodyRnnModel(config)
    with tf.Graph().as_default():
        model._build_graph_for_generation()
        model._session = tf.Session()
        for variable in tf.global_variables():
            variable.load(arrays[variable.op.name], model._session)
    return model, recorder


def _encoded(array: NDArray[np.float32]) -> dict[str, Any]:
    return {"shape": array.shape, "data": base64.b64encode(array.tobytes()).decode()}


def _read_line() -> str:
    """A line straight from the descriptor, so that `select` sees all that is still unread."""
    line = bytearray()
    while not line.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            return ""
        line += byte
    return line.decode()


def main() -> None:
    """Keep the standard output for answers; what libraries print goes to the standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    # What takes long comes before the first command.
    import_module("magenta.models.melody_rnn.melody_rnn_model")
    Child(answers).run()


if __name__ == "__main__":
    sys.exit(main())
