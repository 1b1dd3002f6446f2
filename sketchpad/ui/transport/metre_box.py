"""Which metre the song is in: one of the usual ones, or any that is typed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from sketchpad.music.errors import InputError
from sketchpad.music.metre import Metre
from sketchpad.session.document import Document
from sketchpad.ui.form import TakesBack

USUAL = ("2/4", "3/4", "4/4", "5/4", "6/4", "7/4", "2/2", "3/2", "3/8", "5/8", "6/8", "7/8", "9/8", "12/8")


class MetreBox(QComboBox):
    """Shows the song's metre and changes it; what is typed counts once Enter is pressed or the keyboard leaves.

    Signals:
        failed: what was typed is no metre; the song keeps its own.
        named: one was typed or chosen, though it may be the one that the song has.
    """

    failed = Signal(str)
    named = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._was_typed = False
        self.edit = QLineEdit()
        # A file that is dropped there is to be opened, not named.
        self.edit.setAcceptDrops(False)
        self.setLineEdit(self.edit)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        for name in USUAL:
            self.addItem(name, name)
        for widget in (self, self.edit):
            widget.setAccessibleName(self.tr("Metre"))
            widget.setToolTip(self.tr("Metre: the beats of a bar; choose one, or type another such as 11/8"))
        self.currentIndexChanged.connect(self._on_chosen)
        self.activated.connect(self.named)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.editingFinished.connect(self._on_typed)
        TakesBack(self, lambda: self.edit.text() != str(document.bars.metre), self._take_back)
        document.metre_changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        name = str(self._document.bars.metre)
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(name))
            self.setEditText(name)

    def _take_back(self) -> None:
        self._show()
        self.edit.editingFinished.emit()

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        if index >= 0:
            self._document.set_metre(Metre.of(self.itemData(index)))

    @Slot()
    def _on_edited(self) -> None:
        self._was_typed = True

    @Slot()
    def _on_typed(self) -> None:
        was_typed, self._was_typed = self._was_typed, False
        try:
            self._document.set_metre(Metre.of(self.edit.text()))
        except InputError as error:
            self.failed.emit(str(error))
        else:
            # Leaving the box ends its editing as well.
            if was_typed:
                self.named.emit()
        self._show()
