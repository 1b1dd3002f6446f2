"""The generator's one thread: answers, cancels, fails and ends cleanly."""

import threading
import time

import pytest

from sketchpad.generation.blend import Blend, Corners
from sketchpad.generation.request import Request
from sketchpad.generation.shaping.ranking import Ranking
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.session.models import worker
from sketchpad.session.models.generator import Generator
from sketchpad.session.models.meter import Meter
from sketchpad.session.takes.take_tree import TakeTree


@pytest.fixture
def meter(qapp):
    return Meter()


@pytest.fixture
def generator(meter, random_models):
    made = Generator(meter, random_models)
    yield made
    made.close()


def test_an_answer_comes_with_its_number_and_its_cost(generator, meter, twinkle, qtbot):
    with qtbot.waitSignal(generator.finished, timeout=5000) as answer:
        number = generator.submit(Request(twinkle, "attention_rnn", bars=16, takes=2))
        assert generator.busy
    assert answer.args[0] == number
    assert [take.index for take in answer.args[1]] == [0, 1]
    assert not generator.busy
    assert [cost.steps for cost in meter.costs] == [288, 256], "the primer is heard once"
    cost = meter.costs[-1]
    assert (cost.model, cost.engine) == ("attention_rnn", "native")
    assert cost.resident > 10_000_000
    computing = sum(one.seconds for one in meter.costs)
    assert meter.forecast(answer.args[1][0].request, "native") >= computing


def test_bars_of_a_long_answer_are_told_on_the_way(generator, twinkle, qtbot):
    told = []
    generator.progressed.connect(lambda _, takes: told.append((takes[-1].index, takes[-1].written)))
    generator.set_engine("numpy")
    with qtbot.waitSignal(generator.finished, timeout=20_000):
        generator.submit(Request(twinkle, "attention_rnn", bars=64, takes=4))
    assert len(told) >= 3
    assert told == sorted(told)


def test_of_two_requests_only_the_second_is_answered(generator, twinkle, qtbot):
    answers = []
    generator.finished.connect(lambda number, _: answers.append(number))
    generator.submit(Request(twinkle, "attention_rnn", bars=64, takes=16))
    with qtbot.waitSignal(generator.finished, timeout=5000):
        second = generator.submit(Request(twinkle, "lookback_rnn", bars=1))
    qtbot.wait(50)
    assert answers == [second]


def test_after_a_cancel_nothing_comes(generator, twinkle, qtbot):
    generator.submit(Request(twinkle, "attention_rnn", bars=64, takes=16))
    with qtbot.waitSignal(generator.cancelled), qtbot.assertNotEmitted(generator.finished, wait=200):
        generator.cancel()
    assert not generator.busy


def test_bad_input_is_said_in_words(generator, twinkle, qtbot):
    with qtbot.waitSignal(generator.failed, timeout=5000) as failure:
        generator.submit(Request(twinkle, "nix"))
    assert "no model" in failure.args[1]
    with qtbot.waitSignal(generator.unavailable, timeout=5000):
        generator.load("nix")


