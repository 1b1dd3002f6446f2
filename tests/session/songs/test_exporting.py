"""What other programs get of a song."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from sketchpad.audio.render import PEAK
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.midi_file import parse_midi
from sketchpad.music.mix import DEFAULT_MIX
from sketchpad.music.note import Author, Note, Voice
from sketchpad.music.provenance import Source
from sketchpad.session.session import Session
from sketchpad.session.songs.exporting import export, warnings_of
from sketchpad.session.songs.song import Song
from sketchpad.session.verbs.settings import Settings
from tests.session.songs.filing import NOTE, generated


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


def test_where_one_file_cannot_be_written_nothing_is_rendered_and_the_others_stay(tmp_path):
    (tmp_path / "song.mid").mkdir()
    (tmp_path / "song.wav").write_bytes(b"old")
    rendered = []
    with pytest.raises(InputError, match=r"song\.mid.*no file"):
        export(Song(Bars.of([NOTE])), [tmp_path / "song.wav", tmp_path / "song.mid"], None, lambda: rendered.append(1))
    assert not rendered
    assert (tmp_path / "song.wav").read_bytes() == b"old"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["song.mid", "song.wav"]


def test_a_part_does_not_take_the_place_of_the_song(tmp_path):
    with pytest.raises(InputError, match=r"song-human\.wav"):
        export(Song(Bars.of([NOTE])), [tmp_path / "song-human.wav"], tmp_path / "song.wav")
    assert list(tmp_path.iterdir()) == []


def test_of_notes_that_notation_moves_it_is_said_how_many(session, qtbot, tmp_path):
    heard = []
    session.exporting.said.connect(heard.append)
    session.document.load(Bars.of([Note(0, 60, 160), Note(160, 62, 160), Note(320, 64, 160), Note(490, 65, 470)]))
    with qtbot.waitSignal(session.exporting.said, timeout=5000):
        session.exporting.export(tmp_path / "song.mid")
    session.exporting.export(tmp_path / "song.musicxml")
    qtbot.waitUntil(lambda: len(heard) == 3, timeout=5000)
    assert [text.startswith("Written: ") for text in heard] == [True, True, False]
    assert heard[-1].endswith(": 1 of 4")


def test_what_a_name_does_not_say_is_not_written(session, qtbot, tmp_path):
    with qtbot.waitSignal(session.notice, timeout=5000) as notice:
        session.exporting.export(tmp_path / "song.doc")
    assert "end its name with one of .mid" in notice.args[0]


def test_a_sound_is_unfinished_until_it_is_there_or_has_failed(session, qtbot, tmp_path):
    exporting, heard = session.exporting, []
    exporting.said.connect(lambda _: heard.append(exporting.sounds))
    exporting.failed.connect(lambda _: heard.append(exporting.sounds))
    for name in ("song.wav", "nowhere/song.flac"):
        with qtbot.waitSignal(exporting.finished, timeout=20_000):
            exporting.export(tmp_path / name)
            assert exporting.sounds == (tmp_path / name,)
        assert heard.pop() == (tmp_path / name,), "it is said before it is forgotten"
        assert exporting.sounds == ()
    with qtbot.waitSignal(exporting.finished, timeout=20_000):
        exporting.export_stems(tmp_path / "song.wav")
        assert exporting.sounds == (tmp_path / "song.wav",)
    exporting.export(tmp_path / "song.mid")
    assert exporting.sounds == ()


def test_the_end_of_the_program_leaves_nothing_of_a_sound_and_what_was_there(qapp, qtbot, tmp_path):
    session = Session()
    session.document.load(Bars.of([Note(at, 60, 240) for at in range(0, 200 * 480, 480)], 60))
    (tmp_path / "song.wav").write_bytes(b"before")
    session.exporting.export(tmp_path / "song.wav")
    qtbot.waitUntil(lambda: len(list(tmp_path.iterdir())) > 1, timeout=60_000)
    session.close()
    assert [path.name for path in tmp_path.iterdir()] == ["song.wav"]
    assert (tmp_path / "song.wav").read_bytes() == b"before"


def test_a_midi_file_of_more_notes_than_are_read_is_told_of(monkeypatch):
    monkeypatch.setattr("sketchpad.session.songs.exporting.MOST_NOTES", 1)
    song = Song(Bars.of([Note(0, 60, 480), Note(480, 62, 480)]))
    (told,) = warnings_of(song, [Path("song.midi")])
    assert "more than 1 notes" in told
    assert not warnings_of(song, [Path("song.wav")])
