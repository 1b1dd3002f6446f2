"""Time in the song and time on the clock, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.audio.course import Course


@given(
    st.integers(0, 7680),
    st.tuples(st.integers(0, 3840), st.integers(1, 1920)),
    st.floats(0, 100_000),
)
def test_rounds_are_what_folding_takes_away(begun, loop, on):
    start, length = loop
    course = Course(0, begun % (start + length), 120, (start, start + length))
    tick = course.tick + on
    assert course.rounds(tick) * length + course.folded(tick) == pytest.approx(tick)


def test_without_a_loop_or_before_its_end_none_has_come_round():
    assert Course(0, 0, 120, None).rounds(1e6) == 0
    course = Course(0, 0, 120, (480, 960))
    assert [course.rounds(tick) for tick in (0, 480, 959.9, 960, 1439, 1440, 2400)] == [0, 0, 0, 1, 1, 2, 4]
