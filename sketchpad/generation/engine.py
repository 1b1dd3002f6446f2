"""The one name others import to have bars written: `open_engine`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.music.errors import InputError
from sketchpad.music.note import Note

if TYPE_CHECKING:
    from sketchpad.generation.blend import Blend, Blended
    from sketchpad.generation.shaping.shape import Shaper
    from sketchpad.generation.shaping.shaping import Shaping
    from sketchpad.generation.why import Why

ENGINES = ("native", "numpy", "magenta")


class Engine(Protocol):
    """Something that answers requests; one thread uses it at a time."""

    name: str

    @property
    def processes(self) -> tuple[int, ...]:
        """The ids of processes that the engine runs beside this one."""
        ...

    def load(self, model: str, cancel: CancelFlag) -> None:
        """Get `model` ready, so that the next answer waits for nothing.

        Raises:
            InputError: the model cannot be had.
            Cancelled: `cancel` was set.
        """
        ...

    def generate(self, request: Request, cancel: CancelFlag) -> Iterator[Take]:
        """Each take of the request, yielded again, longer, as its bars are written.

        Raises:
            InputError: the model cannot be had.
            Cancelled: `cancel` was set; at most one step was made after that.
        """
        ...

    def blend(self, request: Blend, cancel: CancelFlag) -> Blended:
        """A blend of two or four ideas; those that were read before are not read again.

        Raises:
            InputError: the model cannot be had, or cannot do what is asked.
            Cancelled: `cancel` was set; at most one step was made after that.
        """
        ...

    def why(self, request: Request, notes: Sequence[Note], note: Note, cancel: CancelFlag) -> Why:
        """Why a note stands in the only take of a request, whose notes are `notes`.

        Raises:
            InputError: the model cannot be had, or did not draw the note.
            Cancelled: `cancel` was set; at most one step was made after that.
        """
        ...

    def shaper(self, request: Shaping, cancel: CancelFlag) -> Shaper:
        """A song, ready to be given other attributes.

        Raises:
            InputError: the model cannot be had, or cannot do what is asked.
            Cancelled: `cancel` was set; at most one step was made after that.
        """
        ...

    def close(self) -> None:
        """Give back what the engine holds; it is not used again."""
        ...


def open_engine(name: str = "native", models: Path | None = None) -> Engine:
    """The engine of that name on the models of that folder (the shipped ones by default).

    `native` computes in C, and in NumPy where the program was built without a compiler; `numpy` always in NumPy;
    `magenta` runs unmodified Magenta on TensorFlow in a child process.

    Raises:
        InputError: no such engine, or it is not installed; the text says how to get it.
    """
    if name == "magenta":
        from sketchpad.generation.magenta.engine import MagentaEngine

        return MagentaEngine(models)
    if name not in ENGINES:
        raise InputError("there is no engine “{}”; choose one of {}", name, ", ".join(ENGINES))
    from sketchpad.generation.local_engine import LocalEngine

    return LocalEngine(name, models)
