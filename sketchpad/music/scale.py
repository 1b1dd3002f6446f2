"""Scales: which notes an octave has, from a tonic on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sketchpad.music.key import MINOR_SCALE, Key
from sketchpad.music.melody import MAJOR_SCALE

MAJOR, MINOR = "major", "minor"
SCALES: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        MAJOR: tuple(MAJOR_SCALE),
        MINOR: MINOR_SCALE,
        "harmonic minor": (0, 2, 3, 5, 7, 8, 11),
        "melodic minor": (0, 2, 3, 5, 7, 9, 11),
        "dorian": (0, 2, 3, 5, 7, 9, 10),
        "phrygian": (0, 1, 3, 5, 7, 8, 10),
        "lydian": (0, 2, 4, 6, 7, 9, 11),
        "mixolydian": (0, 2, 4, 5, 7, 9, 10),
        "locrian": (0, 1, 3, 5, 6, 8, 10),
        "major pentatonic": (0, 2, 4, 7, 9),
        "minor pentatonic": (0, 3, 5, 7, 10),
        "blues": (0, 3, 5, 6, 7, 10),
        "whole tone": (0, 2, 4, 6, 8, 10),
        "chromatic": tuple(range(12)),
    }
)
"""Semitones above the tonic, by the scale's name."""


@dataclass(frozen=True)
class Scale:
    """One of `SCALES` on a tonic; 0 is C."""

    tonic: int
    name: str = MAJOR

    @classmethod
    def of_key(cls, key: Key) -> Scale:
        """The scale of a key."""
        return cls(key.tonic, MINOR if key.minor else MAJOR)

    @property
    def is_known(self) -> bool:
        """Whether it is one of them; what comes out of a file may be none."""
        return 0 <= self.tonic < 12 and self.name in SCALES

    @property
    def pitch_classes(self) -> frozenset[int]:
        """The scale's notes, 0 for C."""
        return frozenset((self.tonic + step) % 12 for step in SCALES[self.name])
