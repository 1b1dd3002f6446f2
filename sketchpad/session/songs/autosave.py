"""Unsaved work is kept safe: a copy of the song in the user's own folder, written soon after every edit."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot

from sketchpad.music.saving import folder, remove, save
from sketchpad.music.song_file import SUFFIX
from sketchpad.session.background import Background
from sketchpad.session.songs.current_song import CurrentSong
from sketchpad.session.songs.song import Song

QUIET_MS = 2_000
"""So long after the last edit."""
LATEST_MS = 4_000
"""And so long after the first that is not kept yet: with the time of writing, no more than 5 s of work are lost."""
LOCK_SUFFIX = ".lock"


class Autosave(QObject):
    """Keeps one copy, as long as there is unsaved work; a lock beside it says that this program still runs.

    Making the copy's text and writing it happen on `disk`; the GUI thread hands over what never changes.

    Signals:
        kept: a copy was written.
        failed: none can be; said once, until one can.
        over: what was said of that is so no longer.
    """

    kept = Signal()
    failed = Signal(str)
    over = Signal(str)

    def __init__(self, current: CurrentSong, disk: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current, self._disk = current, disk
        self._path: Path | None = None
        self._lock: QLockFile | None = None
        """Touched by what runs on `disk` only."""
        self._is_there = False
        self._failing = ""
        """What is said of it."""
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        for timer in (self._quiet, self._latest):
            timer.timeout.connect(self.keep)
        current.edited.connect(self._on_edited)

    def start(self, into: Path) -> None:
        """Keep copies in this folder from now on."""
        self._path = into / f"{uuid4().hex}{SUFFIX}"
        self._on_edited()

    @Slot()
    def keep(self) -> None:
        """Keep a copy now, if there is unsaved work."""
        self._quiet.stop()
        self._latest.stop()
        if (path := self._path) and self._current.dirty:
            song = self._current.snapshot()
            self._is_there = True
            self._disk.run(lambda: self._write(song, path), self._on_kept, self._on_failed)

    @Slot()
    def forget(self) -> None:
        """There is no unsaved work any more, or it is not wanted."""
        self._quiet.stop()
        self._latest.stop()
        if self._path and self._is_there:
            self._is_there = False
            path = self._path
            self._disk.run(lambda: remove(path), lambda _: None, self._on_failed)

    def give_up(self) -> None:
        """The unsaved work is not wanted, and the program ends."""
        self.forget()
        self._path = None

    def close(self) -> None:
        """The program ends: unsaved work that was not given up stays, to be offered at the next start."""
        self._current.edited.disconnect(self._on_edited)
        if self._current.dirty:
            self.keep()
        else:
            self.forget()
        self._path = None
        self._disk.run(self._unlock, lambda _: None, self._on_failed)

    @Slot()
    def _on_edited(self) -> None:
        if not self._current.dirty:
            self.forget()
        elif self._path:
            self._quiet.start()
            if not self._latest.isActive():
                self._latest.start()

    def _write(self, song: Song, path: Path) -> None:
        folder(path.parent)
        if self._lock is None:
            self._lock = QLockFile(str(path.with_suffix(LOCK_SUFFIX)))
            self._lock.setStaleLockTime(0)
            self._lock.tryLock(0)
        save(path, song.to_bytes(with_home=True))

    def _unlock(self) -> None:
        if self._lock:
            self._lock.unlock()

    def _on_kept(self, _: None) -> None:
        if self._failing:
            self.over.emit(self._failing)
            self._failing = ""
        self.kept.emit()

    def _on_failed(self, text: str) -> None:
        if not self._failing:
            self._failing = self.tr("unsaved work cannot be kept safe: {}").format(text)
            self.failed.emit(self._failing)
