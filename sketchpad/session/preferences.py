"""What a person chose for the program itself, whichever song is open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from PySide6.QtCore import QObject

from sketchpad.music.errors import InputError
from sketchpad.session.background import Background
from sketchpad.session.kept_file import KeptFile

Language = Literal["", "en", "de", "fr"]
Scale = Literal[75, 100, 125, 150, 175, 200]


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

    The program needs them before there is a window, so that they are read at once, not in the background.

    Attributes:
        choices: as they are now.
        problem: in words, why those of the last time could not be read; nothing when they could.
    """

    def __init__(self, disk: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._disk, self._file = disk, _file()
        self.choices, self.problem = Choices(), ""
        try:
            self.choices = self._file.read()
        except InputError as error:
            self.problem = self.tr("your preferences could not be read, and are as at first: {}").format(error)

    def choose(self, **changes: Any) -> None:
        """Choose something else, and keep it; by the names of `Choices`."""
        self.choices = replace(self.choices, **changes)

        def keep() -> None:
            self._file.change(lambda kept: replace(kept, **changes))

        # Where they cannot be kept, they last as long as the window; nothing of the user's own is lost.
        self._disk.run(keep, lambda _: None, lambda _: None)


def read_choices() -> Choices:
    """What was chosen the last time.

    Raises:
        InputError: it cannot be read, or is nothing that this program writes.
    """
    return _file().read()


def _file() -> KeptFile[Choices]:
    return KeptFile("preferences", Choices, Choices())
