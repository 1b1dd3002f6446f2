"""Below the roll: how loud each note is; drag to paint."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sketchpad.music.bars import note_at_row
from sketchpad.music.note import Author, Note, Voice
from sketchpad.session import edits
from sketchpad.session.edits import HIGHEST_VELOCITY, Edit
from sketchpad.ui.piano_roll.gestures import within_reach
from sketchpad.ui.piano_roll.view import KEYS_WIDTH, NO_EDIT, View
from sketchpad.ui.theme import Themes

HEIGHT = 64
MARGIN = 6
REACH = 6
"""Pixels beside a note's beginning in which the hand sets its velocity."""


class VelocityLane(QWidget):
    """A stem for each note in view, hollow at its head where a model wrote it; a drag over them is one undo step."""

    def __init__(self, view: View, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._themes = themes
        self._before: dict[Note, Note] | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Velocity: drag to paint"))
        self.setAccessibleName(self.tr("Velocity lane"))
        for signal in (view.geometry_changed, view.content_changed, themes.changed):
            signal.connect(self._on_changed)
        view.voice_changed.connect(self._on_voice_changed)

    def sizeHint(self) -> QSize:
        """As high as the loudest stem."""
        return QSize(800, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The stems."""
        painter = QPainter(self)
        theme = self._themes.current
        painter.fillRect(self.rect(), theme.panel)
        painter.setPen(theme.faint_text)
        painter.drawText(6, HEIGHT // 2 + 4, self.tr("velocity"))
        painter.setClipRect(KEYS_WIDTH, 0, self.width() - KEYS_WIDTH, HEIGHT)
        highlighted = self._view.highlighted
        for note in self._notes(0, self.width()):
            plain = theme.note(note.voice, note.author)
            self._paint_stem(painter, note, theme.selected if note in highlighted else plain)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to paint."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._before = {}
            self._paint(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Set the velocity of the notes under the hand."""
        if self._before is not None:
            self._paint(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """One undo step."""
        if self._before:
            edit = self._view.preview
            self._view.preview = NO_EDIT
            selection = self._view.session.document.selection
            self._view.session.document.push(self.tr("Set velocity"), edit, select=bool(selection))
        self._before = None

    def _paint(self, event: QMouseEvent) -> None:
        assert self._before is not None, "painting has begun"
        place = event.position()
        velocity = round((HEIGHT - MARGIN - place.y()) / (HEIGHT - 2 * MARGIN) * HIGHEST_VELOCITY)
        for note in self._notes(place.x() - REACH, place.x() + REACH):
            original = next((old for old, new in self._before.items() if new == note), note)
            changed = edits.set_velocity([original], velocity).added
            self._before[original] = changed[0] if changed else original
        self._view.set_preview(Edit.between(self._before.keys(), self._before.values()))

    def _notes(self, left: float, right: float) -> list[Note]:
        """The notes within reach that begin between these pixels."""
        geometry = self._view.geometry
        start, end = geometry.tick(left - KEYS_WIDTH), geometry.tick(right - KEYS_WIDTH)
        rows = self._view.bars.between(max(0, int(start)), max(0, int(end) + 1)).columns
        return [note_at_row(row) for row in within_reach(rows, self._view.voice)]

    def _paint_stem(self, painter: QPainter, note: Note, colour: QColor) -> None:
        x = KEYS_WIDTH + round(self._view.geometry.x(note.start))
        height = round(note.velocity / HIGHEST_VELOCITY * (HEIGHT - 2 * MARGIN))
        painter.fillRect(x, HEIGHT - MARGIN - height, 2, height, colour)
        head = QRect(x - 1, HEIGHT - MARGIN - height - 2, 5, 5)
        painter.fillRect(head, colour)
        if note.author is Author.MODEL:
            painter.fillRect(head.adjusted(1, 1, -1, -1), self._themes.current.panel)

    @Slot(Voice)
    def _on_voice_changed(self, _voice: Voice) -> None:
        self.update()

    @Slot()
    def _on_changed(self) -> None:
        self.update()
