"""The meter keeps costs, tells their spread, and writes them down."""

import csv
import io
import random
from dataclasses import replace

import pytest

from sketchpad.generation.request import Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.memory import peak_memory, resident_memory
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.session.loop_watch import TICK, TOGETHER, LoopWatch
from sketchpad.session.models.forecast import Rate
from sketchpad.session.models.meter import MOST_COSTS, PAINT, SCHEDULE, Cost, Meter, Spread


def cost(seconds, model="lookback_rnn", encode=0.0):
    return Cost(
        model=model,
        engine="native",
        steps=256,
        seconds=seconds,
        first_bar_seconds=seconds / 4,
        resident=10**8,
        encode_seconds=encode,
    )


def test_a_spread_is_of_all_but_the_last_is_the_last():
    times = [float(number) for number in range(100)]
    random.Random(0).shuffle(times)
    spread = Spread.of(times)
    assert (spread.last, spread.p50, spread.p95) == (times[-1], 50.0, 95.0)
    assert Spread.of([]) is None
    assert Spread.of([3.0]) == Spread(3.0, 3.0, 3.0)


def test_stages_are_of_the_model_asked_for(qapp):
    meter = Meter()
    for seconds in (0.01, 0.03, 0.02):
        meter.record(cost(seconds, encode=seconds / 2))
    meter.note(SCHEDULE, 0.001)
    meter.note(SCHEDULE, 0.5)
    meter.record(cost(9.0, "attention_rnn"))
    meter.note(SCHEDULE, 0.002)
    stages = meter.of_model("lookback_rnn", "native")
    assert stages["answer"] == Spread(0.02, 0.02, 0.03)
    assert stages["encode"].last == stages["sample"].last == pytest.approx(0.01)
    assert stages[SCHEDULE] == Spread(0.001, 0.001, 0.001), "what comes later is of another cause"
    assert stages[PAINT] is None
    assert meter.of_model("attention_rnn", "native")[SCHEDULE].last == 0.002
    assert meter.of_model("attention_rnn", "native")["encode"] is None
    assert meter.of_model("lookback_rnn", "numpy")["answer"] is None


def test_only_so_many_are_kept_and_all_of_those_are_written(qapp):
    meter = Meter()
    for number in range(MOST_COSTS + 5):
        meter.record(cost(1.0 + number))
    meter.note(PAINT, 0.003)
    rows = list(csv.DictReader(io.StringIO(meter.as_csv())))
    assert len(rows) == MOST_COSTS
    assert float(rows[0]["seconds"]) == 6.0
    assert rows[-1]["model"] == "lookback_rnn"
    assert rows[-1]["verb"] == "continue"
    assert (rows[-1]["paint_seconds"], rows[-1]["schedule_seconds"], rows[-2]["paint_seconds"]) == ("0.003", "", "")


def test_a_take_tells_its_cost(twinkle):
    request = Request(twinkle, "lookback_rnn", bars=2)
    found = Cost.of(Take(request, 0, (), request.end, 0.5, 0.1, encode_seconds=0.2), "numpy", 7)
    assert (found.steps, found.seconds, found.sample_seconds, found.engine) == (64, 0.5, 0.3, "numpy")
    assert not found.fills


def test_a_window_that_was_kept_waiting_is_seen(qapp, qtbot):
    watch = LoopWatch()
    watch.start()
    qtbot.wait(TICK)
    busy = 0.2
    import time

    time.sleep(busy)
    qtbot.waitUntil(lambda: len(watch.delays) == 1, timeout=10 * TICK * TOGETHER)
    watch.stop()
    assert watch.delays[0] > busy / 2


def test_the_peak_is_no_less_than_what_is_held():
    block = bytearray(b"x" * 30_000_000)
    held = resident_memory()
    del block
    assert peak_memory() >= held - 2**20 > 30_000_000


