"""Songs and their files: opening and saving."""

from dataclasses import replace
from pathlib import Path

import pytest

from sketchpad.generation.filling.hole import Keep
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import midi_bytes, parse_midi
from sketchpad.music.mix import DEFAULT_MIX
from sketchpad.music.note import Author, Note, Voice
from sketchpad.music.provenance import Source
from sketchpad.music.saving import backup_of
from sketchpad.music.song_file import read_song
from sketchpad.session import edits
from sketchpad.session.songs.song import Panels, Song
from sketchpad.session.verbs.recipe import Manner
from sketchpad.session.verbs.settings import Settings
from tests.session.songs.filing import NOTE, generated, opened, saved


def test_all_of_a_song_is_saved_and_comes_back(session, qtbot, tmp_path):
    generated(session, qtbot, Settings("lookback_rnn", bars=2, seed=5, takes=3))
    session.takes.choose(2)
    session.takes.accept()
    session.document.set_locked_bars([0])
    session.document.push("Lock", edits.set_locked(list(session.document.bars)[:3], True))
    session.document.set_tempo(93.5)
    session.mixer.change(Voice.BASS, program=38, muted=True)
    panels = Panels(Settings("attention_rnn", seed=9), Manner(seed=4, temperature=1.5), Keep.RHYTHM)
    session.current.panels = panels
    before = session.current.snapshot()
    saved(session, qtbot, tmp_path / "song.sketch")
    assert not session.current.dirty
    session.new()
    assert not len(session.takes.tree)
    opened(session, qtbot, tmp_path / "song.sketch")
    assert replace(session.current.snapshot(), home=None, home_digest=None) == before
    assert session.takes.tree[2].weights == session.models.known["lookback_rnn"].sha256
    assert not session.current.dirty
    assert session.current.path == tmp_path / "song.sketch"


def test_takes_that_came_back_are_replayed(session, qtbot, tmp_path):
    generated(session, qtbot, Settings("lookback_rnn", bars=2, seed=5))
    saved(session, qtbot, tmp_path / "song.sketch")
    session.new()
    opened(session, qtbot, tmp_path / "song.sketch")
    with qtbot.waitSignal(session.done, timeout=10_000) as done:
        session.retakes.replay(1)
    assert done.args == ["take 1 came again, note for note"]


def test_an_imported_song_has_no_file_and_its_authors(session, qtbot, tmp_path):
    song = Bars.of([Note(0, 60, 480), replace(NOTE, author=Author.MODEL)])
    source = Source("attention_rnn", "ab" * 32, 3)
    (tmp_path / "idea.mid").write_bytes(midi_bytes(song, origins={(3840, 72, Voice.MELODY): source}))
    opened(session, qtbot, tmp_path / "idea.mid")
    assert (session.current.path, session.current.title) == (None, "idea")
    assert session.document.bars == song
    saved(session, qtbot, tmp_path / "song.sketch")
    session.new()
    opened(session, qtbot, tmp_path / "song.sketch")
    with qtbot.waitSignal(session.exporting.said, timeout=5000):
        session.exporting.export(tmp_path / "again.mid")
    again = parse_midi((tmp_path / "again.mid").read_bytes())
    assert again.bars == song
    assert again.origins == {(3840, 72, Voice.MELODY): source}


@pytest.fixture
def songs(tmp_path):
    """Two files, each of one note."""
    paths = tmp_path / "one.sketch", tmp_path / "two.sketch"
    for pitch, path in enumerate(paths, 60):
        path.write_bytes(Song(Bars.of([replace(NOTE, pitch=pitch)])).to_bytes())
    return paths


def locks(folder):
    return sorted(path.name for path in folder.glob(".~lock*"))


def test_edits_made_while_a_song_is_fetched_are_not_lost(session, qtbot, tmp_path, songs):
    saved(session, qtbot, tmp_path / "song.sketch")
    with qtbot.waitSignal(session.files.overtaken, timeout=5000) as overtaken:
        session.files.open(songs[0])
        session.document.set_tempo(77)
    assert (session.current.path, session.document.bars.tempo) == (tmp_path / "song.sketch", 77)
    qtbot.waitUntil(lambda: locks(tmp_path) == [".~lock.song.sketch#"], timeout=5000)
    saved(session, qtbot, tmp_path / "song.sketch")
    assert read_song(tmp_path / "song.sketch").bars.tempo == 77
    with qtbot.waitSignal(session.loaded, timeout=5000):
        overtaken.args[0]()
    assert session.current.path == songs[0]
    qtbot.waitUntil(lambda: locks(tmp_path) == [".~lock.one.sketch#"], timeout=5000)


