"""Songs and their files: opening, saving, locks, what others do to them meanwhile."""

import gc
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from sketchpad.audio.render import PEAK
from sketchpad.generation.filling.hole import Keep
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.midi_file import midi_bytes, parse_midi
from sketchpad.music.mix import DEFAULT_MIX
from sketchpad.music.note import Author, Note, Voice
from sketchpad.music.provenance import Source
from sketchpad.music.song_file import read_song
from sketchpad.session import edits
from sketchpad.session.session import Session
from sketchpad.session.songs.exporting import export
from sketchpad.session.songs.recent import MOST, Recent
from sketchpad.session.songs.song import Panels, Song
from sketchpad.session.songs.song_files import Opening
from sketchpad.session.songs.song_lock import Holder
from sketchpad.session.verbs.continuation import Settings
from sketchpad.session.verbs.interpolation import Manner

NOTE = Note(3840, 72, 480)
HOLD = """
import sys
from pathlib import Path
from sketchpad.session.songs.song_lock import SongLock
lock = SongLock(Path(sys.argv[1]), force=True)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def session(qapp, random_models, twinkle):
    made = Session(random_models)
    made.document.load(twinkle)
    yield made
    made.close()


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


def saved(session, qtbot, path, anyway=False):
    with qtbot.waitSignal(session.current.named, timeout=5000):
        session.files.save(path, anyway)


def opened(session, qtbot, path, opening=Opening.ASK):
    with qtbot.waitSignal(session.loaded, timeout=5000):
        session.files.open(path, opening)


def generated(session, qtbot, settings):
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(settings)


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
    assert replace(session.current.snapshot(), home=None) == before
    assert session.takes.tree[2].weights == session.models.known["lookback_rnn"].sha256
    assert not session.current.dirty
    assert session.current.path == tmp_path / "song.sketch"


def test_takes_that_came_back_are_replayed(session, qtbot, tmp_path):
    generated(session, qtbot, Settings("lookback_rnn", bars=2, seed=5))
    saved(session, qtbot, tmp_path / "song.sketch")
    session.new()
    opened(session, qtbot, tmp_path / "song.sketch")
    with qtbot.waitSignal(session.done, timeout=10_000) as done:
        session.continuation.replay(1)
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


def test_what_a_take_wrote_is_signed_in_midi(session, qtbot, tmp_path):
    generated(session, qtbot, Settings("lookback_rnn", bars=2, seed=5, takes=2))
    session.takes.choose(2)
    with qtbot.waitSignal(session.exporting.said, timeout=5000):
        session.exporting.export(tmp_path / "song.mid")
    origins = parse_midi((tmp_path / "song.mid").read_bytes()).origins
    sha256 = session.models.known["lookback_rnn"].sha256
    assert set(origins.values()) == {Source("lookback_rnn", sha256, 6)}
    assert len(origins) == sum(note.author is Author.MODEL for note in session.document.bars)


def test_a_take_alone_begins_with_its_first_bar(session, qtbot, tmp_path):
    generated(session, qtbot, Settings("lookback_rnn", bars=2, seed=5))
    done = []
    session.exporting.export_take(1, tmp_path / "take.mid", done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
    take = session.takes.tree[1]
    found = parse_midi((tmp_path / "take.mid").read_bytes())
    first = take.request.start // 1920 * 1920
    assert [note.start + first for note in found.bars] == [note.start for note in take.notes]
    assert {source.seed for source in found.origins.values()} == {5}


def test_stems_are_files_of_their_own(session, qtbot, tmp_path):
    generated(session, qtbot, Settings("lookback_rnn", bars=2))
    with qtbot.waitSignal(session.exporting.said, timeout=5000):
        session.exporting.export_stems(tmp_path / "song.mid")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["song-human.mid", "song-melody.mid", "song-model.mid"]
    parts = {path.stem: parse_midi(path.read_bytes()).bars for path in tmp_path.iterdir()}
    assert len(parts["song-human"]) == 14
    assert len(parts["song-human"]) + len(parts["song-model"]) == len(parts["song-melody"])
    session.new()
    with qtbot.waitSignal(session.exporting.failed, timeout=5000) as failed:
        session.exporting.export_stems(tmp_path / "song.mid")
    assert "no notes" in failed.args[0]


@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_stems_that_sound_are_all_as_long_as_the_song(tmp_path, kind):
    human, model = Note(0, 60, 480), Note(960, 40, 960, author=Author.MODEL, voice=Voice.BASS)
    song = Song(Bars.of([human, model]))
    paths = export(song, [tmp_path / f"song.{kind}"], tmp_path / f"song.{kind}")
    assert [path.stem for path in paths] == ["song", "song-human", "song-model", "song-melody", "song-bass"]
    lengths = {soundfile.info(path).frames for path in tmp_path.iterdir()}
    assert len(lengths) == 1
    assert lengths.pop() > 2 * 44_100
    whole, *parts = (soundfile.read(path)[0] for path in paths)
    assert np.abs(whole).max() == pytest.approx(PEAK, abs=1e-4)
    for part in (parts[:2], parts[2:]):
        assert np.abs(sum(part) - whole).max() < 1e-3, "their balance is that of the song"
    (alone,) = export(song, [tmp_path / f"alone.{kind}"])
    assert np.array_equal(soundfile.read(alone)[0], whole)


@pytest.mark.parametrize(
    "mix", [DEFAULT_MIX.changed(Voice.MELODY, soloed=True), DEFAULT_MIX.changed(Voice.BASS, muted=True)]
)
def test_stems_of_voices_that_are_not_heard_sound_as_well(tmp_path, mix):
    bars = Bars.of([Note(0, 60, 480), Note(0, 40, 480, voice=Voice.BASS)])
    song, *parts = export(Song(bars, mix), [tmp_path / "song.wav"], tmp_path / "song.wav")
    assert [path.stem for path in parts] == ["song-human", "song-melody", "song-bass"]
    human, melody, bass = (soundfile.read(path)[0] for path in parts)
    assert np.abs(bass).max() > 0.1
    assert np.abs(melody + bass - human).max() < 1e-3
    assert np.abs(soundfile.read(song)[0] - melody).max() < 1e-3, "the song is as it is heard"


@pytest.mark.parametrize("bad", ["song.doc", "nowhere/song.mid"])
def test_of_several_files_none_is_written_where_one_cannot_be(tmp_path, bad):
    song = Song(Bars.of([NOTE]))
    with pytest.raises(InputError):
        export(song, [tmp_path / "song.mid", tmp_path / "song.wav", tmp_path / bad])
    with pytest.raises(InputError, match="no notes"):
        export(Song(Bars.of()), [tmp_path / "song.mid"], tmp_path / "stem.mid")
    assert list(tmp_path.iterdir()) == []


def test_what_a_name_does_not_say_is_not_written(session, qtbot, tmp_path):
    with qtbot.waitSignal(session.notice, timeout=5000) as notice:
        session.exporting.export(tmp_path / "song.doc")
    assert "end its name with one of .mid" in notice.args[0]


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


def test_what_another_program_wrote_is_not_replaced_unless_asked(session, qtbot, tmp_path):
    path = tmp_path / "song.sketch"
    saved(session, qtbot, path)
    other = Song(Bars.of([NOTE])).to_bytes()
    path.write_bytes(other)
    session.document.set_tempo(77)
    with qtbot.waitSignal(session.files.changed_on_disk, timeout=5000):
        session.files.save(path)
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
    session.files.changed_on_disk.connect(changed.append)
    for tempo in range(60, 70):
        session.document.set_tempo(tempo)
        session.files.save(tmp_path / "song.sketch")
    qtbot.waitUntil(lambda: not session.current.dirty, timeout=5000)
    assert not changed
    assert Song.from_bytes((tmp_path / "song.sketch").read_bytes()).bars.tempo == 69


def test_a_save_that_ends_late_does_not_name_the_next_song(session, qtbot, tmp_path):
    session.document.set_tempo(77)
    session.files.save(tmp_path / "song.sketch")
    session.new()
    qtbot.waitUntil((tmp_path / "song.sketch").exists, timeout=5000)
    qtbot.waitUntil(lambda: tmp_path / "song.sketch" in session.recent.paths, timeout=5000)
    assert session.current.path is None
    assert session.current.dirty is False


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


def test_recent_songs_are_remembered_the_latest_first(session, qtbot, tmp_path):
    for number in range(MOST + 2):
        saved(session, qtbot, tmp_path / f"{number}.sketch")
    saved(session, qtbot, tmp_path / "5.sketch")
    again = Recent(session.disk)
    qtbot.waitUntil(lambda: len(again.paths) == MOST, timeout=5000)
    assert [path.stem for path in again.paths][:3] == ["5", "11", "10"]
    session.recent.clear()
    assert session.recent.paths == ()


def settled(disk, qtbot):
    done = []
    disk.run(lambda: None, done.append, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=5000)


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
        settled = []
        session.disk.run(lambda: None, settled.append, settled.append)
        qtbot.waitUntil(lambda settled=settled: bool(settled), timeout=5000)
        assert recent.paths == ()


def looked(session, qtbot):
    """What is told of the song's file by looking at it once."""
    told = []
    session.files.differs.connect(told.append)
    session.files.gone.connect(lambda path: told.append(("gone", path)))
    session.files.differs_no_longer.connect(lambda: told.append(None))
    session.files.look()
    settled = []
    session.disk.run(lambda: None, settled.append, settled.append)
    qtbot.waitUntil(lambda: bool(settled), timeout=5000)
    session.files.differs.disconnect()
    session.files.gone.disconnect()
    session.files.differs_no_longer.disconnect()
    return told


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
