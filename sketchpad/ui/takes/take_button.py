"""One take among others: its name and its measures, above a small picture of its notes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from sketchpad.music.bars import Bars
from sketchpad.ui.files.file_button import FileButton
from sketchpad.ui.takes.thumbnail import Axes, paint_thumbnail
from sketchpad.ui.theme import Themes

SIZE = QSize(212, 84)
SMALL = 10
"""Pixels of the letters in which it is said how it sounds."""
LETTER = 15
"""Pixels of the mark that says which of the pair this is."""
MARGIN, LINE = 8, 15


@dataclass(frozen=True)
class Caption:
    """What a button says.

    Attributes:
        name: which take it is.
        far: how far from the primer it was asked to be, where it was.
        measures: what it sounds like, in a line.
        tip: all of that and more, in words.
    """

    name: str
    far: str = ""
    measures: str = ""
    tip: str = ""


class TakeButton(FileButton):
    """A choice; with a badge, where others that are nearly the same are folded into it.

    Attributes:
        axes: what its picture shows; None for all of its notes.
    """

    fold_toggled = Signal()

    def __init__(self, caption: Caption, bars: Bars, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.axes: Axes | None = None
        self._letter = ""
        self.show_take(caption, bars)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.badge = QToolButton(self)
        self.badge.setObjectName("badge")
        self.badge.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.badge.clicked.connect(self._on_badge_clicked)
        self.badge.hide()

    def show_take(self, caption: Caption, bars: Bars) -> None:
        """Say this of these notes from now on."""
        self._caption, self._bars = caption, bars
        self.setText(caption.name)
        self.setToolTip(caption.tip)
        self.setAccessibleName(caption.name)
        self.setAccessibleDescription(caption.tip)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All are alike, unless what one says takes more room."""
        said = QFontMetrics(self._small_font).horizontalAdvance(self._caption.measures)
        return SIZE.expandedTo(QSize(said + 2 * MARGIN, 0))

    @property
    def _small_font(self) -> QFont:
        font = self.font()
        font.setPixelSize(SMALL)
        return font

    @property
    def picture_area(self) -> QRect:
        """Where its notes are painted."""
        return self._inside.adjusted(0, 2 * LINE + 4, 0, 0)

    @property
    def _inside(self) -> QRect:
        return self.rect().adjusted(MARGIN, 4, -MARGIN, -MARGIN)

    def set_axes(self, axes: Axes) -> None:
        """Paint its notes on these, as others beside it do."""
        if axes != self.axes:
            self.axes = axes
            self.update()

    def set_letter(self, letter: str) -> None:
        """Mark it as A or B of the pair; as neither with nothing."""
        if letter != self._letter:
            self._letter = letter
            self.update()

    def set_fold(self, count: int, unfolded: bool) -> None:
        """Say how many are nearly the same, where it is more than this one."""
        sign, tip = ("▾", self.tr("fold them")) if unfolded else ("▸", self.tr("show them"))
        self.badge.setText(f"{sign} ×{count}")
        self.badge.setAccessibleName(self.tr("{} takes that are nearly the same").format(count))
        text = self.tr(
            "{} takes are nearly the same: the same notes begin in at least 95 % of the steps where any do; click: {}"
        )
        self.badge.setToolTip(text.format(count, tip))
        self.badge.setVisible(count > 1)
        self.badge.adjustSize()
        size = self.sizeHint()
        self.badge.move(size.width() - self.badge.width() - 4, size.height() - self.badge.height() - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A frame when it is shown, the lines, and the notes as dashes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.current
        outlined = self.isChecked() or self.hasFocus() or self.underMouse()
        painter.setPen(QPen(theme.accent if outlined else theme.bar_line, 2 if self.isChecked() else 1))
        painter.setBrush(theme.row)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)
        self._paint_lines(painter, self._inside)
        paint_thumbnail(painter, self.picture_area, self._bars, theme, self.axes)

    def _paint_lines(self, painter: QPainter, inside: QRect) -> None:
        theme, name = self._themes.current, QRect(inside)
        if self._letter:
            mark = QRect(name.left(), name.top(), LETTER, LETTER)
            painter.setPen(QPen(theme.text, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(mark, 3, 3)
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, self._letter)
            name.setLeft(mark.right() + 6)
        painter.setPen(theme.text)
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setPen(theme.faint_text)
        painter.drawText(name, Qt.AlignmentFlag.AlignRight, self._caption.far)
        painter.setFont(self._small_font)
        painter.drawText(inside.adjusted(0, LINE + 2, 0, 0), Qt.AlignmentFlag.AlignLeft, self._caption.measures)

    @Slot()
    def _on_badge_clicked(self) -> None:
        self.fold_toggled.emit()
