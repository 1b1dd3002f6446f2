"""The command palette: a line to write into, and below it what answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sketchpad.session.preferences import Preferences
from sketchpad.ui.announcing import announce
from sketchpad.ui.commands.commands import Command
from sketchpad.ui.commands.matching import score

REMEMBERED = 12
"""How many of the commands chosen last are kept in mind."""
WIDTH, HEIGHT = 560, 400
MARGIN, GAP = 10, 4
ID = Qt.ItemDataRole.UserRole
WHERE, KEYS = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

Index = QModelIndex | QPersistentModelIndex


class CommandPalette(QDialog):
    """Closes when a command is chosen, with Esc, and with a click beside it."""

    def __init__(self, commands: Sequence[Command], preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Commands"))
        self._preferences = preferences
        self._commands = {command.id: command for command in commands}
        used = [each for each in preferences.choices.commands if each in self._commands]
        self._age = {name: place for place, name in enumerate(used)}
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("A command, or a word for it"))
        self.line.setAccessibleName(self.tr("Command"))
        self.line.setToolTip(self.tr("↑ and ↓ choose, Enter does it, Esc closes"))
        self.list = QListWidget()
        self.list.setItemDelegate(_Entry(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setToolTip(self.tr("Commands that answer; those used last come first"))
        self.nothing = QLabel(self.tr("Nothing found"))
        self.nothing.setObjectName("faint")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)
        self.line.textChanged.connect(self._fill)
        self.line.returnPressed.connect(self._do)
        self.list.itemActivated.connect(self._do)
        self.list.itemClicked.connect(self._do)
        self.list.currentRowChanged.connect(self._say)
        self._fill()
        self._place()
        self.line.setFocus()

    @property
    def found(self) -> tuple[str, ...]:
        """The ids of the commands in the list, from top to bottom."""
        return tuple(self.list.item(row).data(ID) for row in range(self.list.count()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the list while the line has the keyboard."""
        if event.key() in STEPS:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        """In the middle of the window's upper part."""
        window = self.parentWidget()
        self.resize(WIDTH, HEIGHT)
        if window:
            corner = window.mapToGlobal(window.rect().topLeft())
            self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 60)

    @Slot()
    def _fill(self) -> None:
        self.list.clear()
        for command in self._answers(self.line.text()):
            self.list.addItem(self._item(command))
        self.list.setCurrentRow(0)
        is_there = self.list.count() > 0
        self.list.setVisible(is_there)
        self.nothing.setVisible(not is_there)
        if not is_there:
            announce(self.line, self.nothing.text())

    def _answers(self, sought: str) -> list[Command]:
        """The best first, of equals those that were used last, then the shorter ones; weak ones only alone."""
        if not sought.strip():
            return sorted(self._commands.values(), key=lambda each: self._age.get(each.id, REMEMBERED))
        scores = {name: score(sought, each.title, each.also, each.where) for name, each in self._commands.items()}
        found = {name: answer for name, answer in scores.items() if answer}
        strong = any(answer.strong for answer in found.values())

        def rank(name: str) -> tuple[int, ...]:
            return -found[name].worth, self._age.get(name, REMEMBERED), len(self._commands[name].title)

        names = sorted((name for name, answer in found.items() if answer.strong or not strong), key=rank)
        return [self._commands[name] for name in names]

    def _item(self, command: Command) -> QListWidgetItem:
        item = QListWidgetItem(command.title if not command.checked else f"✓ {command.title}")
        not_now = "" if command.enabled else self.tr("not now")
        item.setData(WHERE, " · ".join(each for each in (command.where, not_now) if each))
        item.setData(KEYS, command.keys)
        item.setData(ID, command.id)
        state = "" if command.checked is None else self.tr("on") if command.checked else self.tr("off")
        said = (command.title, state, command.where, command.keys, not_now)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(each for each in said if each))
        if not command.enabled:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        return item

    @Slot(int)
    def _say(self, row: int) -> None:
        """Have a screen reader say what Enter would do: the keyboard stays in the line."""
        if row >= 0:
            announce(self.line, self.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole))

    @Slot()
    def _do(self) -> None:
        item = self.list.currentItem()
        if not item or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        command = self._commands[item.data(ID)]
        others = (each for each in self._preferences.choices.commands if each != command.id)
        self._preferences.choose(commands=(command.id, *others)[:REMEMBERED])
        self.close()
        command.do()


class _Entry(QStyledItemDelegate):
    """Paints a command's title, fainter behind it where it stands, and its keys at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the style paint the ground, and put the texts on it."""
        self.initStyleOption(option, index)
        option.text = ""
        QApplication.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter)
        state, group = option.state, QPalette.ColorGroup
        enabled, selected = bool(state & QStyle.StateFlag.State_Enabled), bool(state & QStyle.StateFlag.State_Selected)
        role, palette = QPalette.ColorRole, option.palette
        of = group.Normal if enabled else group.Disabled
        area: QRect = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        faint = role.HighlightedText if selected else role.PlaceholderText
        painter.setPen(palette.color(of, role.HighlightedText if selected and enabled else role.Text))
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, centre, index.data())
        painter.setPen(palette.color(of, faint))
        painter.drawText(area, centre | Qt.AlignmentFlag.AlignRight, index.data(KEYS))
        begin = area.left() + option.fontMetrics.horizontalAdvance(index.data()) + MARGIN
        room = area.right() - option.fontMetrics.horizontalAdvance(index.data(KEYS)) - MARGIN - begin
        where = option.fontMetrics.elidedText(index.data(WHERE), Qt.TextElideMode.ElideRight, room)
        painter.drawText(area.adjusted(begin - area.left(), 0, 0, 0), centre, where)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A command takes one line."""
        return QSize(WIDTH // 2, option.fontMetrics.height() + 2 * GAP)
