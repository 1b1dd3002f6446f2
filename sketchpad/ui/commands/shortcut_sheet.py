"""All keys on one sheet: to be looked up, and to be changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sketchpad.ui.actions import Actions, Entry
from sketchpad.ui.commands.key_recorder import KeyRecorder
from sketchpad.ui.commands.matching import score

ID = Qt.ItemDataRole.UserRole
Answer = QMessageBox.StandardButton


class ShortcutSheet(QDialog):
    """Closes with Esc."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Shortcuts"))
        self._actions = actions
        self._rows: list[tuple[QTreeWidgetItem, QTreeWidgetItem]] = []
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Search: a command, or its key"))
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("what is done"), self.tr("keys")])
        self.change = QPushButton(self.tr("Change …"))
        self.clear = QPushButton(self.tr("No key"))
        self.reset = QPushButton(self.tr("Reset"))
        self.reset_all = QPushButton(self.tr("Reset all"))
        self._describe()
        self._lay_out()
        self._fill()
        self.search.textChanged.connect(self._show_found)
        self.tree.itemActivated.connect(self._on_change)
        self.tree.itemSelectionChanged.connect(self._show_buttons)
        self.change.clicked.connect(self._on_change)
        self.clear.clicked.connect(self._on_clear)
        self.reset.clicked.connect(self._on_reset)
        self.reset_all.clicked.connect(self._on_reset_all)
        actions.rebound.connect(self._show_keys)
        self._show_buttons()
        self.resize(600, 660)

    @property
    def chosen(self) -> Entry | None:
        """The action that is selected."""
        names = [item.data(0, ID) for item in self.tree.selectedItems()]
        return self._actions[names[0]] if names and names[0] else None

    def ask(self, entry: Entry, key: str) -> None:
        """Give an action a key; if another has it, only as a person then says."""
        holder = self._actions.holder(key)
        if holder is None or holder.id == entry.id:
            self._actions.bind(entry.id, (key,))
            return
        text = self.tr("{} is the key of “{}”. Shall the two swap their keys?").format(self._shown(key), holder.title)
        if QMessageBox.question(self, self.tr("The key is taken"), text) == Answer.Yes:
            self._actions.swap(entry.id, key)

    def _describe(self) -> None:
        for widget, name, tip in (
            (self.search, self.tr("Search"), self.tr("Only commands with these words, or with this key")),
            (self.tree, self.tr("Commands and their keys"), self.tr("Enter or a double click: press another key")),
            (self.change, self.tr("Change the key"), self.tr("Press another key for it")),
            (self.clear, self.tr("No key"), self.tr("It is done from the menu only")),
            (self.reset, self.tr("Reset"), self.tr("The key that the program gives it")),
            (self.reset_all, self.tr("Reset all"), self.tr("The keys that the program gives to all")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        for button in (self.change, self.clear, self.reset, self.reset_all):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.change, self.clear, self.reset):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.reset_all)
        about = QLabel(self.tr("Keys work everywhere in the window, unless what has the keyboard needs them itself."))
        about.setObjectName("faint")
        layout = QVBoxLayout(self)
        for widget in (self.search, self.tree, about):
            layout.addWidget(widget)
        layout.addLayout(buttons)

    def _fill(self) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for entry in self._actions:
            if entry.path not in groups:
                groups[entry.path] = self._group(entry.path)
            self._add_row(groups[entry.path], entry.title, entry.shown_keys).setData(0, ID, entry.id)
        mouse = self._group(self.tr("Mouse"))
        for gesture, meaning in self._mouse():
            self._add_row(mouse, meaning, gesture)
        self.tree.expandAll()
        self.tree.resizeColumnToContents(0)

    def _add_row(self, group: QTreeWidgetItem, text: str, keys: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem(group, [text, keys])
        self._rows.append((group, row))
        return row

    def _group(self, title: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self.tree, [title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        return group

    def _mouse(self) -> tuple[tuple[str, str], ...]:
        """What the hand does, and what that does."""
        return (
            (self.tr("Click · drag"), self.tr("add a note · set its length and pitch")),
            (self.tr("Drag an edge"), self.tr("resize")),
            (self.tr("Right-click · right-drag"), self.tr("delete")),
            (self.tr("Ctrl+drag a note"), self.tr("copy it")),
            (self.tr("Ctrl+drag on empty grid"), self.tr("select")),
            (self.tr("Shift · Alt while selecting"), self.tr("add · take away")),
            (self.tr("Drag in the velocity lane"), self.tr("paint how loud notes are")),
            (self.tr("Hold Alt"), self.tr("off the grid")),
            (self.tr("Ctrl+wheel · Ctrl+Shift+wheel"), self.tr("zoom · zoom the rows")),
            (self.tr("Shift+wheel · middle-drag"), self.tr("scroll sideways · pan")),
            (self.tr("Click the ruler · double-click"), self.tr("move the playhead · play from there")),
            (self.tr("Drag the ruler"), self.tr("set the loop")),
            (self.tr("Drag the loop's brace · its ends"), self.tr("move it · its beginning or end")),
        )

    @Slot()
    def _show_keys(self) -> None:
        for _, row in self._rows:
            if name := row.data(0, ID):
                row.setText(1, self._actions[name].shown_keys)
        self._show_buttons()

    @Slot()
    def _show_found(self) -> None:
        """Only what answers, and the groups that have some of it."""
        sought = self.search.text()
        for group, _ in self._rows:
            group.setHidden(True)
        for group, row in self._rows:
            is_key = sought.strip().casefold() in row.text(1).casefold()
            found = is_key or score(sought, row.text(0)) is not None
            row.setHidden(not found)
            if found:
                group.setHidden(False)

    @Slot()
    def _show_buttons(self) -> None:
        entry = self.chosen
        self.change.setEnabled(entry is not None)
        self.clear.setEnabled(entry is not None and bool(entry.keys))
        self.reset.setEnabled(entry is not None and entry.keys != entry.first)
        self.reset_all.setEnabled(any(each.keys != each.first for each in self._actions))

    @Slot()
    def _on_change(self) -> None:
        if entry := self.chosen:
            recorder = KeyRecorder(entry.title, self)
            recorder.recorded.connect(partial(self.ask, entry))
            recorder.open()

    @Slot()
    def _on_clear(self) -> None:
        if entry := self.chosen:
            self._actions.bind(entry.id, ())

    @Slot()
    def _on_reset(self) -> None:
        entry = self.chosen
        if entry is None:
            return
        holders = [self._actions.holder(key) for key in entry.first]
        others = {holder.title for holder in holders if holder and holder.id != entry.id}
        text = self.tr("“{}” has its key now, and would be left without. Give it back?").format("”, “".join(others))
        if not others or QMessageBox.question(self, self.tr("The key is taken"), text) == Answer.Yes:
            self._actions.reset(entry.id)

    @Slot()
    def _on_reset_all(self) -> None:
        text = self.tr("Give all commands the keys that the program gives them?")
        if QMessageBox.question(self, self.tr("Reset all"), text) == Answer.Yes:
            self._actions.reset_all()

    def _shown(self, key: str) -> str:
        return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
