"""Unmodified Magenta, answering on its standard input and output.

Run as `python -m sketchpad.generation.magenta.child`.
One JSON object a line each way. A command carries a number that its answers repeat; a line with the command `cancel`
stops the one that is running within a step.
"""

from __future__ import annotations

import json
import os
from importlib import import_module
from pathlib import Path
from typing import Any

from sketchpad.generation.magenta.melody import Melody
from sketchpad.generation.magenta.music_vae import MusicVae
from sketchpad.generation.magenta.polyphony import Polyphony
from sketchpad.generation.magenta.wire import CancelledByParent, Channel
from sketchpad.generation.weights import find_model, load_weights


class Child:
    """The models loaded so far, and the commands."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._models: dict[str, Melody | Polyphony | MusicVae] = {}

    def run(self) -> None:
        """Answer commands until there are no more."""
        for line in iter(_read_line, ""):
            command = json.loads(line)
            if command["command"] == "cancel":
                continue
            self._channel.number = command["number"]
            try:
                self._answer(command)
            except CancelledByParent:
                self._channel.answer(cancelled=True)

    def _answer(self, command: dict[str, Any]) -> None:
        model = command["model"]
        if command["command"] != "load":
            getattr(self._models[model], command["command"])(command, self._channel)
            return
        if model not in self._models:
            entry = find_model(model, Path(command["folder"]))
            self._models[model] = open_model(entry.system, dict(load_weights(entry)), entry.bars)
        self._channel.answer(done=True)


def open_model(system: str, arrays: dict[str, Any], bars: int) -> Melody | Polyphony | MusicVae:
    """Magenta's model of a system, with these arrays as its variables."""
    if system == "polyphony_rnn":
        return Polyphony(arrays)
    if system.startswith("music_vae"):
        return MusicVae(arrays, bars)
    return Melody(system, arrays)


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
    Child(Channel(answers)).run()
    # All that was to be told is told; TensorFlow would take its graphs apart first, for seconds.
    os._exit(0)


if __name__ == "__main__":
    main()
