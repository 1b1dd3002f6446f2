"""Painting the roll: rows, lines and notes. Nothing here knows of widgets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from sketchpad.music.bars import Columns
from sketchpad.music.note import STEPS_PER_BAR, STEPS_PER_QUARTER, TICKS_PER_BAR, TICKS_PER_STEP, Author, Note, Voice
from sketchpad.ui.piano_roll.geometry import Geometry
from sketchpad.ui.theme import Theme

BLACK_KEYS = frozenset((1, 3, 6, 8, 10))
VOICES_BEHIND_FIRST = (Voice.DRUMS, Voice.BASS, Voice.HARMONY, Voice.MELODY)
CORNER, BASS_BAR = 3, 3
"""Pixels."""
DRUM_NAMES = {
    36: "Kick",
    38: "Snare",
    42: "Hi-hat",
    45: "Low tom",
    46: "Open hat",
    48: "Mid tom",
    49: "Crash",
    50: "High tom",
    51: "Ride",
}
"""The drums that the models write, as in General MIDI."""
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


def paint_drum_map(painter: QPainter, geometry: Geometry, area: QRect, theme: Theme) -> None:
    """The names of the drums, in the place of the keyboard."""
    painter.fillRect(area, theme.white_key)
    painter.setPen(theme.key_text)
    for pitch, y, height in _rows(geometry, area.height()):
        top = area.top() + y
        name = DRUM_NAMES.get(pitch)
        painter.fillRect(area.left(), top + height - 1, area.width(), 1, theme.step_line)
        if name and height >= 9:
            place = QRect(area.left() + 4, top, area.width() - 6, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
    painter.fillRect(area.right(), area.top(), 1, area.height(), theme.bar_line)


def paint_notes(
    painter: QPainter, geometry: Geometry, area: QRect, theme: Theme, notes: Columns, selected: frozenset[Note]
) -> None:
    """Notes: a person's plain, a model's hatched and outlined, selected ones in the colour of the selection.

    A melody's have round corners, a harmony's square ones, a bass's a bar at their beginning; drums are diamonds.
    """
    rectangles = note_rectangles(notes, geometry, area)
    is_selected = _selected(notes, selected)
    detailed = len(notes) <= MOST_ROUNDED
    for voice in VOICES_BEHIND_FIRST:
        for author in Author:
            kind = (notes["voice"] == voice) & (notes["author"] == author)
            hatched = author is Author.MODEL
            for chosen, colour in (
                (kind & ~is_selected, theme.note(voice, author)),
                (kind & is_selected, theme.selected),
            ):
                if chosen.any():
                    _paint_kind(painter, rectangles[chosen], _Look(voice, colour, theme.note_edge, hatched, detailed))


def paint_sample(painter: QPainter, area: QRect, voice: Voice, colour: QColor) -> None:
    """One note of a voice, as a person writes it."""
    row = np.array([[area.left() + 1, area.top() + 1, area.width() - 3, area.height() - 3]])
    _paint_kind(painter, row, _Look(voice, colour, colour.darker(120), hatched=False, detailed=True))


def note_rectangles(notes: Columns, geometry: Geometry, area: QRect) -> NDArray[np.int64]:
    """(notes, 4): left, top, width, height in whole pixels; a note is never narrower than 2."""
    left = np.rint(area.left() + geometry.x(notes["start"]))
    right = np.rint(area.left() + geometry.x(notes["start"] + notes["length"]))
    top = np.rint(area.top() + geometry.y(notes["pitch"]))
    bottom = np.rint(area.top() + geometry.y(notes["pitch"] - 1))
    width, height = np.maximum(right - left, 2), np.maximum(bottom - top - 1, 2)
    return np.stack([left, top, width, height], axis=-1).astype(np.int64)


@dataclass(frozen=True)
class _Look:
    """How some notes are painted; with `detailed`, with corners and edges."""

    voice: Voice
    colour: QColor
    edge: QColor
    hatched: bool
    detailed: bool


def _paint_kind(painter: QPainter, rectangles: NDArray[np.int64], look: _Look) -> None:
    rectangles = np.unique(rectangles, axis=0)
    if look.voice is Voice.DRUMS and look.detailed:
        _paint_drums(painter, rectangles, look)
        return
    plain = rectangles[:, 2] < NARROWEST_EDGED if look.detailed else np.ones(len(rectangles), dtype=bool)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_brush(look))
    painter.drawRects([QRect(*row) for row in rectangles[plain].tolist()])
    radius = 0 if look.voice in (Voice.HARMONY, Voice.BASS) else CORNER
    fill = _fill(look)
    painter.setPen(QPen(look.colour if look.hatched else look.edge, 1.2))
    rects = [QRect(*row) for row in rectangles[~plain].tolist()]
    for rect in rects:
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, radius, radius)
        if look.hatched:
            painter.setBrush(QBrush(look.colour, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(rect, radius, radius)
    if look.voice is Voice.BASS:
        for rect in rects:
            painter.fillRect(rect.left(), rect.top(), BASS_BAR, rect.height() + 1, look.colour.darker(130))


def _paint_drums(painter: QPainter, rectangles: NDArray[np.int64], look: _Look) -> None:
    """Diamonds as high as their row, where the drum is struck."""
    painter.setPen(QPen(look.colour if look.hatched else look.edge, 1.2))
    for left, top, _, height in rectangles.tolist():
        half = max(2.0, height / 2)
        centre = QPointF(left + half * 0.6, top + height / 2)
        corners = [QPointF(0, -half), QPointF(half * 0.8, 0), QPointF(0, half), QPointF(-half * 0.8, 0)]
        diamond = QPolygonF([centre + corner for corner in corners])
        painter.setBrush(_fill(look))
        painter.drawPolygon(diamond)
        if look.hatched:
            painter.setBrush(QBrush(look.colour, Qt.BrushStyle.BDiagPattern))
            painter.drawPolygon(diamond)


def _fill(look: _Look) -> QColor:
    fill = QColor(look.colour)
    fill.setAlphaF(0.35 if look.hatched else 1.0)
    return fill


def _brush(look: _Look) -> QBrush:
    return QBrush(look.colour, Qt.BrushStyle.Dense3Pattern if look.hatched else Qt.BrushStyle.SolidPattern)


def _selected(notes: Columns, selected: frozenset[Note]) -> NDArray[np.bool_]:
    if not selected:
        return np.zeros(len(notes), dtype=bool)
    rows = {
        (note.start, note.pitch, note.length, note.velocity, int(note.author), int(note.voice)) for note in selected
    }
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
