"""The one door for writing files: whole, or not at all.

What is written goes to a hidden file beside the old one, to the disk, and only then in its place. Qt's `QSaveFile` does
the same, but would cost the command line a sixth of its memory.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Generator, Iterable
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from sketchpad.music.errors import InputError

BACKUP_SUFFIX = ".bak"
PART_SUFFIX = ".sketchpad-part"
"""The ending of what is written beside a file before it takes its place; nobody else's files are called so."""
FORGOTTEN_AFTER = 3600.0
"""Seconds after which a hidden file that nobody writes to any more is what a killed program left."""


@contextmanager
def saving(path: Path) -> Generator[IO[bytes]]:
    """A file to write to; it takes the place of `path` at the end, and only if nothing failed.

    Raises:
        InputError: it cannot be written; what was there before is untouched.
    """
    with saving_together([path]) as (file,):
        yield file


@contextmanager
def saving_together(paths: Iterable[Path]) -> Generator[list[IO[bytes]]]:
    """A file to write to for each path; they take their places at the end, and only if nothing failed.

    Raises:
        InputError: one of them cannot be written, or two are the same; what was there before is untouched.
    """
    places = [_place(path) for path in paths]
    for number, place in enumerate(places):
        if place in places[:number]:
            raise InputError(
                "two files are to be called {}; choose another name for one of them, nothing was changed", place
            )
    with ExitStack() as together:
        files: list[tuple[IO[bytes], Path]] = []
        for place in places:
            together.enter_context(_refusing(place))
            files.append(together.enter_context(_beside(place)))
        yield [file for file, _ in files]
        for file, _ in files:
            _to_disk(file)
        for (_, name), place in zip(files, places, strict=True):
            _put_in_place(name, place)


def save(path: Path, data: bytes, keep_old: bool = False) -> None:
    """Write a whole file, and see that it can be read back before the old one goes.

    With `keep_old`, what was there before stays beside it, as `.bak`.

    Raises:
        InputError: it cannot be written; what was there before is untouched.
    """
    path = _place(path)
    with _refusing(path), _beside(path) as (file, name):
        file.write(data)
        _to_disk(file)
        if _read_back(name) != data:
            raise OSError("what was written does not read back the same")
        if keep_old and path.exists():
            _keep(path)
        _put_in_place(name, path)


def remove(path: Path) -> None:
    """Remove a file, if it is there.

    Raises:
        InputError: it cannot be.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise InputError("cannot remove {}: {}; remove it yourself", path, error.strerror or error) from error


def _place(path: Path) -> Path:
    """Where a file of this name is, or would be; a link stays one.

    Raises:
        InputError: a folder, a device or the like is there.
    """
    place = Path(os.path.realpath(path))
    with _refusing(place):
        is_other = place.exists() and not place.is_file()
    if is_other:
        raise InputError("cannot write {}: what is there is no file; choose another name, nothing was changed", place)
    return place


@contextmanager
def _refusing(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(
            "cannot write {}: {}; choose another place, nothing was changed", path, error.strerror or error
        ) from error


@contextmanager
def _beside(path: Path) -> Generator[tuple[IO[bytes], Path]]:
    """A hidden file beside `path`, and its name; it is gone afterwards."""
    prefix = _prefix(path)
    _tidy(path.parent, prefix)
    descriptor, name = tempfile.mkstemp(PART_SUFFIX, prefix, path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file, Path(name)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _prefix(path: Path) -> str:
    """How the hidden name begins; short, so that it fits where the name itself just does."""
    return f".{path.name[:48]}."


def _to_disk(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _read_back(path: Path) -> bytes:
    """What is in the file; from the disk itself, where the system can be asked to forget what it knows of it."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()


def _put_in_place(name: Path, path: Path) -> None:
    name.chmod(_permissions(path))
    name.replace(path)
    _folder_to_disk(path.parent)


def _keep(path: Path) -> None:
    """Have the old file under its second name as well; at no time is it gone."""
    backup = path.with_name(path.name + BACKUP_SUFFIX)
    with tempfile.TemporaryDirectory(PART_SUFFIX, _prefix(path), path.parent) as folder:
        second = Path(folder) / path.name
        try:
            os.link(path, second)
        except OSError:
            # Not every file system has links.
            shutil.copy2(path, second)
        second.replace(backup)


def _folder_to_disk(folder: Path) -> None:
    """Where a name leads is on the disk too, as far as the system can say."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _tidy(folder: Path, prefix: str) -> None:
    """Remove what was left of writing the same file by a program that was killed."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            is_ours = entry.name.startswith(prefix) and entry.name.endswith(PART_SUFFIX)
            if is_ours and time.time() - entry.stat().st_mtime > FORGOTTEN_AFTER:
                shutil.rmtree(entry) if entry.is_dir(follow_symlinks=False) else Path(entry.path).unlink()


def _umask() -> int:
    """What new files may not be; it can only be read by setting it, which is of all threads."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _umask()


def _permissions(path: Path) -> int:
    """The permissions of the old file, else those of any new one."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return 0o666 & ~_UMASK


def folder(path: Path) -> Path:
    """The folder, made where it is not there yet.

    Raises:
        InputError: it cannot be.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError("cannot write into {}: {}; choose another folder", path, error.strerror or error) from error
    return path
