"""What is seen of the roll, as actions for a menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup

from sketchpad.ui.piano_roll.reach import Fold
from sketchpad.ui.piano_roll.view import View

ORDER = (Fold.ALL, Fold.SCALE, Fold.USED)


class ViewActions(QObject):
    """Switches of the view; which rows there are is one choice of three."""

    def __init__(self, view: View, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.scale = self._switch(self.tr("Show the scale"), "H", view.shows_scale)
        self.alone = self._switch(self.tr("Only the voice in hand, others as ghosts"), "G", view.alone)
        self.follows = self._switch(self.tr("Follow the playhead"), "P", view.follows)
        self.scale.toggled.connect(view.show_scale)
        self.alone.toggled.connect(view.set_alone)
        self.follows.toggled.connect(view.set_follows)
        self._group = QActionGroup(self)
        titles = {
            Fold.ALL: self.tr("All rows"),
            Fold.SCALE: self.tr("Only rows of the scale"),
            Fold.USED: self.tr("Only rows that have notes"),
        }
        self.folds = {fold: self._fold(fold, titles[fold]) for fold in ORDER}
        self._group.triggered.connect(self._on_fold_chosen)

    @Slot()
    def next_fold(self) -> None:
        """The next of the choices of rows."""
        fold = ORDER[(ORDER.index(self._view.fold) + 1) % len(ORDER)]
        self.folds[fold].setChecked(True)
        self._view.set_fold(fold)

    def _switch(self, text: str, key: str, on: bool) -> QAction:
        action = QAction(text, self)
        action.setCheckable(True)
        action.setChecked(on)
        action.setShortcut(key)
        return action

    def _fold(self, fold: Fold, text: str) -> QAction:
        action = self._group.addAction(text)
        action.setCheckable(True)
        action.setChecked(fold is self._view.fold)
        action.setData(fold)
        return action

    @Slot(QAction)
    def _on_fold_chosen(self, action: QAction) -> None:
        self._view.set_fold(action.data())
