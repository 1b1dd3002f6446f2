"""Seconds become ticks on the grid."""

from hypothesis import given
from hypothesis import strategies as st

from sketchpad.midi.keys import Played
from sketchpad.midi.phrase import last_phrase, written, written_in_place
from sketchpad.music.note import Note, Voice


def test_a_quarter_of_a_second_is_half_a_beat_at_120():
    """The time base: seconds of the clock, and ticks of the song's tempo."""
    played = [Played(100.0, 100.25, 60, 80), Played(100.5, 101.5, 62, 90, Voice.BASS)]
    assert written(played, 120, 1920, 1) == (
        Note(1920, 60, 240, 80),
        Note(1920 + 480, 62, 960, 90, voice=Voice.BASS),
    )
    assert [note.length for note in written(played, 60, 0, 1)] == [120, 480]


def test_notes_go_to_the_nearest_line_and_none_vanishes():
    played = [Played(0.01, 0.02, 60, 80), Played(0.27, 0.49, 62, 80)]
    assert written(played, 120, 0, 120) == (Note(0, 60, 120, 80), Note(240, 62, 240, 80))


def test_two_keys_on_one_line_are_one_note():
    played = [Played(0.0, 0.1, 60, 80), Played(0.02, 0.3, 62, 80), Played(0.04, 0.2, 60, 90)]
    assert [(note.start, note.pitch, note.velocity) for note in written(played, 120, 0, 120)] == [
        (0, 60, 80),
        (0, 62, 80),
    ]


def test_the_phrase_begins_after_the_last_pause():
    first = [Played(0, 1, 60, 80), Played(0.5, 4, 64, 80)]
    second = [Played(6.1, 6.2, 65, 80), Played(7, 7.5, 67, 80)]
    assert last_phrase([]) == ()
    assert last_phrase(first + second) == tuple(second)
    # A note that is held bridges the silence of the others; notes come in the order in which they end.
    held = [Played(0, 7, 48, 80)]
    assert last_phrase(first + second + held) == tuple(sorted(first + second + held, key=lambda n: (n.start, n.pitch)))


@given(
    st.lists(st.tuples(st.floats(0, 20), st.floats(0.001, 5), st.integers(0, 127)), min_size=1),
    st.floats(20, 400),
    st.sampled_from([1, 60, 120, 160, 480]),
)
def test_the_first_note_is_at_the_tick_and_the_others_are_as_far_as_they_were(notes, tempo, grid):
    played = [Played(start, start + length, pitch, 80) for start, length, pitch in notes]
    result = written(played, tempo, 1920, grid)
    first = min(start for start, _, _ in notes)
    assert min(note.start for note in result) == 1920
    exact = {1920 + (start - first) * tempo * 8 for start, _, _ in notes}
    for note in result:
        assert note.start % grid == 0
        assert note.length >= grid
        assert min(abs(note.start - tick) for tick in exact) <= grid / 2 + 1e-6
    assert len({(note.start, note.pitch) for note in result}) == len(result)


def test_nothing_played_is_nothing_written():
    assert written([], 120, 0, 120) == ()


def in_place(places, loop=None):
    """Starts and pitches of notes of an eighth each, where the song was so as they were played; pitches rise."""
    played = [Played(number / 4, number / 4 + 0.25, 60 + number, 80) for number in range(len(places))]
    return [(note.start, note.pitch) for note in written_in_place(played, places, 120, 120, loop=loop)]


def test_of_a_place_that_was_come_by_twice_the_later_notes_are_written():
    assert in_place([0, 240, 490]) == [(0, 60), (240, 61), (480, 62)]
    assert in_place([0, 960, 240, 480]) == [(960, 61), (240, 62), (480, 63)]
    assert in_place([960, 1440, 0, 1200, 0, 240]) == [(1200, 63), (0, 64), (240, 65)]
    assert in_place([480, 480, 480]) == [(480, 60), (480, 61), (480, 62)], "a chord"


def test_a_loop_ends_what_is_played_in_it():
    assert in_place([0, 840], (0, 960)) == [(0, 60), (840, 61)]
    assert in_place([950], (0, 960)) == [(0, 60)]
    assert in_place([1200], (0, 960)) == [(1200, 60)], "past the loop"
