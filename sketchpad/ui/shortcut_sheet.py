"""All keys on one sheet, read from the menus themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QMenu, QMenuBar, QScrollArea, QVBoxLayout, QWidget

MOUSE = (
    ("Click · drag", "add a note · set its length and pitch"),
    ("Drag an edge", "resize"),
    ("Right-click · right-drag", "delete"),
    ("Ctrl+drag a note", "copy it"),
    ("Ctrl+drag on empty grid", "select"),
    ("Shift · Alt while selecting", "add · take away"),
    ("Drag in the velocity lane", "paint how loud notes are"),
    ("Hold Alt", "off the grid"),
    ("Ctrl+wheel · Ctrl+Shift+wheel", "zoom · zoom the rows"),
    ("Shift+wheel · middle-drag", "scroll sideways · pan"),
    ("Click the ruler · double-click", "move the playhead · play from there"),
    ("Drag the ruler", "set the loop"),
    ("Drag the loop's brace · its ends", "move it · its beginning or end"),
)


class ShortcutSheet(QDialog):
    """Closes with Esc."""

    def __init__(self, menus: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Shortcuts"))
        self._grid = QGridLayout()
        for menu in menus.findChildren(QMenu):
            self._add_menu(menu)
        self._add_heading(self.tr("Mouse"))
        for keys, text in MOUSE:
            self._add_row(self.tr(keys), self.tr(text))
        content = QWidget()
        content.setLayout(self._grid)
        area = QScrollArea()
        area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        self.resize(560, 640)

    def _add_menu(self, menu: QMenu) -> None:
        actions = [action for action in menu.actions() if action.shortcuts()]
        if actions:
            self._add_heading(menu.title().replace("&", ""))
        for action in actions:
            keys = " · ".join(key.toString() for key in action.shortcuts())
            self._add_row(keys, action.text().replace("&", ""))

    def _add_heading(self, text: str) -> None:
        heading = QLabel(text)
        heading.setObjectName("heading")
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)

    def _add_row(self, keys: str, text: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(QLabel(keys), row, 0)
        self._grid.addWidget(QLabel(text), row, 1)
