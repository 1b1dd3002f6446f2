"""Painting notes. Few looks and sizes are seen at a time: each is painted once, and copied from then on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP, Author, Voice
from sketchpad.music.notes import Columns
from sketchpad.ui.piano_roll.drum_map import row_pitches
from sketchpad.ui.piano_roll.geometry import Geometry, whole
from sketchpad.ui.piano_roll.note_kinds import Kind, Places, by_kind
from sketchpad.ui.piano_roll.paint import LOCK_BAR, paint_lock
from sketchpad.ui.piano_roll.pixels import Fill, paint_fills
from sketchpad.ui.piano_roll.reach import Reach
from sketchpad.ui.theme import Theme

HATCHES = {
    Voice.MELODY: Qt.BrushStyle.BDiagPattern,
    Voice.HARMONY: Qt.BrushStyle.FDiagPattern,
    Voice.BASS: Qt.BrushStyle.BDiagPattern,
    Voice.DRUMS: Qt.BrushStyle.DiagCrossPattern,
}
GHOST = 0.35
"""How much is seen of a ghost."""
SLENDER = 0.7
"""A diamond's width by its height."""
NARROWEST_DIAMOND, APART = 5, 2
CORNER, BASS_BAR, SPLIT, TICK = 4, 3, 1, 4
LOWEST_SPLIT, LOWEST_DIAMOND = 6, 11
"""Pixels."""
ROUND = 1 / 3
"""A corner's radius by the width of a sixteenth, at the most; so all notes that long or longer have the same."""
MOST_ROUNDED = 1500
"""With more notes in view than this, none is painted in detail."""
NARROWEST_EDGED = 6.0
"""Where a sixteenth is narrower than this many pixels, an edge would leave nothing of a person's notes."""
NARROWEST = 2
"""Pixels."""
LIGHTER = 165
"""Percent."""
MARGIN = 2
"""Pixels around a note for its edge."""
WIDEST_COPIED = 512
"""Pixels; a wider note is painted where it is."""
MOST_COPIED = 600
"""Pictures of notes that are kept."""
SAMPLE = QSize(16, 12)
"""Pixels of a note that stands for its voice."""


@dataclass(frozen=True)
class Seen:
    """What is seen of a roll, and how.

    Attributes:
        area: where the geometry begins, and how much there is of it.
        part: what is to be painted of it.
        reach: the voice in hand lies in front, ghosts behind.
        detailed: with corners and edges; else, as there are many notes, square and plain.
    """

    geometry: Geometry
    area: QRect
    part: QRect
    theme: Theme
    reach: Reach
    detailed: bool = True

    @property
    def height(self) -> int:
        """Pixels of a note."""
        return max(int(self.geometry.row_height) - 1, 2)

    @property
    def sixteenth(self) -> float:
        """Pixels of the shortest note that models write."""
        return self.geometry.bar_width * TICKS_PER_STEP / TICKS_PER_BAR


@dataclass(frozen=True)
class _Look:
    """How notes of one kind are painted at one zoom.

    Attributes:
        height: that of all of them.
        corner: the radius of a melody's corners.
        edged: whether those without a hatch have an edge.
    """

    voice: Voice
    colour: QColor
    edge: QColor
    hatched: bool
    height: int
    corner: float = CORNER
    edged: bool = True

    @classmethod
    def of(cls, kind: Kind, seen: Seen) -> _Look:
        theme, hatched = seen.theme, kind.author is Author.MODEL
        height = max(seen.height, LOWEST_DIAMOND) if kind.voice is Voice.DRUMS else seen.height
        corner, edged = min(CORNER, ROUND * seen.sixteenth), seen.sixteenth >= NARROWEST_EDGED
        return cls(kind.voice, kind.colour(theme), theme.note_edge, hatched, height, corner, edged)

    @property
    def key(self) -> tuple[object, ...]:
        """What the picture of a look is kept by."""
        colours = self.colour.rgba(), self.edge.rgba()
        return self.voice, *colours, self.hatched, self.height, self.corner, self.edged


class NotePainter:
    """Notes: a person's plain, a model's hatched and outlined, selected ones in the colour of the selection.

    A melody's have round corners; a harmony's are square and split; a bass's have a bar at their beginning; drums are
    diamonds, never too small to be seen. At one zoom all notes of a kind have one shape, however short.
    """

    def __init__(self) -> None:
        self._copies: dict[tuple[object, ...], QPixmap] = {}

    def paint(self, painter: QPainter, seen: Seen, notes: Columns, selected: Columns) -> None:
        """Paint notes, of which some are selected; both are sorted."""
        rectangles = note_rectangles(notes, seen.geometry, seen.area)
        locked = rectangles[notes["locked"] != 0]
        kinds = by_kind(notes, selected, rectangles, seen.reach)
        if not seen.detailed:
            plain = (fill for kind, places in kinds for fill in _plain(places, kind, seen))
            paint_fills(painter, seen.part, [*plain, (_lock_bars(locked), seen.theme.text)])
            return
        for kind, places in kinds:
            painter.setOpacity(GHOST if seen.reach.is_ghost(kind.voice) else 1.0)
            look = _Look.of(kind, seen)
            self._copy(painter, _struck(places, look, seen) if kind.voice is Voice.DRUMS else places, look)
        painter.setOpacity(1.0)
        for place in locked.tolist():
            paint_lock(painter, QRect(*place), seen.theme)

    def _copy(self, painter: QPainter, places: Places, look: _Look) -> None:
        """Paint the first of each size, and copy it to where the others are."""
        ratio = painter.device().devicePixelRatio()
        look_key = look.key
        for left, top, width, height in places.tolist():
            if width > WIDEST_COPIED:
                _paint_note(painter, QRect(left, top, width, height), look)
                continue
            key = (*look_key, width, height, ratio)
            if key not in self._copies:
                if len(self._copies) >= MOST_COPIED:
                    self._copies.clear()
                self._copies[key] = _picture(QRect(MARGIN, MARGIN, width, height), look, ratio)
            painter.drawPixmap(left - MARGIN, top - MARGIN, self._copies[key])


