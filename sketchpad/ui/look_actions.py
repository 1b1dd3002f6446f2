"""The language and the scale of the program, as choices for a menu; they hold from the next start on."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from sketchpad.session.preferences import Scale
from sketchpad.session.session import Session
from sketchpad.ui.actions import Actions
from sketchpad.ui.languages import LANGUAGES


class LookActions(QObject):
    """Keeps what is chosen, and says when it will be seen."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        choices = session.preferences.choices
        self._languages, self._scales = QActionGroup(self), QActionGroup(self)
        for code, name in {"": self.tr("The system's"), **LANGUAGES}.items():
            self._choice(self._languages, name, code, code == choices.language)
        for scale in get_args(Scale):
            self._choice(self._scales, self.tr("{} %").format(scale), scale, scale == choices.scale)
        self._languages.triggered.connect(self._on_language_chosen)
        self._scales.triggered.connect(self._on_scale_chosen)

    def fill(self, menu: QMenu, actions: Actions) -> None:
        """Put all of it into the menu."""
        scales, languages = menu.addMenu(self.tr("Scale")), menu.addMenu(self.tr("Language"))
        for action in self._scales.actions():
            actions.take(scales, f"scale.{action.data()}", action)
        for action in self._languages.actions():
            actions.take(languages, f"language.{action.data() or 'system'}", action)

    def _choice(self, group: QActionGroup, text: str, value: str | int, chosen: bool) -> None:
        action = group.addAction(text)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.setData(value)

    @Slot(QAction)
    def _on_language_chosen(self, action: QAction) -> None:
        self._session.preferences.choose(language=action.data())
        self._session.done.emit(self.tr("the language changes with the next start of Sketchpad"))

    @Slot(QAction)
    def _on_scale_chosen(self, action: QAction) -> None:
        self._session.preferences.choose(scale=action.data())
        self._session.done.emit(self.tr("the size of everything changes with the next start of Sketchpad"))
