"""Why MusicVAE wrote a note, and what it may write instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sketchpad.generation.cells import Classes
from sketchpad.generation.filling.slots import FIRST_SYMBOL, LINE_SYMBOLS
from sketchpad.generation.fork import Fork
from sketchpad.generation.music_vae.codec import (
    HIGHEST_PITCH,
    LINE_CLASSES,
    LOWEST_PITCH,
    drum_class,
    drum_pitches,
    line_class,
    line_event,
)
from sketchpad.generation.music_vae.latent import Latent
from sketchpad.generation.music_vae.network import MusicVae
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.sampling import Sampling, forecast
from sketchpad.generation.why import Why, not_written, why_in_line, why_struck
from sketchpad.music.melody import transposed
from sketchpad.music.note import Note, Voice


@dataclass(frozen=True)
class Place:
    """Where a note stands among the network's classes; so many semitones is it from there to the network's key."""

    note: Note
    column: int
    step: int
    semitones: int


def class_of(fork: Fork, semitones: int) -> int:
    """What the network writes for it."""
    if fork.voice is Voice.DRUMS:
        return drum_class(fork.pitches)
    return line_class(transposed([fork.event], semitones, LOWEST_PITCH, HIGHEST_PITCH + 1)[0])


def why_in_classes(
    network: MusicVae,
    latent: Latent,
    classes: Classes,
    place: Place,
    samplings: Sequence[Sampling],
    cancel: CancelFlag,
) -> Why:
    """Why a note stands in classes (steps, voices) that were written from a latent.

    Raises:
        InputError: it does not.
        Cancelled: `cancel` was set.
    """
    note, sampling = place.note, samplings[place.column]
    written = int(classes[place.step, place.column])
    logits = network.logits(latent, classes, cancel)[place.column][place.step]
    probabilities = forecast(sampling, logits, sampling.bias).astype(np.float64)
    if note.voice is Voice.DRUMS:
        if note.pitch not in drum_pitches(written):
            raise not_written(note)
        return why_struck(note, probabilities, written)
    symbols = np.zeros(LINE_SYMBOLS)
    symbols[[line_event(index) + FIRST_SYMBOL for index in range(LINE_CLASSES)]] = probabilities
    pitches = transposed(range(LINE_SYMBOLS - FIRST_SYMBOL), -place.semitones, LOWEST_PITCH, HIGHEST_PITCH + 1)
    if line_event(written) < 0 or pitches[line_event(written)] != note.pitch:
        raise not_written(note)
    return why_in_line(note, symbols, pitches)
