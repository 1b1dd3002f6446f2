"""Painting the roll: rows, lines and notes. Nothing here knows of widgets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from sketchpad.music.bars import Bars
from sketchpad.music.metre import FOUR_FOUR, Metre
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP, Author, Voice
from sketchpad.music.notes import Columns, Notes, matched
from sketchpad.music.pitch import pitch_name
from sketchpad.music.scale import Scale
from sketchpad.ui.piano_roll.geometry import ALL_ROWS, Geometry, pixel, rows_in_view, whole
from sketchpad.ui.piano_roll.reach import Reach
from sketchpad.ui.theme import Theme

BLACK_KEYS = frozenset((1, 3, 6, 8, 10))
ALL_CLASSES = frozenset(range(12))
MELODY = Reach()
TONIC_TINT = 0.1
VOICES_BEHIND_FIRST = (Voice.DRUMS, Voice.BASS, Voice.HARMONY, Voice.MELODY)
HATCHES = {
    Voice.MELODY: Qt.BrushStyle.BDiagPattern,
    Voice.HARMONY: Qt.BrushStyle.FDiagPattern,
    Voice.BASS: Qt.BrushStyle.VerPattern,
    Voice.DRUMS: Qt.BrushStyle.DiagCrossPattern,
}
GHOST = 0.35
"""How much is seen of what is out of reach."""
SLENDER = 0.7
"""A diamond's width by its height."""
CORNER, BASS_BAR, SPLIT, TICK = 4, 3, 1, 2
LOWEST_SPLIT, LOWEST_DIAMOND, LOWEST_NAMED, NAME_HEIGHT = 6, 6, 12, 16
"""Pixels."""
LOWEST_LOCK, HIGHEST_LOCK = 8, 13
"""Pixels of a padlock."""
LOCKED_HATCH = Qt.BrushStyle.BDiagPattern
FINEST_LINES = 7
"""Lines nearer than this many pixels are left out."""
MOST_ROUNDED = 1500
"""With more notes in view than this, none is painted in detail."""
NARROWEST_EDGED = 6
"""So they are on notes that are narrower than this many pixels, of which an edge would leave nothing."""
LIGHTER = 165
"""Percent."""
NARROWEST_NUMBERED = 28
"""Bars narrower than this many pixels share their number and their line with others."""


def paint_rows(painter: QPainter, geometry: Geometry, area: QRect, theme: Theme, scale: Scale | None = None) -> None:
    """The rows of the pitches; those outside the scale are darker and its tonic is tinted; without one, as on keys."""
    painter.fillRect(area, theme.window)
    tonic = QColor(theme.accent)
    tonic.setAlphaF(TONIC_TINT)
    outside = ALL_CLASSES - scale.pitch_classes if scale else BLACK_KEYS
    for pitch, y, height in rows_in_view(geometry, area.height()):
        row = QRect(area.left(), area.top() + y, area.width(), height)
        painter.fillRect(row, (theme.outside_row if scale else theme.black_row) if pitch % 12 in outside else theme.row)
        if scale and pitch % 12 == scale.tonic:
            painter.fillRect(row, tonic)
        painter.fillRect(row.left(), row.top(), row.width(), 1, theme.step_line)


def paint_lines(
    painter: QPainter,
    geometry: Geometry,
    area: QRect,
    theme: Theme,
    grid: int = TICKS_PER_STEP,
    metre: Metre = FOUR_FOUR,
) -> None:
    """The grid that notes snap to, sixteenths where it is off; beats and bars."""
    grid = grid if grid > 1 else TICKS_PER_STEP
    width = geometry.bar_width / TICKS_PER_BAR
    numbered = bars_in_view(geometry, area.width(), metre)
    beats = width * metre.ticks_per_beat >= FINEST_LINES
    every = grid if width * grid >= FINEST_LINES else metre.ticks_per_beat if beats else metre.ticks_per_bar
    first, last = (int(geometry.tick(x)) for x in (0, area.width()))
    ticks = dict.fromkeys(metre.lines(every, first, last + 1), theme.step_line)
    if beats:
        ticks |= dict.fromkeys(metre.lines(metre.ticks_per_beat, first, last + 1), theme.beat_line)
    for tick, colour in ticks.items():
        is_bar = tick % metre.ticks_per_bar == 0
        if is_bar and tick // metre.ticks_per_bar not in numbered:
            continue
        x = area.left() + pixel(geometry.x(tick))
        painter.fillRect(x, area.top(), 1, area.height(), theme.bar_line if is_bar else colour)


