"""A song knows what wrote its notes."""

import pytest

from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.request import Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import LAST_TICK, TICKS_PER_BAR, Author, Note
from sketchpad.music.provenance import Source, place
from sketchpad.music.scale import Scale
from sketchpad.session.songs.song import KeptLoop, Song
from sketchpad.session.takes.take_tree import TakeTree

OLD = Source("old_model", "abc", 1)
NEW = Source("attention_rnn", "def", 7)
BARS = Bars.of(Note(480 * k, 60 + k, 480, author=Author.MODEL) for k in range(8))
"""Two bars that came with a MIDI file."""
ORIGINS = {place(note): OLD for note in BARS}


def filling(bars):
    """The first bar filled; two of its five notes are where the song has some already."""
    request = Request(bars, "attention_rnn", verb=Verb.FILL, hole=Hole(0, TICKS_PER_BAR), seed=7)
    places = ((0, 60), (480, 70), (720, 71), (960, 62), (1200, 75))
    written = tuple(Note(start, pitch, 240, author=Author.MODEL) for start, pitch in places)
    return Take(request, 0, written, request.end, 0.0, 0.0)


def test_a_take_that_was_refused_wrote_no_note_of_the_song():
    takes = TakeTree()
    takes.add(filling(BARS), None, "native", NEW.weights)
    assert Song(BARS, takes=takes, origins=ORIGINS).sources.items() >= ORIGINS.items()


def test_a_take_that_was_kept_wrote_its_notes_and_what_it_was_made_from_the_others():
    takes, take = TakeTree(), filling(BARS)
    first = takes.add(take, None, "native", NEW.weights)
    filled = take.placed_in(BARS)
    later = Request(filled, "lookback_rnn", bars=1, seed=3)
    more = Note(2 * TICKS_PER_BAR, 65, 480, author=Author.MODEL)
    after = Take(later, 0, (more,), later.end, 0.0, 0.0)
    takes.add(after, first, "native", "ghi")
    sources = Song(after.placed_in(filled), takes=takes, origins=ORIGINS).sources
    assert sources[place(more)] == Source("lookback_rnn", "ghi", 3)
    assert {place(note): sources[place(note)] for note in take.notes} == dict.fromkeys(map(place, take.notes), NEW)
    assert sources[place(list(BARS)[-1])] == OLD


def test_what_no_other_is_known_of_was_written_by_any_take_that_has_it():
    takes = TakeTree()
    takes.add(filling(BARS), None, "native", NEW.weights)
    assert Song(BARS, takes=takes).sources[place(next(iter(BARS)))] == NEW


@pytest.mark.parametrize("loop", [KeptLoop(0, 1920), KeptLoop(480, 960, on=False), None])
def test_a_song_keeps_its_loop(loop):
    song = Song(BARS, loop=loop)
    assert Song.from_bytes(song.to_bytes()).loop == loop


@pytest.mark.parametrize(
    ("loop", "found"),
    [
        (KeptLoop(0, LAST_TICK + 480, on=False), KeptLoop(0, LAST_TICK, on=False)),
        (KeptLoop(-480, 960), KeptLoop(0, 960)),
        (KeptLoop(LAST_TICK, LAST_TICK + 480), None),
        (KeptLoop(960, 960), None),
    ],
)
def test_of_a_loop_in_a_file_what_no_song_reaches_is_left_out(loop, found):
    assert Song.from_bytes(Song(BARS, loop=loop).to_bytes()).loop == found


@pytest.mark.parametrize("loop", [KeptLoop(0, 1920), None])
def test_a_song_keeps_the_scale_that_was_chosen(loop):
    song = Song(BARS, loop=loop, scale=Scale(2, "dorian"))
    found = Song.from_bytes(song.to_bytes())
    assert (found.scale, found.loop) == (Scale(2, "dorian"), loop)


@pytest.mark.parametrize("scale", [Scale(12), Scale(-1), Scale(0, "of another program")])
def test_a_scale_that_is_not_known_is_none(scale):
    assert Song.from_bytes(Song(BARS, scale=scale).to_bytes()).scale is None
