"""A file is written whole, or not at all."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sketchpad.music.errors import InputError
from sketchpad.music.saving import backup_of, save, save_together, saving, saving_together


def test_a_new_file_and_a_replaced_one(tmp_path):
    path = tmp_path / "song.mid"
    save(path, b"one")
    path.chmod(0o640)
    save(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["song.mid"]


def test_a_failure_on_the_way_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "song.mid"
    path.write_bytes(b"old")

    def write_half() -> None:
        with saving(path) as file:
            file.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["song.mid"]


def test_several_files_take_their_places_together(tmp_path):
    one, two = tmp_path / "one.mid", tmp_path / "two.mid"
    one.write_bytes(b"old")

    def write(*paths) -> None:
        with saving_together(paths) as files:
            for number, file in enumerate(files):
                file.write(b"%d" % number)
            assert one.read_bytes() == b"old"

    (tmp_path / "folder").mkdir()
    (tmp_path / "link.mid").symlink_to(one)
    for bad in (tmp_path / "folder", tmp_path / "nowhere" / "x.mid", tmp_path / "link.mid"):
        with pytest.raises(InputError, match="nothing was changed"):
            write(one, two, bad)
        assert sorted(entry.name for entry in tmp_path.iterdir()) == ["folder", "link.mid", "one.mid"]
    write(one, two)
    assert [path.read_bytes() for path in (one, two)] == [b"0", b"1"]


def write_together(*paths):
    with saving_together(paths) as files:
        for file in files:
            file.write(b"new")


def write_wholes_together(*paths):
    save_together(dict.fromkeys(paths, b"new"))


def failing_to_replace(monkeypatch, *names):
    """The disk fails where a file of one of these names is to be replaced; or, with a number, the so many-eth time."""
    real, times = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        times.append(Path(target).name)
        if times[-1] in names or (times[-1], times.count(times[-1])) in names:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("write", [write_together, write_wholes_together])
@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("bad", ["a", "b", "c", "d"])
def test_where_one_of_several_cannot_take_its_place_none_does(tmp_path, monkeypatch, bad, links, write):
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    for name in "abd":
        (tmp_path / name).write_bytes(b"old " + name.encode())
    before = contents(tmp_path)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    failing_to_replace(monkeypatch, bad)
    with pytest.raises(InputError, match=f"cannot write {tmp_path / bad}: .*nothing was changed"):
        write(*(tmp_path / name for name in "abcd"))
    assert contents(tmp_path) == before, "c was not there"
    assert len(list(tmp_path.iterdir())) == 3
    monkeypatch.undo()
    write(*(tmp_path / name for name in "abcd"))
    assert contents(tmp_path) == dict.fromkeys("abcd", b"new")
    assert len(list(tmp_path.iterdir())) == 4


def test_what_ends_the_program_meanwhile_changes_nothing(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "b":
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_together(tmp_path / "a", tmp_path / "b")
    assert contents(tmp_path) == {"a": b"old"}


def test_what_cannot_be_put_back_is_not_lost(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")
    failing_to_replace(monkeypatch, "b", ("a", 2))
    with pytest.raises(InputError, match="put back") as refused:
        write_together(tmp_path / "a", tmp_path / "b")
    (hidden,) = (path for path in tmp_path.rglob("a") if path.parent != tmp_path)
    assert hidden.read_bytes() == b"old"
    assert str(hidden) in str(refused.value)


@pytest.mark.parametrize("write", [write_together, write_wholes_together])
def test_the_file_that_cannot_be_written_is_named(tmp_path, monkeypatch, write):
    paths = [tmp_path / name for name in "abc"]
    real, synced = os.fsync, []

    def fsync(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(InputError, match=f"cannot write {paths[1]}: No space left"):
        write(*paths)
    assert contents(tmp_path) == {}


def test_of_several_files_that_do_not_all_read_back_none_is_written(tmp_path, monkeypatch):
    paths = [tmp_path / name for name in "ab"]
    paths[0].write_bytes(b"old")
    monkeypatch.setattr("sketchpad.music.saving._read_back", lambda path: path.read_bytes() * (".a." in path.name))
    with pytest.raises(InputError, match=f"cannot write {paths[1]}: what was written"):
        write_wholes_together(*paths)
    assert contents(tmp_path) == {"a": b"old"}


@pytest.mark.parametrize("count", [3, 100_000])
def test_the_file_that_finds_the_disk_full_is_named(tmp_path, count):
    """The system refuses to write more than so many bytes, in a process of its own."""
    code = f"""
