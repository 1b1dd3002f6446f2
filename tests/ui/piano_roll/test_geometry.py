"""Pixels and ticks go into each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.note import TICKS_PER_BAR
from sketchpad.ui.piano_roll.geometry import Geometry, snapped, snapped_down

geometries = st.builds(Geometry, st.floats(0, 50_000), st.floats(20, 127), st.floats(12, 2400), st.floats(5, 40))
places = st.floats(0, 2000)


@given(geometries, places)
def test_a_tick_is_where_its_pixel_is(geometry, x):
    assert geometry.x(geometry.tick(x)) == pytest.approx(x, abs=1e-6)


@given(geometries, st.integers(0, 127))
def test_the_middle_of_a_row_is_its_pitch(geometry, pitch):
    assert geometry.pitch(geometry.y(pitch) + geometry.row_height / 2) == pitch


@given(geometries, places, st.floats(0.2, 5))
def test_zooming_keeps_the_tick_under_the_cursor(geometry, x, factor):
    zoomed = geometry.zoomed(factor, x)
    if zoomed.left > 0:
        assert zoomed.tick(x) == pytest.approx(geometry.tick(x), rel=1e-6, abs=1e-3)


@given(geometries, places, st.floats(0.2, 5))
def test_zooming_rows_keeps_the_pitch_under_the_cursor(geometry, y, factor):
    zoomed = geometry.zoomed_rows(factor, y)
    assert zoomed.top - y / zoomed.row_height == pytest.approx(geometry.top - y / geometry.row_height)


@given(geometries, st.floats(100, 3000), st.floats(100, 2000), st.integers(0, 100_000))
def test_a_view_stays_within_the_roll(geometry, width, height, end):
    within = geometry.within(width, height, end)
    assert within.left >= 0
    assert within.top <= 127
    assert within.within(width, height, end) == within


@given(st.floats(0, 1e6), st.sampled_from([1, 60, 120, 240, 480]))
def test_snapping_goes_to_the_nearest_line_or_the_one_before(tick, grid):
    assert abs(snapped(tick, grid) - tick) <= grid / 2 + 1e-6
    assert 0 <= tick - snapped_down(tick, grid) < grid


def test_a_page_is_turned_when_the_playhead_leaves_it():
    geometry = Geometry(left=0, bar_width=100)
    assert geometry.showing(TICKS_PER_BAR, 400) is geometry
    assert geometry.showing(5 * TICKS_PER_BAR, 400).x(5 * TICKS_PER_BAR) < 100
