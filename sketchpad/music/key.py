"""Keys: their names, their notes, and the key of a song."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError, check_within
from sketchpad.music.melody import MAJOR_SCALE
from sketchpad.music.note import PITCHED
from sketchpad.music.pitch import TONIC, tonic
from sketchpad.music.wording import said, sayable

MINOR_SCALE = (0, 2, 3, 5, 7, 8, 10)
"""The natural minor."""

_MAJOR_KEYS = (
    sayable("C major"),
    sayable("D♭ major"),
    sayable("D major"),
    sayable("E♭ major"),
    sayable("E major"),
    sayable("F major"),
    sayable("F♯ major"),
    sayable("G major"),
    sayable("A♭ major"),
    sayable("A major"),
    sayable("B♭ major"),
    sayable("B major"),
)
_MINOR_KEYS = (
    sayable("C minor"),
    sayable("C♯ minor"),
    sayable("D minor"),
    sayable("E♭ minor"),
    sayable("E minor"),
    sayable("F minor"),
    sayable("F♯ minor"),
    sayable("G minor"),
    sayable("G♯ minor"),
    sayable("A minor"),
    sayable("B♭ minor"),
    sayable("B minor"),
)
_KEY = re.compile(TONIC + r"[\s-]*((?i:major|maj|minor|min)|M|m|)")

_MAJOR_PROFILE = (0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081)
_MINOR_PROFILE = (0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052)


@dataclass(frozen=True, order=True)
class Key:
    """A major or natural minor key; tonic 0 is C.

    Raises:
        InputError: there is no such tonic.
    """

    tonic: int
    minor: bool = False

    def __post_init__(self) -> None:
        check_within("the tonic", self.tonic, 0, 11)

    @classmethod
    def of(cls, name: str) -> Key:
        """The key of a name such as `C`, `Bb`, `F# minor` or `am`.

        Raises:
            InputError: it is none.
        """
        found = _KEY.fullmatch(name.strip())
        if not found:
            raise InputError("“{}” is no key; write one such as C, Bb, F# minor or Am", name)
        letter, accidental, mode = found.groups()
        return cls(tonic(letter, accidental) % 12, mode == "m" or mode.lower().startswith("min"))

    @property
    def name(self) -> str:
        """The key as `of` reads it and musicians write it in English."""
        return (_MINOR_KEYS if self.minor else _MAJOR_KEYS)[self.tonic]

    @property
    def title(self) -> str:
        """The key as musicians write it, in the user's language."""
        return said(_MINOR_KEYS[self.tonic]) if self.minor else said(_MAJOR_KEYS[self.tonic])

    @property
    def pitch_classes(self) -> frozenset[int]:
        """The seven of its scale, 0 for C."""
        return frozenset((self.tonic + step) % 12 for step in (MINOR_SCALE if self.minor else MAJOR_SCALE))


TELLING = 4
"""So many different pitch classes can tell a key."""
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


def tells_key(song: Bars) -> bool:
    """Whether a song has enough different pitch classes to tell a key."""
    return int(np.count_nonzero(np.bincount(song.of_voices(PITCHED).columns["pitch"] % 12))) >= TELLING


def _standardised(profile: tuple[float, ...]) -> NDArray[np.float64]:
    array = np.array(profile) - np.mean(profile)
    return array / np.linalg.norm(array)


_PROFILES = np.array([np.roll(_standardised(_MINOR_PROFILE if k.minor else _MAJOR_PROFILE), k.tonic) for k in KEYS])
"""(keys, pitch classes), so that a product with what was heard is in proportion to the correlation."""
