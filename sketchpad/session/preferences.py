"""What a person chose for the program itself, whichever song is open."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication, QObject

from sketchpad.music.errors import InputError
from sketchpad.music.plain import Packer, Unpacker
from sketchpad.music.saving import folder, save
from sketchpad.paths import user_directory
from sketchpad.session.background import Background

translate = QCoreApplication.translate

Language = Literal["", "en", "de", "fr"]
Scale = Literal[75, 100, 125, 150, 175, 200]

LARGEST = 1_000_000
"""Bytes; no file of preferences is larger."""
_FILE = "preferences.json"


@dataclass(frozen=True)
class Binding:
    """The keys of one action, as Qt writes them whatever the language; none where it has none."""

    action: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Choices:
    """All that can be chosen.

    Attributes:
        language: nothing for the system's.
        scale: percent of the sizes that the system asks for.
        hint_seen: whether the first hint has done its work.
        bindings: the actions that have other keys than at first.
        commands: the ids of the commands that were chosen last, the latest first.
    """

    language: Language = ""
    scale: Scale = 100
    hint_seen: bool = False
    bindings: tuple[Binding, ...] = ()
    commands: tuple[str, ...] = ()


class Preferences(QObject):
    """Keeps the choices in the user's own folder.

    Attributes:
        choices: as they are now.
        problem: in words, why those of the last time could not be read; nothing when they could.
    """

    def __init__(self, disk: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._disk = disk
        self.choices, self.problem, self._is_damaged = Choices(), "", False
        try:
            self.choices = read_choices()
        except InputError as error:
            self._is_damaged = True
            self.problem = self.tr("your preferences could not be read, and are as at first: {}").format(error)

    def choose(self, **changes: Any) -> None:
        """Choose something else, and keep it; by the names of `Choices`."""
        self.choices = replace(self.choices, **changes)
        data = json.dumps(Packer().pack(self.choices), indent=1).encode()
        # What could not be read stays beside it, for a person to look at.
        keep_old, self._is_damaged = self._is_damaged, False
        # Where they cannot be kept, they last as long as the window; nothing of the user's own is lost.
        self._disk.run(lambda: _write(data, keep_old), lambda _: None, lambda _: None)


def read_choices() -> Choices:
    """What was chosen the last time.

    The program needs it before there is a window, so that it is read at once, not in the background.

    Raises:
        InputError: it cannot be read, or is nothing that this program writes.
    """
    path = _path()
    if not path.exists():
        return Choices()
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST)
        value = json.loads(data)
    except (OSError, ValueError, RecursionError) as error:
        damaged = translate("Preferences", "{} is damaged ({}); choose anew, or put a copy in its place")
        raise InputError(damaged.format(path, error)) from error
    return Unpacker([]).unpack(Choices, value)


def _path() -> Path:
    return user_directory("session") / _FILE


def _write(data: bytes, keep_old: bool) -> None:
    folder(_path().parent)
    save(_path(), data, keep_old)
