"""What is remembered about keyboards and knobs, from one start to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from sketchpad.midi.inputs import EVERY
from sketchpad.session.background import Background
from sketchpad.session.kept_file import KeptFile


@dataclass(frozen=True)
class Knob:
    """A knob of a MIDI controller, and which control of the window it moves; channel 0–15, number 0–127."""

    control: str
    channel: int
    number: int


@dataclass(frozen=True)
class PlayingSettings:
    """`input` as in `Inputs.choose`; `sends`: whether other programs hear what sounds here."""

    input: str = EVERY
    sends: bool = False
    knobs: tuple[Knob, ...] = ()


class KeptSettings(QObject):
    """Reads them when the program starts, and writes them whenever they change, in the user's own folder.

    Signals:
        read: `now` is what the last start left, or the defaults.
    """

    read = Signal()

    def __init__(self, disk: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._disk = disk
        self._file = KeptFile("playing", PlayingSettings, PlayingSettings())
        self._changed: dict[str, Any] = {}
        self.now = PlayingSettings()

    def begin(self) -> None:
        """Read what was left; what is unreadable counts as nothing, and what was changed meanwhile stays."""

        def use(settings: PlayingSettings) -> None:
            self.now = replace(settings, **self._changed)
            self.read.emit()

        self._disk.run(self._file.read, use, lambda _: use(PlayingSettings()))

    def change(self, **values: Any) -> None:
        """Some of it is otherwise from now on."""
        settings = replace(self.now, **values)
        if settings == self.now:
            return
        self.now = settings
        self._changed |= values

        def keep() -> None:
            self._file.change(lambda kept: replace(kept, **values))

        # Where it cannot be kept, it lasts as long as the window.
        self._disk.run(keep, lambda _: None, lambda _: None)
