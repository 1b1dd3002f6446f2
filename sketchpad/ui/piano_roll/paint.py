"""Painting the roll: rows, lines and notes. Nothing here knows of widgets."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from sketchpad.music.bars import Columns
from sketchpad.music.note import STEPS_PER_BAR, STEPS_PER_QUARTER, TICKS_PER_BAR, TICKS_PER_STEP, Author, Note
from sketchpad.ui.piano_roll.geometry import Geometry
from sketchpad.ui.theme import Theme

BLACK_KEYS = frozenset((1, 3, 6, 8, 10))
FINEST_LINES = 7
"""Lines nearer than this many pixels are left out."""
MOST_ROUNDED = 1500
"""With more notes in view than this, corners are square and edges left out."""
NARROWEST_EDGED = 6
"""So they are on notes that are narrower than this many pixels, of which an edge would leave nothing."""
NARROWEST_NUMBERED = 28
"""Bars narrower than this many pixels share their number and their line with others."""


def paint_rows(painter: QPainter, geometry: Geometry, area: QRect, theme: Theme) -> None:
    """The rows of the pitches; those of black keys are darker."""
    painter.fillRect(area, theme.row)
    for pitch, y, height in _rows(geometry, area.height()):
        if pitch % 12 in BLACK_KEYS:
            painter.fillRect(area.left(), area.top() + y, area.width(), height, theme.black_row)
        if pitch % 12 in (11, 4):
            painter.fillRect(area.left(), area.top() + y, area.width(), 1, theme.step_line)


def paint_lines(painter: QPainter, geometry: Geometry, area: QRect, theme: Theme) -> None:
    """Steps, beats and bars."""
    step_width = geometry.bar_width / STEPS_PER_BAR
    first, last = geometry.tick(0) // TICKS_PER_STEP, geometry.tick(area.width()) // TICKS_PER_STEP
    numbered = bars_in_view(geometry, area.width())
    for step in range(int(first), int(last) + 1):
        if step % STEPS_PER_BAR == 0:
            if step // STEPS_PER_BAR not in numbered:
                continue
            colour = theme.bar_line
        elif step % STEPS_PER_QUARTER == 0 and step_width * STEPS_PER_QUARTER >= FINEST_LINES:
            colour = theme.beat_line
        elif step_width >= FINEST_LINES:
            colour = theme.step_line
        else:
            continue
        painter.fillRect(area.left() + round(geometry.x(step * TICKS_PER_STEP)), area.top(), 1, area.height(), colour)


def paint_keys(painter: QPainter, geometry: Geometry, area: QRect, theme: Theme) -> None:
    """The keyboard."""
    painter.fillRect(area, theme.white_key)
    painter.setPen(theme.key_text)
    for pitch, y, height in _rows(geometry, area.height()):
        top = area.top() + y
        if pitch % 12 in BLACK_KEYS:
            painter.fillRect(area.left(), top, area.width() * 3 // 5, height, theme.black_key)
        elif pitch % 12 in (0, 5):
            painter.fillRect(area.left(), top + height - 1, area.width(), 1, theme.bar_line)
        if pitch % 12 == 0 and height >= 9:
            name = QRect(area.left(), top, area.width() - 6, height)
            painter.drawText(name, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"C{pitch // 12 - 1}")
    painter.fillRect(area.right(), area.top(), 1, area.height(), theme.bar_line)


def paint_notes(
    painter: QPainter, geometry: Geometry, area: QRect, theme: Theme, notes: Columns, selected: frozenset[Note]
) -> None:
    """Notes: a person's plain, a model's hatched and outlined, selected ones in the colour of the selection."""
    rectangles = note_rectangles(notes, geometry, area)
    by_model = notes["author"] == Author.MODEL
    is_selected = _selected(notes, selected)
    rounded = len(notes) <= MOST_ROUNDED
    for chosen, colour, hatched in (
        (~by_model & ~is_selected, theme.person, False),
        (by_model & ~is_selected, theme.model, True),
        (~by_model & is_selected, theme.selected, False),
        (by_model & is_selected, theme.selected, True),
    ):
        _paint_kind(painter, rectangles[chosen], colour, theme.note_edge, hatched, rounded)


def note_rectangles(notes: Columns, geometry: Geometry, area: QRect) -> NDArray[np.int64]:
    """(notes, 4): left, top, width, height in whole pixels; a note is never narrower than 2."""
    left = np.rint(area.left() + geometry.x(notes["start"]))
    right = np.rint(area.left() + geometry.x(notes["start"] + notes["length"]))
    top = np.rint(area.top() + geometry.y(notes["pitch"]))
    bottom = np.rint(area.top() + geometry.y(notes["pitch"] - 1))
    width, height = np.maximum(right - left, 2), np.maximum(bottom - top - 1, 2)
    return np.stack([left, top, width, height], axis=-1).astype(np.int64)


def _paint_kind(
    painter: QPainter, rectangles: NDArray[np.int64], colour: QColor, edge: QColor, hatched: bool, rounded: bool
) -> None:
    rectangles = np.unique(rectangles, axis=0)
    plain = rectangles[:, 2] < NARROWEST_EDGED if rounded else np.ones(len(rectangles), dtype=bool)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour, Qt.BrushStyle.Dense3Pattern if hatched else Qt.BrushStyle.SolidPattern))
    painter.drawRects([QRect(*row) for row in rectangles[plain].tolist()])
    rects = [QRect(*row) for row in rectangles[~plain].tolist()]
    fill = QColor(colour)
    fill.setAlphaF(0.35 if hatched else 1.0)
    painter.setPen(QPen(colour if hatched else edge, 1.2))
    for rect in rects:
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, 3, 3)
        if hatched:
            painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(rect, 3, 3)


def _selected(notes: Columns, selected: frozenset[Note]) -> NDArray[np.bool_]:
    if not selected:
        return np.zeros(len(notes), dtype=bool)
    rows = {(note.start, note.pitch, note.length, note.velocity, int(note.author)) for note in selected}
    return np.fromiter((row in rows for row in notes.tolist()), dtype=bool, count=len(notes))


def _rows(geometry: Geometry, height: int) -> Iterator[tuple[int, int, int]]:
    """(pitch, top, height) of the rows in view."""
    for pitch in range(geometry.pitch(0), geometry.pitch(height) - 1, -1):
        top, bottom = round(geometry.y(pitch)), round(geometry.y(pitch - 1))
        yield pitch, top, bottom - top


def bars_in_view(geometry: Geometry, width: int) -> range:
    """The bars that are seen, from 0; so few that their numbers do not touch."""
    every = 1
    while every * geometry.bar_width < NARROWEST_NUMBERED:
        every *= 2
    first = int(geometry.tick(0) // TICKS_PER_BAR)
    return range(first - first % every, int(geometry.tick(width) // TICKS_PER_BAR) + 1, every)
