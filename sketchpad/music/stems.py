"""The parts of a song that can be taken apart: what people wrote, what models wrote, and each voice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sketchpad.music.bars import Bars
from sketchpad.music.note import Author, Voice


def stems(bars: Bars) -> dict[str, Bars]:
    """The parts that have notes, by name; human and model together are the song, and so are the voices."""
    authors = bars.columns["author"]
    found = {"human": _rows(bars, authors == Author.PERSON), "model": _rows(bars, authors == Author.MODEL)}
    found |= {voice.name.lower(): bars.of_voices([voice]) for voice in Voice}
    return {name: part for name, part in found.items() if len(part)}


def _rows(bars: Bars, wanted: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Bars:
    return replace(bars, columns=bars.columns[wanted])
