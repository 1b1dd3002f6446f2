"""What is asked for is cut until it fits into the time, in the order: tries, takes, bars, the model."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.verb import Verb
from sketchpad.session.models.budget import within
from sketchpad.session.verbs.settings import Settings

SPEEDS = {"slow": 1.0, "fast": 0.01}
ASKED = Settings("slow", bars=16, takes=4)


def forecast(settings):
    speed = SPEEDS.get(settings.model)
    return None if speed is None else speed * settings.bars * settings.takes * settings.tries


def fitted(settings, seconds):
    return within(settings, seconds, list(SPEEDS), forecast)


def test_what_fits_stays():
    assert fitted(ASKED, 64) == ASKED


def test_takes_go_first_then_bars_then_the_model():
    assert fitted(ASKED, 40) == replace(ASKED, takes=2)
    assert fitted(ASKED, 9.5) == replace(ASKED, takes=1, bars=9)
    assert fitted(ASKED, 0.5) == replace(ASKED, model="fast", takes=3)


def test_tries_go_before_takes():
    asked = replace(ASKED, tries=8)
    assert fitted(asked, 200) == replace(ASKED, tries=3)
    assert fitted(asked, 64) == ASKED
    assert fitted(asked, 48) == replace(ASKED, takes=3)


def test_where_nothing_fits_it_is_the_least_of_the_fastest():
    assert fitted(ASKED, 0) == replace(ASKED, model="fast", takes=1, bars=1)


def test_a_variation_keeps_its_bars():
    asked = replace(ASKED, verb=Verb.VARY)
    assert fitted(asked, 10).bars == 16


def test_what_was_never_measured_is_left_alone():
    asked = replace(ASKED, model="unknown")
    assert fitted(asked, 0.001) == asked


@given(st.floats(0, 100), st.integers(1, 64), st.integers(1, 16))
def test_it_never_asks_for_more_and_fits_if_anything_does(seconds, bars, takes):
    asked = Settings("slow", bars=bars, takes=takes)
    found = fitted(asked, seconds)
    assert 1 <= found.bars <= bars
    assert 1 <= found.takes <= takes
    assert forecast(found) <= max(seconds, 0.01)
