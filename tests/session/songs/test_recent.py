"""The songs that were open last."""

from pathlib import Path

from sketchpad.session.songs.recent import MOST, Recent, told_apart
from tests.session.songs.filing import saved, settled


def test_recent_songs_are_remembered_the_latest_first(session, qtbot, tmp_path):
    for number in range(MOST + 2):
        saved(session, qtbot, tmp_path / f"{number}.sketch")
    saved(session, qtbot, tmp_path / "5.sketch")
    again = Recent(session.disk)
    qtbot.waitUntil(lambda: len(again.paths) == MOST, timeout=5000)
    assert [path.stem for path in again.paths][:3] == ["5", "11", "10"]
    session.recent.clear()
    assert session.recent.paths == ()


def test_recent_songs_of_one_name_are_told_apart_by_their_folders(session):
    for name in ("a/x/song.sketch", "b/x/song.sketch", "b/y/song.sketch", "b/y/waltz.sketch", "/song.sketch"):
        session.recent.add(Path("/music") / name)
    assert session.recent.names == (
        "/song.sketch",
        "waltz.sketch",
        "y/song.sketch",
        "b/x/song.sketch",
        "a/x/song.sketch",
    )


def test_a_name_that_is_the_end_of_another_is_a_name_as_well():
    paths = Path("song.sketch"), Path("/music/song.sketch")
    assert told_apart(paths) == ("song.sketch", "music/song.sketch")


def test_recent_songs_of_two_windows_are_remembered(session, qtbot, tmp_path):
    here, there = Recent(session.disk), Recent(session.disk)
    settled(session.disk, qtbot)
    there.add(tmp_path / "there.sketch")
    here.add(tmp_path / "here.sketch")
    again = Recent(session.disk)
    settled(session.disk, qtbot)
    assert [path.stem for path in again.paths] == ["here", "there"]


def test_a_spoilt_list_of_recent_songs_is_an_empty_one(session, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("SKETCHPAD_DATA", str(tmp_path))
    (tmp_path / "session").mkdir()
    for text in ("{", "{}", "[1, null]"):
        (tmp_path / "session" / "recent.json").write_text(text)
        recent = Recent(session.disk)
        settled(session.disk, qtbot)
        assert recent.paths == ()


def test_a_recent_song_that_is_gone_is_forgotten_for_good_and_one_that_is_there_is_not(session, qtbot, tmp_path):
    for name in ("there", "gone"):
        saved(session, qtbot, tmp_path / f"{name}.sketch")
    (tmp_path / "gone.sketch").unlink()
    found = []
    for path in session.recent.paths:
        session.recent.look(path, lambda path=path: found.append(path.stem), lambda: found.append("nothing"))
    settled(session.disk, qtbot)
    assert found == ["nothing", "there"]
    again = Recent(session.disk)
    settled(session.disk, qtbot)
    assert [path.stem for path in again.paths] == [path.stem for path in session.recent.paths] == ["there"]
