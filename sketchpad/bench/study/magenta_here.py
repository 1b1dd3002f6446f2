"""Real Magenta in this very process, so that what is measured is Magenta, and no pipe to it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from sketchpad.generation.magenta.child import open_model
from sketchpad.generation.magenta.engine import MagentaEngine
from sketchpad.generation.magenta.wire import Channel
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.weights import find_model, load_weights


class _Answers(Channel):
    """Keeps the answers instead of sending them."""

    def __init__(self) -> None:
        self.kept: list[dict[str, Any]] = []

    def answer(self, **answer: Any) -> None:
        """Keep it."""
        self.kept.append(answer)

    def check(self) -> None:
        """Nobody interrupts."""


class MagentaHere(MagentaEngine):
    """The reference engine without its child process; whoever opens it has set up the environment for TensorFlow."""

    def __init__(self, models: Path | None = None) -> None:
        super().__init__(models)
        self._models = models
        self._open: dict[str, Any] = {}

    def load(self, model: str, cancel: CancelFlag) -> None:
        """Build the graph of a model, and fill in its weights.

        Raises:
            InputError: the model cannot be had.
        """
        if model in self._open:
            return
        entry = find_model(model, self._models)
        self._open[model] = open_model(entry.system, dict(load_weights(entry)), entry.bars)

    def _asked(self, command: str, cancel: CancelFlag, **arguments: Any) -> Iterator[dict[str, Any]]:
        answers = _Answers()
        if command == "load":
            answers.answer(done=True)
        else:
            getattr(self._open[arguments["model"]], command)(arguments, answers)
        yield from answers.kept


def import_magenta(system: str) -> None:
    """What Magenta needs of itself for a system; TensorFlow comes with it."""
    if SYSTEMS[system].interpolates:
        import_module("magenta.models.music_vae.configs")
        import_module("magenta.models.music_vae.trained_model")
    elif system == "polyphony_rnn":
        import_module("magenta.models.polyphony_rnn.polyphony_model")
    else:
        import_module("magenta.models.melody_rnn.melody_rnn_model")
