"""Nearly the same means: the same begins at nearly all steps where anything does."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.likeness import NEAR, beginnings, fold, likeness
from sketchpad.music.note import TICKS_PER_STEP, Author, Note, Voice

LINE = [Note(step * TICKS_PER_STEP, 60 + step % 7, TICKS_PER_STEP) for step in range(100)]
notes = st.builds(
    Note,
    st.integers(0, 40).map(lambda step: step * 60),
    st.integers(58, 62),
    st.just(120),
    voice=st.sampled_from(Voice),
)
answers = st.lists(st.lists(notes, max_size=6).map(beginnings), max_size=8)


def test_the_same_notes_are_wholly_alike_whoever_wrote_them_and_however_long_and_loud():
    other = [replace(note, length=7, velocity=3, author=Author.MODEL) for note in LINE]
    assert likeness(beginnings(LINE), beginnings(other)) == 1
    assert likeness({}, {}) == 1


def test_each_step_that_differs_counts_once():
    higher = [replace(note, pitch=note.pitch + (k < 5)) for k, note in enumerate(LINE)]
    assert likeness(beginnings(LINE), beginnings(higher)) == 0.95
    assert likeness(beginnings(LINE), beginnings(LINE[10:])) == 0.9
    assert likeness(beginnings(LINE), beginnings([replace(note, voice=Voice.BASS) for note in LINE])) == 0


def test_five_of_a_hundred_steps_may_differ_and_no_more():
    five, six = ([*LINE[:-count], *(replace(n, pitch=90) for n in LINE[-count:])] for count in (5, 6))
    assert fold([beginnings(each) for each in (LINE, five, six, LINE)]) == [[0, 1, 3], [2]]


@given(answers)
def test_likeness_is_a_share_and_the_same_both_ways(every):
    for one in every:
        assert likeness(one, one) == 1
        for other in every:
            assert 0 <= likeness(one, other) == likeness(other, one) <= 1


@given(answers, st.integers(0, 8))
def test_every_answer_is_in_one_fold_near_its_first_and_adding_some_later_is_the_same(every, known):
    folds = fold(every)
    assert sorted(place for group in folds for place in group) == list(range(len(every)))
    for group in folds:
        assert group == sorted(group)
        assert all(likeness(every[group[0]], every[place]) >= NEAR for place in group)
    firsts = [group[0] for group in folds]
    assert firsts == sorted(firsts)
    assert all(likeness(every[a], every[b]) < NEAR for a in firsts for b in firsts if a < b)
    assert fold(every, fold(every[:known])) == folds
