"""A melody goes to events and back."""

from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
from sketchpad.music.melody import (
    NO_EVENT,
    NOTE_OFF,
    MelodyWriter,
    events_of,
    major_key,
    notes_of,
    squash_interval,
    transposed,
)
from sketchpad.music.note import TICKS_PER_STEP, Note

events = st.lists(st.sampled_from([NO_EVENT, NO_EVENT, NOTE_OFF, 48, 60, 62, 67, 83]), max_size=60)


@given(events)
def test_notes_of_events_make_the_same_notes_again(melody):
    notes = notes_of(melody)
    assert notes_of(events_of(Bars.of(notes))) == notes


@given(events, st.integers(0, 60))
def test_writing_in_parts_is_writing_at_once(melody, cut):
    writer = MelodyWriter()
    writer.extend(melody[:cut])
    writer.notes()
    writer.extend(melody[cut:])
    assert writer.notes() == notes_of(melody)


def test_of_notes_that_begin_together_the_highest_counts():
    bars = Bars.of([Note(0, 60, 480), Note(0, 67, 240), Note(240, 64, 240)])
    assert events_of(bars) == [67, -2, 64, -2]


def test_a_rest_ends_the_note_before_it():
    assert events_of(Bars.of([Note(0, 60, 120), Note(360, 62, 120)])) == [60, -1, -2, 62]


@given(events)
def test_a_squashed_melody_lies_in_the_range_and_in_c(melody):
    semitones = squash_interval(melody)
    moved = transposed(melody, semitones)
    pitches = [event for event in moved if event >= 0]
    assert all(48 <= pitch < 84 for pitch in pitches)
    assert not pitches or major_key(pitches) in (0, major_key(pitches))
    assert [event < 0 for event in moved] == [event < 0 for event in melody]


def test_the_key_of_a_scale_is_its_own():
    for key in range(12):
        assert major_key([60 + key + step for step in (0, 2, 4, 5, 7, 9, 11)]) == key


def test_notes_go_to_the_nearest_step():
    late = Note(TICKS_PER_STEP + 50, 60, 20)
    assert notes_of(events_of(Bars.of([late]))) == notes_of([NO_EVENT, 60])