def test_a_forecast_counts_every_try_of_what_is_chosen(qapp, twinkle):
    meter = Meter()
    meter.calibrate("lookback_rnn", "native", Rate(0.0, 0.001, 0.0, block=0))
    once = meter.forecast(Request(twinkle, "lookback_rnn", takes=2), "native")
    several = Request(twinkle, "lookback_rnn", takes=2, tries=5)
    assert meter.forecast(several, "native") == pytest.approx(5 * once)
    harmonised = Request(twinkle, "polyphony_rnn", verb=Verb.HARMONISE, tries=5)
    meter.calibrate("polyphony_rnn", "native", Rate(0.0, 0.001, 0.0, block=0))
    assert meter.forecast(harmonised, "native") == pytest.approx(
        5 * meter.forecast(replace(harmonised, tries=1), "native")
    )
    meter.calibrate("music_vae_melody", "native", Rate(0.0, 0.001, 0.0, block=0))
    varied = Request(twinkle, "music_vae_melody", verb=Verb.VARY, tries=5)
    assert meter.forecast(varied, "native") == meter.forecast(replace(varied, tries=1), "native")
    best = replace(several, tries=1)
    takes = [Take(best, index, (), several.end, 10 * once, 0.0, tried=5) for index in range(2)]
    meter.learn(takes, "native", 20 * once, 20 * once)
    assert meter.forecast(several, "native") == pytest.approx(20 * once)
    assert meter.forecast(replace(several, tries=1), "native") == pytest.approx(4 * once)


def test_a_primer_is_heard_once_for_all_tries_of_all_takes_and_not_again(qapp, twinkle):
    heard, written = 0.001 * 16 * twinkle.count, 0.01 * 16 * 2
    several = Request(twinkle, "lookback_rnn", bars=2, takes=2, tries=5)
    for engine, readings in (("native", 1), ("magenta", 10)):
        meter = Meter()
        meter.calibrate("lookback_rnn", engine, Rate(0.0, 0.01, 0.001, block=0))
        first = 10 * written + readings * heard
        assert meter.forecast(several, engine) == pytest.approx(first)
        takes = [Take(several, index, (), several.end, first / 2, 0.0, tried=5) for index in range(2)]
        steps = [Cost.of(take, engine, 0).steps for take in takes]
        assert steps == [16 * (5 * 2 + twinkle.count * each) for each in ((1, 0) if readings == 1 else (5, 5))]
        meter.learn(takes, engine, first, None)
        again = first if engine == "magenta" else 10 * written
        assert meter.forecast(several, engine) == pytest.approx(again)
        meter.learn(takes, engine, again, None)
        other = replace(several, primer=Bars.of([*twinkle, Note(twinkle.start, 30, 120)]))
        assert meter.forecast(other, engine) == pytest.approx(first)
        meter.calibrate("lookback_rnn", engine, Rate(0.0, 0.01, 0.001, block=0))
        assert meter.forecast(several, engine) == pytest.approx(first), "what was loaded anew has heard nothing"


def test_several_tries_of_a_music_vae_are_not_forecast_as_if_each_read_its_primer(qapp, twinkle):
    meter = Meter()
    meter.calibrate("music_vae_melody", "native", Rate(0.004, 0.0, 0.0, block=256, reading=0.02))
    several = Request(twinkle, "music_vae_melody", takes=2, tries=4)
    assert meter.forecast(several, "native") == pytest.approx(8 * 0.004 + 0.02)
    meter.learn([Take(several, 0, (), several.end, 0.052, 0.0, tried=8)], "native", 0.052, None)
    assert meter.forecast(several, "native") == pytest.approx(8 * 0.004)


def test_what_is_waited_for_beside_the_work_is_waited_for_once_and_by_every_model(qapp, twinkle):
    meter = Meter()
    for model in ("lookback_rnn", "attention_rnn"):
        meter.calibrate(model, "native", Rate(0.0, 0.001, 0.0, block=0))
    request = Request(twinkle, "lookback_rnn", takes=3)
    computed = meter.forecast(request, "native")
    takes = [Take(request, index, (), request.end, computed / 3, 0.0) for index in range(3)]
    for waited in (9.0, 0.01, 0.5):
        meter.learn(takes, "native", computed, computed + waited)
    assert meter.forecast(request, "native") == pytest.approx(computed + 0.01), "others had to wait their turn"
    other = Request(twinkle, "attention_rnn")
    assert meter.forecast(other, "native") == pytest.approx(computed / 3 + 0.01)
    assert meter.forecast(other, "numpy") is None
