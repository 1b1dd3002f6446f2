"""A take keeps to what is locked in the song that it comes into, whenever it was locked, and to the voices chosen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.request import EVERY_VOICE, Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.notes import Notes

IN_TURN = (Verb.CONTINUE, Verb.HARMONISE, Verb.VARY)
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


TRIO = frozenset((Voice.MELODY, Voice.BASS, Voice.DRUMS))


@pytest.mark.parametrize(
    ("primer", "chosen", "written", "voices"),
    [
        ({Voice.MELODY, Voice.BASS}, {Voice.BASS}, TRIO, {Voice.BASS}),
        ({Voice.MELODY, Voice.BASS}, {Voice.MELODY, Voice.BASS}, TRIO, TRIO),
        ({Voice.MELODY}, {Voice.MELODY}, TRIO, TRIO),
        ({Voice.MELODY, Voice.HARMONY}, {Voice.MELODY}, TRIO, TRIO),
        ({Voice.MELODY, Voice.BASS}, {Voice.MELODY}, {Voice.HARMONY}, {Voice.HARMONY}),
        ({Voice.MELODY, Voice.BASS}, set(Voice), TRIO, TRIO),
    ],
)
def test_only_the_voices_that_were_chosen_are_written_where_there_are_others(primer, chosen, written, voices):
    song = Bars.of(Note(0, 60, 480, voice=voice) for voice in primer)
    request = Request(song, "music_vae_trio", verb=Verb.VARY, chosen=frozenset(chosen))
    assert request.voices_of(written) == voices


def test_a_song_goes_on_in_all_its_voices():
    """Behind one that ends before the others the answer would begin among their notes."""
    song = Bars.of([Note(0, 60, 7680), Note(0, 40, 480, voice=Voice.BASS)])
    with pytest.raises(InputError, match="in all its voices"):
        Request(song, "lookback_rnn", chosen=frozenset((Voice.BASS,)))
    both = frozenset((Voice.MELODY, Voice.BASS))
    assert Request(song, "lookback_rnn", chosen=both).start == 7680


def test_a_voice_that_was_not_chosen_stays_in_the_song():
    notes = [Note(0, pitch, 480, voice=voice) for pitch, voice in ((72, Voice.MELODY), (36, Voice.BASS))]
    written = tuple(replace(note, pitch=note.pitch + 2, author=Author.MODEL) for note in notes)
    request = Request(Bars.of(notes), "music_vae_trio", verb=Verb.VARY, chosen=frozenset((Voice.BASS,)))
    take = Take(request, 0, written, request.end, 0.0, 0.0, voices=TRIO).as_chosen
    assert (take.notes, take.voices) == (written[1:], {Voice.BASS})
    assert set(take.placed_in(Bars.of(notes))) == {notes[0], written[1]}


@pytest.mark.parametrize(
    ("there", "chosen", "voices"),
    [
        ({Voice.MELODY, Voice.BASS}, {Voice.BASS}, {Voice.BASS}),
        ({Voice.MELODY, Voice.BASS}, {Voice.MELODY, Voice.BASS}, TRIO),
        ({Voice.MELODY, Voice.BASS}, set(Voice), TRIO),
        ({Voice.BASS}, {Voice.BASS}, TRIO),
        ({Voice.MELODY, Voice.HARMONY}, {Voice.HARMONY}, set()),
        ({Voice.HARMONY}, {Voice.HARMONY}, TRIO),
    ],
)
def test_of_a_hole_only_the_voices_that_were_chosen_are_written_where_others_are_there(there, chosen, voices):
    before = [Note(0, 60, 480, voice=voice) for voice in Voice]
    song = Bars.of(before + [Note(TICKS_PER_BAR, 60, 480, voice=voice) for voice in there])
    hole = Hole(TICKS_PER_BAR, 2 * TICKS_PER_BAR)
    request = Request(song, "music_vae_trio", verb=Verb.FILL, hole=hole, chosen=frozenset(chosen))
    assert request.voices_of(TRIO) == voices


lines = st.integers(1, 30)
small = st.integers(-59, 59)


@st.composite
def nearly_exact(draw):
    """A score on the grid of sixteenths, and the same with starts and ends moved by less than half a one."""
    exact, moved = [], []
    for _ in range(draw(st.integers(1, 12))):
        start, steps, pitch = draw(lines), draw(st.integers(1, 20)), draw(st.integers(50, 80))
        voice = draw(st.sampled_from(Voice))
        begin = start * 120 + draw(small)
        end = (start + steps) * 120 + draw(small)
        exact.append(Note(start * 120, pitch, steps * 120, voice=voice))
        moved.append(Note(begin, pitch, max(end - begin, 1), voice=voice))
    return exact, moved


@given(nearly_exact(), st.sampled_from([Metre(), Metre(3, 4), Metre(7, 8)]), st.sampled_from(IN_TURN))
def test_moving_ends_by_less_than_half_a_sixteenth_changes_nothing_of_where_an_answer_goes(scores, metre, verb):
    exact, moved = (
        Request(Bars.of(score, metre=metre), "polyphony_rnn", bars=4, verb=verb, chosen=EVERY_VOICE) for score in scores
    )
    assert (moved.origin, moved.start, moved.end, moved.span) == (exact.origin, exact.start, exact.end, exact.span)
    if verb is Verb.CONTINUE:
        assert exact.start == exact.primer.end, "where notes are exact, it begins where they end"
    else:
        assert exact.end == min(metre.line_after(exact.primer.end), exact.end)


@given(nearly_exact(), st.sampled_from(IN_TURN), st.integers(0, 60))
def test_an_answer_takes_the_place_of_what_belongs_there_and_of_nothing_else(scores, verb, lead):
    _, moved = scores
    song = Bars.of([*moved, Note(7680 - lead, 40, 300), Note(12 * TICKS_PER_BAR - lead, 41, 300)])
    request = Request(Bars.of(moved), "music_vae_melody", bars=2, verb=verb)
    take = Take(request, 0, (), request.end, 0.0, 0.0, voices=EVERY_VOICE)
    left = take.placed_in(song)
    gone = song.minus(left)
    assert left.plus(gone) == Notes.of(song)
    assert all(request.start <= (note.start + 60) // 120 * 120 < request.end for note in gone)
    if verb is Verb.CONTINUE:
        assert not set(moved) & set(gone), "what is gone on from stays"
    else:
        assert gone.also_in(Notes.of(moved)) == Notes.of(moved), "whatever was heard is written anew"


def test_what_begins_a_little_after_a_locked_note_is_not_in_its_way():
    locked = Note(0, 60, 1925, locked=True)
    request = Request(Bars.of([locked]), "lookback_rnn", bars=1)
    take = Take(request, 0, (Note(1920, 62, 240, author=Author.MODEL),), request.end, 0.0, 0.0)
    assert set(take.placed_in(request.primer)) == {locked, *take.notes}
