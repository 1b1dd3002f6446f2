"""The colours, the size and the language of the program, as choices for a menu.

Colours change at once, the others with the next start.
"""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from sketchpad.session.preferences import Colours, Scale
from sketchpad.session.session import Session
from sketchpad.ui.actions import Actions
from sketchpad.ui.languages import LANGUAGES
from sketchpad.ui.theme import Themes


class LookActions(QObject):
    """Keeps what is chosen, and says when it will be seen."""

    def __init__(self, session: Session, themes: Themes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._themes = session, themes
        choices = session.preferences.choices
        self._languages, self._scales, self._colours = QActionGroup(self), QActionGroup(self), QActionGroup(self)
        for colours, name in self._names_of_colours().items():
            self._choice(self._colours, name, colours, colours == choices.colours)
        for code, name in {"": self.tr("The system's"), **LANGUAGES}.items():
            self._choice(self._languages, name, code, code == choices.language)
        for scale in get_args(Scale):
            self._choice(self._scales, self.tr("{} %").format(scale), scale, scale == choices.scale)
        self._languages.triggered.connect(self._on_language_chosen)
        self._scales.triggered.connect(self._on_scale_chosen)
        self._colours.triggered.connect(self._on_colours_chosen)

    def fill(self, menu: QMenu, actions: Actions) -> None:
        """Put all of it into the menu."""
        colours, scales = menu.addMenu(self.tr("Colours")), menu.addMenu(self.tr("Size"))
        languages = menu.addMenu(self.tr("Language"))
        for action in self._colours.actions():
            actions.take(colours, f"colours.{action.data() or 'system'}", action)
        for action in self._scales.actions():
            actions.take(scales, f"scale.{action.data()}", action)
        for action in self._languages.actions():
            actions.take(languages, f"language.{action.data() or 'system'}", action)

    def _names_of_colours(self) -> dict[Colours, str]:
        return {"": self.tr("The system's"), "light": self.tr("Light"), "dark": self.tr("Dark")}

    def _choice(self, group: QActionGroup, text: str, value: str | int, chosen: bool) -> None:
        action = group.addAction(text)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.setData(value)

    @Slot(QAction)
    def _on_colours_chosen(self, action: QAction) -> None:
        self._session.preferences.choose(colours=action.data())
        self._themes.choose(action.data())

    @Slot(QAction)
    def _on_language_chosen(self, action: QAction) -> None:
        self._session.preferences.choose(language=action.data())
        self._session.done.emit(self.tr("the language changes with the next start of Sketchpad"))

    @Slot(QAction)
    def _on_scale_chosen(self, action: QAction) -> None:
        self._session.preferences.choose(scale=action.data())
        self._session.done.emit(self.tr("the size of everything changes with the next start of Sketchpad"))