@pytest.mark.expects_log
def test_an_unforeseen_error_is_logged_said_and_survived(generator, twinkle, qtbot, monkeypatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("nobody foresaw this")

    with monkeypatch.context() as patched:
        patched.setattr(worker, "open_engine", broken)
        with qtbot.waitSignal(generator.failed, timeout=5000) as failure:
            generator.submit(Request(twinkle, "lookback_rnn"))
    assert "ZeroDivisionError" in failure.args[1]
    with qtbot.waitSignal(generator.finished, timeout=5000):
        generator.submit(Request(twinkle, "lookback_rnn", bars=1))


def test_loading_measures_a_forecast(generator, meter, twinkle, qtbot):
    request = Request(twinkle, "lookback_rnn")
    assert meter.forecast(request, "native") is None
    with qtbot.waitSignal(generator.opened, timeout=5000) as opened:
        generator.load("lookback_rnn")
    assert opened.args == ["lookback_rnn", "native"]
    assert 0 < meter.forecast(request, "native") < 5


def test_a_model_is_measured_the_first_time_that_it_is_loaded_and_with_another_engine(generator, qtbot, monkeypatch):
    measured, measure = [], worker.calibrate
    monkeypatch.setattr(worker, "calibrate", lambda *of: (measured.append(of[1].name), measure(*of))[1])
    for engine in ("native", "native", "numpy"):
        if engine != generator.engine:
            generator.set_engine(engine)
        with qtbot.waitSignal(generator.opened, timeout=5000) as opened:
            generator.load("lookback_rnn")
        assert opened.args == ["lookback_rnn", engine]
    assert measured == ["lookback_rnn"] * 2


def test_what_was_waited_for_a_model_to_be_ready_is_not_foreseen_again(generator, meter, twinkle, qtbot, monkeypatch):
    measure = worker.calibrate
    monkeypatch.setattr(worker, "calibrate", lambda *of: (time.sleep(0.5), measure(*of))[1])
    request = Request(twinkle, "attention_rnn", bars=4)
    with qtbot.waitSignal(generator.finished, timeout=5000):
        generator.load("attention_rnn")
        generator.submit(request)
    assert meter.forecast(request, "native") < 0.4


def test_another_engine_answers_from_the_next_request_on(generator, meter, twinkle, qtbot):
    generator.set_engine("numpy")
    with qtbot.waitSignal(generator.finished, timeout=5000):
        generator.submit(Request(twinkle, "lookback_rnn", bars=1))
    assert meter.costs[-1].engine == "numpy"


def test_what_was_asked_of_another_engine_is_not_answered_whatever_it_is(generator, twinkle, qtbot, monkeypatch):
    held = threading.Event()
    answer = worker.Worker._answer

    def answered_late(self, job):
        held.wait(5)
        return answer(self, job)

    monkeypatch.setattr(worker.Worker, "_answer", answered_late)
    corners = Corners((twinkle, twinkle.shifted(0)), "music_vae_melody")
    told = []
    for signal in (generator.blended, generator.blend_failed, generator.shaped, generator.shape_failed):
        signal.connect(lambda number, *_: told.append(number))
    generator.blend(Blend(corners, ((0.5, 0.0),)))
    generator.shape(Shaping(twinkle, "music_vae_melody"), {})
    generator.set_engine("numpy")
    held.set()
    with qtbot.waitSignal(generator.finished, timeout=20_000):
        generator.submit(Request(twinkle, "lookback_rnn", bars=1))
    assert told == []


def test_what_a_song_takes_to_be_ready_is_learned_once_where_its_model_was(
    generator, meter, twinkle, qtbot, monkeypatch
):
    learned, learn = [], meter.learn_shaping
    monkeypatch.setattr(meter, "learn_shaping", lambda *of: (learned.append(of[0]), learn(*of)))
    vae, rnn = "music_vae_melody", "lookback_rnn"
    shapings = [
        (Shaping(twinkle, vae), Shaping(twinkle.between(0, 1920), vae)),
        tuple(Ranking(Request(twinkle, rnn, bars=1, seed=seed), twinkle, of=3) for seed in range(2)),
    ]
    for before, after in shapings:
        for shaping in (before, after):
            for asked in ({}, {"note_density": 4.0}):
                begun = time.perf_counter()
                with qtbot.waitSignal(generator.shaped, timeout=20_000):
                    generator.shape(shaping, asked)
                if shaping is after and not asked:
                    assert 0 < meter.forecast_shaping(shaping, "native") < time.perf_counter() - begun
            if shaping is before:
                assert not learned, "it had to be loaded first"
                with qtbot.waitSignal(generator.opened, timeout=20_000):
                    generator.load(vae if before is shapings[0][0] else rnn)
        assert learned == [after]
        learned.clear()


def test_a_request_ends_a_question_why(generator, twinkle, qtbot):
    with qtbot.waitSignal(generator.finished, timeout=5000) as answer:
        generator.submit(Request(twinkle, "lookback_rnn", bars=1))
    (take,) = answer.args[1]
    tree = TakeTree()
    record = tree[tree.add(take, None, "native")]
    told = []
    generator.explained.connect(lambda *_: told.append("explained"))
    generator.unexplained.connect(lambda *_: told.append("unexplained"))
    generator.finished.connect(lambda *_: told.append("finished"))
    generator.explain(record, take.notes[0])
    with qtbot.waitSignal(generator.finished, timeout=5000):
        generator.submit(Request(twinkle, "lookback_rnn", bars=1))
    qtbot.wait(50)
    assert told == ["finished"]


def test_models_run_on_one_thread_that_is_not_this_one(generator, twinkle, qtbot, monkeypatch):
    seen = set()
    original = worker.Worker._takes

    def watched(self, *asked):
        seen.add(threading.get_ident())
        return original(self, *asked)

    monkeypatch.setattr(worker.Worker, "_takes", watched)
    for _ in range(3):
        with qtbot.waitSignal(generator.finished, timeout=5000):
            generator.submit(Request(twinkle, "lookback_rnn", bars=1))
    assert len(seen) == 1
    assert threading.get_ident() not in seen


AT_ONCE = 1.0
"""Seconds; to write what is asked for would take a hundred times as long as to end within a step."""


@pytest.mark.alone
def test_closing_while_generating_is_quick_and_clean(meter, random_models, twinkle):
    for _ in range(10):
        generator = Generator(meter, random_models)
        generator.submit(Request(twinkle, "attention_rnn", bars=64, takes=16))
        begun = time.perf_counter()
        generator.close()
        assert time.perf_counter() - begun <= AT_ONCE


def test_models_are_read_anew_after_others_came_in(generator, twinkle, qtbot, monkeypatch):
    opened = []
    original = worker.open_engine
    monkeypatch.setattr(worker, "open_engine", lambda *rest: opened.append(rest) or original(*rest))
    for reopen in (False, False, True):
        if reopen:
            generator.reopen()
        with qtbot.waitSignal(generator.finished, timeout=5000):
            generator.submit(Request(twinkle, "lookback_rnn", bars=1))
    assert len(opened) == 2


def test_an_answer_that_is_being_made_is_not_lost_when_others_come_in(generator, twinkle, qtbot):
    with qtbot.waitSignal(generator.finished, timeout=10_000):
        generator.submit(Request(twinkle, "attention_rnn", bars=64, takes=4))
        generator.reopen()


def test_a_models_speed_is_known_once_it_was_measured(generator, meter, qtbot):
    assert meter.speed("polyphony_rnn", "native") is None
    with qtbot.waitSignal(generator.opened, timeout=10_000):
        generator.load("polyphony_rnn")
    sixteen = meter.speed("polyphony_rnn", "native")
    assert 0 < sixteen < 10
    assert sixteen < meter.speed("polyphony_rnn", "native", bars=32) <= 2 * sixteen
