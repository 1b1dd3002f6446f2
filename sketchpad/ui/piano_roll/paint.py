"""Painting the roll behind its notes: rows, lines and keys. Nothing here knows of widgets."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from sketchpad.music.bars import Bars
from sketchpad.music.metre import FOUR_FOUR, Metre
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP
from sketchpad.music.pitch import NAMES, pitch_name
from sketchpad.music.scale import Scale
from sketchpad.music.spelling import Spelling
from sketchpad.ui.piano_roll.geometry import ALL_ROWS, Geometry, pixel, rows_in_view
from sketchpad.ui.theme import Theme

BLACK_KEYS = frozenset((1, 3, 6, 8, 10))
ALL_CLASSES = frozenset(range(12))
TONIC_TINT = 0.1
LOWEST_NAMED, NAME_HEIGHT = 12, 16
"""Pixels."""
LOWEST_LOCK, HIGHEST_LOCK = 8, 13
"""Pixels of a padlock."""
LOCK_BAR = 2
"""Pixels of what stands for one."""
COUNT = 40
"""Pixels of the letters in which a beat is counted."""
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
    painter: QPainter,
    geometry: Geometry,
    area: QRect,
    part: QRect,
    theme: Theme,
    grid: int = TICKS_PER_STEP,
    metre: Metre = FOUR_FOUR,
) -> None:
    """The grid that notes snap to, sixteenths where it is off; beats and bars, as far as they lie in a part."""
    grid = grid if grid > 1 else TICKS_PER_STEP
    width, bar = geometry.bar_width / TICKS_PER_BAR, metre.ticks_per_bar
    numbered = bars_in_view(geometry, area.width(), metre)
    beats = width * metre.ticks_per_beat >= FINEST_LINES
    every = grid if width * grid >= FINEST_LINES else metre.ticks_per_beat if beats else bar
    first, last = (int(geometry.tick(x - area.left())) for x in (part.left(), part.right() + 1))
    ticks = dict.fromkeys(metre.lines(every, first, last + 1), theme.step_line)
    if beats:
        ticks |= dict.fromkeys(metre.lines(metre.ticks_per_beat, first, last + 1), theme.beat_line)
    for tick, colour in ticks.items():
        is_bar = tick % bar == 0
        if is_bar and tick // bar not in numbered:
            continue
        x = area.left() + pixel(geometry.x(tick))
        painter.fillRect(x, area.top(), 1, area.height(), theme.bar_line if is_bar else colour)


def paint_keys(
    painter: QPainter, geometry: Geometry, area: QRect, part: QRect, theme: Theme, spelling: Spelling = NAMES
) -> None:
    """The keyboard; where rows are folded away, the name of every key. Of the area, only what is near a part."""
    painter.fillRect(area, theme.white_key)
    is_folded = geometry.rows is not ALL_ROWS
    # A name may be higher than its row.
    top, bottom = part.top() - area.top() - NAME_HEIGHT, part.bottom() - area.top() + NAME_HEIGHT
    for pitch, y, height in rows_in_view(geometry, bottom, top):
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
            painter.drawText(
                name, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, pitch_name(pitch, spelling)
            )
    painter.fillRect(area.right(), area.top(), 1, area.height(), theme.bar_line)


def paint_count(painter: QPainter, playhead: int, beat: int, theme: Theme) -> None:
    """The beat that is counted before playing begins, beside the playhead."""
    font = painter.font()
    font.setPixelSize(COUNT)
    font.setBold(True)
    place = QRect(playhead + COUNT // 4, COUNT // 4, COUNT * 2, COUNT)
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.playhead)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(beat))
    painter.restore()


def paint_lock(painter: QPainter, area: QRect, theme: Theme) -> None:
    """A padlock at the left of an area; where that is too small for one, a bar at its foot."""
    size = min(area.height() - 1, HIGHEST_LOCK)
    if size < LOWEST_LOCK or area.width() < size:
        painter.fillRect(area.left(), area.bottom() + 1 - LOCK_BAR, area.width(), LOCK_BAR, theme.text)
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
    for bar in locked_in_view(geometry, area.width(), song):
        left, right = (area.left() + pixel(geometry.x(b * song.metre.ticks_per_bar)) for b in (bar, bar + 1))
        painter.fillRect(left, area.top(), right - left, area.height(), QBrush(theme.beat_line, LOCKED_HATCH))


def locked_in_view(geometry: Geometry, width: int, song: Bars) -> frozenset[int]:
    """The locked bars of which something is seen between the left edge and so many pixels from there."""
    # What is painted of a bar begins and ends at whole pixels.
    start, end = int(geometry.tick(-1)), int(geometry.tick(width + 1))
    return song.locked_bars.intersection(song.metre.bars_of(start, end))


def bars_in_view(geometry: Geometry, width: int, metre: Metre = FOUR_FOUR) -> range:
    """The bars that are seen, from 0; so few that their numbers do not touch."""
    every, length = 1, metre.ticks_per_bar
    while every * length * geometry.bar_width / TICKS_PER_BAR < NARROWEST_NUMBERED:
        every *= 2
    first = int(geometry.tick(0) // length)
    return range(first - first % every, int(geometry.tick(width) // length) + 1, every)
