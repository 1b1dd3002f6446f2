"""Names of pitches: 60 is C4."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sketchpad.music.errors import InputError
from sketchpad.music.wording import said, sayable

NAMES = ("C", "D♭", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B")
SPELLED = {
    "C♭": sayable("C♭{}"),
    "C": sayable("C{}"),
    "C♯": sayable("C♯{}"),
    "D♭": sayable("D♭{}"),
    "D": sayable("D{}"),
    "D♯": sayable("D♯{}"),
    "E♭": sayable("E♭{}"),
    "E": sayable("E{}"),
    "E♯": sayable("E♯{}"),
    "F♭": sayable("F♭{}"),
    "F": sayable("F{}"),
    "F♯": sayable("F♯{}"),
    "G♭": sayable("G♭{}"),
    "G": sayable("G{}"),
    "G♯": sayable("G♯{}"),
    "A♭": sayable("A♭{}"),
    "A": sayable("A{}"),
    "A♯": sayable("A♯{}"),
    "B♭": sayable("B♭{}"),
    "B": sayable("B{}"),
    "B♯": sayable("B♯{}"),
}
"""All names of pitch classes, each with room for the octave: a B alone has too many meanings to be translated."""
TONIC = r"([A-Ga-g])([#♯b♭]?)"
"""A letter and what raises or lowers it, as a regular expression of two groups."""
_LETTERS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
_ACCIDENTALS = {"": 0, "#": 1, "♯": 1, "b": -1, "♭": -1}
_PITCH = TONIC + r"(-?\d)"
_NUMBER_OR_NAME = r"(\d{1,3}|[A-Ga-g][#♯b♭]?-?\d)"


def tonic(letter: str, accidental: str) -> int:
    """The pitch class of the parts of `TONIC`, from −1 for C♭ to 12 for B♯."""
    return _LETTERS[letter.lower()] + _ACCIDENTALS[accidental]


def pitch_name(pitch: int, spelling: Sequence[str] = NAMES) -> str:
    """A MIDI pitch as musicians write it in the user's language, by the names of its pitch class in English."""
    name = spelling[pitch % 12]
    natural = pitch - _ACCIDENTALS[name[1:]]
    return said(SPELLED[name]).format(natural // 12 - 1)


def class_name(name: str) -> str:
    """The name of a pitch class in the user's language."""
    return said(SPELLED[name]).format("")


def said_pitch_of(text: str) -> int:
    """The MIDI pitch of a name in the user's language, else of one that `pitch_of` knows.

    Raises:
        InputError: it is none.
    """
    folded = text.strip().casefold()
    for name in SPELLED:
        octave = folded.removeprefix(class_name(name).casefold())
        if octave != folded and re.fullmatch(r"-?\d", octave, re.ASCII):
            return tonic(name[0], name[1:]) + 12 * (int(octave) + 1)
    return pitch_of(text)


def pitch_of(name: str) -> int:
    """The MIDI pitch of a name such as `C4`, `Bb3` or `60`.

    Raises:
        InputError: it is none.
    """
    if re.fullmatch(r"\d{1,3}", name.strip(), re.ASCII):
        return int(name)
    found = re.fullmatch(_PITCH, name.strip(), re.ASCII)
    if not found:
        raise InputError("“{}” is no note; write one such as C4, Bb3 or 60", name)
    letter, accidental, octave = found.groups()
    return tonic(letter, accidental) + 12 * (int(octave) + 1)


def range_of(text: str) -> tuple[int, int]:
    """The lowest and highest MIDI pitch of a range such as `C3-C6` or `48-84`.

    Raises:
        InputError: it is none.
    """
    found = re.fullmatch(rf"\s*{_NUMBER_OR_NAME}\s*[-–]\s*{_NUMBER_OR_NAME}\s*", text, re.ASCII)
    if not found:
        raise InputError("“{}” is no range; write one such as C3-C6 or 48-84", text)
    return pitch_of(found[1]), pitch_of(found[2])
