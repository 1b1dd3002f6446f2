"""Writing the user's files: whole or not at all."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from sketchpad.music.errors import InputError


@contextmanager
def saving(path: Path) -> Generator[QSaveFile]:
    """A file to write to; it takes the place of `path` at the end, and only if nothing failed.

    Raises:
        InputError: the file cannot be written; what was there before is untouched.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _refused(path, file)
    try:
        yield file
    except BaseException:
        file.cancelWriting()
        raise
    if not file.commit():
        raise _refused(path, file)


def save(path: Path, data: bytes) -> None:
    """Write a whole file.

    Raises:
        InputError: it cannot be written; what was there before is untouched.
    """
    with saving(path) as file:
        if file.write(data) != len(data):
            raise _refused(path, file)


def _refused(path: Path, file: QSaveFile) -> InputError:
    return InputError(f"cannot write {path}: {file.errorString()}; choose another place, nothing was changed")
