"""The takes to choose from, each with a small picture of its notes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Author, Voice
from sketchpad.session.takes import ORIGINAL, Takes
from sketchpad.ui.model_box import verb_titles
from sketchpad.ui.theme import Themes

HEIGHT = 92
THUMBNAIL = QSize(132, 64)


class TakeButton(QAbstractButton):
    """One choice: its name, and how far it is from the primer, above its notes."""

    def __init__(
        self, name: str, far: str, tip: str, bars: Bars, themes: Themes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._far = far
        self._bars = bars
        self._themes = themes
        self.setText(name)
        self.setToolTip(tip)
        self.setAccessibleName(name)
        self.setAccessibleDescription(tip)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """All thumbnails are alike."""
        return THUMBNAIL

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A frame when it is shown, the name, and the notes as dashes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.current
        outlined = self.isChecked() or self.hasFocus() or self.underMouse()
        painter.setPen(QPen(theme.accent if outlined else theme.bar_line, 2 if self.isChecked() else 1))
        painter.setBrush(theme.row)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)
        painter.setPen(theme.text)
        line = self.rect().adjusted(8, 4, -8, 0)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setPen(theme.faint_text)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, self._far)
        self._paint_notes(painter, self.rect().adjusted(8, 24, -8, -8))

    def _paint_notes(self, painter: QPainter, area: QRect) -> None:
        columns = self._bars.columns
        if not len(columns):
            return
        low, high = int(columns["pitch"].min()), int(columns["pitch"].max())
        across, down = area.width() / max(self._bars.end, 1), area.height() / (high - low + 1)
        for start, pitch, length, _, author, voice in columns.tolist():
            colour = self._themes.current.note(Voice(voice), Author(author))
            left, top = area.left() + round(start * across), area.top() + round((high - pitch) * down)
            width = 1 if voice == Voice.DRUMS else max(1, round(length * across) - 1)
            pattern = Qt.BrushStyle.Dense3Pattern if author == Author.MODEL else Qt.BrushStyle.SolidPattern
            painter.fillRect(left, top, width, max(2, round(down)), QBrush(colour, pattern))


class TakesStrip(QWidget):
    """Always there, so that the roll keeps its size when takes come and go."""

    def __init__(self, takes: Takes, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._takes = takes
        self._themes = themes
        self._shown: tuple[Bars, ...] = ()
        self._buttons = QButtonGroup(self)
        self._buttons.idClicked.connect(self._on_clicked)
        self._row = QWidget()
        self._row_layout = QHBoxLayout(self._row)
        self._row_layout.setContentsMargins(4, 4, 4, 4)
        self._row_layout.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(self._row)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.accept = QPushButton(self.tr("Keep this one"))
        self.accept.setToolTip(self.tr("Keep what is shown (Enter); [ and ] show the others"))
        self.accept.clicked.connect(takes.accept)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.addWidget(QLabel(self.tr("Takes")))
        self._hint = QLabel(self.tr("what Generate writes appears here, to compare and choose"))
        self._hint.setObjectName("faint")
        layout.addWidget(self._hint, 1)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.accept)
        self.setFixedHeight(HEIGHT)
        takes.changed.connect(self._on_changed)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._hint.setVisible(not self._takes.is_open)
        self._area.setVisible(self._takes.is_open)
        self.accept.setEnabled(self._takes.is_open)
        if self._shown != tuple(self._takes.choices):
            self._rebuild()
        if shown := self._buttons.button(self._takes.shown or ORIGINAL):
            shown.setChecked(True)
            self._area.ensureWidgetVisible(shown)

    def _rebuild(self) -> None:
        self._shown = tuple(self._takes.choices)
        for button in self._buttons.buttons():
            self._buttons.removeButton(button)
            button.deleteLater()
        for choice, bars in enumerate(self._shown):
            button = TakeButton(self._name(choice), self._far(choice), self._tip(choice), bars, self._themes, self._row)
            self._buttons.addButton(button, choice)
            self._row_layout.insertWidget(choice, button)

    def _name(self, choice: int) -> str:
        return self.tr("original") if choice == ORIGINAL else self.tr("take {}").format(choice)

    def _far(self, choice: int) -> str:
        """How far a variation's latent lies from its primer's."""
        distance = None if choice == ORIGINAL else self._takes.takes[choice - 1].latent_distance
        return "" if distance is None else self.tr("{:.2f} away").format(distance)

    def _tip(self, choice: int) -> str:
        if choice == ORIGINAL:
            return self.tr("The song as it was")
        take = self._takes.takes[choice - 1]
        request = take.request
        tip = self.tr("{}: {}, seed {}, temperature {:g}, {} bars").format(
            request.model,
            verb_titles(self)[request.verb],
            take.seed,
            request.temperature,
            (request.end - request.start) // TICKS_PER_BAR,
        )
        if take.latent_distance is None:
            return tip
        return tip + self.tr(", distance {:.2f}: its latent is {:.2f} standard deviations away").format(
            request.distance, take.latent_distance
        )

    @Slot(int)
    def _on_clicked(self, choice: int) -> None:
        self._takes.choose(choice)
