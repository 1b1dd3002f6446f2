"""A hole lies on the grid, and says what cannot be filled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.filling.hole import Hole, Keep, check_free
from sketchpad.generation.request import Request, Take
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.note import TICKS_PER_STEP, Note


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_around_a_part_of_the_song_it_is_the_smallest_on_the_grid(start, length):
    hole = Hole.around(start, start + length, Keep.RHYTHM)
    assert hole.keep is Keep.RHYTHM
    assert 0 <= start - hole.start < TICKS_PER_STEP
    assert 0 <= hole.end - (start + length) < TICKS_PER_STEP


def test_something_must_be_free_and_something_there_if_it_is_to_be_kept():
    note = Bars.of([Note(0, 60, 120)])
    Hole(0, 120).check_kept(Bars.of())
    Hole(0, 120, Keep.PITCHES).check_kept(note)
    with pytest.raises(InputError, match="whose pitches could be kept"):
        Hole(0, 120, Keep.PITCHES).check_kept(Bars.of())
    check_free(True)
    with pytest.raises(InputError, match="unlock"):
        check_free(False)


@pytest.mark.parametrize(("fit", "fits"), [(None, True), (0.1, True), (0.0, False), (-0.1, False)])
def test_what_is_no_fit_does_not_fit(fit, fits):
    assert Take(Request(Bars.of(), "m"), 0, (), 0, 0.0, 0.0, fit=fit).fits == fits
