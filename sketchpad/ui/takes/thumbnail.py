"""A small picture of some bars: a dash for every note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QPainter

from sketchpad.music.bars import Bars
from sketchpad.music.note import Author, Voice
from sketchpad.music.notes import Columns
from sketchpad.ui.piano_roll.geometry import whole
from sketchpad.ui.piano_roll.note_kinds import Places
from sketchpad.ui.theme import Theme

OCTAVE = 12


@dataclass(frozen=True)
class Axes:
    """What a picture shows: ticks from `start` to `end`, and the pitches from `low` to `high`.

    Pictures with the same axes can be compared.
    """

    start: int
    end: int
    low: int
    high: int

    @classmethod
    def of(cls, songs: Iterable[Bars], span: tuple[int, int] | None = None) -> Axes:
        """Those on which all of some songs are seen, or all of a part of them; at least an octave high."""
        songs = tuple(songs)
        start, end = span or (0, max((song.end for song in songs), default=0))
        pitches = [_sounding(song, start, end)["pitch"] for song in songs]
        low = min((int(each.min()) for each in pitches if len(each)), default=0)
        high = max((int(each.max()) for each in pitches if len(each)), default=0)
        missing = max(OCTAVE - (high - low + 1), 0)
        return cls(start, max(end, start + 1), low - missing // 2, high + missing - missing // 2)


def _sounding(bars: Bars, start: int, end: int) -> Columns:
    """The notes that sound in [start, end); of a whole song no copies."""
    return bars.columns if start <= 0 and end >= bars.end else bars.window(start, end)


def paint_thumbnail(painter: QPainter, area: QRect, bars: Bars, theme: Theme, axes: Axes | None = None) -> None:
    """Paint what of `bars` lies within the axes, by default all; what a model wrote is dotted."""
    axes = axes or Axes.of([bars])
    columns = _sounding(bars, axes.start, axes.end)
    across, down = area.width() / (axes.end - axes.start), area.height() / (axes.high - axes.low + 1)
    left = area.left() + whole((columns["start"] - axes.start) * across)
    top = area.top() + whole((axes.high - columns["pitch"]) * down)
    width = np.where(columns["voice"] == Voice.DRUMS, 1, np.maximum(1, whole(columns["length"] * across) - 1))
    dashes = np.stack([left, top, width], axis=-1)
    painter.save()
    painter.setClipRect(area)
    painter.setPen(Qt.PenStyle.NoPen)
    for voice, author in product(Voice, Author):
        kind = (columns["voice"] == voice) & (columns["author"] == author)
        if kind.any():
            pattern = Qt.BrushStyle.Dense3Pattern if author is Author.MODEL else Qt.BrushStyle.SolidPattern
            painter.setBrush(QBrush(theme.note(voice, author), pattern))
            rows = _distinct(dashes[kind]).tolist()
            painter.drawRects([QRect(x, y, length, max(2, round(down))) for x, y, length in rows])
    painter.restore()


def _distinct(rows: Places) -> Places:
    """Rows of whole numbers, each once."""
    if len(rows) < 2:
        return rows
    rows = rows[np.lexsort(rows.T)]
    is_new = np.any(rows[1:] != rows[:-1], axis=1)
    return rows[np.append(True, is_new)]
