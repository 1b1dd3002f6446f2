"""The menus of the window: every action, its id and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from sketchpad.ui.actions import Actions
from sketchpad.ui.piano_roll.view import Tool

if TYPE_CHECKING:
    from sketchpad.ui.main_window import MainWindow


class Menus(QObject):
    """Fills the menu bar; what an action does is the window's affair."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.actions = Actions(window.session.preferences, window.roll, self)
        self._fill_file(self._menu(self.tr("&File")))
        self._fill_edit(self._menu(self.tr("&Edit")))
        self._fill_view(self._menu(self.tr("&View")))
        self._fill_play(self._menu(self.tr("&Play")))
        self._fill_model(self._menu(self.tr("&Model")))
        self._fill_help(self._menu(self.tr("&Help")))
        self._tell_keys()

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _fill_file(self, menu: QMenu) -> None:
        self._window.files.fill(menu, self.actions.add)

    def _fill_edit(self, menu: QMenu) -> None:
        stack, actions = self._window.session.document.undo_stack, self.actions
        undo, redo = self.tr("Undo"), self.tr("Redo")
        actions.take(menu, "edit.undo", stack.createUndoAction(menu, undo), "Ctrl+Z", undo)
        actions.take(menu, "edit.redo", stack.createRedoAction(menu, redo), "Ctrl+Shift+Z|Ctrl+Y", redo)
        menu.addSeparator()
        self._window.notes.fill(menu, actions.add_in_roll)
        menu.addSeparator()
        view = self._window.roll.view
        for tool, text, key in (
            (Tool.DRAW, self.tr("Draw"), "1"),
            (Tool.SELECT, self.tr("Select"), "2"),
            (Tool.ERASE, self.tr("Erase"), "3"),
            (Tool.LASSO, self.tr("Lasso"), "4"),
        ):
            actions.add_in_roll(menu, f"tool.{tool.value}", text, key, lambda tool=tool: view.set_tool(tool))
        actions.add_in_roll(menu, "tool.next", self.tr("Switch between Draw and Select"), "B", self._window.toggle_draw)

    def _fill_view(self, menu: QMenu) -> None:
        self._window.views.fill(menu, self.actions)
        self.actions.add_in_roll(menu, "view.notes", self.tr("List of notes …"), "N", self._window.beside.show_notes)
        menu.addSeparator()
        window, add = self._window, self.actions.add
        add(menu, "view.next-part", self.tr("To the next part of the window"), "F6", lambda: window.parts.go_round(1))
        add(
            menu,
            "view.part-before",
            self.tr("To the previous part of the window"),
            "Shift+F6",
            lambda: window.parts.go_round(-1),
        )
        menu.addSeparator()
        self._window.looks.fill(menu, self.actions)

    def _fill_play(self, menu: QMenu) -> None:
        window, add, in_roll = self._window, self.actions.add, self.actions.add_in_roll
        keep = self.tr("Keep the take, or stop and go back")
        in_roll(menu, "play.toggle", self.tr("Play or pause"), "Space", window.session.playback.toggle)
        in_roll(menu, "play.keep-or-stop", keep, "Return|Enter", window.keep_or_stop)
        in_roll(menu, "play.to-start", self.tr("To the start"), "Home", window.transport.to_start)
        in_roll(menu, "play.loop", self.tr("Loop"), "L", window.transport.transport["loop"].toggle)
        in_roll(menu, "play.loop-selection", self.tr("Loop the selection"), "Shift+L", window.loop_selection)
        renew = self.tr("New bars on each pass of the loop")
        add(menu, "play.renew", renew, "Ctrl+L", window.fill.renew.toggle)
        time = window.transport.time
        add(menu, "play.metronome", self.tr("Metronome"), "Ctrl+M", time["metronome"].toggle)
        add(menu, "play.count-in", self.tr("Count in"), "Ctrl+Shift+M", time["count"].toggle)
        in_roll(menu, "play.tap", self.tr("Tap the tempo"), "T", window.transport.tap)
        window.playing.fill(menu, self.actions)

    def _fill_model(self, menu: QMenu) -> None:
        window, add, in_roll = self._window, self.actions.add, self.actions.add_in_roll
        generating, takes = window.generating, window.session.takes
        add(menu, "model.generate", self.tr("Generate"), "Ctrl+Return|Ctrl+Enter", generating.start)
        following = self.tr("Generate with the next seed")
        add(menu, "model.generate-next", following, "Shift+Return|Shift+Enter", generating.start_with_next_seed)
        in_roll(menu, "model.fill", self.tr("Fill the selection or the loop"), "F", window.fill.start)
        add(menu, "model.any-seed", self.tr("Random seed"), "Ctrl+R", window.panel.roll_seed)
        add(menu, "model.cancel", self.tr("Cancel"), "Esc", window.cancel)
        in_roll(menu, "takes.before", self.tr("Previous take"), "[", lambda: takes.step(-1))
        in_roll(menu, "takes.next", self.tr("Next take"), "]", lambda: takes.step(1))
        in_roll(menu, "takes.flip", self.tr("Switch between A and B, at the next bar line"), "A", takes.flip)
        add(menu, "takes.all", self.tr("All takes …"), "Ctrl+T", window.show_all_takes)
        explaining = window.session.explaining
        why = in_roll(menu, "takes.why", self.tr("Why this note"), "W", lambda: None)
        why.setCheckable(True)
        why.setChecked(explaining.wanted)
        why.toggled.connect(explaining.set_wanted)
        menu.addSeparator()
        window.models.fill(menu, add)

    def _fill_help(self, menu: QMenu) -> None:
        add = self.actions.add
        add(menu, "help.pages", self.tr("Help"), "F1", self._window.beside.show_help)
        add(menu, "help.palette", self.tr("Commands …"), "Ctrl+P", self._window.beside.show_palette)
        add(menu, "help.shortcuts", self.tr("Shortcuts …"), "?", self._window.beside.show_shortcuts)
        menu.addSeparator()
        add(menu, "help.about", self.tr("About Sketchpad"), "", self._window.beside.show_about)

    def _tell_keys(self) -> None:
        """Have the tips of controls say which key does the same."""
        window = self._window
        bar, time = window.transport.transport, window.transport.time
        twins: dict[str, tuple[QWidget | QAction, ...]] = {
            "model.generate": (window.panel.generate,),
            "model.any-seed": (window.panel.dice,),
            "model.fill": (window.fill.fill,),
            "play.renew": (window.fill.renew,),
            "notes.lock": (window.fill.lock_notes,),
            "notes.lock-bars": (window.fill.lock_bars,),
            "takes.all": (window.takes.all,),
            "takes.flip": (window.takes.flip,),
            "play.keep-or-stop": (window.takes.accept, bar["stop"]),
            "play.to-start": (bar["start"],),
            "play.toggle": (bar["play"],),
            "play.loop": (bar["loop"],),
            "play.record": (bar["record"],),
            "play.typing": (bar["keys"],),
            "play.tap": (time["tap"],),
            "play.metronome": (time["metronome"],),
            "play.count-in": (time["count"],),
            "view.scale": (window.transport.scale.scale,),
            **{f"tool.{tool.value}": (action,) for tool, action in window.transport.tools.items()},
        }
        for name, targets in twins.items():
            for target in targets:
                self.actions.tip(target, name)
