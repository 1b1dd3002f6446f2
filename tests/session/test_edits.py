"""Edits are exact, take themselves back, and keep notes on the roll."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
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
