"""Which song file is ours: by its lock, and by what we know to be in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from sketchpad.music.errors import InputError
from sketchpad.music.saving import is_same_file, save
from sketchpad.music.song_file import read_bytes
from sketchpad.session.songs.song_lock import SongLock, lock_path

translate = QCoreApplication.translate


class ChangedOnDisk(Exception):
    """Another program has written to our song file."""


class Seen(Enum):
    """What is new about our song file since it was looked at last."""

    NOTHING_NEW = auto()
    CHANGED = auto()
    GONE = auto()
    CHANGED_BACK = auto()


@dataclass(frozen=True)
class _Held:
    """A song file that is ours: its lock, and the sha256 of what we know to be in it.

    Attributes:
        told: the sha256 of what others made of it, where that was told already; empty where there is no file any more.
    """

    path: Path
    lock: SongLock
    digest: bytes
    told: bytes | None = None


class HeldFiles:
    """The file of the song, and that of a song which is about to begin; what is held no longer, others may have.

    For one thread at a time: all that it does waits for a disk.
    """

    def __init__(self) -> None:
        self._held: _Held | None = None
        self._coming: _Held | None = None

    def expect(self, path: Path, digest: bytes, *, force: bool = False) -> None:
        """A song is about to begin whose file holds what has this sha256; with `force`, whoever has it open.

        Raises:
            SongInUse: another program has it open.
        """
        lock = self._lock_of(path) or SongLock(path, force)
        self._have(self._held, _Held(path, lock, digest))

    def expect_none(self) -> None:
        """What is about to begin has no file; or it does not begin."""
        self._have(self._held, None)

    def begin(self) -> None:
        """What was about to begin has begun."""
        self._have(self._coming, None)

    def let_go(self) -> None:
        """Hold nothing."""
        self._have(None, None)

    def look(self) -> Seen:
        """What is new about the song's file; it is told once.

        Raises:
            InputError: it cannot be read.
        """
        held = self._held
        if held is None:
            return Seen.NOTHING_NEW
        digest = digest_of(held.path)
        if digest == (held.digest if held.told is None else held.told):
            return Seen.NOTHING_NEW
        is_ours = digest == held.digest
        self._held = replace(held, told=None if is_ours else digest)
        if is_ours:
            return Seen.CHANGED_BACK
        return Seen.CHANGED if digest else Seen.GONE

    def write(self, path: Path, data: bytes, *, anyway: bool = False) -> bytes:
        """Write the song to a file, which is its own from now on; with `anyway`, over what another program wrote there.

        Returns:
            The sha256 of what is in it.

        Raises:
            ChangedOnDisk: another program wrote there.
            SongInUse: another program has it open.
            InputError: it cannot be written.
        """
        held = self._held
        is_ours = held is not None and is_same_file(held.path, path)
        if held and is_ours and not anyway and (digest := digest_of(path)) not in (held.digest, b""):
            self._held = replace(held, told=digest)
            raise ChangedOnDisk
        known = self._lock_of(path)
        lock = known or SongLock(path)
        try:
            save(path, data, keep_old=True)
        except InputError:
            if not known:
                lock.release()
            raise
        digest = hashlib.sha256(data).digest()
        self._have(_Held(path, lock, digest), self._coming)
        return digest

    def _lock_of(self, path: Path) -> SongLock | None:
        """The lock of this song, if that is ours."""
        locks = (each.lock for each in (self._held, self._coming) if each)
        return next((lock for lock in locks if is_same_file(lock.path, lock_path(path))), None)

    def _have(self, held: _Held | None, coming: _Held | None) -> None:
        """Have these two from now on, and let others have what was ours besides."""
        before = {each.lock for each in (self._held, self._coming) if each}
        self._held, self._coming = held, coming
        for lock in before - {each.lock for each in (held, coming) if each}:
            lock.release()


def read(path: Path) -> bytes:
    """What is in a song file.

    Raises:
        InputError: it cannot be read; the text says which.
    """
    try:
        return read_bytes(path)
    except InputError as error:
        raise InputError(translate("SongFiles", "cannot read {}: {}").format(path, error)) from error


def digest_of(path: Path) -> bytes:
    """The sha256 of a file; nothing where there is none.

    Raises:
        InputError: it cannot be read.
    """
    return hashlib.sha256(read(path)).digest() if path.exists() else b""
