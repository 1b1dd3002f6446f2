"""One window a song."""

import gc
import subprocess
import sys

import pytest

from sketchpad.music.bars import Bars
from sketchpad.session.songs.song import Song
from sketchpad.session.songs.song_files import Opening
from sketchpad.session.songs.song_lock import Holder
from tests.session.songs.filing import NOTE, opened, saved

HOLD = """
import sys
from pathlib import Path
from sketchpad.session.songs.song_lock import SongLock
lock = SongLock(Path(sys.argv[1]), force=True)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def elsewhere():
    """Has a song open in a process of its own."""
    processes = []

    def hold(path):
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        processes.append(process)
        process.stdout.readline()
        return process

    yield hold
    for process in processes:
        process.kill()
        process.communicate()


def test_a_link_to_a_song_is_another_name_of_the_same(session, qtbot, tmp_path, elsewhere):
    path, link = tmp_path / "song.sketch", tmp_path / "folder" / "other.sketch"
    path.write_bytes(Song(Bars.of([NOTE])).to_bytes())
    link.parent.mkdir()
    link.symlink_to(path)
    elsewhere(path)
    with qtbot.waitSignal(session.files.in_use, timeout=5000):
        session.files.open(link)


def test_a_song_that_is_open_elsewhere_is_not_opened_unless_asked(session, qtbot, tmp_path, elsewhere):
    path = tmp_path / "song.sketch"
    path.write_bytes(Song(Bars.of([NOTE])).to_bytes())
    other = elsewhere(path)
    with qtbot.waitSignal(session.files.in_use, timeout=5000) as in_use:
        session.files.open(path)
    assert in_use.args[1].process == other.pid
    assert not in_use.args[1].is_elsewhere
    assert Holder(1, "another", "x").is_elsewhere
    opened(session, qtbot, path, Opening.AS_COPY)
    assert (session.current.path, session.current.title) == (None, "song")
    with qtbot.waitSignal(session.notice, timeout=5000) as notice:
        session.files.save(path)
    assert "another window" in notice.args[0]
    other.kill()
    other.wait()
    opened(session, qtbot, path)
    assert session.current.path == path


def test_a_lock_is_taken_from_another_only_when_that_is_asked_for(session, qtbot, tmp_path, elsewhere):
    path = tmp_path / "song.sketch"
    path.write_bytes(Song(Bars.of([NOTE])).to_bytes())
    elsewhere(path)
    opened(session, qtbot, path, Opening.ANYWAY)
    assert session.current.path == path


def test_a_lock_that_was_taken_stays_with_who_took_it(session, qtbot, tmp_path, elsewhere):
    path = tmp_path / "song.sketch"
    saved(session, qtbot, path)
    other = elsewhere(path)
    session.new()
    gc.collect()
    with qtbot.waitSignal(session.files.in_use, timeout=5000) as in_use:
        session.files.open(path)
    assert in_use.args[1].process == other.pid


def test_a_lock_goes_with_the_song(session, qtbot, tmp_path):
    lock = tmp_path / ".~lock.song.sketch#"
    saved(session, qtbot, tmp_path / "song.sketch")
    assert lock.exists()
    opened(session, qtbot, tmp_path / "song.sketch")
    assert lock.exists()
    saved(session, qtbot, tmp_path / "other.sketch")
    assert not lock.exists()
    session.new()
    qtbot.waitUntil(lambda: not (tmp_path / ".~lock.other.sketch#").exists(), timeout=5000)
