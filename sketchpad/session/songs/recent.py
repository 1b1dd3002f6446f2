"""The songs that were open last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from sketchpad.session.background import Background
from sketchpad.session.kept_file import KeptFile

MOST = 10


class Recent(QObject):
    """Keeps their paths, the latest first, in the user's own folder."""

    def __init__(self, disk: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._disk = disk
        self._file = KeptFile[tuple[str, ...]]("recent", tuple[str, ...], ())
        self.paths: tuple[Path, ...] = ()
        disk.run(self._file.read, self._use, lambda _: None)

    def add(self, path: Path) -> None:
        """Remember a song that was opened, or saved."""
        path = path.absolute()
        self.paths = _with(path, self.paths)
        self._keep(lambda kept: tuple(map(str, _with(path, map(Path, kept)))))

    def look(self, path: Path, there: Callable[[], object], gone: Callable[[], object]) -> None:
        """Call `there` where the file of a song still is, else forget the song and call `gone`."""

        def settle(exists: bool) -> None:
            if exists:
                there()
            else:
                self._forget(path)
                gone()

        def try_it(_: str) -> None:
            """Whoever reads a file that cannot be looked at says why."""
            there()

        self._disk.run(path.exists, settle, try_it)

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called, with as many folders before it as it takes to tell them apart."""
        return told_apart(self.paths)

    def clear(self) -> None:
        """Forget them."""
        self.paths = ()
        self._keep(lambda _: ())

    def _forget(self, path: Path) -> None:
        self.paths = tuple(each for each in self.paths if each != path)
        self._keep(lambda kept: tuple(each for each in kept if Path(each) != path))

    def _use(self, read: tuple[str, ...]) -> None:
        self.paths = tuple(dict.fromkeys([*self.paths, *map(Path, read)]))[:MOST]

    def _keep(self, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> None:
        # Where it cannot be kept, the list lasts as long as the window; nothing of the user's own is lost.
        self._disk.run(lambda: self._file.change(change), lambda _: None, lambda _: None)


def _with(path: Path, paths: Iterable[Path]) -> tuple[Path, ...]:
    return (path, *(each for each in paths if each != path))[:MOST]


def told_apart(paths: Sequence[Path]) -> tuple[str, ...]:
    """The names of files, each with as many folders before it as tell it from the others."""
    return tuple(_name(path, paths) for path in paths)


def _name(path: Path, among: Iterable[Path]) -> str:
    others = [each.parts for each in among if each != path]
    whole = len(path.parts)
    parts = range(1, whole + 1)
    # With all its parts it may still be the end of another.
    enough = next((count for count in parts if all(other[-count:] != path.parts[-count:] for other in others)), whole)
    return str(Path(*path.parts[-enough:]))