def test_of_songs_asked_for_in_a_row_the_last_begins(session, qtbot, tmp_path, songs):
    one, two = songs
    begun = []
    session.current.begun.connect(lambda: begun.append(session.current.path))
    for path in (two, one, one, two, one):
        session.files.open(path)
    qtbot.waitUntil(lambda: bool(begun), timeout=5000)
    session.files.open(two)
    session.new()
    session.open_primer("twinkle")
    with qtbot.waitSignal(session.loaded, timeout=5000):
        session.files.open(one)
    assert begun == [one, None, one]
    assert session.current.path == one
    qtbot.waitUntil(lambda: locks(tmp_path) == [".~lock.one.sketch#"], timeout=5000)


def test_a_save_that_ends_late_does_not_name_the_next_song(session, qtbot, tmp_path):
    session.document.set_tempo(77)
    session.files.save(tmp_path / "song.sketch")
    session.new()
    qtbot.waitUntil((tmp_path / "song.sketch").exists, timeout=5000)
    qtbot.waitUntil(lambda: tmp_path / "song.sketch" in session.recent.paths, timeout=5000)
    assert session.current.path is None
    assert session.current.dirty is False


def test_a_song_of_a_relative_name_keeps_its_place_whatever_folder_is_the_present_one(
    session, qtbot, tmp_path, monkeypatch, songs
):
    monkeypatch.chdir(tmp_path)
    opened(session, qtbot, Path("one.sketch"))
    assert session.current.path == session.current.snapshot().home == tmp_path / "one.sketch"
    saved(session, qtbot, Path("three.sketch"))
    assert session.current.path == session.current.snapshot().home == tmp_path / "three.sketch"


@pytest.mark.parametrize("is_long", [True, False])
def test_where_a_backup_has_another_name_it_is_told_once(session, qtbot, tmp_path, is_long):
    path = tmp_path / (f"{'n' * 246}.sketch" if is_long else "song.sketch")
    if not is_long:
        (tmp_path / "song.sketch.bak").mkdir()
    told = []
    session.files.said.connect(told.append)
    for tempo, often in ((60, 0), (61, 1), (62, 1)):
        session.document.set_tempo(tempo)
        saved(session, qtbot, path)
        assert len(told) == often
    backup = backup_of(path)
    assert backup.name in told[0]
    opened(session, qtbot, backup)
    assert session.document.bars.tempo == 61


def test_a_link_to_a_song_has_the_usual_backup(session, qtbot, tmp_path):
    path, link = tmp_path / "song.sketch", tmp_path / "link.sketch"
    link.symlink_to(path)
    told = []
    session.files.said.connect(told.append)
    for tempo in (60, 61):
        session.document.set_tempo(tempo)
        saved(session, qtbot, link)
    assert not told
    assert path.with_name("song.sketch.bak").exists()


def test_what_a_save_left_of_the_one_before_can_be_opened(session, qtbot, tmp_path, twinkle):
    saved(session, qtbot, tmp_path / "song.sketch")
    session.document.set_tempo(77)
    saved(session, qtbot, tmp_path / "song.sketch")
    opened(session, qtbot, tmp_path / "song.sketch.bak")
    assert session.document.bars == twinkle
    assert (session.current.path, session.current.title) == (None, "song")


@pytest.mark.parametrize("data", [b"", b"MThd", b'{"sketch": 1}\n', b'{"sketch": 9, "bytes": 0, "sha256": ""}\n'])
def test_a_damaged_song_is_said_and_the_song_stays(session, qtbot, tmp_path, data, twinkle):
    (tmp_path / "song.sketch").write_bytes(data)
    with qtbot.waitSignal(session.notice, timeout=5000) as notice:
        session.files.open(tmp_path / "song.sketch")
    assert "song.sketch" in notice.args[0]
    assert session.document.bars == twinkle


def test_other_parts_of_a_song_are_checked_too():
    song = Song(Bars.of([NOTE]), panels=Panels(Settings(verb=Verb.VARY)))
    assert Song.from_bytes(song.to_bytes()) == song
    assert Song.from_bytes(replace(song, home=None).to_bytes(with_home=True)).home is None


def test_a_song_that_does_not_say_of_which_folder_it_is_belongs_to_no_file(tmp_path):
    for home, known in ((tmp_path / "song.sketch", tmp_path / "song.sketch"), (Path("song.sketch"), None)):
        song = Song(Bars.of([NOTE]), home=home)
        assert Song.from_bytes(song.to_bytes(with_home=True)).home == known


def test_a_song_from_a_midi_file_is_saved_with_its_instruments(session, qtbot, tmp_path, twinkle):
    mix = DEFAULT_MIX.changed(Voice.MELODY, program=73, volume=64)
    (tmp_path / "flute.mid").write_bytes(midi_bytes(twinkle, mix))
    opened(session, qtbot, tmp_path / "flute.mid")
    saved(session, qtbot, tmp_path / "flute.sketch")
    session.new()
    opened(session, qtbot, tmp_path / "flute.sketch")
    assert session.mixer.mix == mix
