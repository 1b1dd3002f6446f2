"""Keys: their names, their notes, and the key of a song."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.melody import MAJOR_SCALE
from sketchpad.music.note import PITCHED

MINOR_SCALE = (0, 2, 3, 5, 7, 8, 10)
"""The natural minor."""

_MAJOR_NAMES = ("C", "D♭", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B")
_MINOR_NAMES = ("C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "G♯", "A", "B♭", "B")
_LETTERS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
_ACCIDENTALS = {"": 0, "#": 1, "♯": 1, "b": -1, "♭": -1}
_TONIC = r"([A-Ga-g])([#♯b♭]?)"
_KEY = re.compile(_TONIC + r"[\s-]*(major|maj|M|minor|min|m|)")
_PITCH = re.compile(_TONIC + r"(-?\d+)")

_MAJOR_PROFILE = (0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081)
_MINOR_PROFILE = (0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052)


@dataclass(frozen=True, order=True)
class Key:
    """A major or natural minor key; tonic 0 is C."""

    tonic: int
    minor: bool = False

    @classmethod
    def of(cls, name: str) -> Key:
        """The key of a name such as `C`, `Bb`, `F# minor` or `am`.

        Raises:
            InputError: it is none.
        """
        found = _KEY.fullmatch(name.strip())
        if not found:
            raise InputError(f"“{name}” is no key; write one such as C, Bb, F# minor or Am")
        letter, accidental, mode = found.groups()
        return cls((_LETTERS[letter.lower()] + _ACCIDENTALS[accidental]) % 12, mode in ("minor", "min", "m"))

    @property
    def name(self) -> str:
        """As musicians write it."""
        return f"{_MINOR_NAMES[self.tonic]} minor" if self.minor else f"{_MAJOR_NAMES[self.tonic]} major"

    @property
    def pitch_classes(self) -> frozenset[int]:
        """The seven of its scale, 0 for C."""
        return frozenset((self.tonic + step) % 12 for step in (MINOR_SCALE if self.minor else MAJOR_SCALE))


KEYS = tuple(Key(tonic, minor) for minor in (False, True) for tonic in range(12))


def key_of(*songs: Bars) -> Key | None:
    """The key that songs are most likely in; None where they have no notes with a pitch.

    It is the one whose profile is most like how long each pitch class sounds.
    Source: Albrecht and Shanahan, “The Use of Large Corpora to Train a New Type of Key-Finding Algorithm”, 2013.
    """
    heard = np.zeros(12)
    for song in songs:
        columns = song.of_voices(PITCHED).columns
        heard += np.bincount(columns["pitch"] % 12, weights=columns["length"], minlength=12)
    return KEYS[int((_PROFILES @ heard).argmax())] if heard.any() else None


def _standardised(profile: tuple[float, ...]) -> NDArray[np.float64]:
    array = np.array(profile) - np.mean(profile)
    return array / np.linalg.norm(array)


_PROFILES = np.array([np.roll(_standardised(_MINOR_PROFILE if k.minor else _MAJOR_PROFILE), k.tonic) for k in KEYS])
"""(keys, pitch classes), so that a product with what was heard is in proportion to the correlation."""


def pitch_name(pitch: int) -> str:
    """A MIDI pitch as musicians write it; 60 is C4."""
    return f"{_MAJOR_NAMES[pitch % 12]}{pitch // 12 - 1}"


def pitch_of_name(name: str) -> int:
    """The MIDI pitch of a name such as `C4`, `Bb3` or `60`.

    Raises:
        InputError: it is none.
    """
    if name.strip().isdecimal():
        return int(name)
    found = _PITCH.fullmatch(name.strip())
    if not found:
        raise InputError(f"“{name}” is no note; write one such as C4, Bb3 or 60")
    letter, accidental, octave = found.groups()
    return _LETTERS[letter.lower()] + _ACCIDENTALS[accidental] + 12 * (int(octave) + 1)