import resource
from pathlib import Path
from sketchpad.music.errors import InputError
from sketchpad.music.saving import saving_together
folder = Path({str(tmp_path)!r})
resource.setrlimit(resource.RLIMIT_FSIZE, (2, 2))
try:
    with saving_together([folder / "a", folder / "b", folder / "c"]) as files:
        for file, count in zip(files, (1, {count}, 1)):
            file.write(b"x" * count)
except InputError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"cannot write {tmp_path / 'b'}: File too large")
    assert contents(tmp_path) == {}


def test_what_goes_wrong_elsewhere_is_not_said_of_a_file(tmp_path):
    with pytest.raises(FileNotFoundError, match="elsewhere"), saving_together([tmp_path / "a"]):
        Path("elsewhere").read_bytes()
    assert contents(tmp_path) == {}


def test_a_link_stays_a_link(tmp_path):
    target, link = tmp_path / "target.mid", tmp_path / "link.mid"
    target.write_bytes(b"old")
    link.symlink_to(target)
    save(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def save_plainly(path):
    save(path, b"x")


def save_by_parts(path):
    with saving(path) as file:
        file.write(b"x")


@pytest.mark.parametrize("write", [save_plainly, save_by_parts])
@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_what_is_there_and_no_file_is_not_replaced(tmp_path, write, make):
    path = tmp_path / "song.mid"
    make(path)
    kind = stat.S_IFMT(path.stat().st_mode)
    with pytest.raises(InputError, match=r"song\.mid.*no file"):
        write(path)
    assert stat.S_IFMT(path.stat().st_mode) == kind
    assert [entry.name for entry in tmp_path.iterdir()] == ["song.mid"]


@pytest.mark.parametrize("write", [save_plainly, save_by_parts])
@pytest.mark.parametrize("sign", ["a", "é", "🎵"])
def test_a_name_may_be_as_long_as_the_system_has_it(tmp_path, write, sign):
    path = tmp_path / (sign * (251 // len(sign.encode())) + ".mid")
    write(path)
    assert path.read_bytes() == b"x"
    assert list(tmp_path.iterdir()) == [path]


def test_where_nothing_can_be_written_it_is_said(tmp_path):
    with pytest.raises(InputError, match="nothing was changed"):
        save(tmp_path / "nowhere" / "song.mid", b"x")


@pytest.mark.parametrize("sign", ["a", "é", "🎵"])
@pytest.mark.parametrize("room", [0, 1, 3, 4])
def test_a_name_too_long_for_a_backup_is_saved_with_another_one(tmp_path, sign, room):
    name = sign * ((255 - room - len(".sketch")) // len(sign.encode()))
    path = tmp_path / f"{name}{'a' * (255 - room - len('.sketch') - len(name.encode()))}.sketch"
    for data in (b"0", b"1", b"2"):
        save(path, data, keep_old=True)
    backup = backup_of(path)
    assert contents(tmp_path) == {path.name: b"2", backup.name: b"1"}
    assert backup.name.endswith(".sketch.bak")
    assert (backup.name == f"{path.name}.bak") == (room == 4)
    assert len(os.fsencode(backup.name)) <= 255


def test_long_names_that_are_nearly_the_same_have_backups_of_their_own(tmp_path):
    paths = [tmp_path / ("n" * 247 + number + ".sketch") for number in "12"]
    assert len({backup_of(path) for path in paths}) == 2


def test_a_folder_that_is_called_like_the_backup_is_in_nobodys_way(tmp_path):
    path = tmp_path / "song.sketch"
    (tmp_path / "song.sketch.bak").mkdir()
    for data in (b"0", b"1", b"2"):
        save(path, data, keep_old=True)
    assert contents(tmp_path) == {"song.sketch": b"2", backup_of(path).name: b"1"}
    assert (tmp_path / "song.sketch.bak").is_dir()


def test_where_permissions_cannot_be_changed_it_is_saved_all_the_same(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    save(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_bytes() == b"new"
