"""The primers that come with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import read_midi
from sketchpad.paths import data_directory

FIRST = "twinkle"


@dataclass(frozen=True)
class Primer:
    """A few notes to begin with."""

    name: str
    title: str
    path: Path


def primers() -> list[Primer]:
    """All primers, that of the study first."""
    paths = data_directory("resources").joinpath("primers").glob("*.mid")
    found = [Primer(path.stem, path.stem.replace("_", " ").capitalize(), path) for path in paths]
    return sorted(found, key=lambda primer: (primer.name != FIRST, primer.name))


def read_primer(name: str = FIRST) -> Bars:
    """The notes of a primer.

    Raises:
        InputError: there is no such primer.
    """
    return read_midi(data_directory("resources") / "primers" / f"{name}.mid").bars
