"""Unsaved work of programs that ended without a word: found, offered, and never a trap."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLockFile, QObject, QSysInfo, Signal

from sketchpad.music.errors import InputError
from sketchpad.music.saving import folder
from sketchpad.music.song_file import SUFFIX, read_bytes
from sketchpad.session.background import Background
from sketchpad.session.songs.autosave import LOCK_SUFFIX, Autosave
from sketchpad.session.songs.song import Song
from sketchpad.session.songs.song_files import SongFiles

translate = QCoreApplication.translate

ASIDE = "aside"
"""The folder in the recovery folder for what failed once, or was not wanted."""
MOST_ASIDE = 20

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recovered:
    """A copy of unsaved work.

    Attributes:
        home: the file that it belongs to.
        time: when it was written, in seconds since 1970.
        home_time: when its file was saved last; None where there is none.
        notes: how many it has.
    """

    path: Path
    home: Path | None
    time: float
    home_time: float | None
    notes: int


class Recovery(QObject):
    """Looks for copies whose program no longer runs; the newest comes first.

    A copy is put aside before it is opened, so that one that ends the program is not offered again; what is not wanted
    is put aside as well. They stay there for a person to look at, the newest of them beyond the next start.

    Signals:
        found: there are copies.
        said: some of them cannot be read; in words.
    """

    found = Signal(tuple)
    said = Signal(str)

    def __init__(self, files: SongFiles, autosave: Autosave, disk: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files, self._autosave, self._disk = files, autosave, disk

    def look(self, into: Path) -> None:
        """Look through a folder."""

        def done(result: tuple[tuple[Recovered, ...], int]) -> None:
            found, damaged = result
            if damaged:
                text = self.tr("{} copies of unsaved work cannot be read; they are kept in {}")
                self.said.emit(text.format(damaged, into / ASIDE))
            if found:
                self.found.emit(found)

        self._disk.run(lambda: _look(into), done, self.said.emit)

    def take(self, recovered: Recovered) -> None:
        """Go on with a copy."""
        # Once only, however often it is read.
        aside = cache(partial(put_aside, recovered.path))
        self._files.recover(lambda: Song.from_bytes(read_bytes(aside())), self._autosave.keep)

    def refuse(self, recovered: Recovered) -> None:
        """A copy is not wanted."""
        self._disk.run(lambda: put_aside(recovered.path), lambda _: None, self.said.emit)


def put_aside(path: Path) -> Path:
    """Where a copy is that is not offered any more.

    Raises:
        InputError: it cannot be moved; another window may have taken it.
    """
    aside = folder(path.parent / ASIDE)
    try:
        moved = path.replace(aside / path.name)
        path.with_suffix(LOCK_SUFFIX).unlink(missing_ok=True)
    except OSError as error:
        taken = translate("Recovery", "cannot take {}: {}; another window may have it")
        raise InputError(taken.format(path, error.strerror or error)) from error
    return moved


def _tidy(aside: Path) -> None:
    """Remove the oldest of what earlier starts put aside: what this one does may still be read."""
    # Another window may do the same.
    with suppress(OSError):
        for old in sorted(aside.glob(f"*{SUFFIX}"), key=lambda each: each.stat().st_mtime)[:-MOST_ASIDE]:
            old.unlink()


def _look(into: Path) -> tuple[tuple[Recovered, ...], int]:
    """The copies that can be read, and how many cannot."""
    _tidy(into / ASIDE)
    found: list[Recovered] = []
    damaged = 0
    for path in into.glob(f"*{SUFFIX}"):
        if not _is_left(path):
            continue
        try:
            found.append(_recovered(path))
        except Exception as error:
            if not isinstance(error, InputError):
                log.exception("a copy of unsaved work cannot be read")
            if not path.exists():
                # Another window was quicker to take it.
                continue
            damaged += 1
            # It is counted where it lies as well, and does not hide the others.
            with suppress(InputError):
                put_aside(path)
    return tuple(sorted(found, key=lambda each: -each.time)), damaged


def _is_left(path: Path) -> bool:
    """Whether the program that wrote it no longer runs."""
    lock = QLockFile(str(path.with_suffix(LOCK_SUFFIX)))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        lock.unlock()
        return True
    _, host, _ = lock.getLockInfo()
    # This machine may have had another name then; nobody shares this folder with another one.
    return host != QSysInfo.machineHostName()


def _recovered(path: Path) -> Recovered:
    song = Song.from_bytes(read_bytes(path))
    return Recovered(path, song.home, path.stat().st_mtime, song.home and _time(song.home), len(song.bars))


def _time(path: Path) -> float | None:
    """When a file was written, if it is there."""
    try:
        return path.stat().st_mtime
    except (OSError, ValueError):
        return None
