"""Promises 1 and 2: a save is never half a file, and it is checked before the old one goes."""

import errno
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.note import Note
from sketchpad.music.saving import save
from sketchpad.music.song_file import SongFile, read_song_file, song_file_bytes

SAVER = """
import sys
from pathlib import Path
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.music.saving import save
from sketchpad.music.song_file import SongFile, song_file_bytes
path = Path(sys.argv[1])
songs = [song_file_bytes(SongFile(Bars.of(Note(120 * at, 60, 120) for at in range(4000 + size)))) for size in range(8)]
print("ready", flush=True)
number = 0
while True:
    save(path if sys.argv[2] == "over" else path.with_stem(f"song-{number}"), songs[number % 8], keep_old=True)
    number += 1
"""
"""Saves without end; with `first`, each save is the first one of its file."""


def kills(count: int, folder: Path, which: str) -> None:
    rng = random.Random(1)
    path = folder / "song.sketch"
    whole = 0
    for _ in range(count):
        with subprocess.Popen([sys.executable, "-c", SAVER, str(path), which], stdout=subprocess.PIPE) as saver:
            assert saver.stdout is not None
            saver.stdout.readline()
            time.sleep(rng.uniform(0, 0.15))
            saver.send_signal(signal.SIGKILL)
        for each in (*folder.glob("*.sketch"), *folder.glob("*.sketch.bak")):
            assert len(read_song_file(each).bars) >= 4000, f"{each} is torn"
            whole += 1
            if which == "first":
                each.unlink()
    assert whole >= count
    for left in folder.glob(".*"):
        assert left.name.startswith(".song"), left


@pytest.mark.parametrize("which", ["first", "over"])
def test_killed_while_saving(tmp_path, which):
    kills(4, tmp_path, which)


@pytest.mark.full
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("which", ["first", "over"])
def test_killed_five_hundred_times(tmp_path, which):
    kills(500, tmp_path, which)


SONG = song_file_bytes(SongFile(Bars.of([Note(0, 60, 480)])))
LONGER = song_file_bytes(SongFile(Bars.of(Note(120 * at, 60, 120) for at in range(2000))))


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "song.sketch"
    save(path, b"older")
    save(path, SONG, keep_old=True)
    yield path
    assert path.read_bytes() == SONG
    assert path.with_name("song.sketch.bak").read_bytes() == b"older"
    assert len(list(tmp_path.iterdir())) == 2


def test_one_backup_is_kept(tmp_path):
    path = tmp_path / "song.sketch"
    for number in range(3):
        save(path, bytes([number]), keep_old=True)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["song.sketch", "song.sketch.bak"]
    assert (path.read_bytes(), path.with_name("song.sketch.bak").read_bytes()) == (b"\2", b"\1")


def test_a_backup_is_made_where_there_are_no_links(tmp_path, monkeypatch):
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    test_one_backup_is_kept(tmp_path)


def test_a_full_disk_leaves_the_old_file(saved):
    """The system refuses to write more than so many bytes, in a process of its own."""
    code = f"""
import resource, sys
from pathlib import Path
from sketchpad.music.errors import InputError
from sketchpad.music.saving import save
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    save(Path({str(saved)!r}), b"x" * 100_000, keep_old=True)
except InputError as error:
    sys.exit(0 if "nothing was changed" in str(error) else 1)
sys.exit(2)
"""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("what", ["fsync", "replace", "read", "zeros", "short"])
def test_whatever_fails_leaves_the_old_file(saved, monkeypatch, what):
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    read_back = "sketchpad.music.saving._read_back"
    match what:
        case "fsync":
            monkeypatch.setattr(os, "fsync", fail)
        case "replace":
            real = Path.replace

            def replace(self: Path, target: Path) -> Path:
                return fail() if target == saved else real(self, target)

            save(saved, SONG)
            monkeypatch.setattr(Path, "replace", replace)
        case "read":
            monkeypatch.setattr(read_back, fail)
        case "zeros":
            monkeypatch.setattr(read_back, lambda path: b"\0" * len(path.read_bytes()))
        case _:
            monkeypatch.setattr(read_back, lambda path: path.read_bytes()[:-1])
    with pytest.raises(InputError, match="nothing was changed"):
        save(saved, LONGER)


def test_without_permission_it_is_said(tmp_path):
    for folder in (Path("/proc/no"), Path("/proc"), tmp_path / "no"):
        with pytest.raises(InputError, match="nothing was changed"):
            save(folder / "song.sketch", SONG)


def test_what_a_killed_program_left_is_tidied_up(tmp_path):
    old, new = tmp_path / ".song.sketch.abc.sketchpad-part", tmp_path / ".song.sketch.def.sketchpad-part"
    theirs = tmp_path / ".song.sketch.swp"
    for path in (old, new, theirs):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    os.utime(theirs, (1, 1))
    save(tmp_path / "song.sketch", SONG)
    assert not old.exists()
    assert new.exists()
    assert theirs.exists(), "an editor's"
