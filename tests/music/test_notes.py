"""Notes in columns do what a list of notes would, each as often as it is there."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music import notes
from sketchpad.music.bars import Bars
from sketchpad.music.note import Author, Note, Voice
from sketchpad.music.notes import Notes, columns_of, matched, merged

# So few values that many notes are equal, and many begin together.
few = st.builds(
    Note,
    start=st.integers(0, 3),
    pitch=st.sampled_from([0, 60, 127]),
    length=st.sampled_from([1, 2, 2**32 - 1]),
    velocity=st.sampled_from([1, 127]),
    author=st.sampled_from(Author),
    voice=st.sampled_from(Voice),
    locked=st.booleans(),
)
scores = st.lists(few, max_size=30)


@given(scores)
def test_they_come_back_as_they_were_sorted(score):
    notes = Notes.of(score)
    assert list(notes) == sorted(score)
    assert len(notes) == len(score)
    assert (notes.start, notes.end) == (
        min((note.start for note in score), default=0),
        max((note.end for note in score), default=0),
    )
    assert notes == Notes.of(reversed(score))
    assert hash(notes) == hash(Notes.of(reversed(score)))


@given(scores, scores)
def test_plus_and_minus_count_copies(one, other):
    notes = Notes.of(one)
    assert Counter(notes.plus(other)) == Counter(one) + Counter(other)
    assert Counter(notes.minus(other)) == Counter(one) - Counter(other)
    assert list(notes.plus(other)) == sorted(one + other)
    assert list(notes) == sorted(one)


@given(scores, few)
def test_a_note_is_among_them_or_not(score, note):
    assert (note in Notes.of(score)) == (note in score)
    assert "no note" not in Notes.of(score)


@given(scores, scores)
def test_matching_pairs_each_note_with_one_equal(one, other):
    rows, others = columns_of(one), columns_of(other)
    mine, theirs = matched(rows, others)
    assert np.array_equal(rows[mine], others[theirs])
    assert Counter(Notes(rows[mine])) == Counter(one) & Counter(other)
    both = merged(rows, others)
    assert list(Notes(both)) == sorted(one + other)


def test_of_a_score_and_the_same_edited_only_what_differs_is_searched(monkeypatch):
    score = Notes.of(Note(60 * n, 60 + n % 12, 60) for n in range(300))
    edited = score.minus([Note(6000, 64, 60)]).plus([Note(6000, 65, 60), Note(6060, 1, 60)])
    search, searched = notes._matched, []
    monkeypatch.setattr(
        notes, "_matched", lambda *columns: searched.append(tuple(map(len, columns))) or search(*columns)
    )
    mine, theirs = matched(score.columns, edited.columns)
    assert searched == [(1, 2)]
    assert (~mine).sum() == 1
    assert (~theirs).sum() == 2


@given(scores, scores)
def test_an_edit_is_what_it_is_of_lists(before, added):
    removed = before[::3]
    after = Bars.of(before).edited(removed, added)
    assert list(after) == sorted([*(Counter(before) - Counter(removed)).elements(), *added])


def test_a_copy_too_many_cannot_be_removed():
    note = Note(0, 60, 120)
    with pytest.raises(KeyError):
        Bars.of([note, Note(0, 62, 120)]).edited(removed=[note, note])


def test_a_score_is_not_equal_to_its_notes_nor_to_a_list():
    notes = [Note(0, 60, 120)]
    assert Notes.of(notes) != notes
    assert Bars.of(notes) == Bars.of(notes)


@given(scores, st.integers(-5, 5), st.integers(-200, 200), st.integers(0, 8), st.integers(0, 8))
def test_moved_notes_are_the_same_in_a_window_as_all_together(score, ticks, semitones, start, length):
    notes = Notes.of(score)
    moved = notes.moved(ticks, semitones)
    seen = moved.window(start, start + length)
    assert len(moved) == len(score)
    assert "columns" not in vars(moved) or moved is notes
    assert np.array_equal(seen, Notes(moved.columns).window(start, start + length))
    assert moved == Notes.of(list(moved))
    assert all(0 <= note.pitch <= 127 and note.start >= 0 for note in moved)
    are_drums = all(note.voice is Voice.DRUMS for note in score)
    lowest, lowest_moved = (
        min((note.pitch for note in each if are_drums or note.voice is not Voice.DRUMS), default=0)
        for each in (notes, moved)
    )
    right, up = moved.start - notes.start, lowest_moved - lowest
    assert moved == Notes.of(
        replace(note, start=note.start + right, pitch=note.pitch + up * (are_drums or note.voice is not Voice.DRUMS))
        for note in score
    )


@given(scores, st.integers(-5, 5), st.integers(0, 90), st.integers(0, 8), st.integers(0, 8))
def test_notes_at_other_pitches_are_the_same_in_a_window_as_all_together(score, ticks, rise, start, length):
    """Of which some become one, as where those between the notes of a scale go to them."""
    pitches = np.minimum(np.arange(128) // 2 * 2 + rise, 127)
    notes = Notes.of(score)
    moved = notes.repitched(ticks, pitches)
    assert np.array_equal(moved.window(start, start + length), Notes(moved.columns).window(start, start + length))
    are_drums = all(note.voice is Voice.DRUMS for note in score)
    right = moved.start - notes.start
    assert moved == Notes.of(
        replace(
            note,
            start=note.start + right,
            pitch=int(pitches[note.pitch]) if are_drums or note.voice is not Voice.DRUMS else note.pitch,
        )
        for note in score
    )


@given(scores, st.integers(-1, 5), st.integers(0, 5))
def test_count_in_counts_what_begins_there(score, start, length):
    assert Notes.of(score).count_in(start, start + length) == sum(
        start <= note.start < start + length for note in score
    )
