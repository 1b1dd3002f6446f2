"""One writer for each song: a file beside it says who has it open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLockFile, QSysInfo
from shiboken6 import Shiboken

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Holder:
    """Who has a song open."""

    process: int
    host: str
    program: str

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is another machine; nobody here can tell whether its program still runs."""
        return self.host != QSysInfo.machineHostName()


class SongInUse(Exception):
    """Another program has the song open."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(translate("SongLock", "process {} on {}").format(holder.process, holder.host))
        self.holder = holder


def lock_path(path: Path) -> Path:
    """The file that says who has a song open; a link is another name of the same song."""
    path = path.resolve()
    return path.with_name(f".~lock.{path.name}#")


class SongLock:
    """Held from the moment it is made until `release`; where nothing can be written, it holds nothing.

    A lock whose process no longer runs is no lock. One that was taken stays with who took it, whatever is done here.

    Attributes:
        path: the file that it is.

    Raises:
        SongInUse: another holds it; with `force` it is taken from them.
    """

    def __init__(self, path: Path, force: bool = False) -> None:
        self.path = lock_path(path)
        self._file = QLockFile(str(self.path))
        # However long it is held, only an end of its process ends it.
        self._file.setStaleLockTime(0)
        if not self._file.tryLock(0) and self._file.error() is QLockFile.LockError.LockFailedError:
            if not force:
                raise SongInUse(self._holder())
            self.path.unlink(missing_ok=True)
            self._file.tryLock(0)

    def release(self) -> None:
        """Let others have it, unless it was taken from us."""
        if not self._is_ours():
            # To unlock, and to end, Qt removes the file by its name, whosever it is by now.
            Shiboken.invalidate(self._file)
            return
        self._file.unlock()

    def _is_ours(self) -> bool:
        holder = self._holder()
        return holder.process == QCoreApplication.applicationPid() and not holder.is_elsewhere

    def _holder(self) -> Holder:
        return Holder(*self._file.getLockInfo())
