"""Every action of the window by its id, and the keys it has: those of the program, or those a person chose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from sketchpad.session.preferences import Binding, Preferences

Modifier = Qt.KeyboardModifier
Keys = tuple[str, ...]
"""Keys as Qt writes them whatever the language."""
Add = Callable[[QMenu, str, str, str, Callable[[], object]], QAction]
"""Adds an action to a menu: its id, its text, its keys parted by `|`, and what it does."""

GOES_ON = frozenset(
    {
        *(f"notes.{way}" for way in ("semitone-up", "semitone-down", "octave-up", "octave-down")),
        *(f"notes.{way}" for way in ("degree-up", "degree-down", "earlier", "later", "shorter", "longer")),
        *(f"notes.{way}" for way in ("louder", "softer", "next", "before")),
        *(f"view.zoom-{way}" for way in ("in", "out", "rows-in", "rows-out")),
        *("edit.undo", "edit.redo", "takes.before", "takes.next"),
    }
)
"""What is done again and again while its key is held; all else once."""


@dataclass(frozen=True)
class Entry:
    """One action.

    Attributes:
        action: its id is its object name.
        menu: where it stands.
        first: its keys unless a person chose others.
        title: what it is called, whatever its text says of what it would do just now.
    """

    action: QAction
    menu: QMenu
    first: Keys
    title: str

    @property
    def id(self) -> str:
        """By which it is known, whatever the language."""
        return self.action.objectName()

    @property
    def keys(self) -> Keys:
        """The keys that the action has now."""
        return tuple(portable(key) for key in self.action.shortcuts())

    @property
    def shown_keys(self) -> str:
        """The keys for a person to read."""
        return " · ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in self.action.shortcuts())

    @property
    def path(self) -> str:
        """The menus that lead to it."""
        titles: list[str] = []
        menu: QObject | None = self.menu
        while isinstance(menu, QMenu):
            titles.insert(0, plain(menu.title()))
            menu = menu.parent()
        return " › ".join(titles)


class Actions(QObject):
    """Makes actions, and gives them other keys.

    Signals:
        triggered: the id of the one that was just done.
        rebound: keys were changed.
    """

    triggered = Signal(str)
    rebound = Signal()

    def __init__(self, preferences: Preferences, roll: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._roll = roll
        self._entries: dict[str, Entry] = {}
        self._tips: list[tuple[QWidget | QAction, str, str]] = []
        self.rebound.connect(self._show_tips)
        self._chosen = _sound(preferences.choices.bindings)
        self._taken = {key for keys in self._chosen.values() for key in keys}

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __getitem__(self, name: str) -> Entry:
        return self._entries[name]

    def add(self, menu: QMenu, name: str, text: str, keys: str, do: Callable[[], object]) -> QAction:
        """Add an action that works wherever the keyboard is; several keys are parted by `|`."""
        action = menu.addAction(text)
        # `triggered` carries whether the action is checked, which none of these take.
        action.triggered.connect(lambda _checked=False: do())
        return self.take(menu, name, action, keys)

    def add_in_roll(self, menu: QMenu, name: str, text: str, keys: str, do: Callable[[], object]) -> QAction:
        """Add an action whose keys work while the roll has the keyboard."""
        return self.in_roll(self.add(menu, name, text, keys, do))

    def take(self, menu: QMenu, name: str, action: QAction, keys: str = "", title: str = "") -> QAction:
        """Take an action that was made elsewhere, and put it at the end of a menu; its title is its text by default."""
        action.setObjectName(name)
        action.setAutoRepeat(name in GOES_ON)
        if action not in menu.actions():
            menu.addAction(action)
        action.triggered.connect(lambda _checked=False: self.triggered.emit(name))
        first = tuple(portable(QKeySequence(key)) for key in keys.split("|") if key)
        self._entries[name] = Entry(action, menu, first, title or plain(action.text()))
        self._set(name, self._chosen.get(name, tuple(key for key in first if key not in self._taken)))
        return action

    def in_roll(self, action: QAction) -> QAction:
        """Have its keys work while the roll has the keyboard, and nowhere else."""
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._roll.addAction(action)
        return action

    def tip(self, target: QWidget | QAction, name: str) -> None:
        """Have a tip end with the key that does the same, whichever that is by now."""
        self._tips.append((target, target.toolTip(), name))
        self._show_tips()

    def holder(self, key: str) -> Entry | None:
        """The action that has a key now."""
        return next((entry for entry in self if key in entry.keys), None)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key does in the roll; whether it does something there."""
        held, text = event.modifiers() & ~Modifier.KeypadModifier, event.text()
        entry = self._of(event, held)
        if entry is None and text and text.isprintable() and not text.isalpha() and not text.isspace():
            # A sign or a digit that is reached with Shift on this keyboard.
            entry = self._of(event, held & ~Modifier.ShiftModifier)
        if entry is None or (event.isAutoRepeat() and not entry.action.autoRepeat()):
            return entry is not None
        entry.action.trigger()
        return True

    def _of(self, event: QKeyEvent, held: Qt.KeyboardModifier) -> Entry | None:
        return self.holder(portable(QKeySequence(QKeyCombination(held, Qt.Key(event.key())))))

    def bind(self, name: str, keys: Sequence[str]) -> None:
        """Give an action these keys and no others; another that had one of them is left without it."""
        for other in self:
            if other.id != name and set(other.keys) & set(keys):
                self._set(other.id, tuple(key for key in other.keys if key not in keys))
        self._set(name, tuple(keys))
        self._keep()

    def swap(self, name: str, key: str) -> None:
        """Give an action a key, and the one that had it the keys of this one."""
        holder, before = self.holder(key), self[name].keys
        if holder and holder.id != name:
            self._set(holder.id, (*(each for each in holder.keys if each != key), *before))
        self._set(name, (key,))
        self._keep()

    def reset(self, name: str) -> None:
        """Give an action the keys it had at first."""
        self.bind(name, self[name].first)

    def reset_all(self) -> None:
        """Give every action the keys it had at first."""
        for entry in self:
            self._set(entry.id, entry.first)
        self._preferences.choose(bindings=())
        self.rebound.emit()

    @Slot()
    def _show_tips(self) -> None:
        for target, text, name in self._tips:
            keys = self[name].shown_keys.partition(" · ")[0]
            target.setToolTip(f"{text} ({keys})" if keys else text)

    def _set(self, name: str, keys: Keys) -> None:
        self._entries[name].action.setShortcuts([QKeySequence(key) for key in keys])

    def _keep(self) -> None:
        self._preferences.bind({entry.id: None if entry.keys == entry.first else entry.keys for entry in self})
        self.rebound.emit()


def _sound(bindings: Sequence[Binding]) -> dict[str, Keys]:
    """Keys by action, as far as they are keys, and none of them twice."""
    found: dict[str, Keys] = {}
    taken: set[str] = set()
    for binding in bindings:
        keys = tuple(key for key in binding.keys if key not in taken and portable(QKeySequence(key)) == key != "")
        found[binding.action] = keys
        taken.update(keys)
    return found


def portable(key: QKeySequence) -> str:
    """A key as it is kept, whatever the language and the system."""
    return key.toString(QKeySequence.SequenceFormat.PortableText)


def plain(text: str) -> str:
    """The text of a menu without the mark of its letter."""
    return text.replace("&", "")
