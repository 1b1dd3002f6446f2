"""What comes faster than eyes see is shown together; the first bar is shown at once, and the end always."""

import pytest

from sketchpad.generation import pace
from sketchpad.generation.engine import open_engine
from sketchpad.generation.pace import SHOWN_EVERY, Pace
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.music.note import TICKS_PER_BAR


@pytest.fixture
def clock(monkeypatch):
    """Seconds that pass only when told to."""
    now = [100.0]
    monkeypatch.setattr(pace.time, "perf_counter", lambda: now[0])
    return now


def test_a_showing_is_due_at_first_and_then_no_sooner_than_an_eye_sees(clock):
    paced = Pace()
    assert paced.is_due()
    clock[0] += SHOWN_EVERY * 0.9
    assert not paced.is_due()
    clock[0] += SHOWN_EVERY * 0.2
    assert paced.is_due()
    assert not paced.is_due()


@pytest.mark.parametrize(("seconds", "together"), [(SHOWN_EVERY / 4, 4), (SHOWN_EVERY, 1), (1.0, 1)])
def test_as_many_bars_are_written_together_as_come_between_two_showings(clock, seconds, together):
    paced = Pace()
    clock[0] += 1.999 * seconds
    assert paced.bars_together(2) == together


@pytest.mark.parametrize("model", ["lookback_rnn", "polyphony_rnn"])
def test_an_answer_that_comes_at_once_is_its_first_bar_and_then_all_of_it(monkeypatch, random_models, twinkle, model):
    monkeypatch.setattr(pace, "SHOWN_EVERY", 1e9)
    takes = list(open_engine("native", random_models).generate(Request(twinkle, model, bars=16), CancelFlag()))
    assert [(take.written - take.request.start) // TICKS_PER_BAR for take in takes] == [1, 16]
    assert takes[-1].complete
