"""What a drag does, without a window."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.session.edits import NOTHING
from sketchpad.ui.piano_roll.gestures import Lasso, Point, inside
from sketchpad.ui.piano_roll.reach import Reach

corners = st.tuples(st.integers(-3, 9), st.sampled_from([0.0, 1.0, 1.5, 2.5, 4.0]))


@given(st.lists(corners, min_size=1, max_size=9), st.lists(corners, max_size=9))
def test_a_point_lies_inside_where_lines_cross_to_its_right_an_odd_number_of_times(outline, points):
    x, y = (np.array(values, dtype=float) for values in (*zip(*points, strict=True), (), ())[:2])
    found = inside(outline, np.stack([x, x + 0.5]), y)
    for row, right in enumerate((0.0, 0.5)):
        for number, (at, height) in enumerate(points):
            crossed = 0
            for (x0, y0), (x1, y1) in zip(outline, [*outline[1:], outline[0]], strict=True):
                is_crossed = (y0 > height) != (y1 > height)
                crossed += is_crossed and at + right < x0 + (height - y0) * ((x1 - x0) / (y1 - y0))
            assert found[row, number] == (crossed % 2 == 1)


def test_a_lasso_has_no_more_corners_than_are_seen_and_ends_at_the_hand():
    song = Bars.of(Note(120 * place, 40 + place % 40, 120) for place in range(200))
    lassos = [
        Lasso(song, NOTHING, False, False, Reach(), lambda pitch: pitch - 40, apart) for apart in ((90, 1), (0, 0))
    ]
    for step in range(2000):
        angle = 2 * math.pi * step / 2000
        hand = Point(12_000 + 9000 * math.cos(angle), 60, 1, 20 + 15 * math.sin(angle))
        for lasso in lassos:
            lasso.drag(hand)
            assert lasso.way[-1] == (hand.tick, hand.row)
    seen, exact = lassos
    assert len(exact.way) == 2000
    assert 100 < len(seen.way) < 500
    assert 0 < len(exact.selection) < 200
    assert seen.selection == exact.selection
