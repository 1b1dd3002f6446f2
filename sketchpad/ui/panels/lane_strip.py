"""The blends between A and B as small pictures: click to hear one, drag it out as a MIDI file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from sketchpad.music.wording import with_values
from sketchpad.session.songs.carried_files import CarriedFiles
from sketchpad.session.verbs.lane import Lane
from sketchpad.ui.files.file_button import FileButton
from sketchpad.ui.takes.thumbnail import paint_thumbnail
from sketchpad.ui.theme import Themes
from sketchpad.ui.wording import percent

PICTURE = QSize(74, 46)
MARGIN, LINE = 5, 13


class LaneButton(FileButton):
    """One blend, by how far it is on the way; empty until it was made.

    Signals:
        focused: it has the keyboard.
    """

    focused = Signal()

    def __init__(self, lane: Lane, step: int, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._themes = themes
        self.step = step
        share = lane.request(step).points[0][0]
        self.setText(percent(share))
        self.setAccessibleName(with_values(self.tr("{:.0%} of the way from A to B"), share))
        tip = self.tr("{:.0%} of the way. Click: hear it; drag: take it out as a MIDI file; right-click: more")
        self.setToolTip(with_values(tip, share))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """All are alike."""
        return PICTURE

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arrow keys lead to pictures that are out of sight."""
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A frame when it is shown, how far it is, and its notes."""
        painter, theme = QPainter(self), self._themes.current
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outlined = self.isChecked() or self.hasFocus() or self.underMouse()
        painter.setPen(QPen(theme.accent if outlined else theme.bar_line, 2 if self.isChecked() else 1))
        painter.setBrush(theme.row)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 5, 5)
        inside = self.rect().adjusted(MARGIN, 3, -MARGIN, -MARGIN)
        font = painter.font()
        font.setPixelSize(10)
        painter.setFont(font)
        painter.setPen(theme.text)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft, self.text())
        if blended := self._lane.blends[self.step]:
            paint_thumbnail(painter, inside.adjusted(0, LINE, 0, 0), blended.bars, theme)


class LaneStrip(QScrollArea):
    """The lane, scrolled sideways.

    Args:
        before: after this the keyboard comes to the first of the pictures.

    Signals:
        chosen: one of them is to be heard.
        menu_asked: what can be done with one of them, and where that is to open.
    """

    chosen = Signal(int)
    menu_asked = Signal(int, QPoint)

    def __init__(
        self, lane: Lane, carried: CarriedFiles, themes: Themes, before: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._carried = carried
        self._themes = themes
        self._before = before
        self._row = QWidget()
        self._layout = QHBoxLayout(self._row)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addStretch(1)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self.setWidget(self._row)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(PICTURE.height() + self.horizontalScrollBar().sizeHint().height() + 2)
        self.setAccessibleName(self.tr("The way from A to B"))
        lane.renewed.connect(self._rebuild)
        lane.filled.connect(self._on_filled)
        themes.changed.connect(self._row.update)
        self._rebuild()

    @property
    def checked(self) -> int | None:
        """The one that was heard last."""
        return None if (step := self._group.checkedId()) < 0 else step

    def button(self, step: int) -> LaneButton:
        """The button of a step."""
        button = self._group.button(step)
        assert isinstance(button, LaneButton)
        return button

    @Slot()
    def _rebuild(self) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._layout.removeWidget(button)
            # What is still to be painted until then is not there any more.
            button.hide()
            button.deleteLater()
        for step in range(len(self._lane.blends)):
            button = LaneButton(self._lane, step, self._themes, self._row)
            button.gripped.connect(self._on_gripped)
            button.menu_asked.connect(self._on_menu_asked)
            self._group.addButton(button, step)
            self._layout.insertWidget(step, button)
            button.focused.connect(self._on_focused)
            QWidget.setTabOrder(self.button(step - 1) if step else self._before, button)

    @Slot()
    def _on_focused(self) -> None:
        button = self.sender()
        assert isinstance(button, LaneButton), "only they are connected"
        self.ensureWidgetVisible(button, 0, 0)

    @Slot(QPoint)
    def _on_menu_asked(self, where: QPoint) -> None:
        button = self.sender()
        assert isinstance(button, LaneButton), "only they are connected"
        if self._lane.blends[button.step]:
            self.menu_asked.emit(button.step, where)

    @Slot(int)
    def _on_filled(self, step: int) -> None:
        self.button(step).update()

    @Slot()
    def _on_gripped(self) -> None:
        button = self.sender()
        assert isinstance(button, LaneButton), "only they are connected"
        step = button.step
        if path := self._carried.path(self._lane.stem(step)):

            def written(path: Path) -> None:
                # The lane may be another one by then.
                if self._group.button(step) is button:
                    button.file = path

            self._lane.write(step, path, written)
