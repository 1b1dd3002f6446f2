"""The one door for writing files: whole, or not at all.

What is written goes to a hidden file beside the old one, to the disk, and only then in its place. Qt's `QSaveFile` does
the same, but would cost the command line a sixth of its memory.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from sketchpad.music.errors import InputError


@contextmanager
def saving(path: Path) -> Generator[IO[bytes]]:
    """A file to write to; it takes the place of `path` at the end, and only if nothing failed.

    Raises:
        InputError: it cannot be written; what was there before is untouched.
    """
    path = Path(os.path.realpath(path))
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _refused(path, error) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_permissions(path))
        Path(name).replace(path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def save(path: Path, data: bytes) -> None:
    """Write a whole file.

    Raises:
        InputError: it cannot be written; what was there before is untouched.
    """
    with saving(path) as file:
        file.write(data)


def _permissions(path: Path) -> int:
    """Those of the old file, else those of any new one."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _refused(path: Path, error: OSError) -> InputError:
    return InputError(f"cannot write {path}: {error.strerror or error}; choose another place, nothing was changed")


def folder(path: Path) -> Path:
    """The folder, made where it is not there yet.

    Raises:
        InputError: it cannot be.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot write into {path}: {error.strerror or error}; choose another folder") from error
    return path
