"""What a person chose for the program itself, whichever song is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from PySide6.QtCore import QObject

from sketchpad.music.errors import InputError
from sketchpad.session.background import Background
from sketchpad.session.kept_file import KeptFile

Language = Literal["", "en", "de", "fr"]
Colours = Literal["", "light", "dark"]
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
        colours: nothing for the system's.
        window: where it was and how large when it was closed last, as Qt keeps it, in base64.
    """

    language: Language = ""
    scale: Scale = 100
    hint_seen: bool = False
    bindings: tuple[Binding, ...] = ()
    commands: tuple[str, ...] = ()
    colours: Colours = ""
    window: str = ""


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
        self._change(lambda choices: replace(choices, **changes))

    def bind(self, keys: Mapping[str, tuple[str, ...] | None]) -> None:
        """Have actions with these keys, None for those they have at first; those of another window stay as they are."""
        known = {binding.action: binding.keys for binding in self.choices.bindings}
        new = {action: those for action, those in keys.items() if those != known.get(action)}

        def bound(choices: Choices) -> Choices:
            # A key that another window gave to another action is that of the one that was bound last: the first here.
            first = (Binding(action, those) for action, those in new.items() if those is not None)
            others = (binding for binding in choices.bindings if binding.action not in new)
            return replace(choices, bindings=(*first, *others))

        self._change(bound)

    def _change(self, change: Callable[[Choices], Choices]) -> None:
        self.choices = change(self.choices)
        # Where they cannot be kept, they last as long as the window; nothing of the user's own is lost.
        self._disk.run(lambda: self._file.change(change), lambda _: None, lambda _: None)


def read_choices() -> Choices:
    """What was chosen the last time.

    Raises:
        InputError: it cannot be read, or is nothing that this program writes.
    """
    return _file().read()


def _file() -> KeptFile[Choices]:
    return KeptFile("preferences", Choices, Choices())
