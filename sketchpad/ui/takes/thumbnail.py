"""A small picture of some bars: a dash for every note."""

from __future__ import annotations

from itertools import product

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QPainter

from sketchpad.music.bars import Bars
from sketchpad.music.note import Author, Voice
from sketchpad.ui.piano_roll.geometry import whole
from sketchpad.ui.piano_roll.note_kinds import distinct
from sketchpad.ui.theme import Theme


def paint_thumbnail(painter: QPainter, area: QRect, bars: Bars, theme: Theme) -> None:
    """Paint all of `bars` into `area`, from its lowest to its highest note; what a model wrote is dotted."""
    columns = bars.columns
    if not len(columns):
        return
    low, high = int(columns["pitch"].min()), int(columns["pitch"].max())
    across, down = area.width() / max(bars.end, 1), area.height() / (high - low + 1)
    left, top = area.left() + whole(columns["start"] * across), area.top() + whole((high - columns["pitch"]) * down)
    width = np.where(columns["voice"] == Voice.DRUMS, 1, np.maximum(1, whole(columns["length"] * across) - 1))
    dashes = np.stack([left, top, width], axis=-1)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for voice, author in product(Voice, Author):
        kind = (columns["voice"] == voice) & (columns["author"] == author)
        if kind.any():
            pattern = Qt.BrushStyle.Dense3Pattern if author is Author.MODEL else Qt.BrushStyle.SolidPattern
            painter.setBrush(QBrush(theme.note(voice, author), pattern))
            rows = distinct(dashes[kind]).tolist()
            painter.drawRects([QRect(x, y, length, max(2, round(down))) for x, y, length in rows])
    painter.restore()
