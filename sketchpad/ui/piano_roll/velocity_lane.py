"""Below the roll: how loud each note is; drag to paint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sketchpad.music.note import Author, Note, Voice
from sketchpad.music.notes import Columns, Notes, matched
from sketchpad.session.edits import HIGHEST_VELOCITY, LOWEST_VELOCITY, NO_EDIT, Edit
from sketchpad.ui.piano_roll.edge_scroll import EdgeScroll
from sketchpad.ui.piano_roll.geometry import whole
from sketchpad.ui.piano_roll.note_kinds import Kind, Places, by_kind
from sketchpad.ui.piano_roll.note_paint import faint
from sketchpad.ui.piano_roll.picture import Picture
from sketchpad.ui.piano_roll.pixels import Fill, paint_fills
from sketchpad.ui.piano_roll.view import KEYS_WIDTH, View
from sketchpad.ui.theme import Themes

HEIGHT = 64
MARGIN = 6
REACH = 6
"""Pixels beside a note's beginning in which the hand sets its velocity."""
STEM = 2
"""Pixels."""
CORNER = np.array([1, 1, 0, 0])
HEAD, HOLLOW = np.array([-1, -2, 5, 5]), np.array([0, -1, 3, 3])
"""From the corner of a stem, and how large."""


class VelocityLane(QWidget):
    """A stem for each note in view, hollow at its head where a model wrote it; a drag over them is one undo step.

    It changes the selected notes, or the voice in hand where none is selected; the stems of others are faint.
    """

    def __init__(self, view: View, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._themes = themes
        self._painted: dict[Note, int] | None = None
        self._hand = self._before = QPointF()
        self._edges = EdgeScroll(view, self)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Velocity: drag to paint"))
        self.setAccessibleName(self.tr("Velocity lane"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._picture = Picture(self, KEYS_WIDTH, self._paint_part, rises=False)
        view.geometry_changed.connect(self._on_geometry_changed)
        for signal in (view.content_changed, themes.changed):
            signal.connect(self._on_changed)
        view.preview_changed.connect(self._on_preview_changed)
        view.voice_changed.connect(self._on_voice_changed)
        view.session.document.changed.connect(self._on_document_changed)

    def sizeHint(self) -> QSize:
        """The lane is as high as the loudest stem."""
        return QSize(800, HEIGHT)

    @property
    def in_hand(self) -> bool:
        """Whether a drag is going on."""
        return self._painted is not None

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Show as much more or less."""
        self._picture.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the picture."""
        self._picture.show(QPainter(self), event.rect(), self._view.geometry)

    def _paint_part(self, painter: QPainter, part: QRect) -> None:
        """The stems that are seen there."""
        theme = self._themes.current
        painter.fillRect(part, theme.panel)
        painter.setPen(theme.faint_text)
        painter.drawText(6, HEIGHT // 2 + 4, self.tr("velocity"))
        painter.setClipRect(part.intersected(QRect(KEYS_WIDTH, 0, self.width() - KEYS_WIDTH, HEIGHT)))
        start, end = self._ticks(part.left() - MARGIN, part.right() + MARGIN)
        rows = self._view.reach.of(self._view.window(start, end))
        rows = rows[rows["start"] >= start]
        selected = self._view.highlighted(start, end)
        height = whole(rows["velocity"] / HIGHEST_VELOCITY * (HEIGHT - 2 * MARGIN))
        x = KEYS_WIDTH + whole(self._view.geometry.x(rows["start"]))
        places = np.column_stack([x, HEIGHT - MARGIN - height, np.full_like(x, STEM), height])
        kinds = sorted(
            by_kind(rows, selected, places, self._view.reach),
            key=lambda each: self._changes(each[0]),
        )
        paint_fills(painter, part, [fill for kind, stems in kinds for fill in self._stems(kind, stems)])

    def _changes(self, kind: Kind) -> bool:
        """Whether a hand changes notes of a kind: the selected ones, or those of the voice in hand where none is."""
        return kind.selected if self._view.session.document.selection else kind.voice is self._view.voice

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to paint."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._painted, self._hand = {}, event.position()
            self._before = self._hand
            self._paint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Set the velocity of the notes under the hand."""
        if self._painted is not None:
            self._hand = event.position()
            self._paint()
            self._edges.hold(QPointF(self._hand.x(), 0), self.rect().adjusted(KEYS_WIDTH, 0, 0, 0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make one undo step of what was painted."""
        if event.button() != Qt.MouseButton.LeftButton or self._painted is None:
            return
        edit, self._painted = self._edit(), None
        self._edges.stop()
        self._view.preview = NO_EDIT
        self._view.session.document.push(self.tr("Set velocity"), edit)

    def cancel_gesture(self) -> bool:
        """Forget the drag under the hand; whether there was one."""
        if self._painted is None:
            return False
        self._painted = None
        self._edges.stop()
        self._view.set_preview(NO_EDIT)
        return True

    def _paint(self) -> None:
        """Set the velocity of the notes under the hand as high as that is; of what it has flown over, as it did."""
        assert self._painted is not None, "painting has begun"
        hand = self._hand
        left, right = sorted((self._before, hand), key=lambda place: place.x())
        self._before = hand
        rows = self._rows(left.x(), right.x())
        x = KEYS_WIDTH + self._view.geometry.x(rows["start"])
        y = np.interp(x, [left.x(), right.x()], [left.y(), right.y()])
        y = np.where(np.abs(x - hand.x()) <= REACH + 1, hand.y(), y)
        velocities = np.rint((HEIGHT - MARGIN - y) / (HEIGHT - 2 * MARGIN) * HIGHEST_VELOCITY)
        velocities = velocities.clip(LOWEST_VELOCITY, HIGHEST_VELOCITY).astype(int).tolist()
        self._painted.update(zip(Notes(rows), velocities, strict=True))
        self._view.set_preview(self._edit())

    def _rows(self, left: float, right: float) -> Columns:
        """The notes that a hand between these pixels changes."""
        document = self._view.session.document
        song = document.bars.between(*self._ticks(left - REACH, right + REACH))
        rows = self._view.reach.of(song.columns)
        if document.selection:
            return rows[matched(rows, document.selection.columns)[0]]
        return rows[rows["voice"] == self._view.voice]

    def _edit(self) -> Edit:
        """What was painted, of the notes that are still there."""
        painted = self._painted or {}
        notes = Notes.of(painted).also_in(self._view.session.document.bars)
        return Edit.between(notes, (replace(note, velocity=painted[note]) for note in notes))

    @Slot()
    def _on_document_changed(self) -> None:
        if self._painted:
            self._view.set_preview(self._edit())

    def _ticks(self, left: float, right: float) -> tuple[int, int]:
        """Where notes begin that are seen between these pixels."""
        geometry = self._view.geometry
        start, end = geometry.tick(left - KEYS_WIDTH), geometry.tick(right - KEYS_WIDTH)
        return max(0, int(start)), max(0, int(end) + 1)

    def _stems(self, kind: Kind, stems: Places) -> Iterator[Fill]:
        """Stems with heads, each of them once; hollow where a model wrote them."""
        theme, stems = self._themes.current, _distinct(stems)
        colour = kind.colour(theme) if self._changes(kind) else faint(kind.colour(theme))
        # Of those in one place the highest hides the others.
        yield stems[np.append(stems[1:, 0] != stems[:-1, 0], True)], colour
        yield stems * CORNER + HEAD, colour
        if kind.author is Author.MODEL:
            yield stems * CORNER + HOLLOW, theme.panel

    @Slot(Voice)
    def _on_voice_changed(self, _voice: Voice) -> None:
        self._picture.forget()

    @Slot(int, int)
    def _on_preview_changed(self, start: int, end: int) -> None:
        left, right = (KEYS_WIDTH + int(self._view.geometry.x(tick)) for tick in (start, end))
        self._picture.forget_part(QRect(left, 0, right - left, HEIGHT).adjusted(-MARGIN, 0, MARGIN, 0))

    @Slot()
    def _on_geometry_changed(self) -> None:
        self.update()
        if self._painted is not None:
            self._paint()

    @Slot()
    def _on_changed(self) -> None:
        self._picture.forget()


def _distinct(stems: Places) -> Places:
    """Stems without those that are the same, from left to right, lower ones first; far away most of them are."""
    _, first = np.unique(stems[:, 0] * HEIGHT + stems[:, 3], return_index=True)
    return stems[first]
