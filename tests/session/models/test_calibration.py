"""Calibrating asks a few small questions, no longer than it may, and stops when it is told to."""

import time

import pytest

from sketchpad.generation.engine import open_engine
from sketchpad.generation.request import CancelFlag, Cancelled, Request, Take
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import find_model
from sketchpad.session.models import calibration
from sketchpad.session.models.calibration import ROUNDS, SECONDS, calibrate
from sketchpad.session.models.forecast import Size


@pytest.mark.parametrize("model", ["lookback_rnn", "polyphony_rnn", "music_vae_melody", "music_vae_2bar"])
def test_what_is_measured_is_near_what_comes(random_models, twinkle, monkeypatch, model):
    # However busy the machine is, there is time for a hole.
    monkeypatch.setattr(calibration, "SECONDS", 5.0)
    engine = open_engine("native", random_models)
    engine.load(model, CancelFlag())
    rate = calibrate(engine, find_model(model, random_models), CancelFlag())
    request = Request(twinkle, model)
    seconds = min(take.seconds for _ in range(5) for take in engine.generate(request, CancelFlag()) if take.complete)
    assert 0.1 < rate.seconds(Size.of(request)) / seconds < 10
    assert rate.block == {"music_vae_melody": 256, "music_vae_2bar": 32}.get(model, 0)
    assert rate.seconds(Size(16, 16, Verb.FILL)) > 0


class Slow:
    """Answers late."""

    name = "native"

    def __init__(self, seconds):
        self.seconds, self.asked = seconds, []

    def generate(self, request, cancel):
        cancel.check()
        self.asked.append(request)
        time.sleep(self.seconds)
        yield Take(request, 0, (), request.end, 0.0, 0.0)


def test_a_slow_engine_is_asked_once_when_it_is_warm():
    engine = Slow(SECONDS + 0.1)
    rate = calibrate(engine, find_model("lookback_rnn"), CancelFlag())
    assert len(engine.asked) == 2
    assert engine.asked[1].bars == 16, "what is asked for most often"
    assert engine.seconds <= rate.seconds(Size.of(engine.asked[1])) < 2 * engine.seconds


def test_what_the_first_answer_takes_is_of_no_account():
    engine = Slow(2 * SECONDS)

    def quick_from_now_on(request, cancel):
        yield from Slow.generate(engine, request, cancel)
        engine.seconds = 0.0

    engine.generate = quick_from_now_on
    rate = calibrate(engine, find_model("lookback_rnn"), CancelFlag())
    assert rate.seconds(Size(256, 32)) < SECONDS


def test_no_hole_is_filled_where_time_is_short(monkeypatch):
    clock = iter(range(1000))
    monkeypatch.setattr(calibration.time, "perf_counter", lambda: next(clock) * SECONDS / 8)
    engine = Slow(SECONDS / 20)
    calibrate(engine, find_model("lookback_rnn"), CancelFlag())
    assert engine.asked
    assert not any(request.hole for request in engine.asked)


def test_it_can_be_cancelled():
    cancel = CancelFlag()
    cancel.set()
    with pytest.raises(Cancelled):
        calibrate(Slow(0.001), find_model("lookback_rnn"), cancel)


def test_no_two_answers_have_the_same_seed_and_they_are_drawn_as_in_the_window():
    engine = Slow(0.0)
    calibrate(engine, find_model("music_vae_trio"), CancelFlag())
    asked = [request for request in engine.asked[1:] if request.verb is Verb.CONTINUE]
    assert len({(Size.of(request), request.seed) for request in asked}) == len(asked)
    assert {request.temperature for request in asked} == {SYSTEMS["music_vae_trio"].temperature}


def test_a_primer_is_read_anew_but_where_what_is_known_is_to_be_measured():
    engine = Slow(0.0)
    calibrate(engine, find_model("lookback_rnn"), CancelFlag())
    primers = [request.primer for request in engine.asked]
    again = [number for number, primer in enumerate(primers) if primer in primers[:number]]
    assert len(again) == ROUNDS
    assert all(primers[number] == primers[number - 1] for number in again)


def test_what_each_try_costs_and_what_reading_does_are_told_apart():
    class Reading(Slow):
        heard = None

        def generate(self, request, cancel):
            self.seconds = 0.004 if request.primer == self.heard else 0.014
            self.heard = request.primer
            return super().generate(request, cancel)

    rate = calibrate(Reading(0.0), find_model("music_vae_melody"), CancelFlag())
    assert rate.seconds(Size(16, 32)) == pytest.approx(0.014, rel=0.3)
    assert rate.seconds(Size(16, 32, known=True)) == pytest.approx(0.004, rel=0.4)
    assert not rate.over_beats
    assert calibrate(Slow(0.0), find_model("music_vae_trio"), CancelFlag()).over_beats


@pytest.mark.alone
def test_the_shipped_models_are_calibrated_in_time():
    engine = open_engine("native")
    for model in ("lookback_rnn", "attention_rnn", "polyphony_rnn", "music_vae_melody", "music_vae_trio"):
        engine.load(model, CancelFlag())
        begun = time.perf_counter()
        calibrate(engine, find_model(model), CancelFlag())
        # A question that was begun is answered.
        assert time.perf_counter() - begun < 2 * SECONDS
