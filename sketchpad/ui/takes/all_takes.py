"""All takes of the song as a tree: what was made from what, with which settings."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sketchpad.music.bars import Bars
from sketchpad.session.session import Session
from sketchpad.session.takes.take_tree import TakeRecord
from sketchpad.ui.takes.take_captions import describe, measures, name, settings
from sketchpad.ui.takes.thumbnail import Axes, paint_thumbnail
from sketchpad.ui.theme import Themes

PICTURE = QSize(120, 30)
NUMBER = Qt.ItemDataRole.UserRole
PORTION = 8
"""So many takes are listed at a time; all else has its turn before the next."""


class AllTakes(QDialog):
    """Brings takes back, replays and exports them; stays open beside the window.

    Signals:
        export_asked: a take, by its number, is to be a file.
    """

    export_asked = Signal(int)

    def __init__(self, session: Session, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("All takes of this song"))
        self._session = session
        self._themes = themes
        self._items: dict[int, QTreeWidgetItem] = {}
        self._latest: TakeRecord | None = None
        """What is listed last; a hand may make another of it."""
        self._filling = QTimer(self, interval=0, singleShot=True)
        self._filling.timeout.connect(self._fill)
        self.tree = QTreeWidget()
        # What is not in view is not measured.
        self.tree.setUniformRowHeights(True)
        self.tree.header().setResizeContentsPrecision(0)
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels([self.tr("take"), self.tr("sounds like"), self.tr("made with")])
        self.tree.setIconSize(PICTURE)
        self.tree.setAccessibleName(self.tr("Takes; below each those made from a song with it"))
        self.tree.setToolTip(self.tr("A double click, or Enter, brings a take back"))
        self.bring_back = QPushButton(self.tr("Bring back"))
        self.bring_back.setToolTip(self.tr("Put this take into the song as it is now, as a choice"))
        self.replay = QPushButton(self.tr("Generate again"))
        self.replay.setToolTip(self.tr("Have it written again from its model, settings and seed, and compare"))
        self.export = QPushButton(self.tr("Export as MIDI …"))
        self.export.setToolTip(self.tr("Write this take alone as a MIDI file, from its first bar on"))
        self._buttons = self.export, self.replay, self.bring_back
        for button in self._buttons:
            # A click leaves the keyboard to the tree.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Else Enter in the tree would press another of them as well.
        self.bring_back.setDefault(True)
        self._lay_out()
        self.bring_back.clicked.connect(self._on_bring_back)
        self.replay.clicked.connect(self._on_replay)
        self.export.clicked.connect(self._on_export)
        self.tree.itemActivated.connect(self._on_bring_back)
        self.tree.itemSelectionChanged.connect(self._on_selected)
        session.takes.changed.connect(self._fill)
        session.loaded.connect(self.close)
        self._fill()
        self._on_selected()
        self.resize(860, 420)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        about = QLabel(self.tr("Below each take stand those that were made from a song with it."))
        about.setObjectName("faint")
        buttons.addWidget(about, 1)
        for button in self._buttons:
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tree)
        layout.addLayout(buttons)

    @property
    def chosen(self) -> int | None:
        """The number of the take that is selected."""
        return next((item.data(0, NUMBER) for item in self.tree.selectedItems()), None)

    @Slot()
    def _fill(self) -> None:
        """List those that are new, an item for each, below its parent's: some now, and the others after that."""
        takes, items = self._session.takes.tree, self._items
        listed = len(items)
        if 0 < listed <= len(takes) and takes[listed] is not self._latest:
            self._latest = takes[listed]
            self._show(items[listed], listed, self._latest)
        if listed == len(takes):
            return
        for number in range(listed + 1, min(listed + PORTION, len(takes)) + 1):
            items[number], self._latest = QTreeWidgetItem(), takes[number]
            self._show(items[number], number, self._latest)
            if parent := takes[number].parent:
                items[parent].addChild(items[number])
                items[parent].setExpanded(True)
            else:
                self.tree.addTopLevelItem(items[number])
        if len(items) < len(takes):
            self._filling.start()
        else:
            self.tree.setCurrentItem(items[len(items)])
        for column in range(self.tree.columnCount()):
            self.tree.resizeColumnToContents(column)

    def _show(self, item: QTreeWidgetItem, number: int, record: TakeRecord) -> None:
        request = record.request
        bars = Bars.of(record.notes, metre=request.primer.metre)
        for column, text in enumerate(
            (name(number), measures(bars, request.span), settings(self._session.takes, record))
        ):
            item.setText(column, text)
        item.setData(0, NUMBER, number)
        item.setIcon(0, self._picture(bars, Axes.of([bars], (request.start, request.end))))
        tip = describe(self._session.takes, number)
        for column in range(self.tree.columnCount()):
            item.setToolTip(column, tip)

    def _picture(self, bars: Bars, axes: Axes) -> QIcon:
        theme, icon = self._themes.current, QIcon()
        # On the ground of a selected row the colours of voices are not seen.
        for mode, look in (
            (QIcon.Mode.Normal, theme),
            (QIcon.Mode.Selected, theme.with_notes_in(theme.accent_text)),
        ):
            picture = QPixmap(PICTURE * self.devicePixelRatioF())
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            paint_thumbnail(painter, QRect(2, 3, PICTURE.width() - 4, PICTURE.height() - 6), bars, look, axes)
            painter.end()
            icon.addPixmap(picture, mode)
        return icon

    @Slot()
    def _on_selected(self) -> None:
        for button in self._buttons:
            button.setEnabled(self.chosen is not None)

    @Slot()
    def _on_bring_back(self) -> None:
        if self.chosen is not None:
            self._session.takes.bring_back(self.chosen)

    @Slot()
    def _on_replay(self) -> None:
        if self.chosen is not None:
            self._session.retakes.replay(self.chosen)

    @Slot()
    def _on_export(self) -> None:
        if self.chosen is not None:
            self.export_asked.emit(self.chosen)
