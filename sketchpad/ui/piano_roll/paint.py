"""Painting the roll behind its notes: rows, lines and keys. Nothing here knows of widgets."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_QUARTER, TICKS_PER_STEP
from sketchpad.music.pitch import pitch_name
from sketchpad.music.scale import Scale
from sketchpad.ui.piano_roll.geometry import ALL_ROWS, Geometry, pixel, rows_in_view
from sketchpad.ui.theme import Theme

BLACK_KEYS = frozenset((1, 3, 6, 8, 10))
ALL_CLASSES = frozenset(range(12))
TONIC_TINT = 0.1
LOWEST_NAMED, NAME_HEIGHT = 12, 16
"""Pixels."""
LOWEST_LOCK, HIGHEST_LOCK = 8, 13
"""Pixels of a padlock."""
LOCKED_HATCH = Qt.BrushStyle.BDiagPattern
FINEST_LINES = 7
"""Lines nearer than this many pixels are left out."""
NARROWEST_NUMBERED = 28
"""Bars narrower than this many pixels share their number and their line with others."""


def paint_rows(
    painter: QPainter, geometry: Geometry, area: QRect, part: QRect, theme: Theme, scale: Scale | None = None
) -> None:
    """The rows of the pitches; those outside the scale are darker and its tonic is tinted; without one, as on keys.

    Only what lies in a part of the area is painted.
    """
    painter.fillRect(part, theme.window)
    tonic = QColor(theme.accent)
    tonic.setAlphaF(TONIC_TINT)
    outside = ALL_CLASSES - scale.pitch_classes if scale else BLACK_KEYS
    for pitch, y, height in rows_in_view(geometry, part.bottom() + 1 - area.top(), part.top() - area.top()):
        row = QRect(part.left(), area.top() + y, part.width(), height)
        painter.fillRect(row, (theme.outside_row if scale else theme.black_row) if pitch % 12 in outside else theme.row)
        if scale and pitch % 12 == scale.tonic:
            painter.fillRect(row, tonic)
        painter.fillRect(row.left(), row.top(), row.width(), 1, theme.step_line)


def paint_lines(
    painter: QPainter, geometry: Geometry, area: QRect, part: QRect, theme: Theme, grid: int = TICKS_PER_STEP
) -> None:
    """The grid that notes snap to, sixteenths where it is off; beats and bars, as far as they lie in a part."""
    grid = grid if grid > 1 else TICKS_PER_STEP
    width = geometry.bar_width / TICKS_PER_BAR
    numbered = bars_in_view(geometry, area.width())
    beats = width * TICKS_PER_QUARTER >= FINEST_LINES
    every = grid if width * grid >= FINEST_LINES else TICKS_PER_QUARTER if beats else TICKS_PER_BAR
    first, last = (int(geometry.tick(x - area.left())) for x in (part.left(), part.right() + 1))
    ticks = dict.fromkeys(range(first - first % every, last + 1, every), theme.step_line)
    if beats:
        of_beats = range(first - first % TICKS_PER_QUARTER, last + 1, TICKS_PER_QUARTER)
        ticks |= dict.fromkeys(of_beats, theme.beat_line)
    for tick, colour in ticks.items():
        is_bar = tick % TICKS_PER_BAR == 0
        if is_bar and tick // TICKS_PER_BAR not in numbered:
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


def paint_locked_bars(painter: QPainter, geometry: Geometry, area: QRect, theme: Theme, bars: Iterable[int]) -> None:
    """A hatch over bars that no model writes in."""
    for bar in bars:
        left, right = (area.left() + pixel(geometry.x(b * TICKS_PER_BAR)) for b in (bar, bar + 1))
        painter.fillRect(left, area.top(), right - left, area.height(), QBrush(theme.beat_line, LOCKED_HATCH))


def bars_in_view(geometry: Geometry, width: int) -> range:
    """The bars that are seen, from 0; so few that their numbers do not touch."""
    every = 1
    while every * geometry.bar_width < NARROWEST_NUMBERED:
        every *= 2
    first = int(geometry.tick(0) // TICKS_PER_BAR)
    return range(first - first % every, int(geometry.tick(width) // TICKS_PER_BAR) + 1, every)
