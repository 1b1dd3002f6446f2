"""One of the ideas to blend: its letter and name, a small picture, and where to take it from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from sketchpad.music.song_file import SUFFIX
from sketchpad.music.wording import with_values
from sketchpad.session.songs.exporting import MIDI
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.ends import NAMES, Ends
from sketchpad.ui.files.file_button import dragged_files
from sketchpad.ui.takes.thumbnail import paint_thumbnail
from sketchpad.ui.theme import Themes
from sketchpad.ui.wording import percent

SUFFIXES = (SUFFIX, *MIDI)
PICTURE_HEIGHT = 52
MARGIN, LINE = 6, 15
BUTTON_FRAME = 6
"""Pixels of a button beside its text, as in the style sheet."""


class EndPicture(QWidget):
    """Shows the idea, and that a file can be dropped."""

    def __init__(self, ends: Ends, which: int, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends = ends
        self._which = which
        self._themes = themes
        self._under_a_file = False
        self.rebuilt: float | None = None
        self.setFixedHeight(PICTURE_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Two fit beside each other."""
        return QSize(120, PICTURE_HEIGHT)

    def show_file_above(self, is_there: bool) -> None:
        """Say that a file which is held there can be dropped."""
        self._under_a_file = is_there
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A frame, the letter and the name, and the notes; without an idea how to come by one.

        The frame is broken while the song that is open has nothing to do with it.
        """
        painter, theme = QPainter(self), self._themes.current
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        end = self._ends[self._which]
        style = Qt.PenStyle.SolidLine if end and not end.is_left else Qt.PenStyle.DashLine
        pen = QPen(theme.accent if self._under_a_file else theme.bar_line, 2 if self._under_a_file else 1, style)
        painter.setPen(pen)
        painter.setBrush(theme.row)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6, 6)
        inside = self.rect().adjusted(MARGIN, 3, -MARGIN, -MARGIN)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.text)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft, NAMES[self._which])
        font.setBold(False)
        font.setPixelSize(11)
        painter.setFont(font)
        beside = inside.adjusted(LINE, 1, 0, 0)
        if end is None:
            painter.setPen(theme.faint_text)
            wrapped = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(beside, wrapped, self.tr("drop a file here, or choose below"))
            return
        self._paint_end(painter, inside, beside, end.name)
        paint_thumbnail(painter, inside.adjusted(0, LINE + 2, 0, 0), end.bars, theme)

    def _paint_end(self, painter: QPainter, inside: QRect, beside: QRect, name: str) -> None:
        theme, metrics = self._themes.current, painter.fontMetrics()
        share = "" if self.rebuilt is None else percent(self.rebuilt)
        room = beside.width() - metrics.horizontalAdvance(share) - 6
        painter.drawText(
            beside, Qt.AlignmentFlag.AlignLeft, metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        )
        painter.setPen(theme.faint_text)
        painter.drawText(inside.adjusted(0, 1, 0, 0), Qt.AlignmentFlag.AlignRight, share)


class EndField(QWidget):
    """The picture, and below it buttons that fill it; MIDI files and songs can be dropped on all of it."""

    def __init__(self, ends: Ends, takes: Takes, which: int, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends = ends
        self._takes = takes
        self._which = which
        self.setAcceptDrops(True)
        self.picture = EndPicture(ends, which, themes)
        self.song = self._button(
            self.tr("Take the selection, else the whole song"), self.tr("Selection"), self.tr("Song")
        )
        self.take = self._button(self.tr("Take one of the takes that are shown below"), self.tr("Take"))
        self.take.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.take)
        self.take.setMenu(self.menu)
        self.file = self._button(self.tr("Read a song or a MIDI file"), self.tr("File"))
        row = QHBoxLayout()
        row.setSpacing(2)
        for button in self.controls():
            row.addWidget(button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.picture)
        layout.addLayout(row)
        self.song.clicked.connect(self._on_song)
        self.file.clicked.connect(self._on_file)
        self.menu.aboutToShow.connect(self._fill_menu)
        takes.changed.connect(self._on_takes_changed)
        ends.source_changed.connect(self._show_source)
        ends.changed.connect(self._show)
        self._on_takes_changed()
        self._show_source()
        self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file with notes is welcome."""
        if dragged_files(event, SUFFIXES):
            event.acceptProposedAction()
            self.picture.show_file_above(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The file went elsewhere."""
        self.picture.show_file_above(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it, or the first of several."""
        self.picture.show_file_above(False)
        if paths := dragged_files(event, SUFFIXES):
            event.acceptProposedAction()
            self._ends.take_from_first(self._which, paths)

    def controls(self) -> tuple[QWidget, ...]:
        """What has the keyboard, in turn."""
        return self.song, self.take, self.file

    def show_rebuilt(self, share: float | None) -> None:
        """Say how much of it the model can rebuild; None while that is not known."""
        self.picture.rebuilt = share
        self._show()

    def _button(self, tip: str, *texts: str) -> QToolButton:
        """A button wide enough for each of some texts, with the first of them."""
        button = QToolButton()
        button.setObjectName("small")
        button.setToolTip(self.tr("{}: {}").format(NAMES[self._which], tip))
        self._call(button, texts[0])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # As wide as there is room, so that two fields fit beside each other.
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.ensurePolished()
        button.setMinimumWidth(max(map(button.fontMetrics().horizontalAdvance, texts)) + BUTTON_FRAME)
        return button

    def _call(self, button: QToolButton, text: str) -> None:
        button.setText(text)
        button.setAccessibleName(self.tr("{} from: {}").format(NAMES[self._which], text))

    @Slot()
    def _show_source(self) -> None:
        """Say what the song would give."""
        self._call(self.song, self.tr("Selection") if self._ends.selects else self.tr("Song"))

    @Slot()
    def _show(self) -> None:
        end, share = self._ends[self._which], self.picture.rebuilt
        name = NAMES[self._which]
        about = self.tr("{}: nothing yet").format(name)
        if end:
            about = self.tr("{}: {}, {} notes in {} bars").format(name, end.name, len(end.bars), end.bars.count)
        if end and share is not None:
            about += with_values(self.tr("; the model's plain reconstruction gets {:.0%} of its notes right"), share)
        self.picture.setAccessibleName(about)
        self.picture.setToolTip(about)
        self.picture.update()

    @Slot()
    def _on_takes_changed(self) -> None:
        self.take.setEnabled(self._takes.is_open)
        if not self._takes.is_open:
            self.menu.close()

    @Slot()
    def _on_song(self) -> None:
        self._ends.take_from_song(self._which)

    @Slot()
    def _on_file(self) -> None:
        kinds = self.tr("Songs and MIDI ({})").format(" ".join(f"*{suffix}" for suffix in SUFFIXES))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Read a song or a MIDI file"), "", kinds)
        if name:
            self._ends.take_from_file(self._which, Path(name))

    @Slot()
    def _fill_menu(self) -> None:
        """Each entry has its idea, which stays the same when other takes come or go."""
        self.menu.clear()
        for choice in range(len(self._takes.choices)):
            end = self._ends.of_choice(choice)
            self.menu.addAction(end.name).triggered.connect(lambda _=False, end=end: self._ends.take(self._which, end))
