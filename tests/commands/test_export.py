"""Songs for other programs from the command line."""

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.session.songs.song import Song
from tests.commands.command_line import expect, sketchpad


def test_of_an_empty_song_with_stems_nothing_is_exported(tmp_path):
    song, out = tmp_path / "empty.sketch", tmp_path / "out"
    song.write_bytes(Song(Bars.of()).to_bytes())
    out.mkdir()
    done = sketchpad("export", song, "--midi", out / "song.mid", "--stems", out / "song.wav")
    assert done.returncode == 2
    assert "draw or generate some first" in done.stderr
    assert list(out.iterdir()) == []


def test_of_notes_that_notation_moves_it_is_said_how_many(tmp_path):
    song, out = tmp_path / "song.sketch", tmp_path / "song.musicxml"
    song.write_bytes(Song(Bars.of([Note(0, 60, 160), Note(160, 62, 160), Note(333, 64, 147)])).to_bytes())
    done = sketchpad("export", song, "--musicxml", out)
    assert expect(done) == f"{out}\n"
    assert done.stderr.endswith("nearest place in the notation: 1 of 3\n")


def test_stems_are_written_as_midi_whatever_the_end_of_its_name(tmp_path):
    song = tmp_path / "song.sketch"
    song.write_bytes(Song(Bars.of([Note(0, 60, 480)])).to_bytes())
    written = expect(sketchpad("export", song, "--stems", tmp_path / "part.midi")).splitlines()
    assert written == [str(tmp_path / "part-human.midi"), str(tmp_path / "part-melody.midi")]
