"""A path is where the hand was in the middle of each bar."""

import pytest

from sketchpad.music.bars import Bars
from sketchpad.session.verbs.path import Path

TEMPO = 400.0
BAR = 0.6
"""Seconds."""


@pytest.fixture
def path(qapp, monkeypatch):
    """A path whose clock is set by hand."""
    made = Path()
    made.now = 0.0

    def elapsed(_clock):
        return 1000 * made.now

    monkeypatch.setattr("sketchpad.session.verbs.path.QElapsedTimer.elapsed", elapsed)
    return made


def go(path, *places):
    for bar, point in places:
        path.now = bar * BAR
        path.add(point)


def test_a_bar_has_the_place_of_its_middle(path):
    path.begin(Bars.of(tempo=TEMPO))
    go(path, (0, (0.0, 0.0)), (0.4, (0.1, 0.1)), (0.6, (0.2, 0.2)), (1.7, (0.3, 0.3)), (2.2, (0.4, 0.4)))
    path.now = 3.2 * BAR
    assert path.end() == ((0.1, 0.1), (0.2, 0.2), (0.4, 0.4), (0.4, 0.4))
    assert path.points == ((0.1, 0.1), (0.2, 0.2), (0.4, 0.4), (0.4, 0.4))
    assert not path.recording


def test_while_it_is_recorded_bars_to_come_are_where_the_hand_is(path):
    path.bars = 4
    path.begin(Bars.of(tempo=TEMPO))
    go(path, (0, (0.0, 0.0)))
    assert path.so_far() == ((0.0, 0.0),) * 4
    go(path, (1.2, (1.0, 0.0)))
    assert path.so_far() == ((0.0, 0.0), (1.0, 0.0), (1.0, 0.0), (1.0, 0.0))
    assert path.recording
    path.cancel()


@pytest.mark.parametrize(("bars", "seconds", "length"), [(8, 0.0, 2), (8, 2.9, 3), (8, 30.0, 8), (2, 30.0, 2)])
def test_it_has_the_bars_that_began_two_at_least(path, bars, seconds, length):
    path.bars = bars
    path.begin(Bars.of(tempo=TEMPO))
    go(path, (0, (0.5, 0.5)))
    path.now = seconds * BAR
    assert path.end() == ((0.5, 0.5),) * length


def test_it_is_over_when_all_bars_have_gone_by(path, qtbot):
    path.bars = 2
    path.begin(Bars.of(tempo=TEMPO))
    go(path, (0, (0.5, 0.5)))
    with qtbot.assertNotEmitted(path.over, wait=120):
        path.now = 1.9 * BAR
    with qtbot.waitSignal(path.over, timeout=5000):
        path.now = 2 * BAR
    path.cancel()


def test_the_next_way_forgets_the_last(path):
    path.arm(True)
    path.begin(Bars.of(tempo=TEMPO))
    go(path, (0, (0.5, 0.5)))
    path.end()
    assert not path.armed
    path.begin(Bars.of(tempo=TEMPO))
    assert path.points == ()
    path.cancel()
