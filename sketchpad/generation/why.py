"""Why a model wrote a note: how likely it was, and what it stood against."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.filling.slots import FIRST_PITCH, HOLD, OFF
from sketchpad.generation.fork import Action, Fork
from sketchpad.generation.music_vae.codec import drum_pitches
from sketchpad.music.errors import InputError
from sketchpad.music.note import TICKS_PER_STEP, Note, nearest_step

RIVALS = 5
LEAST = 0.0005
"""What is less likely is no rival."""


Meanings = dict[int, tuple[Action, tuple[int, ...]]]
"""What a class does, and with which pitches."""


@dataclass(frozen=True)
class Rival:
    """What else could have been, and how likely that was."""

    action: Action
    pitches: tuple[int, ...]
    probability: float


@dataclass(frozen=True)
class Why:
    """How a note came about.

    Attributes:
        probability: of what was drawn, within the temperature and the constraints of the request.
        rivals: the likeliest others, the likeliest first.
        place: which of its step's events it is, where a model decides event by event; see `Fork`.
    """

    note: Note
    probability: float
    rivals: tuple[Rival, ...]
    place: int | None = None

    @property
    def bits(self) -> float:
        """How surprising it was: −log₂ of its probability."""
        # Of what is certain it would be −0.
        return max(0.0, -math.log2(max(self.probability, np.finfo(np.float64).tiny)))

    def fork(self, rival: Rival) -> Fork:
        """What has a take do the rival instead."""
        # Where a rhythm was kept, notes may lie beside the grid.
        tick = step_of(self.note, 0) * TICKS_PER_STEP
        return Fork(tick, self.note.voice, rival.action, rival.pitches, self.place)


def why_in_line(note: Note, symbols: NDArray[np.float64], pitches: Sequence[int]) -> Why:
    """Why a note of a line was drawn, whose symbols had these probabilities, and stand for these pitches (128,).

    Raises:
        InputError: none of them is the note's, which was kept and not drawn then.
    """
    standing = [FIRST_PITCH + index for index, pitch in enumerate(pitches) if pitch == note.pitch]
    if not standing:
        raise not_written(note)
    own = max(standing, key=lambda symbol: symbols[symbol])
    others = {
        HOLD: (Action.HOLD, ()),
        OFF: (Action.END, ()),
        **{FIRST_PITCH + index: (Action.BEGIN, (pitch,)) for index, pitch in enumerate(pitches)},
    }
    return why_drawn(note, symbols, own, others)


def why_struck(note: Note, classes: NDArray[np.float64], struck: int) -> Why:
    """Why a drum was struck, in the class `struck`, together with all others that were."""
    others = {
        index: (Action.BEGIN, drum_pitches(index)) if index else (Action.HOLD, ()) for index in range(len(classes))
    }
    return why_drawn(note, classes, struck, others)


def why_drawn(note: Note, probabilities: NDArray[np.float64], own: int, meanings: Meanings) -> Why:
    """Why a note was drawn, as class `own` among classes that had these probabilities; rivals are those with a meaning.

    The probabilities are (classes,).
    """
    likeliest = [
        int(index)
        for index in np.argsort(-probabilities, kind="stable")
        if index != own and index in meanings and probabilities[index] >= LEAST
    ]
    rivals = tuple(Rival(*meanings[index], float(probabilities[index])) for index in likeliest[:RIVALS])
    return Why(note, float(probabilities[own]), rivals)


def step_of(note: Note, start: int) -> int:
    """The nearest step of a note, counted from a tick."""
    return nearest_step(note.start - start)


def not_written(note: Note) -> InputError:
    """A note that a model does not account for."""
    return InputError("the model did not draw the note at {}; choose one that it wrote", note.start)
