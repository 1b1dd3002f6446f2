"""What the command palette finds: the actions of the menus, the choices of the boxes, the songs of the last time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from sketchpad.ui.actions import Entry, plain

if TYPE_CHECKING:
    from sketchpad.ui.main_window import MainWindow


@dataclass(frozen=True)
class Command:
    """A command of the window.

    Attributes:
        id: by which it is known, whatever the language.
        title: what it is called.
        where: the menus or the box it is found in otherwise.
        keys: its keys, for a person to read.
        enabled: whether it can be done now.
        checked: whether it is switched on; None where it is no switch.
    """

    id: str
    title: str
    do: Callable[[], object]
    where: str = ""
    keys: str = ""
    enabled: bool = True
    checked: bool | None = None


def commands(window: MainWindow) -> tuple[Command, ...]:
    """All there are now."""
    panel, transport = window.panel, window.transport
    boxes = {
        "choose.model": panel.model,
        "choose.verb": panel.verb,
        "choose.engine": panel.engine,
        "choose.keep": window.fill.keep,
        "choose.voice": transport.voice,
        "choose.grid": transport.grid,
        "choose.metre": transport.metre,
    }
    of_menus = (_of_action(entry) for entry in window.menus.actions)
    of_boxes = (command for name, box in boxes.items() for command in _of_box(name, box))
    recent = (
        Command(f"recent.{path}", path.name, partial(window.files.open_path, path), str(path.parent))
        for path in window.session.recent.paths
    )
    return (*of_menus, *of_boxes, *recent)


def _of_action(entry: Entry) -> Command:
    action = entry.action
    title, checked = plain(action.text()), action.isChecked() if action.isCheckable() else None
    return Command(entry.id, title, action.trigger, entry.path, entry.shown_keys, action.isEnabled(), checked)


def _of_box(name: str, box: QComboBox) -> Iterator[Command]:
    for index in range(box.count()):
        yield Command(
            f"{name}.{box.itemData(index)}",
            box.itemText(index),
            partial(box.setCurrentIndex, index),
            box.accessibleName(),
            enabled=box.isEnabled(),
            checked=index == box.currentIndex(),
        )
