"""A take keeps to what is locked in the song that it comes into, whenever it was locked."""

from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.request import Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Author, Note

SONG = Bars.of(Note(place * 480, 60, 480) for place in range(16))
"""Four bars of quarters."""


def filling(song):
    """Bars 2 and 3 filled with quarters of another pitch."""
    request = Request(song, "attention_rnn", verb=Verb.FILL, hole=Hole(TICKS_PER_BAR, 3 * TICKS_PER_BAR))
    written = tuple(Note(TICKS_PER_BAR + place * 480, 72, 480, author=Author.MODEL) for place in range(8))
    return Take(request, 0, written, request.end, 0.0, 0.0)


def pitches(song, bar):
    return [note.pitch for note in song.between(bar * TICKS_PER_BAR, (bar + 1) * TICKS_PER_BAR)]


def test_a_bar_that_was_locked_since_stays_when_a_filling_comes_back():
    placed = filling(SONG).placed_in(SONG.with_locked_bars([1]))
    assert pitches(placed, 1) == [60] * 4
    assert pitches(placed, 2) == [72] * 4


def test_a_note_that_was_locked_since_stays_when_a_filling_comes_back():
    locked = Note(TICKS_PER_BAR + 480, 60, 960, locked=True)
    song = SONG.edited(list(SONG.between(TICKS_PER_BAR + 480, TICKS_PER_BAR + 1440)), [locked])
    placed = filling(SONG).placed_in(song)
    assert locked in placed
    assert pitches(placed, 1) == [72, 60, 72]


def test_a_filling_that_was_written_around_a_lock_is_placed_as_it_was_written():
    locked = Note(TICKS_PER_BAR, 60, TICKS_PER_BAR, locked=True)
    song = SONG.edited(SONG.between(TICKS_PER_BAR, 2 * TICKS_PER_BAR), [locked])
    take = filling(song)
    assert set(take.notes) < set(take.placed_in(song))
