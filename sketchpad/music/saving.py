"""The one door for writing files: whole, or not at all.

What is written goes to a hidden file beside the old one, to the disk, and only then in its place. Qt's `QSaveFile` does
the same, but would cost the command line a sixth of its memory. What makes hidden files is imported with the first:
models are read by what also keeps them (`generation/weights.py`), and most who read write nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import IO, Any

from sketchpad.music.errors import InputError
from sketchpad.music.wording import sayable

BACKUP_SUFFIX = ".bak"
PART_SUFFIX = ".sketchpad-part"
"""The ending of what is written beside a file before it takes its place; nobody else's files are called so."""
FORGOTTEN_AFTER = 3600.0
"""Seconds after which a hidden file that nobody writes to any more is what a killed program left."""
LONGEST_NAME = 255
"""Bytes of a file's name, where the system does not say."""


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

    Where one cannot take its place, those that had taken theirs are taken away again, and what was there before is put
    back. Only a program that is killed just then leaves some new and some old, each of them whole.

    Raises:
        InputError: one of them cannot be written, or two are the same; what was there before is untouched.
    """
    places = _places(paths)
    with ExitStack() as together:
        files = [together.enter_context(_beside(place)) for place in places]
        yield [file for file, _ in files]
        for (file, _), place in zip(files, places, strict=True):
            with _refusing(place):
                _to_disk(file)
        _put_in_place([name for _, name in files], places)


def save(path: Path, data: bytes, keep_old: bool = False) -> None:
    """Write a whole file, and see that it can be read back before the old one goes.

    With `keep_old`, what was there before stays beside it, under the name that `backup_of` says.

    Raises:
        InputError: it cannot be written; what was there before is untouched.
    """
    save_together({path: data}, keep_old)


def save_together(files: Mapping[Path, bytes], keep_old: bool = False) -> None:
    """Write whole files as `save` does: all of them, or none as in `saving_together`.

    Raises:
        InputError: one of them cannot be written, or two are the same; what was there before is untouched.
    """
    places, names = _places(files), list[Path]()
    with ExitStack() as together:
        for place, data in zip(places, files.values(), strict=True):
            file, name = together.enter_context(_beside(place))
            names.append(name)
            with _refusing(place):
                file.write(data)
                _to_disk(file)
                if _read_back(name) != data:
                    raise OSError("what was written does not read back the same")
        if keep_old:
            for place in places:
                _keep(place)
        _put_in_place(names, places)


def backup_of(path: Path) -> Path:
    """Where `save` keeps what was in a file before: beside it, as `.bak`.

    Where a folder is called so, or the name would be longer than the system has them, the name is another one, with a
    part of its own that tells apart what begins alike.
    """
    path = Path(os.path.realpath(path))
    plain = path.with_name(path.name + BACKUP_SUFFIX)
    longest = _longest_name(path.parent)
    if len(os.fsencode(plain.name)) <= longest and not plain.is_dir():
        return plain
    end = f"~{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:8]}{path.suffix}{BACKUP_SUFFIX}"
    stem = path.stem
    while stem and len(os.fsencode(stem + end)) > longest:
        stem = stem[:-1]
    return path.with_name(stem + end)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two names are those of one file; of one that is there the system knows best, and knows links too."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def remove(path: Path) -> None:
    """Remove a file, if it is there.

    Raises:
        InputError: it cannot be.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise InputError("cannot remove {}: {}; remove it yourself", path, error.strerror or error) from error


def _places(paths: Iterable[Path]) -> list[Path]:
    """As `_place`.

    Raises:
        InputError: two are the same, or one is as in `_place`.
    """
    places = [_place(path) for path in paths]
    for number, place in enumerate(places):
        if place in places[:number]:
            raise InputError(
                "two files are to be called {}; choose another name for one of them, nothing was changed", place
            )
    return places


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
    import tempfile

    prefix = _prefix(path)
    _tidy(path.parent, prefix)
    with _refusing(path):
        descriptor, name = tempfile.mkstemp(PART_SUFFIX, prefix, path.parent)
    try:
        with BufferedWriter(_Part(descriptor, path)) as file:
            yield file, Path(name)
    finally:
        # What stays all the same, a later save tidies up.
        with suppress(OSError):
            Path(name).unlink()


