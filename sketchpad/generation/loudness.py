"""How loud new notes are: models know when and what, and not how.

A voice goes on as loud as it is in the song, with the accents that it has there: those of each drum; of bars, beats,
eighths and sixteenths; and of each place in the bar. Drums that a song does not have are struck as drummers strike
them (`resources/drummers.json`, by `python -m sketchpad.training drummers`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.music_vae.codec import DRUMS, drum_class
from sketchpad.music.bars import Bars
from sketchpad.music.metre import FOUR_FOUR, Metre
from sketchpad.music.note import DEFAULT_VELOCITY, PITCHED, TICKS_PER_STEP, Note, Voice, nearest_step
from sketchpad.paths import data_directory

Accents = NDArray[np.float64]
"""(kinds, sixteenths of a bar): how much louder than the rest each kind of note is at each of them."""

UNSAID = 0
"""The velocity of notes of which nobody has said yet how loud they are."""
LOUDEST, SOFTEST = 127, 8
FEW = 1.0
"""So many notes that are as loud as the rest are thought of beside those that tell of an accent."""


def with_loudness(notes: Iterable[Note], song: Bars) -> Iterator[Note]:
    """Notes that a model wrote for a song; those of which it is not said how loud they are as the song has it."""
    # By number: an Enum's hash costs as much as the rest.
    known: list[Loudness | None] = [None] * len(Voice)
    for note in notes:
        if note.velocity != UNSAID:
            yield note
            continue
        loud = known[note.voice]
        if loud is None:
            loud = known[note.voice] = Loudness(song, note.voice)
        velocity = loud(note.start, note.pitch)
        yield Note(note.start, note.pitch, note.length, velocity, note.author, note.voice, note.locked)


class Loudness:
    """How loud new notes of a voice are in a song.

    Attributes:
        usual: the mean velocity of the voice; where the song does not have it, of what has a pitch, else of all.
    """

    def __init__(self, song: Bars, voice: Voice) -> None:
        own, pitched = song.of_voices([voice]), song.of_voices(PITCHED)
        rows = next((part for part in (own, pitched) if len(part)), song).columns
        velocities = rows["velocity"]
        self.usual = float(velocities.mean()) if len(rows) else DEFAULT_VELOCITY
        self._kind = kind_of_drum if voice is Voice.DRUMS else _line
        accents: Sequence[Sequence[float]] = [[0.0]] * len(DRUMS)
        if voice is Voice.DRUMS and not len(own):
            accents = drummers_accents()
        elif len(rows) and velocities.min() != velocities.max():
            strengths = _strengths(song.metre)
            kinds = np.array([self._kind(pitch) for pitch in rows["pitch"].tolist()], dtype=np.int64)
            places = nearest_step(rows["start"]) % len(strengths)
            accents = accents_of(kinds, places, velocities - self.usual, len(DRUMS), strengths).tolist()
        self._velocities = [[min(max(round(self.usual + each), SOFTEST), LOUDEST) for each in row] for row in accents]
        self._bar = song.metre.ticks_per_bar

    def __call__(self, tick: int, pitch: int) -> int:
        """The velocity of a note."""
        velocities = self._velocities[self._kind(pitch)]
        return velocities[tick % self._bar // TICKS_PER_STEP % len(velocities)]


@cache
def _strengths(metre: Metre = FOUR_FOUR) -> NDArray[np.int64]:
    """Of each sixteenth of a bar: the bar line 0, a beat 1, an eighth 2, another sixteenth 3."""
    ticks = np.arange(0, metre.ticks_per_bar, TICKS_PER_STEP)
    is_beat, is_eighth = ticks % metre.ticks_per_beat == 0, ticks % (2 * TICKS_PER_STEP) == 0
    return np.where(ticks == 0, 0, np.where(is_beat, 1, np.where(is_eighth, 2, 3)))


def accents_of(
    kinds: NDArray[np.int64],
    places: NDArray[np.int64],
    louder: NDArray[np.float64],
    count: int,
    strengths: NDArray[np.int64] | None = None,
) -> Accents:
    """The accents of notes of `count` kinds; each has its kind, its sixteenth of the bar, and is so much louder.

    First those of the kinds; then what is left of them at bars, beats, eighths and sixteenths; then at each place. Of a
    bar in 4/4, unless the strengths of another one's sixteenths are given.
    """
    strengths = _strengths() if strengths is None else strengths
    accents = np.zeros((count, len(strengths)))
    left = np.asarray(louder, dtype=np.float64)
    for groups in (np.zeros_like(strengths), strengths, np.arange(len(strengths))):
        size = int(groups.max()) + 1
        group = kinds * size + groups[places]
        notes = np.bincount(group, minlength=count * size)
        found = np.bincount(group, left, minlength=count * size) / (notes + FEW)
        accents += found.reshape(count, size)[:, groups]
        left = left - found[group]
    return accents


@cache
def kind_of_drum(pitch: int) -> int:
    """Which of the nine drums of a trio a pitch is; one that is none of them counts as the first."""
    return max(drum_class([pitch]).bit_length() - 1, 0)


def _line(_pitch: int) -> int:
    """The one kind of a line's notes."""
    return 0


@cache
def drummers_accents() -> list[list[float]]:
    """Those of drummers in a bar of 4/4, by drum and sixteenth."""
    found: dict[str, Any] = json.loads((data_directory("resources") / "drummers.json").read_text(encoding="utf-8"))
    return found["accents"]
