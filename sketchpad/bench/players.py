"""MusicVAE on each engine, behind one face, with a clock that counts what the network itself takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, Protocol

from sketchpad.generation.cells import Cells, Classes
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.magenta.engine import MagentaEngine
from sketchpad.generation.music_vae.latent import Latent
from sketchpad.generation.music_vae.network import MusicVae
from sketchpad.generation.music_vae.weights import arrange_music_vae
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.weights import Model, load_weights

REDRAWN = 5
"""The bar that is written anew."""
_CELLS: dict[str, Callable[[], Cells]] = {"native": NativeCells, "numpy": NumpyCells}


class Player(Protocol):
    """A MusicVAE on one engine.

    Attributes:
        name: of the engine.
        seconds: spent on all that was asked of it so far.
    """

    name: str
    seconds: float

    def encode(self, classes: Classes) -> Latent:
        """μ (latent,) of classes (steps, voices)."""
        ...

    def decode(self, latent: Latent, temperature: float, seed: int) -> Classes:
        """Classes (steps, voices) of a latent."""
        ...


class LocalPlayer:
    """In this process, in C or in NumPy; of a network that is loaded already, or of a model.

    Raises:
        InputError: the weights cannot be had.
    """

    def __init__(self, name: str, model: Model | MusicVae) -> None:
        self.name = name
        self.seconds = 0.0
        self.network = model if isinstance(model, MusicVae) else _opened(name, model)

    def encode(self, classes: Classes) -> Latent:
        """μ (latent,) of classes (steps, voices)."""
        with self._counted():
            return self.network.encode(classes, CancelFlag())[0]

    def decode(self, latent: Latent, temperature: float, seed: int) -> Classes:
        """Classes (steps, voices) of a latent; all bars at once."""
        with self._counted():
            *_, decoded = self.network.decode(
                latent, self.network.uniforms(seed), self.network.plainly(temperature), CancelFlag()
            )
        return decoded.classes

    def redraw(self, latent: Latent, classes: Classes, temperature: float, seed: int) -> Classes:
        """`classes` with one bar written anew."""
        with self._counted():
            uniforms = self.network.uniforms(seed)
            return self.network.redraw(
                latent, classes, REDRAWN, uniforms, self.network.plainly(temperature), CancelFlag()
            )

    @contextmanager
    def _counted(self) -> Generator[None]:
        begun = time.perf_counter()
        yield
        self.seconds += time.perf_counter() - begun


def _opened(engine: str, model: Model) -> MusicVae:
    return MusicVae(arrange_music_vae(load_weights(model)), model.bars, _CELLS[engine]())


class MagentaPlayer:
    """Real Magenta in its process. What the pipe there takes is measured with each question, and left out.

    Raises:
        InputError: the model cannot be had.
    """

    name = "magenta"

    def __init__(self, engine: MagentaEngine, model: Model) -> None:
        self.seconds = 0.0
        self._engine = engine
        self._model = model.name
        engine.load(model.name, CancelFlag())

    def encode(self, classes: Classes) -> Latent:
        """μ (latent,) of classes (steps, voices)."""
        return self._asked("encode", classes=classes)["mu"]

    def decode(self, latent: Latent, temperature: float, seed: int) -> Classes:
        """Classes (steps, voices) of a latent, drawn by TensorFlow, which the seed does not reach."""
        return self._asked("decode", latent=latent, temperature=temperature)["classes"]

    def _asked(self, command: str, **arguments: Any) -> dict[str, Any]:
        begun = time.perf_counter()
        answer = self._engine.asked(command, self._model, **arguments)
        answered = time.perf_counter()
        # The model is loaded, so this is nothing but the way there, with the same freight, and back.
        self._engine.asked("load", self._model, **arguments)
        self.seconds += 2 * answered - begun - time.perf_counter()
        return answer
