"""A score keeps its notes sorted, finds them, and never changes."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note, Voice
from sketchpad.music.notes import note_at_row

notes = st.builds(Note, st.integers(0, 9000), st.integers(0, 127), st.integers(1, 4000), st.integers(1, 127))
scores = st.lists(notes, max_size=20)
near = st.builds(
    Note, st.integers(0, 30), st.integers(60, 61), st.integers(1, 20), st.integers(1, 127), voice=st.sampled_from(Voice)
)
crowded = st.lists(near, max_size=15)


def played(score: list[Note]) -> list[Note]:
    """Each pitch of a voice ends where it begins anew; of those that begin together the longest is left."""
    sounding: dict[tuple[int, Voice], Note] = {}
    done: list[Note] = []
    for note in sorted(score):
        before = sounding.get((note.pitch, note.voice))
        if before and before.start < note.start:
            done.append(replace(before, length=min(before.length, note.start - before.start)))
        sounding[note.pitch, note.voice] = note
    return sorted([*done, *sounding.values()])


@given(scores)
def test_a_score_holds_its_notes_in_order(score):
    bars = Bars.of(score)
    assert list(bars) == sorted(score)
    assert bars.end == max((note.end for note in score), default=0)
    assert bars == Bars.of(reversed(score))


@given(scores, st.integers(0, 9000), st.integers(1, 3000))
def test_a_window_holds_what_sounds_in_it(score, start, length):
    found = Bars.of(score).window(start, start + length)
    expected = sorted(note for note in score if note.start < start + length and note.end > start)
    assert [note_at_row(row) for row in found] == expected


@given(scores, st.integers(0, 9000), st.integers(1, 3000))
def test_between_holds_what_begins_there(score, start, length):
    assert list(Bars.of(score).between(start, start + length)) == sorted(
        note for note in score if start <= note.start < start + length
    )


@given(crowded, st.integers(0, 60), st.integers(1, 30))
def test_what_is_played_of_a_part_is_what_all_of_it_played_has_there(score, start, length):
    found = Bars.of(score).played(start, start + length)
    assert list(found) == [note for note in played(score) if start <= note.start < start + length]


@given(scores, scores)
def test_an_edit_takes_and_gives(before, added):
    bars = Bars.of(before)
    after = bars.edited(removed=before[::2], added=added)
    assert Counter(after) == Counter(before) - Counter(before[::2]) + Counter(added)
    assert list(bars) == sorted(before)


def test_a_note_that_is_not_there_cannot_be_removed():
    with pytest.raises(KeyError):
        Bars.of([Note(0, 60, 120)]).edited(removed=[Note(0, 60, 121)])


def test_time_follows_the_tempo():
    bars = Bars.of(tempo=120)
    assert bars.seconds(1920) == 2.0
    assert replace(bars, tempo=60).seconds(1920) == 4.0
    assert Bars.of([Note(0, 60, 1921)]).count == 2


@given(scores)
def test_as_they_are_heard_notes_go_from_their_nearest_sixteenths_to_their_nearest(score):
    bars = Bars.of(score)
    heard = bars.on_steps
    assert len(heard) == len(bars)
    assert bars.span == ((heard.start, heard.end) if score else (0, 0))
    assert heard.on_steps == heard
    for note, stepped in zip(sorted(score), sorted(heard, key=lambda each: each.start), strict=True):
        assert abs(note.start - stepped.start) <= 60
    for note in heard:
        assert note.start % 120 == note.length % 120 == 0 < note.length


@given(scores)
def test_of_notes_on_the_grid_what_is_heard_is_what_is_there(score):
    exact = Bars.of(score).on_steps
    assert exact.span == (exact.start, exact.end)
    for start, end in ((0, 1920), (1930, 3840), (240, 1000)):
        assert exact.within(start, end) == exact.between(start, end)


@given(scores, st.integers(0, 70), st.integers(1, 30))
def test_each_note_belongs_to_the_part_that_its_nearest_sixteenth_is_in(score, first, steps):
    start, end = first * 120, (first + steps) * 120
    found = Bars.of(score).within(start, end)
    assert list(found) == sorted(note for note in score if start <= (note.start + 60) // 120 * 120 < end)


def test_a_note_that_is_held_a_little_over_a_line_is_heard_in_no_bar_more():
    for end, count in ((3840, 2), (3845, 2), (3899, 2), (3900, 3), (3790, 2)):
        assert Bars.of([Note(0, 60, end)]).on_steps.count == count


def test_a_note_a_little_before_a_locked_bar_is_locked_with_it():
    early, late, before = Note(1910, 60, 240), Note(3800, 62, 100), Note(1700, 64, 240)
    locked = Bars.of([early, late, before]).with_locked_bars([1]).locked
    assert list(locked) == [early]
