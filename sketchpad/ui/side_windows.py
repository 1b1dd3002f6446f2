"""The windows that help to find one's way: help, commands, keys, the list of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog

from sketchpad.ui.commands.command_palette import CommandPalette
from sketchpad.ui.commands.commands import commands
from sketchpad.ui.commands.shortcut_sheet import ShortcutSheet
from sketchpad.ui.help.about import About
from sketchpad.ui.help.help_window import HelpWindow
from sketchpad.ui.notes.note_words import NoteWords, SelectionTeller
from sketchpad.ui.notes.notes_list import NotesList

if TYPE_CHECKING:
    from sketchpad.ui.main_window import MainWindow

IN_LISTS = ("edit.undo", "edit.redo", "play.toggle")
"""The actions whose keys work in the list of notes and in that of all takes as well."""


class SideWindows(QObject):
    """Opens them beside the window, each once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._words = NoteWords(window.session, window.roll.view, self)
        self.teller = SelectionTeller(window.session, self._words, window.roll.canvas)

    @Slot()
    def show_help(self) -> None:
        """The page of help that belongs to where the keyboard is."""
        page = self._window.parts.page
        shown = self._window.findChild(HelpWindow) or HelpWindow(self._window.session, self._window)
        shown.open_page(page)
        _bring(shown)

    @Slot()
    def show_palette(self) -> None:
        """All commands, to be found by a few letters."""
        CommandPalette(commands(self._window), self._window.session.preferences, self._window).show()

    @Slot()
    def show_shortcuts(self) -> None:
        """All keys on one sheet, where they can be changed."""
        actions = self._window.menus.actions
        _bring(self._window.findChild(ShortcutSheet) or ShortcutSheet(actions, self._window))

    @Slot()
    def show_about(self) -> None:
        """The program's version and licence, and where its data lie."""
        _bring(self._window.findChild(About) or About(self._window))

    @Slot()
    def show_notes(self) -> None:
        """The notes as a list."""
        shown = self._window.findChild(NotesList)
        if shown is None:
            shown = NotesList(self._window.session, self._words, self._window)
            shown.addActions([self._window.menus.actions[name].action for name in IN_LISTS])
        _bring(shown)


def _bring(window: QDialog) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