def paint_keys(painter: QPainter, geometry: Geometry, area: QRect, theme: Theme) -> None:
    """The keyboard; where rows are folded away, the name of every key."""
    painter.fillRect(area, theme.white_key)
    is_folded = geometry.rows is not ALL_ROWS
    for pitch, y, height in rows_in_view(geometry, area.height()):
        top = area.top() + y
        is_black = pitch % 12 in BLACK_KEYS
        if is_black:
            painter.fillRect(area.left(), top, area.width() * (2 if is_folded else 3) // 5, height, theme.black_key)
        if is_folded or pitch % 12 in (0, 5):
            painter.fillRect(area.left(), top + height - 1, area.width(), 1, theme.bar_line)
        if pitch % 12 == 0 or (is_folded and height >= LOWEST_NAMED):
            # Rows may be lower than a letter; octaves are not.
            name = QRect(area.left(), top + height // 2 - NAME_HEIGHT // 2, area.width() - 6, NAME_HEIGHT)
            painter.setPen(theme.key_text)
            painter.drawText(name, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, pitch_name(pitch))
    painter.fillRect(area.right(), area.top(), 1, area.height(), theme.bar_line)


def paint_notes(
    painter: QPainter,
    geometry: Geometry,
    area: QRect,
    theme: Theme,
    notes: Columns,
    selected: Notes,
    reach: Reach = MELODY,
    detailed: bool = True,
) -> None:
    """Notes: a person's plain, a model's hatched and outlined, selected ones in the colour of the selection.

    A melody's have round corners; a harmony's are square and split; a bass's have a bar at their beginning; drums are
    diamonds. Each voice's hatch runs another way. The voice in hand lies in front; what is out of reach is a ghost.
    Where there are many, they are not `detailed`: corners are square and edges left out.
    """
    rectangles = note_rectangles(notes, geometry, area)
    note_height = max(int(geometry.row_height) - 1, 2)
    is_selected, _ = matched(notes, selected.columns)
    for voice in sorted(VOICES_BEHIND_FIRST, key=lambda voice: (reach.has(voice), voice is reach.voice)):
        painter.setOpacity(1.0 if reach.has(voice) else GHOST)
        for author in Author:
            kind = (notes["voice"] == voice) & (notes["author"] == author)
            hatched = author is Author.MODEL
            for chosen, colour in (
                (kind & ~is_selected, theme.note(voice, author)),
                (kind & is_selected, theme.selected),
            ):
                if chosen.any():
                    _paint_kind(
                        painter,
                        rectangles[chosen],
                        _Look(voice, colour, theme.note_edge, hatched, detailed, note_height),
                    )
    painter.setOpacity(1.0)
    for left, top, width, height in rectangles[notes["locked"] != 0].tolist():
        paint_lock(painter, QRect(left, top, width, height), theme)


def paint_lock(painter: QPainter, area: QRect, theme: Theme) -> None:
    """A padlock at the left of an area; where that is too small for one, a bar at its foot."""
    size = min(area.height() - 1, HIGHEST_LOCK)
    if size < LOWEST_LOCK or area.width() < size:
        painter.fillRect(area.left(), area.bottom() - 1, area.width(), 2, theme.text)
        return
    body = QRectF(area.left() + 2, area.center().y() - size / 2 + 0.45 * size, 0.7 * size, 0.5 * size)
    shackle = QRectF(body.left() + 0.12 * size, body.top() - 0.38 * size, 0.46 * size, 0.76 * size)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, more in ((theme.row, 2.4), (theme.text, 0.0)):
        # Its pale edge keeps it apart from whatever colour is below.
        painter.setPen(QPen(colour, max(1.2, size / 8) + more))
        painter.drawArc(shackle, 0, 180 * 16)
        painter.drawRect(body)
        painter.fillRect(body, colour)


def paint_locked_bars(painter: QPainter, geometry: Geometry, area: QRect, theme: Theme, song: Bars) -> None:
    """A hatch over bars that no model writes in."""
    for bar in song.locked_bars:
        left, right = (area.left() + pixel(geometry.x(b * song.metre.ticks_per_bar)) for b in (bar, bar + 1))
        painter.fillRect(left, area.top(), right - left, area.height(), QBrush(theme.beat_line, LOCKED_HATCH))


def paint_sample(painter: QPainter, area: QRect, voice: Voice, colour: QColor) -> None:
    """One note of a voice, as a person writes it."""
    row = np.array([[area.left() + 1, area.top() + 1, area.width() - 3, area.height() - 3]])
    _paint_kind(
        painter, row, _Look(voice, colour, colour.darker(120), hatched=False, detailed=True, height=area.height() - 3)
    )


def note_rectangles(notes: Columns, geometry: Geometry, area: QRect) -> NDArray[np.int64]:
    """(notes, 4): left, top, width, height in whole pixels; a note is never narrower than 2."""
    left = whole(area.left() + geometry.x(notes["start"]))
    right = whole(area.left() + geometry.x(notes["start"] + notes["length"]))
    top = whole(area.top() + geometry.y(notes["pitch"]))
    bottom = whole(area.top() + geometry.y(notes["pitch"]) + geometry.row_height)
    return np.stack([left, top, np.maximum(right - left, 2), np.maximum(bottom - top - 1, 2)], axis=-1)


def distinct(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows of whole numbers (rows, columns), each once, in any order."""
    if len(rows) < 2:
        return rows
    rows = rows[np.lexsort(rows.T)]
    is_new = np.any(rows[1:] != rows[:-1], axis=1)
    return rows[np.append(True, is_new)]


@dataclass(frozen=True)
class _Look:
    """How some notes are painted; with `detailed`, with corners and edges. The height is that of all of them."""

    voice: Voice
    colour: QColor
    edge: QColor
    hatched: bool
    detailed: bool
    height: int


def _paint_kind(painter: QPainter, rectangles: NDArray[np.int64], look: _Look) -> None:
    if not look.detailed:
        rectangles = distinct(rectangles)
    if look.voice is Voice.DRUMS:
        _paint_drums(painter, rectangles, look)
        return
    plain = rectangles[:, 2] < NARROWEST_EDGED if look.detailed else np.ones(len(rectangles), dtype=bool)
    _paint_plain(painter, rectangles[plain], look)
    fill, hatch = _fill(look), QBrush(look.colour, HATCHES[look.voice])
    radius = CORNER if look.voice is Voice.MELODY else 0
    painter.setPen(_outline(look))
    rects = [QRect(*row) for row in rectangles[~plain].tolist()]
    for rect in rects:
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, radius, radius)
        if look.hatched:
            painter.setBrush(hatch)
            painter.drawRoundedRect(rect, radius, radius)
    _mark(painter, rectangles, look)


def _mark(painter: QPainter, rectangles: NDArray[np.int64], look: _Look) -> None:
    """A harmony's split, a bass's bar at its beginning; they are seen however narrow the notes are."""
    columns: tuple[NDArray[np.int64], ...] = tuple(rectangles.T)
    left, top, width, height = columns
    if look.voice is Voice.BASS:
        marks, colour = [left, top, np.minimum(BASS_BAR, (width + 1) // 2), height + 1], look.colour.darker(150)
    elif look.voice is Voice.HARMONY and look.height >= LOWEST_SPLIT:
        marks, colour = [left, top + (height - 1) // 2, width, np.full_like(height, SPLIT)], look.edge
    else:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRects([QRect(*row) for row in np.stack(marks, axis=-1).tolist()])


def _paint_plain(painter: QPainter, rectangles: NDArray[np.int64], look: _Look) -> None:
    """Without an edge; a model's are light within, where there is room for it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour)
    painter.drawRects([QRect(*row) for row in rectangles.tolist()])
    if look.hatched:
        within = rectangles + np.array([1, 1, -2, -2])
        painter.setBrush(look.colour.lighter(LIGHTER))
        painter.drawRects([QRect(*row) for row in within[(within[:, 2:] > 0).all(axis=1)].tolist()])


def _paint_drums(painter: QPainter, rectangles: NDArray[np.int64], look: _Look) -> None:
    """Diamonds as high as their row, where the drum is struck; ticks, where there are too many or too low ones."""
    height = look.height
    if not look.detailed or height < LOWEST_DIAMOND:
        ticks = rectangles.copy()
        ticks[:, 2] = np.minimum(ticks[:, 2], TICK)
        _paint_plain(painter, ticks, look)
        return
    painter.setPen(_outline(look))
    half, side = height / 2, height * SLENDER / 2
    shape = QPolygonF([QPointF(0, -half), QPointF(side, 0), QPointF(0, half), QPointF(-side, 0)])
    fill, hatch = _fill(look), QBrush(look.colour, HATCHES[look.voice])
    for left, top, _, _ in rectangles.tolist():
        diamond = shape.translated(left + side, top + half)
        painter.setBrush(fill)
        painter.drawPolygon(diamond)
        if look.hatched:
            painter.setBrush(hatch)
            painter.drawPolygon(diamond)


def _outline(look: _Look) -> QPen:
    return QPen(look.colour if look.hatched else look.edge, 1.2)


def _fill(look: _Look) -> QColor:
    fill = QColor(look.colour)
    fill.setAlphaF(0.35 if look.hatched else 1.0)
    return fill


def bars_in_view(geometry: Geometry, width: int, metre: Metre = FOUR_FOUR) -> range:
    """The bars that are seen, from 0; so few that their numbers do not touch."""
    every, length = 1, metre.ticks_per_bar
    while every * length * geometry.bar_width / TICKS_PER_BAR < NARROWEST_NUMBERED:
        every *= 2
    first = int(geometry.tick(0) // length)
    return range(first - first % every, int(geometry.tick(width) // length) + 1, every)
