"""A song taken apart is the song."""

from sketchpad.music.bars import Bars
from sketchpad.music.note import Author, Note, Voice
from sketchpad.music.stems import stems

SONG = Bars.of(
    [
        Note(0, 60, 480),
        Note(480, 64, 480, author=Author.MODEL),
        Note(480, 40, 480, author=Author.MODEL, voice=Voice.BASS),
    ],
    90,
)


def test_authors_and_voices_each_make_up_the_song():
    parts = stems(SONG)
    assert list(parts) == ["human", "model", "melody", "bass"]
    for names in (("human", "model"), ("melody", "bass")):
        assert Bars.of((note for name in names for note in parts[name]), 90) == SONG
    assert stems(Bars.of()) == {}
