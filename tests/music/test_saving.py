"""A file is written whole, or not at all."""

import os
import stat
from pathlib import Path

import pytest

from sketchpad.music.errors import InputError
from sketchpad.music.saving import save, saving, saving_together


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