def note_rectangles(notes: Columns, geometry: Geometry, area: QRect) -> Places:
    """(notes, 4): left, top, width, height in whole pixels."""
    left = whole(area.left() + geometry.x(notes["start"]))
    right = whole(area.left() + geometry.x(notes["start"] + notes["length"]))
    y = area.top() + geometry.y(row_pitches(notes, geometry))
    top, bottom = whole(y), whole(y + geometry.row_height)
    return np.column_stack([left, top, np.maximum(right - left, NARROWEST), np.maximum(bottom - top - 1, 2)])


def faint(colour: QColor) -> QColor:
    """That of a ghost."""
    return QColor.fromRgbF(colour.redF(), colour.greenF(), colour.blueF(), GHOST)


def drum_width(row_height: float) -> int:
    """How far a drum reaches to the right of where it is struck, however short its note."""
    return math.ceil(max(row_height, LOWEST_DIAMOND) * SLENDER) + MARGIN


def sample_icon(voice: Voice, theme: Theme, ratio: float) -> QIcon:
    """A note of a voice, as a person writes it."""
    picture = QPixmap(SAMPLE * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    colour, place = theme.note(voice, Author.PERSON), QRect(QPoint(), SAMPLE).adjusted(1, 1, -2, -2)
    if voice is Voice.DRUMS:
        place.setWidth(round(SLENDER * place.height()))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_note(painter, place, _Look(voice, colour, colour.darker(120), hatched=False, height=place.height()))
    painter.end()
    return QIcon(picture)


def _struck(places: Places, look: _Look, seen: Seen) -> Places:
    """Where drums are struck: diamonds in the middle of their rows; ticks, where there are too many of them."""
    struck = places.copy()
    struck[:, 1] -= (look.height - seen.height) // 2
    # Where eighths are near to each other, they are still apart.
    widest = max(2 * seen.sixteenth - APART, NARROWEST_DIAMOND)
    struck[:, 2] = round(min(SLENDER * look.height, widest)) if seen.detailed else TICK
    struck[:, 3] = look.height
    return struck


def _picture(place: QRect, look: _Look, ratio: float) -> QPixmap:
    """A note with its margin."""
    pixmap = QPixmap(place.size().grownBy(QMargins(MARGIN, MARGIN, MARGIN, MARGIN)) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_note(painter, place, look)
    painter.end()
    return pixmap


def _paint_note(painter: QPainter, place: QRect, look: _Look) -> None:
    """Paint a note in detail."""
    if look.hatched or look.edged:
        painter.setPen(QPen(look.colour if look.hatched else look.edge, 1.2))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        if look.voice is not Voice.DRUMS and place.width() > NARROWEST:
            # A gap keeps notes apart that follow one another.
            place = place.adjusted(0, 0, -1, 0)
    fill = QColor(look.colour)
    fill.setAlphaF(0.35 if look.hatched else 1.0)
    for brush in (QBrush(fill), *([QBrush(look.colour, HATCHES[look.voice])] if look.hatched else [])):
        painter.setBrush(brush)
        if look.voice is Voice.DRUMS:
            painter.drawPolygon(_diamond(place))
        else:
            radius = look.corner if look.voice is Voice.MELODY else 0
            painter.drawRoundedRect(place, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    for marks, colour in _marks(np.array([place.getRect()]), look):
        painter.setBrush(colour)
        painter.drawRects([QRect(*row) for row in marks.tolist()])


def _diamond(place: QRect) -> QPolygonF:
    """As large as a place."""
    half, side = place.height() / 2, place.width() / 2
    shape = QPolygonF([QPointF(0, -half), QPointF(side, 0), QPointF(0, half), QPointF(-side, 0)])
    return shape.translated(place.left() + side, place.top() + half)


def _marks(places: Places, look: _Look) -> list[Fill]:
    """A harmony's split, a bass's bar at its beginning; they are seen however narrow the notes are."""
    left, top, width, height = places.T
    if look.voice is Voice.BASS:
        bars = [left, top, np.minimum(BASS_BAR, (width + 1) // 2), height + 1]
        return [(np.column_stack(bars), look.colour.darker(150))]
    if look.voice is Voice.HARMONY and look.height >= LOWEST_SPLIT:
        return [(np.column_stack([left, top + (height - 1) // 2, width, np.full_like(height, SPLIT)]), look.edge)]
    return []


def _lock_bars(places: Places) -> Places:
    """At the feet of locked notes."""
    left, top, width, height = places.T
    return np.column_stack([left, top + height - LOCK_BAR, width, np.full_like(height, LOCK_BAR)])


def _plain(places: Places, kind: Kind, seen: Seen) -> Iterator[Fill]:
    """Notes of a kind without an edge; a model's are light within, where there is room for it."""
    look = _Look.of(kind, seen)
    if kind.voice is Voice.DRUMS:
        places = _struck(places, look, seen)
    within = [(places + np.array([1, 1, -2, -2]), look.colour.lighter(LIGHTER))] if look.hatched else []
    for shapes, colour in [(places, look.colour), *within, *_marks(places, look)]:
        yield shapes, faint(colour) if seen.reach.is_ghost(kind.voice) else colour
