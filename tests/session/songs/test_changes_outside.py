"""What others do to the file of a song that is open."""

from sketchpad.music.bars import Bars
from sketchpad.session.songs.song import Song
from tests.session.songs.filing import NOTE, opened, saved, settled


def looked(session, qtbot):
    """What is told of the song's file by looking at it once."""
    told = []
    session.files.differs.connect(told.append)
    session.files.gone.connect(lambda path: told.append(("gone", path)))
    session.files.differs_no_longer.connect(lambda: told.append(None))
    session.files.look()
    settled(session.disk, qtbot)
    session.files.differs.disconnect()
    session.files.gone.disconnect()
    session.files.differs_no_longer.disconnect()
    return told


def test_what_another_program_wrote_is_not_replaced_unless_asked(session, qtbot, tmp_path):
    path = tmp_path / "song.sketch"
    saved(session, qtbot, path)
    other = Song(Bars.of([NOTE])).to_bytes()
    path.write_bytes(other)
    session.document.set_tempo(77)
    with qtbot.waitSignal(session.files.changed_on_disk, timeout=5000) as told:
        session.files.save(path)
    assert told.args == [path, path.with_name("song.sketch.bak")]
    assert path.read_bytes() == other
    assert session.current.dirty
    saved(session, qtbot, path, anyway=True)
    assert Song.from_bytes(path.read_bytes()).bars.tempo == 77
    assert path.with_name("song.sketch.bak").read_bytes() == other
    path.unlink()
    session.document.set_tempo(78)
    saved(session, qtbot, path)
    assert not session.current.dirty


def test_saves_in_a_row_are_no_change_from_outside(session, qtbot, tmp_path):
    changed = []
    session.files.changed_on_disk.connect(lambda path, _: changed.append(path))
    for tempo in range(60, 70):
        session.document.set_tempo(tempo)
        session.files.save(tmp_path / "song.sketch")
    qtbot.waitUntil(lambda: not session.current.dirty, timeout=5000)
    assert not changed
    assert Song.from_bytes((tmp_path / "song.sketch").read_bytes()).bars.tempo == 69


def test_what_another_program_wrote_is_seen_before_it_is_saved_over(session, qtbot, tmp_path):
    path = tmp_path / "song.sketch"
    assert looked(session, qtbot) == [], "a song without a file"
    saved(session, qtbot, path)
    assert looked(session, qtbot) == []
    ours, other = path.read_bytes(), Song(Bars.of([NOTE])).to_bytes()
    path.touch()
    assert looked(session, qtbot) == [], "the same contents"
    path.write_bytes(other)
    assert looked(session, qtbot) == [path]
    assert looked(session, qtbot) == [], "it is told once"
    path.write_bytes(other + b"\n")
    assert looked(session, qtbot) == [path], "something else"
    path.write_bytes(ours)
    assert looked(session, qtbot) == [None]
    assert looked(session, qtbot) == []


def test_a_file_that_is_gone_is_told_of_and_its_song_is_unsaved(session, qtbot, tmp_path):
    path, away = tmp_path / "song.sketch", tmp_path / "away.sketch"
    saved(session, qtbot, path)
    assert not session.current.dirty
    path.rename(away)
    assert looked(session, qtbot) == [("gone", path)]
    assert session.current.path == path
    assert session.current.dirty
    assert looked(session, qtbot) == [], "it is told once"
    away.rename(path)
    assert looked(session, qtbot) == [None]
    path.write_bytes(Song(Bars.of([NOTE])).to_bytes())
    assert looked(session, qtbot) == [path]
    path.unlink()
    assert looked(session, qtbot) == [("gone", path)], "what was told of before is gone as well"
    saved(session, qtbot, path)
    assert not session.current.dirty
    assert looked(session, qtbot) == []


def test_looking_changes_nothing_about_saving(session, qtbot, tmp_path):
    path = tmp_path / "song.sketch"
    saved(session, qtbot, path)
    other = Song(Bars.of([NOTE])).to_bytes()
    path.write_bytes(other)
    assert looked(session, qtbot) == [path]
    session.document.set_tempo(77)
    for _ in range(2):
        with qtbot.waitSignal(session.files.changed_on_disk, timeout=5000):
            session.files.save(path)
        assert path.read_bytes() == other
        assert looked(session, qtbot) == [], "who was asked knows"
    opened(session, qtbot, path)
    assert list(session.document.bars) == [NOTE]
    assert looked(session, qtbot) == []
    session.document.set_tempo(78)
    saved(session, qtbot, path)


def test_another_song_that_began_meanwhile_is_not_told_about_the_one_before(session, qtbot, tmp_path):
    path = tmp_path / "song.sketch"
    saved(session, qtbot, path)
    path.write_bytes(b"other")
    with qtbot.assertNotEmitted(session.files.differs, wait=100):
        session.files.look()
        session.new()


def test_a_file_that_cannot_be_looked_at_is_told_in_words(session, qtbot, tmp_path):
    path = tmp_path / "song.sketch"
    saved(session, qtbot, path)
    path.unlink()
    path.mkdir()
    with qtbot.waitSignal(session.notice, timeout=5000) as notice:
        session.files.look()
    assert "song.sketch" in notice.args[0]
