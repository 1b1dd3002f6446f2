"""A clock that goes by leaps is read as if it ran."""

import pytest

from sketchpad.audio.steady_clock import REMEMBERS, SteadyClock


class Time:
    now = 100.0

    def __call__(self):
        return self.now


def leaping(seconds: float, leap: float) -> int:
    """What a clock shows that leaps so far, right after each buffer, in milliseconds."""
    return int(seconds / leap) * round(leap * 1000)


def test_leaps_of_a_buffer_are_evened_out():
    time = Time()
    clock = SteadyClock(time)
    for look in range(200):
        time.now = 100 + 0.0071 * look
        clock.look(leaping(time.now - 100, 0.023))
        if look > 40:
            assert clock.begun == pytest.approx(100, abs=0.003)
            assert clock.at(time.now) == pytest.approx(1000 * (time.now - 100), abs=3)


def test_after_a_break_of_the_sound_it_counts_as_it_then_is():
    time = Time()
    clock = SteadyClock(time)
    clock.look(0)
    for look in range(100):
        time.now = 101 + 0.033 * look
        clock.look(int(33 * look))
    assert time.now - 101 > REMEMBERS
    assert clock.begun == pytest.approx(101, abs=0.002)
