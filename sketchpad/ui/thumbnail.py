"""A small picture of some bars: a dash for every note."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QPainter

from sketchpad.music.bars import Bars
from sketchpad.music.note import Author, Voice
from sketchpad.ui.theme import Theme


def paint_thumbnail(painter: QPainter, area: QRect, bars: Bars, theme: Theme) -> None:
    """Paint all of `bars` into `area`, from its lowest to its highest note; what a model wrote is dotted."""
    columns = bars.columns
    if not len(columns):
        return
    low, high = int(columns["pitch"].min()), int(columns["pitch"].max())
    across, down = area.width() / max(bars.end, 1), area.height() / (high - low + 1)
    rows = columns[["start", "pitch", "length", "author", "voice"]].tolist()
    for start, pitch, length, author, voice in rows:
        left, top = area.left() + round(start * across), area.top() + round((high - pitch) * down)
        width = 1 if voice == Voice.DRUMS else max(1, round(length * across) - 1)
        pattern = Qt.BrushStyle.Dense3Pattern if author == Author.MODEL else Qt.BrushStyle.SolidPattern
        brush = QBrush(theme.note(Voice(voice), Author(author)), pattern)
        painter.fillRect(left, top, width, max(2, round(down)), brush)
