"""Any of Magenta's checkpoint files as arrays: a bundle, a TensorFlow checkpoint, an official `.tar`."""

from __future__ import annotations

import gzip
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.checkpoints.bundle import read_bundle, read_first_format
from sketchpad.generation.checkpoints.second_format import read_index, read_tensor
from sketchpad.generation.checkpoints.wire import damaged
from sketchpad.music.errors import InputError

Arrays = dict[str, NDArray[np.float32]]
Wanted = Callable[[str], bool]
"""Whether an array of that name is of use."""

MOST_BUNDLE_BYTES = 256_000_000
MOST_INDEX_BYTES = 16_000_000
MOST_TAR_BYTES = 4_000_000_000
MOST_MEMBERS = 64
MOST_RATIO = 8
"""Weights hardly shrink; what was packed more than this is no checkpoint."""
_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20


def read_arrays(path: Path, wanted: Wanted) -> tuple[str, Arrays]:
    """What a file says it is (a generator's id, or ""), and its arrays that are wanted.

    Raises:
        InputError: it cannot be read, or is of no kind that is known.
    """
    try:
        with ExitStack() as files:
            return _read(path, wanted, files)
    except InputError as error:
        raise InputError("cannot read {}: {}", path, error) from error
    except OSError as error:
        raise InputError("cannot read {}: {}; choose another file", path, error.strerror or error) from error
    except (ValueError, OverflowError) as error:
        # Sizes, offsets and shapes that no array can have.
        raise InputError("cannot read {}: {}", path, damaged()) from error


def _read(path: Path, wanted: Wanted, files: ExitStack) -> tuple[str, Arrays]:
    if path.suffix == ".mag":
        system, arrays = read_bundle(_bounded(path, MOST_BUNDLE_BYTES))
        return system, {name: array for name, array in arrays.items() if wanted(name)}
    if path.suffix == ".tar":
        return "", _read_tar(path, wanted, files)
    index = path if path.suffix == ".index" else path.with_name(f"{path.name}.index")
    if index.is_file():
        return "", _read_second_format(index, wanted, files)
    arrays = read_first_format(_bounded(path, MOST_BUNDLE_BYTES))
    return "", {name: array for name, array in arrays.items() if wanted(name)}


def _bounded(path: Path, most: int) -> bytes:
    if path.stat().st_size > most:
        raise InputError("it is larger than any that Magenta writes; choose another file")
    return path.read_bytes()


def _read_second_format(index: Path, wanted: Wanted, files: ExitStack) -> Arrays:
    def opened(shard: int, shards: int) -> IO[bytes]:
        return files.enter_context(index.with_name(_data_name(index.stem, shard, shards)).open("rb"))

    return _tensors(_bounded(index, MOST_INDEX_BYTES), opened, wanted)


def _read_tar(path: Path, wanted: Wanted, files: ExitStack) -> Arrays:
    """Straight from the archive, whose members are never unpacked."""
    try:
        archive = files.enter_context(tarfile.TarFile(fileobj=files.enter_context(_opened_tar(path))))
        members: dict[str, tarfile.TarInfo] = {}
        for number, member in enumerate(archive, 1):
            members[Path(member.name).name] = member
            if number > MOST_MEMBERS:
                raise InputError("it holds more files than a checkpoint has; choose another file")
    except (tarfile.TarError, RecursionError):
        raise InputError("it is no .tar; unpack it yourself and import the .index file in it") from None
    if any(not member.isreg() and not member.isdir() for member in members.values()):
        raise InputError("it holds links or devices, which a checkpoint does not; choose another file")
    if sum(member.size for member in members.values()) > MOST_TAR_BYTES:
        raise InputError("it is larger than any that Magenta writes; choose another file")
    indices = [name for name in members if name.endswith(".index")]
    if len(indices) != 1 or members[indices[0]].size > MOST_INDEX_BYTES:
        raise InputError("it does not hold one checkpoint; unpack it yourself and import an .index file")

    def opened(shard: int, shards: int) -> IO[bytes]:
        name = _data_name(indices[0].removesuffix(".index"), shard, shards)
        file = archive.extractfile(members[name]) if name in members else None
        if file is None:
            raise damaged()
        return file

    index = archive.extractfile(members[indices[0]])
    assert index, "it is a regular file"
    return _tensors(index.read(), opened, wanted)


@contextmanager
def _opened_tar(path: Path) -> Generator[IO[bytes]]:
    """The archive; where it was packed with gzip, a copy without, no longer than a checkpoint can be."""
    with path.open("rb") as file:
        packed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        if not packed:
            yield file
            return
        with tempfile.TemporaryFile() as copy:
            _unpack(file, copy, min(MOST_TAR_BYTES, MOST_RATIO * path.stat().st_size + _CHUNK))
            copy.seek(0)
            yield copy


def _unpack(file: IO[bytes], copy: IO[bytes], most: int) -> None:
    try:
        with gzip.GzipFile(fileobj=file) as unpacked:
            while data := unpacked.read(_CHUNK):
                copy.write(data)
                if copy.tell() > most:
                    raise InputError("it unpacks to far more than any checkpoint; choose another file")
    except (zlib.error, EOFError, gzip.BadGzipFile) as error:
        raise damaged() from error


def _data_name(stem: str, shard: int, shards: int) -> str:
    return f"{stem}.data-{shard:05}-of-{shards:05}"


def _tensors(index: bytes, opened: Callable[[int, int], IO[bytes]], wanted: Wanted) -> Arrays:
    shards, tensors = read_index(index)
    kept = {name: tensor for name, tensor in tensors.items() if wanted(name)}
    data = {shard: opened(shard, shards) for shard in {tensor.shard for tensor in kept.values()}}

    def read(shard: int, offset: int, size: int) -> bytes:
        data[shard].seek(offset)
        return data[shard].read(size)

    return {name: read_tensor(tensor, read) for name, tensor in kept.items()}
