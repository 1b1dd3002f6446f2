"""The systems: what each can do, which voices it writes, and what computes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sketchpad.generation.cells import Cells
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.melody_rnn import MelodyRnn
from sketchpad.generation.music_vae import MusicVaeModel
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.polyphony_rnn import PolyphonyRnn
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import Model, load_weights
from sketchpad.generation.why import Why
from sketchpad.music.note import Note, Voice


@dataclass(frozen=True)
class System:
    """One of the systems.

    Attributes:
        verbs: what it does with a primer.
        interpolates: whether it can also go from one idea to another.
        fills: whether it can also fill a hole in a song.
        branches: whether a take of it can go on from a rival of one of its notes.
        voices: what it writes.
        temperature: the one that suits it.
    """

    verbs: tuple[Verb, ...]
    voices: tuple[Voice, ...] = (Voice.MELODY,)
    interpolates: bool = False
    fills: bool = True
    branches: bool = True
    temperature: float = 1.0

    def can(self, verb: Verb) -> bool:
        """Whether it does that."""
        return {Verb.INTERPOLATE: self.interpolates, Verb.FILL: self.fills}.get(verb, verb in self.verbs)

    @property
    def repeats(self) -> bool:
        """Whether it can be led by the bar before: not where all bars are written at once."""
        return not self.interpolates


SYSTEMS = {
    "lookback_rnn": System((Verb.CONTINUE,)),
    "attention_rnn": System((Verb.CONTINUE,)),
    "polyphony_rnn": System(
        (Verb.CONTINUE, Verb.HARMONISE), (Voice.MELODY, Voice.HARMONY), fills=False, branches=False
    ),
    "music_vae_melody": System((Verb.CONTINUE, Verb.VARY), interpolates=True, temperature=0.5),
    "music_vae_trio": System(
        (Verb.CONTINUE, Verb.VARY), (Voice.MELODY, Voice.BASS, Voice.DRUMS), interpolates=True, temperature=0.5
    ),
}


def abilities(system: str) -> list[str]:
    """What a system can do, in words."""
    known = SYSTEMS[system]
    return [verb.value for verb in known.verbs] + ["interpolate", "shape"] * known.interpolates + ["fill"] * known.fills


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


def open_writer(model: Model, implementation: str) -> Writer:
    """Load a model; `native` computes in C where it can, `numpy` never does.

    Raises:
        InputError: its weights cannot be had, or are not those of its system.
    """
    weights = load_weights(model)
    cells: Cells = NativeCells() if implementation == "native" else NumpyCells()
    if model.system == "polyphony_rnn":
        return PolyphonyRnn(weights, cells)
    if SYSTEMS[model.system].interpolates:
        return MusicVaeModel(weights, cells, model.bars, model.in_c)
    return MelodyRnn(implementation, model.system, weights)
