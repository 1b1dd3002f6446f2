"""What is seen of the roll, as actions for a menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from sketchpad.ui.actions import Actions
from sketchpad.ui.piano_roll.reach import Fold
from sketchpad.ui.piano_roll.view import View
from sketchpad.ui.piano_roll.zoom import STEP

ORDER = (Fold.ALL, Fold.SCALE, Fold.USED)


class ViewActions(QObject):
    """Switches of the view; which rows there are is one choice of three."""

    def __init__(self, view: View, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.scale = self._switch(self.tr("Shade rows outside the scale"), view.shows_scale)
        self.alone = self._switch(self.tr("Only the chosen voice, others as ghost notes"), view.alone)
        self.follows = self._switch(self.tr("Follow the playhead"), view.follows)
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

    def fill(self, menu: QMenu, actions: Actions) -> None:
        """Put all of it into the menu."""
        for name, action, keys in (
            ("view.scale", self.scale, "H"),
            ("view.alone", self.alone, "G"),
            ("view.follows", self.follows, "P"),
        ):
            actions.in_roll(actions.take(menu, name, action, keys))
        menu.addSeparator()
        self._fill_zoom(menu.addMenu(self.tr("Zoom")), actions)
        menu.addSeparator()
        for fold, action in self.folds.items():
            actions.take(menu, f"view.rows-{fold.value}", action)
        actions.add_in_roll(
            menu, "view.next-rows", self.tr("Switch rows: all, of the scale, with notes"), "V", self.next_fold
        )

    def _fill_zoom(self, menu: QMenu, actions: Actions) -> None:
        view, add = self._view, actions.add_in_roll
        actions.add(menu, "view.zoom-in", self.tr("Zoom in"), "Ctrl+=|Ctrl++", lambda: view.zoom(STEP))
        actions.add(menu, "view.zoom-out", self.tr("Zoom out"), "Ctrl+-", lambda: view.zoom(1 / STEP))
        add(menu, "view.zoom-rows-in", self.tr("Zoom the rows in"), "Ctrl+Up", lambda: view.zoom_rows(STEP))
        add(menu, "view.zoom-rows-out", self.tr("Zoom the rows out"), "Ctrl+Down", lambda: view.zoom_rows(1 / STEP))
        add(menu, "view.fit-selection", self.tr("Zoom to the selection"), "Z", view.fit_selection)
        add(menu, "view.fit-song", self.tr("Zoom to the song"), "Shift+Z", view.fit_song)

    @Slot()
    def next_fold(self) -> None:
        """The next of the choices of rows."""
        fold = ORDER[(ORDER.index(self._view.fold) + 1) % len(ORDER)]
        self.folds[fold].setChecked(True)
        self._view.set_fold(fold)

    def _switch(self, text: str, on: bool) -> QAction:
        action = QAction(text, self)
        action.setCheckable(True)
        action.setChecked(on)
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
