"""How a song counts, in any metre that it can have."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.metre import FOUR_FOUR, MOST_BEATS, UNITS, Metre
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP, Note

metres = st.builds(Metre, st.integers(1, MOST_BEATS), st.sampled_from(UNITS))
ticks = st.integers(0, 200_000)
grids = st.sampled_from([40, 60, 80, 120, 160, 240, 320, 480])


@pytest.mark.parametrize(
    ("text", "beat", "bar"),
    [
        ("4/4", 480, 1920),
        ("3/4", 480, 1440),
        ("6/8", 240, 1440),
        ("7/8", 240, 1680),
        ("2/2", 960, 1920),
        ("5/16", 120, 600),
    ],
)
def test_a_beat_is_a_part_of_a_whole_note_and_a_bar_so_many_of_them(text, beat, bar):
    metre = Metre.of(text)
    assert (metre.ticks_per_beat, metre.ticks_per_bar, str(metre)) == (beat, bar, text)


def test_without_another_it_is_that_of_the_models():
    assert str(FOUR_FOUR) == "4/4"
    assert FOUR_FOUR.ticks_per_bar == TICKS_PER_BAR
    assert Bars.of().metre == FOUR_FOUR


@pytest.mark.parametrize("text", ["", "4", "0/4", "17/4", "3/3", "4/32", "-3/4", "3/4/5", "drei/4", "3.5/4", "999/4"])
def test_what_is_no_metre_is_refused_with_what_to_do(text):
    with pytest.raises(InputError, match=r"choose|write"):
        Metre.of(text)


@given(metres, ticks)
def test_bar_lines_lie_around_each_tick_and_on_the_grid(metre, tick):
    before, after = metre.line_before(tick), metre.line_after(tick)
    assert before <= tick <= after
    assert after - before in (0, metre.ticks_per_bar)
    assert before % metre.ticks_per_bar == before % TICKS_PER_STEP == 0
    bar, beat, rest = metre.place(tick)
    assert bar * metre.ticks_per_bar + beat * metre.ticks_per_beat + rest == tick
    assert 0 <= beat < metre.beats
    assert 0 <= rest < metre.ticks_per_beat


@given(metres, metres, st.frozensets(st.integers(0, 60), max_size=5))
def test_bars_of_another_metre_cover_all_that_was_and_no_more_than_needed(metre, other, bars):
    covered = {tick for bar in metre.covering(bars, other) for tick in metre_steps(metre, bar)}
    wanted = {tick for bar in bars for tick in metre_steps(other, bar)}
    assert wanted <= covered
    assert all(wanted & set(metre_steps(metre, bar)) for bar in metre.covering(bars, other))
    assert metre.covering(bars, metre) == bars


def metre_steps(metre, bar):
    return range(bar * metre.ticks_per_bar, (bar + 1) * metre.ticks_per_bar, TICKS_PER_STEP)


@given(metres, grids, ticks, st.integers(0, 20_000))
def test_a_grid_begins_anew_with_each_bar(metre, grid, start, length):
    lines = list(metre.lines(grid, start, start + length))
    every = {line for bar in range(200_000 // metre.ticks_per_bar + 200) for line in metre_lines(metre, bar, grid)}
    inside = [line for line in lines if line >= start]
    assert set(inside) == {line for line in every if start <= line < start + length}
    assert len(lines) - len(inside) <= 1


def metre_lines(metre, bar, grid):
    return range(bar * metre.ticks_per_bar, (bar + 1) * metre.ticks_per_bar, grid)


@given(metres, grids, st.lists(ticks, min_size=1, max_size=20))
def test_the_nearest_line_of_many_ticks_is_that_of_each(metre, grid, some):
    found = metre.nearest_line(np.array(some), grid)
    for tick, line in zip(some, found.tolist(), strict=True):
        assert line == metre.nearest_line(float(tick), grid)
        bar = metre.line_before(tick)
        near = [*range(bar, bar + metre.ticks_per_bar, grid), bar + metre.ticks_per_bar]
        assert line in near
        assert abs(line - tick) == min(abs(each - tick) for each in near)


def test_another_metre_moves_no_note_and_keeps_what_was_locked():
    song = Bars.of([Note(0, 60, 480), Note(1920, 62, 480)], 90).with_locked_bars([1])
    waltz = song.in_metre(Metre(3, 4))
    assert np.array_equal(waltz.columns, song.columns)
    assert (waltz.tempo, str(waltz.metre), waltz.locked_bars, waltz.count) == (90, "3/4", {1, 2}, 2)
    assert list(waltz.locked) == [Note(1920, 62, 480)]
    assert waltz != song
    assert waltz.shifted(1440).locked_bars == {2, 3}
    assert waltz.shifted(1920).locked_bars == frozenset()


def test_the_lines_around_a_part_are_those_of_the_bars_that_it_touches():
    assert Metre(3, 4).around(1500, 2880) == (1440, 2880)
    assert Metre().around(0, 1) == (0, 1920)
