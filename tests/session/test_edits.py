"""Edits are exact, take themselves back, and keep notes on the roll."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.note import HIGHEST_PITCH, LAST_TICK, TICKS_PER_BAR, TICKS_PER_STEP, Author, Note
from sketchpad.music.scale import Scale
from sketchpad.session import edits
from sketchpad.session.edits import Edit

notes = st.builds(
    Note,
    start=st.integers(0, 8 * TICKS_PER_BAR),
    pitch=st.integers(0, HIGHEST_PITCH),
    length=st.integers(1, TICKS_PER_BAR),
    velocity=st.integers(1, 127),
    author=st.sampled_from(Author),
)
scores = st.lists(notes, max_size=12)
distances = st.integers(-20_000, 20_000)


def applied(edit: Edit, score: list[Note]) -> Counter[Note]:
    return Counter(Bars.of(score).edited(edit.removed, edit.added))


@given(scores, scores)
def test_an_edit_between_two_scores_makes_one_of_the_other_and_its_inverse_goes_back(before, after):
    edit = Edit.between(before, after)
    assert applied(edit, before) == Counter(after)
    assert applied(edit.inverse, after) == Counter(before)


@given(scores, scores, scores)
def test_two_edits_in_a_row_are_one(first, second, third):
    joined = Edit.between(first, second).then(Edit.between(second, third))
    assert applied(joined, first) == Counter(third)


@given(scores)
def test_an_edit_and_its_inverse_come_to_nothing(score):
    edit = edits.move(score, 240, 1)
    assert not edit.then(edit.inverse)


@given(scores, distances, st.integers(-200, 200))
def test_a_move_keeps_all_notes_on_the_roll_and_their_shape(score, ticks, semitones):
    moved = sorted(applied(edits.move(score, ticks, semitones), score).elements())
    assert all(note.start >= 0 and 0 <= note.pitch <= HIGHEST_PITCH for note in moved)
    assert [note.length for note in moved] == [note.length for note in sorted(score)]
    shifts = {(new.start - old.start, new.pitch - old.pitch) for old, new in zip(sorted(score), moved, strict=True)}
    assert len(shifts) <= 1


@given(scores.filter(bool), st.integers(0, 2 * LAST_TICK), st.integers(1, 7 * TICKS_PER_BAR))
def test_no_note_ends_after_the_last_tick(score, ticks, grid):
    notes = edits.move(score, LAST_TICK).added or Bars.of(score)
    assert notes.end == LAST_TICK
    for edit in (
        edits.move(notes, ticks),
        edits.copy(score, ticks),
        edits.duplicate(notes, grid),
        edits.resize(notes, ticks),
        edits.quantise(notes, grid),
        edits.draw(replace(score[0], start=LAST_TICK - score[0].length + 1)),
    ):
        assert edit.added.end <= LAST_TICK


@given(scores, distances)
def test_resizing_moves_ends_or_starts_and_leaves_a_step(score, ticks):
    for old in score:
        for new in edits.resize([old], ticks).added:
            assert new.start == old.start
            assert new.length >= min(TICKS_PER_STEP, old.length)
        for new in edits.resize_start([old], ticks).added:
            assert new.end == old.end
            assert new.start >= 0
            assert new.length >= min(TICKS_PER_STEP, old.length)


@given(scores)
def test_quantised_notes_lie_on_the_grid_and_stay_there(score):
    once = list(applied(edits.quantise(score), score).elements())
    assert all(note.start % TICKS_PER_STEP == 0 and note.length % TICKS_PER_STEP == 0 for note in once)
    assert not edits.quantise(once)


@given(scores, st.integers(-300, 300))
def test_velocity_stays_in_range(score, difference):
    assert all(1 <= note.velocity <= 127 for note in edits.add_velocity(score, difference).added)


def test_a_degree_up_in_c_major_is_the_next_white_key():
    (up,) = edits.transpose_in_scale([Note(0, 64, 120)], 1, Scale(0).pitch_classes).added
    (octave,) = edits.transpose_in_scale([Note(0, 64, 120)], 7, Scale(0).pitch_classes).added
    assert (up.pitch, octave.pitch) == (65, 76)


def test_a_duplicate_begins_on_the_grid_after_the_last_note():
    (added,) = edits.duplicate([Note(0, 60, 100)]).added
    assert added.start == TICKS_PER_STEP
    assert not edits.duplicate([])
    (added,) = edits.duplicate([Note(160, 60, 80)], grid=80).added
    assert added.start == 240


def beats(*places: tuple[float, float]) -> list[Note]:
    """Notes from one beat to another."""
    return [Note(round(480 * start), 60, round(480 * (end - start))) for start, end in places]


@pytest.mark.parametrize(
    ("notes", "bars"),
    [
        (beats(*((n / 2, n / 2 + 0.25) for n in range(8))), 1),
        (beats((0, 1), (1, 2), (2, 3)), 1),
        (beats((1, 2), (2, 4)), 1),
        (beats((0, 1), (3, 4.01)), 1),
        (beats((-0.01 + 4, 5), (7, 8.01)), 1),
        (beats((3, 4), (4, 7), (7, 11)), 2),
        (beats((3, 4), (4, 7), (7, 12)), 3),
        (beats((0, 4), (4, 4.5)), 2),
        (beats((1, 2), (2, 3)), 0.5),
        (beats((0, 0.25), (1, 1.75)), 0.5),
        (beats((0, 0.5), (0.5, 0.75)), 0.25),
        (beats((0, 1 / 3), (1 / 3, 2 / 3), (2 / 3, 0.9)), 0.25),
        (beats((0, 1.5)), 0.375),
        (beats((0, 1.01), (0.02, 1)), 0.25),
        (beats((0.5, 2), (0.5, 2)), 0.375),
    ],
)
def test_what_is_duplicated_keeps_its_place_in_the_bar_or_the_beat(notes, bars):
    added = edits.duplicate(notes).added
    assert list(added) == sorted(replace(note, start=note.start + int(bars * TICKS_PER_BAR)) for note in notes)


def test_what_is_duplicated_keeps_its_place_in_the_bars_of_any_metre():
    tune = [Note(600, 60, 120), Note(720, 64, 480)]
    assert edits.duplicate(tune, metre=Metre(6, 8)).added.start == 600 + 720
    assert edits.duplicate(tune, metre=Metre(3, 8)).added.start == 600 + 720
    assert edits.duplicate(tune, metre=Metre(4, 4)).added.start == 600 + 960


@given(scores, st.sampled_from([60, 80, 120, 160, 240, 480]), st.sampled_from([Metre(4, 4), Metre(6, 8), Metre(7, 16)]))
def test_nothing_is_duplicated_upon_itself(score, grid, metre):
    added = edits.duplicate(score, grid, metre).added
    assert not score or added.start >= Bars.of(score).end - TICKS_PER_STEP // 2
    late = [replace(note, start=note.start + LAST_TICK - Bars.of(score).end - 20) for note in score]
    assert not edits.duplicate(late, grid, metre)


@given(scores, st.integers(-30, 30))
def test_notes_are_transposed_by_what_was_asked_or_not_at_all(score, semitones):
    after = list(applied(edits.transpose(score, semitones), score).elements())
    moved = sorted(replace(note, pitch=note.pitch + semitones) for note in score)
    fits = all(0 <= note.pitch <= 127 for note in moved)
    assert sorted(after) == (moved if fits else sorted(score))


def test_what_ends_with_the_last_tick_is_not_laid_upon_itself():
    last = Note(LAST_TICK - 240, 60, 240)
    assert not edits.copy([last], 240)
    assert list(edits.copy([last], -240).added) == [replace(last, start=LAST_TICK - 480)]


def test_what_was_kept_is_pasted_where_it_came_from_too():
    for kept in ([Note(0, 60, 240), Note(240, 62, 240)], [Note(LAST_TICK - 240, 60, 240)]):
        assert list(edits.paste(kept, 0).added) == kept
    assert list(edits.paste([Note(LAST_TICK - 240, 60, 240)], 240).added) == [Note(LAST_TICK - 240, 60, 240)]


@pytest.mark.parametrize("chord", [(120, 124, 127), (0, 4, 7)])
def test_a_chord_keeps_its_intervals_at_the_end_of_the_roll(chord):
    notes = [Note(0, pitch, 480) for pitch in chord]
    out = 1 if chord[-1] == HIGHEST_PITCH else -1
    assert not edits.transpose_in_scale(notes, out, Scale(0).pitch_classes)
    assert len(edits.transpose_in_scale(notes, -out, Scale(0).pitch_classes).added) == 3
