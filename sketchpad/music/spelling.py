"""How the twelve pitch classes are spelled in a key or a scale."""

from __future__ import annotations

from functools import cache

from sketchpad.music.key import Key
from sketchpad.music.pitch import NAMES
from sketchpad.music.scale import MINOR, Scale

Spelling = tuple[str, ...]
"""The names of the pitch classes in English, from C on."""

SHARPS = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
FLATS = ("C", "D♭", "D", "E♭", "E", "F", "G♭", "G", "A♭", "A", "B♭", "B")
NEITHER = ("C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "G♯", "A", "B♭", "B")
FIFTHS = "FCGDAEB"
"""From F on, each letter a fifth above the one before."""
RAISED = (6, 8)
"""How many fifths above the tonic of the relative major the raised sixth and seventh of minor are."""
MOST_SHARPS = 12
"""Fifths above C of the last note with one sharp; what would have two is written without: few read F𝄪 at once."""

_FROM_MAJOR = {
    MINOR: -3,
    "harmonic minor": -3,
    "melodic minor": -3,
    "dorian": -2,
    "phrygian": -4,
    "lydian": 1,
    "mixolydian": -1,
    "locrian": -5,
    "minor pentatonic": -3,
    "blues": -3,
}
"""By how many sharps a scale's signature has more than that of major on the same tonic."""
_RAISING = (MINOR, "harmonic minor", "melodic minor")


@cache
def spelling_of(scale: Scale | None) -> Spelling:
    """What belongs to the scale's signature is spelled so, and the raised degrees of minor too.

    All else has sharps in a signature of sharps, flats in one of flats; without a scale, what is seen most.
    """
    if scale is None:
        return NAMES
    signature = _signature(scale)
    names: list[str] = list(SHARPS if signature > 0 else FLATS if signature < 0 else NEITHER)
    places = list(range(signature - 1, signature + 6))
    if scale.name in _RAISING:
        places += [signature + raised for raised in RAISED if signature + raised <= MOST_SHARPS]
    for place in places:
        accidental = ("♭", "", "♯")[(place + 1) // len(FIFTHS) + 1]
        names[place * 7 % 12] = FIFTHS[(place + 1) % len(FIFTHS)] + accidental
    return tuple(names)


def spelling_in(key: Key | None) -> Spelling:
    """As in a key; without one, what is seen most."""
    return spelling_of(Scale.of_key(key) if key else None)


def _signature(scale: Scale) -> int:
    """How many sharps, or flats below 0; of two that sound the same the one whose key has the usual name."""
    most_flats = 6 if scale.name in _RAISING else 5
    return (scale.tonic * 7 + _FROM_MAJOR.get(scale.name, 0) + most_flats) % 12 - most_flats
