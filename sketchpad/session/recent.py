"""The songs that were open last."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject

from sketchpad.music.saving import folder, save
from sketchpad.paths import user_directory
from sketchpad.session.background import Background

MOST = 10
_FILE = "recent.json"


class Recent(QObject):
    """Keeps their paths, the latest first, in the user's own folder."""

    def __init__(self, disk: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._disk = disk
        self._file = user_directory("session") / _FILE
        self.paths: tuple[Path, ...] = ()
        disk.run(self._read, self._use, lambda _: None)

    def add(self, path: Path) -> None:
        """One was opened, or saved."""
        path = path.absolute()
        self._keep((path, *(each for each in self.paths if each != path))[:MOST])

    def clear(self) -> None:
        """Forget them."""
        self._keep(())

    def _use(self, read: tuple[Path, ...]) -> None:
        self.paths = tuple(dict.fromkeys([*self.paths, *read]))[:MOST]

    def _keep(self, paths: tuple[Path, ...]) -> None:
        self.paths = paths
        data = json.dumps([str(path) for path in paths], indent=1).encode()
        # Where it cannot be kept, the list lasts as long as the window; nothing of the user's own is lost.
        self._disk.run(lambda: self._write(data), lambda _: None, lambda _: None)

    def _write(self, data: bytes) -> None:
        folder(self._file.parent)
        save(self._file, data)

    def _read(self) -> tuple[Path, ...]:
        with suppress(OSError, ValueError):
            listed = json.loads(self._file.read_bytes())
            if isinstance(listed, list):
                return tuple(Path(each) for each in listed if isinstance(each, str))[:MOST]
        return ()
