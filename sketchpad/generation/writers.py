"""Models that are loaded, ready to write: one for each family of systems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeGuard

from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.weights import Model, load_weights
from sketchpad.music.note import Note

if TYPE_CHECKING:
    from sketchpad.generation.cells import Cells
    from sketchpad.generation.music_vae.model import MusicVaeModel
    from sketchpad.generation.why import Why


class Writer(Protocol):
    """A model that is loaded."""

    def take(self, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
        """One take, yielded again, longer, as it is written.

        Raises:
            Cancelled: `cancel` was set.
        """
        ...

    def why(self, request: Request, notes: Sequence[Note], note: Note, cancel: CancelFlag) -> Why:
        """Why a note stands in the only take of a request, whose notes are `notes`.

        Raises:
            InputError: the model did not draw it.
            Cancelled: `cancel` was set.
        """
        ...


def open_writer(model: Model, implementation: str, cancel: CancelFlag | None = None) -> Writer:
    """Load a model; `native` computes in C where it can, `numpy` never does.

    Raises:
        InputError: its weights cannot be had, or are not those of its system.
        Cancelled: `cancel` was set; no array is read after that.
    """
    # Only one family's modules are needed, and each takes as long to import as a small model to load.
    weights = load_weights(model, cancel)
    if model.system == "polyphony_rnn":
        from sketchpad.generation.polyphony_rnn.model import PolyphonyRnn

        return PolyphonyRnn(weights, _cells(implementation))
    if SYSTEMS[model.system].interpolates:
        from sketchpad.generation.music_vae.model import MusicVaeModel

        return MusicVaeModel(weights, _cells(implementation), model.bars, model.in_c)
    from sketchpad.generation.melody_rnn.model import MelodyRnn

    return MelodyRnn(implementation, model.system, weights)


def is_music_vae(writer: Writer) -> TypeGuard[MusicVaeModel]:
    """Whether a writer can interpolate, and be led towards attributes."""
    from sketchpad.generation.music_vae.model import MusicVaeModel

    return isinstance(writer, MusicVaeModel)


def _cells(implementation: str) -> Cells:
    if implementation == "native":
        from sketchpad.generation.kernel.cells import NativeCells

        return NativeCells()
    from sketchpad.generation.numpy_cells import NumpyCells

    return NumpyCells()
