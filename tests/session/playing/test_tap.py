"""Tapped tempo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.session.playing.tap import TapTempo


@given(st.floats(30, 300), st.integers(2, 20))
def test_even_taps_give_their_tempo(tempo, count):
    taps = TapTempo()
    found = [taps.tap(100 + beat * 60 / tempo) for beat in range(count)]
    assert found[0] is None
    assert found[1:] == [pytest.approx(tempo)] * (count - 1)


def test_one_late_tap_changes_nothing_and_a_pause_begins_anew():
    taps = TapTempo()
    for seconds in (0, 0.5, 1, 1.5, 2.2, 2.7):
        tempo = taps.tap(seconds)
    assert tempo == pytest.approx(120)
    assert taps.tap(10) is None
    assert taps.tap(11) == pytest.approx(60)
