"""Songs for other programs from the command line."""

from sketchpad.music.bars import Bars
from sketchpad.session.songs.song import Song
from tests.commands.command_line import sketchpad


def test_of_an_empty_song_with_stems_nothing_is_exported(tmp_path):
    song, out = tmp_path / "empty.sketch", tmp_path / "out"
    song.write_bytes(Song(Bars.of()).to_bytes())
    out.mkdir()
    done = sketchpad("export", song, "--midi", out / "song.mid", "--stems", out / "song.wav")
    assert done.returncode == 2
    assert "draw or generate some first" in done.stderr
    assert list(out.iterdir()) == []
