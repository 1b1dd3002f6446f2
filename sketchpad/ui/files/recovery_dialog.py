"""Unsaved work of a program that ended without a word: which of it to go on with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sketchpad.session.session import Session
from sketchpad.session.songs.recent import told_apart
from sketchpad.session.songs.recovery import Recovered
from sketchpad.ui.languages import locale_of

Role = QDialogButtonBox.ButtonRole
Leave = Callable[[Callable[[], object]], None]
"""Does what takes the song away, once that may go."""


class RecoveryDialog(QDialog):
    """Lists what was kept, with times; what is not decided here is asked again at the next start."""

    def __init__(self, session: Session, found: Sequence[Recovered], leave: Leave, parent: QWidget) -> None:
        super().__init__(parent)
        self._leave = leave
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Unsaved work"))
        self._session = session
        self._locale = locale_of(session.preferences.choices.language)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels(
            [self.tr("song"), self.tr("notes"), self.tr("last change, not saved"), self.tr("file saved last")]
        )
        self.list.setAccessibleName(self.tr("Unsaved work, the newest first"))
        self.list.setToolTip(self.tr("Choose what is to be done with each"))
        homes = list(dict.fromkeys(recovered.home for recovered in found if recovered.home))
        names = dict(zip(homes, told_apart(homes), strict=True))
        for recovered in found:
            self._add(recovered, names[recovered.home] if recovered.home else self.tr("untitled"))
        # Names give way to times, by which copies are told from each other.
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox()
        self.recover = buttons.addButton(self.tr("Recover"), Role.AcceptRole)
        self.recover.setToolTip(self.tr("Go on with the unsaved work; its file stays as it is until you save"))
        self.use_saved = buttons.addButton(self.tr("Open the saved file"), Role.ActionRole)
        self.use_saved.setToolTip(self.tr("Go on with the file as it was saved; the unsaved work is put aside"))
        self.refuse = buttons.addButton(self.tr("Not wanted"), Role.DestructiveRole)
        self.refuse.setToolTip(self.tr("Put the unsaved work aside, and ask no more"))
        self.later = buttons.addButton(self.tr("Later"), Role.RejectRole)
        self.later.setToolTip(self.tr("Ask again at the next start"))
        text = QLabel(self.tr("Sketchpad did not come to its end last time. This work was not saved:"))
        text.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(text)
        layout.addWidget(self.list)
        layout.addWidget(buttons)
        self.recover.setDefault(True)
        self.recover.clicked.connect(self._on_recover)
        self.use_saved.clicked.connect(self._on_use_saved)
        self.refuse.clicked.connect(self._on_refuse)
        self.later.clicked.connect(self.reject)
        self.list.itemDoubleClicked.connect(self._on_recover)
        self.list.currentItemChanged.connect(self._on_chosen)
        self._choose_first()
        self.recover.setFocus()
        self.resize(720, 260)

    @property
    def chosen(self) -> Recovered:
        """The copy that is selected."""
        item = self.list.currentItem()
        assert item is not None, "one always is"
        return item.data(0, Qt.ItemDataRole.UserRole)

    def _choose_first(self) -> None:
        if first := self.list.topLevelItem(0):
            self.list.setCurrentItem(first)

    def _add(self, recovered: Recovered, name: str) -> None:
        saved = self._when(recovered.home_time) if recovered.home_time else self.tr("never, or gone")
        item = QTreeWidgetItem([name, str(recovered.notes), self._when(recovered.time), saved])
        item.setToolTip(0, str(recovered.home or ""))
        item.setData(0, Qt.ItemDataRole.UserRole, recovered)
        self.list.addTopLevelItem(item)

    def _when(self, seconds: float) -> str:
        moment = QDateTime.fromSecsSinceEpoch(int(seconds))
        return self._locale.toString(moment, QLocale.FormatType.ShortFormat)

    @Slot()
    def _on_chosen(self) -> None:
        self.use_saved.setEnabled(self.list.currentItem() is not None and self.chosen.home_time is not None)

    @Slot()
    def _on_recover(self) -> None:
        chosen = self.chosen
        self._leave(lambda: self._session.recovery.take(chosen))
        self.accept()

    @Slot()
    def _on_use_saved(self) -> None:
        chosen = self.chosen
        if home := chosen.home:

            def open_saved() -> None:
                self._session.recovery.refuse(chosen)
                self._session.files.open(home)

            self._leave(open_saved)
        self.accept()

    @Slot()
    def _on_refuse(self) -> None:
        """Put it aside; the others are still to be decided on."""
        self._session.recovery.refuse(self.chosen)
        self.list.takeTopLevelItem(self.list.currentIndex().row())
        if self.list.topLevelItemCount() == 0:
            self.accept()
