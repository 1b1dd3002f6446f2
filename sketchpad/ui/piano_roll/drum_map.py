"""The drum map: drums and pitches share the rows of the roll but not their meaning, so one of both is in hand.

Where rows are folded away and pitches are in hand, drums have rows of their own below theirs.
"""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from sketchpad.generation.music_vae.codec import DRUMS
from sketchpad.music.general_midi import DRUM_NAMES, drum_name
from sketchpad.music.note import Voice
from sketchpad.music.notes import Columns
from sketchpad.ui.piano_roll.geometry import DRUM_ROWS, Geometry, drum_rows_in_view, pixel, rows_in_view
from sketchpad.ui.theme import Theme

KIT = frozenset(pitches[0] for pitches in DRUMS)
"""The drums that models write."""
KICK = DRUMS[0][0]
ROW = 15.0
"""Pixels that a row needs for its drum's name."""
LARGEST_NAME, SMALLEST_NAME = 11, 8
"""Pixels of a name's letters; where there is less room, there are no names."""


def on_same_map(one: Voice, other: Voice) -> bool:
    """Whether the rows mean the same for both voices."""
    return (one is Voice.DRUMS) == (other is Voice.DRUMS)


def row_pitches(notes: Columns, geometry: Geometry) -> NDArray[Any]:
    """The pitches by which the rows of notes are known (notes,)."""
    if not geometry.lowest:
        return notes["pitch"]
    return notes["pitch"] - DRUM_ROWS * (notes["voice"] == Voice.DRUMS)


def paint_drum_rows(painter: QPainter, geometry: Geometry, area: QRect, part: QRect, theme: Theme) -> None:
    """A row for each drum, as far as it lies in a part of the area; those that models do not write are darker."""
    painter.fillRect(part.intersected(_own(geometry, area)), theme.window)
    in_view = drum_rows_in_view if geometry.lowest else rows_in_view
    for pitch, y, height in in_view(geometry, part.bottom() + 1 - area.top(), part.top() - area.top()):
        top = area.top() + y
        painter.fillRect(part.left(), top, part.width(), height, theme.row if pitch in KIT else theme.black_row)
        painter.fillRect(part.left(), top + height - 1, part.width(), 1, theme.step_line)


def paint_drum_names(painter: QPainter, geometry: Geometry, area: QRect, theme: Theme) -> None:
    """What each row strikes, in the place of the keyboard."""
    own = _own(geometry, area)
    painter.fillRect(own, theme.white_key)
    painter.fillRect(own.left(), own.top(), own.width(), 1, theme.bar_line)
    font = painter.font()
    font.setPixelSize(min(LARGEST_NAME, max(SMALLEST_NAME, round(geometry.row_height) - 2)))
    painter.save()
    painter.setFont(font)
    in_view = drum_rows_in_view if geometry.lowest else rows_in_view
    for pitch, y, height in in_view(geometry, area.height()):
        top = area.top() + y
        painter.fillRect(area.left(), top + height - 1, area.width(), 1, theme.key_line)
        if pitch in DRUM_NAMES and height > SMALLEST_NAME:
            font.setBold(pitch in KIT)
            painter.setFont(font)
            painter.setPen(theme.key_text)
            place = QRect(area.left() + 4, top, area.width() - 6, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, drum_name(pitch))
    painter.restore()
    painter.fillRect(area.right(), area.top(), 1, area.height(), theme.bar_line)


def _own(geometry: Geometry, area: QRect) -> QRect:
    """What of an area is the drums'."""
    return area.adjusted(0, pixel(geometry.bottom) if geometry.lowest else 0, 0, 0)