class _Part(FileIO):
    """What is to be the file `path`; where it cannot be written, it is that one which cannot."""

    def __init__(self, descriptor: int, path: Path) -> None:
        super().__init__(descriptor, "wb")
        self._path = path

    def write(self, data: Any, /) -> int:
        with _refusing(self._path):
            return super().write(data)


def _prefix(path: Path) -> str:
    """How the hidden name begins; short, so that it fits where the name itself just does."""
    return f".{path.name[:48]}."


def _to_disk(file: IO[bytes]) -> None:
    """Have it on the disk, and closed: nothing of it is left that could fail later."""
    file.flush()
    os.fsync(file.fileno())
    file.close()


def _read_back(path: Path) -> bytes:
    """What is in the file; from the disk itself, where the system can be asked to forget what it knows of it."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()


def _put_in_place(names: Sequence[Path], places: Sequence[Path]) -> None:
    """Give all hidden files their places; or, where one cannot have it, none."""
    for name, place in zip(names, places, strict=True):
        # A disk without permissions, such as a stick's, allows no change of them, and needs none.
        with _refusing(place), suppress(PermissionError):
            name.chmod(_permissions(place))
    with ExitStack() as olds:
        # When the last one has its place, all have.
        before = [olds.enter_context(_second_name(place)) for place in places[:-1]]
        try:
            for name, place in zip(names, places, strict=True):
                with _refusing(place):
                    name.replace(place)
        except BaseException:
            if names[-1].exists():
                _put_back(names[:-1], places[:-1], before)
            raise
    for folder in {place.parent for place in places}:
        _folder_to_disk(folder)


class _NotPutBack(InputError):
    """What was in a place is to be found under its second name only."""


def _put_back(names: Sequence[Path], places: Sequence[Path], before: Sequence[Path | None]) -> None:
    """Have what was there before in each place that a hidden file has taken; all that can be, whatever cannot."""
    with ExitStack() as steps:
        for name, place, old in zip(names, places, before, strict=True):
            if not name.exists():
                steps.callback(_put_one_back, place, old)


def _put_one_back(place: Path, old: Path | None) -> None:
    if old is None:
        remove(place)
        return
    try:
        old.replace(place)
    except OSError as error:
        raise _NotPutBack(
            sayable("cannot put back {}: {}; what was there before is {}, move it there yourself"),
            place,
            error.strerror or error,
            old,
        ) from error


@contextmanager
def _second_name(path: Path) -> Generator[Path | None]:
    """A second name of the old file, if there is one; at no time is it gone from the first.

    Whoever wants to keep what is there moves it elsewhere.
    """
    if not path.exists():
        yield None
        return
    import tempfile

    with _refusing(path):
        folder = Path(tempfile.mkdtemp(PART_SUFFIX, _prefix(path), path.parent))
    try:
        second = folder / path.name
        with _refusing(path):
            try:
                os.link(path, second)
            except OSError:
                # Not every file system has links.
                shutil.copy2(path, second)
        yield second
    except _NotPutBack:
        raise
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(folder, ignore_errors=True)


def _keep(path: Path) -> None:
    """Have the old file, if there is one, under the name of its backup as well."""
    with _refusing(path), _second_name(path) as second:
        if second:
            second.replace(backup_of(path))


def _longest_name(folder: Path) -> int:
    """How many bytes a file's name may have in a folder."""
    with suppress(OSError, AttributeError, ValueError):
        return os.pathconf(folder, "PC_NAME_MAX")
    return LONGEST_NAME


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
