"""What is remembered about keyboards and knobs, from one start to the next."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from sketchpad.midi.inputs import EVERY
from sketchpad.music.errors import InputError
from sketchpad.music.plain import Packer, Unpacker
from sketchpad.music.saving import folder, save
from sketchpad.paths import user_directory
from sketchpad.session.background import Background

_FILE = "playing.json"


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
        self._file = user_directory("session") / _FILE
        self._early: dict[str, Any] | None = {}
        self.now = PlayingSettings()

    def begin(self) -> None:
        """Read what was left; what is unreadable counts as nothing, and what was changed meanwhile stays."""

        def use(settings: PlayingSettings) -> None:
            early, self._early = self._early or {}, None
            self.now = settings
            self.change(**early)
            self.read.emit()

        self._disk.run(self._read, use, lambda _: use(PlayingSettings()))

    def change(self, **values: Any) -> None:
        """Some of it is otherwise from now on."""
        settings = replace(self.now, **values)
        if settings == self.now:
            return
        self.now = settings
        if self._early is not None:
            # What was left is not known yet, so it is not written over.
            self._early |= values
            return
        data = json.dumps(Packer().pack(settings), indent=1).encode()
        # Where it cannot be kept, it lasts as long as the window.
        self._disk.run(lambda: self._write(data), lambda _: None, lambda _: None)

    def _write(self, data: bytes) -> None:
        folder(self._file.parent)
        save(self._file, data)

    def _read(self) -> PlayingSettings:
        if not self._file.exists():
            return PlayingSettings()
        try:
            return Unpacker([]).unpack(PlayingSettings, json.loads(self._file.read_bytes()))
        except ValueError as error:
            raise InputError(f"{self._file} is not JSON") from error
