"""A forecast knows what an answer is made of, and learns from those that came."""

from dataclasses import replace

import pytest

from sketchpad.generation.blend import Blend, Blended, Corners
from sketchpad.generation.filling.hole import FOLLOWING, Hole
from sketchpad.generation.request import Request
from sketchpad.generation.shaping.ranking import Ranking
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Note, Voice
from sketchpad.session.models.forecast import RECENT, SHAPED, Forecasts, Rate, Sample, Size, fitted, hole_units, rate_of
from sketchpad.session.models.meter import Meter

MODEL = ("lookback_rnn", "native")


def test_a_request_is_what_is_written_and_what_is_heard(twinkle):
    heard = 16 * twinkle.count
    continued = Request(twinkle, "m", bars=8)
    assert Size.of(continued) == Size(16 * 8, heard)
    assert Size.of(Request(twinkle, "m", verb=Verb.VARY)) == Size(heard, heard, Verb.VARY)
    first, last = Hole(0, TICKS_PER_BAR), Hole(TICKS_PER_BAR, 2 * TICKS_PER_BAR)
    assert Size.of(Request(twinkle, "m", verb=Verb.FILL, hole=first)) == Size(16, 0, Verb.FILL, following=16)
    assert Size.of(Request(twinkle, "m", verb=Verb.FILL, hole=last)) == Size(16, 16, Verb.FILL)
    drummed = Bars.of([*twinkle, Note(0, 36, 120, voice=Voice.DRUMS)])
    assert Size.of(Request(drummed, "m", bars=8)) == replace(Size.of(continued), drums=True)
    many = Bars.of([*twinkle, *twinkle.shifted(8 * TICKS_PER_BAR)])
    assert Size.of(Request(many, "m", verb=Verb.FILL, hole=first)).following == FOLLOWING


def test_three_samples_tell_the_rate_that_they_came_from():
    rate = Rate(0.001, 0.0002, 0.00005, block=0, hole=0.003)
    sizes = [Size(256, 32), Size(16, 32), Size(16, 128), Size(16, 64, Verb.FILL, 32)]
    found = rate_of([Sample(size, rate.seconds(size)) for size in sizes], block=0)
    for name in ("base", "written", "heard", "hole"):
        assert getattr(found, name) == pytest.approx(getattr(rate, name))


def test_blocks_are_read_one_by_one_and_their_bars_written_as_far_as_they_are_wanted():
    rate = rate_of([Sample(Size(256, 32), 0.025), Sample(Size(16, 32), 0.01), Sample(Size(16, 128), 0.013)], 256)
    bar, reading = 0.001, 0.009
    assert rate.seconds(Size(16, 32)) == pytest.approx(reading + bar)
    assert rate.seconds(Size(128, 32)) == pytest.approx(reading + 8 * bar)
    assert rate.seconds(Size(256, 32)) == pytest.approx(reading + 16 * bar)
    assert rate.seconds(Size(16, 9999)) == rate.seconds(Size(16, 256)), "more is not heard"


FOUR = (Size(256, 32), Size(16, 32), Size(16, 128), Size(16, 128, known=True, drums=True))
"""What a calibration asks."""


@pytest.mark.parametrize("over_beats", [False, True])
def test_four_samples_tell_what_reading_costs_and_what_each_try_does_by_itself(over_beats):
    truth = Rate(0.006, 0.00006, 0.00004, block=256, reading=0.003, over_beats=over_beats)
    found = rate_of([Sample(size, truth.seconds(size)) for size in FOUR], 256, over_beats)
    for name in ("base", "written", "heard", "reading"):
        assert getattr(found, name) == pytest.approx(getattr(truth, name), abs=1e-7)


def test_bars_that_are_continued_are_read_once_for_all_blocks_tries_and_takes_and_bars_that_are_varied_each():
    rate = Rate(0.006, 0.0001, 0.0, block=256, reading=0.008)
    one, two = 0.006 + 256 * 0.0001, 2 * (0.006 + 256 * 0.0001)
    assert rate.seconds(Size(512, 32)) == pytest.approx(two + 0.008)
    assert rate.seconds(Size(512, 512, Verb.VARY)) == pytest.approx(two + 2 * 0.008)
    for verb in (Verb.CONTINUE, Verb.VARY):
        assert rate.seconds(Size(256, 256, verb, sharing=8)) == pytest.approx(one + 0.008 / 8)
        assert rate.seconds(Size(512, 512, verb, known=True)) == pytest.approx(two)


def test_a_trio_reads_a_song_without_drums_anew_for_each_block_of_each_try():
    rate = Rate(0.01, 0.0001, 0.0, block=256, reading=0.008, over_beats=True)
    with_drums = Size(512, 32, sharing=8, drums=True)
    assert rate.seconds(replace(with_drums, known=True)) == pytest.approx(2 * 0.01 + 512 * 0.0001)
    alone = rate.seconds(replace(with_drums, drums=False))
    assert alone > rate.seconds(with_drums) + 2 * 7 / 8 * 0.008
    assert rate.seconds(replace(with_drums, drums=False, known=True)) == pytest.approx(alone)
    blended = Size(512, 0, Verb.INTERPOLATE, known=True)
    assert rate.seconds(blended) == pytest.approx(2 * 0.01 + 512 * 0.0001), "nothing is heard anew"


def test_what_can_be_paid_by_two_prices_is_what_an_answer_costs_by_itself():
    found = rate_of([Sample(Size(16, 0, sharing=1), 0.01), Sample(Size(256, 0), 0.03)], 256, over_beats=True)
    assert found.reading == 0 < found.base


def test_a_model_of_two_bars_is_asked_for_each_two_of_them():
    a_block = 0.004
    samples = [
        Sample(size, blocks * a_block) for size, blocks in ((Size(256, 32), 8), (Size(16, 32), 1), (Size(16, 128), 1))
    ]
    rate = rate_of(samples, block=32)
    for size, blocks in ((Size(16, 0), 1), (Size(32, 16), 1), (Size(48, 64), 2), (Size(512, 9999), 16)):
        assert rate.seconds(size) == pytest.approx(blocks * a_block)


@pytest.mark.parametrize("block", [0, 256])
def test_a_hole_with_less_behind_it_is_foretold_to_take_less(block):
    rate = rate_of([Sample(Size(16, 32), 0.01), Sample(Size(16, 64, Verb.FILL, 32), 0.1)], block)
    assert rate.seconds(Size(16, 64, Verb.FILL, 32)) == pytest.approx(0.1)
    assert rate.seconds(Size(16, 64, Verb.FILL, 0)) < 0.1 < rate.seconds(Size(64, 64, Verb.FILL, 32))


ATTENTION = {(16, 32): 0.117, (32, 32): 0.126, (48, 16): 0.144, (64, 0): 0.096, (32, 0): 0.049, (16, 0): 0.025}
"""Seconds of Attention RNN's holes of so many steps, so many behind them: one core of an EPYC, the least of six."""


def test_an_rnns_holes_of_all_lengths_are_foretold_from_one_of_them():
    rate = rate_of([Sample(Size(16, 32), 0.003), Sample(Size(16, 64, Verb.FILL, 32), ATTENTION[16, 32])], 0)
    for (written, following), seconds in ATTENTION.items():
        assert rate.seconds(Size(written, 64, Verb.FILL, following)) == pytest.approx(seconds, rel=0.25)


def test_an_outlier_cannot_make_hearing_dearer_than_writing():
    rate = rate_of([Sample(Size(16, 32), 0.001), Sample(Size(256, 32), 0.005), Sample(Size(16, 128), 0.5)], 0)
    assert rate.heard <= rate.written


@pytest.mark.parametrize("block", [0, 256])
def test_one_sample_is_enough(block):
    size = Size(16, 32)
    assert rate_of([Sample(size, 0.3)], block).seconds(size) == pytest.approx(0.3)


def test_nothing_is_known_of_what_was_never_measured():
    forecasts = Forecasts()
    assert forecasts.seconds(*MODEL, Size(16, 0)) is None
    forecasts.calibrate(*MODEL, Rate(0.0, 0.001, 0.001, block=0))
    assert forecasts.seconds(*MODEL, Size(16, 0)) == pytest.approx(0.016)
    assert forecasts.seconds(*MODEL, Size(16, 0, Verb.FILL)) is None
    assert forecasts.seconds("lookback_rnn", "numpy", Size(16, 0)) is None


def test_answers_correct_it_verb_by_verb_and_other_sizes_too():
    forecasts = Forecasts()
    forecasts.calibrate(*MODEL, Rate(0.0, 0.001, 0.001, block=0))
    for _ in range(3):
        forecasts.learn(*MODEL, Size(100, 0), 0.15)
    assert forecasts.seconds(*MODEL, Size(200, 0)) == pytest.approx(0.3)
    assert forecasts.seconds(*MODEL, Size(100, 0, Verb.VARY)) == pytest.approx(0.1)
    forecasts.learn(*MODEL, Size(100, 0), 9.0)
    assert forecasts.seconds(*MODEL, Size(100, 0)) == pytest.approx(0.15), "one outlier changes nothing"
    for _ in range(RECENT):
        forecasts.learn(*MODEL, Size(100, 0), 0.1)
    assert forecasts.seconds(*MODEL, Size(100, 0)) == pytest.approx(0.1)


def test_without_calibration_the_first_answer_is_the_measure():
    forecasts = Forecasts()
    size = Size(16, 0, Verb.FILL)
    forecasts.learn(*MODEL, size, 0.5)
    assert forecasts.seconds(*MODEL, size) == pytest.approx(0.5)
    larger = forecasts.seconds(*MODEL, Size(64, 0, Verb.FILL))
    assert larger == pytest.approx(0.5 * hole_units(Size(64, 0), 0) / hole_units(Size(16, 0), 0))


def test_a_blend_is_foretold_from_answers_and_learned_from_blends(twinkle):
    corners = Corners((twinkle, twinkle.shifted(0)), "music_vae_melody")
    size = Size.of_blend(corners)
    assert size == Size(16 * twinkle.count, 0, Verb.INTERPOLATE, known=True)
    meter = Meter()
    assert meter.forecast_blend(corners, "native") is None
    meter.calibrate("music_vae_melody", "native", Rate(0.01, 0.002, 0.0001, block=256, reading=0.5))
    assert meter.forecast_blend(corners, "native") == pytest.approx(0.01 + 32 * 0.002), "nothing is heard anew"
    meter.learn_blend(Blended(Blend(corners, ((0.5, 0.0),)), twinkle, (), 0.03), "native")
    assert meter.forecast_blend(corners, "native") == pytest.approx(0.03)
    for _ in range(RECENT):
        meter.learn_blend(Blended(Blend(corners, ((1.0, 0.0),)), twinkle, (), 1e-5), "native")
        meter.learn_blend(Blended(Blend(corners, ((0.5, 0.0),)), twinkle, (), 1e-5, remembered=True), "native")
    assert meter.forecast_blend(corners, "native") == pytest.approx(0.03), "neither a corner nor a memory is a measure"


def test_a_song_to_be_shaped_is_foretold_by_its_bars_and_learned_from_those_that_were(twinkle):
    meter = Meter()
    song = Bars.of([note for bars in range(0, 16, 2) for note in twinkle.shifted(bars * TICKS_PER_BAR)])
    short, long = Shaping(twinkle, "music_vae_melody"), Shaping(song, "music_vae_melody")
    assert Size.of_shaping(short) == Size(32, 32, Verb.SHAPE)
    assert meter.forecast_shaping(long, "native") is None
    rate = Rate(0.01, 0.0001, 0.00001, block=256)
    meter.calibrate("music_vae_melody", "native", rate)
    assert meter.forecast_shaping(long, "native") == pytest.approx(SHAPED * rate.seconds(Size(256, 256)))
    assert meter.forecast_shaping(long, "native") / 4 < meter.forecast_shaping(short, "native")
    before = meter.forecast_shaping(long, "native")
    meter.learn_shaping(short, "native", 3 * meter.forecast_shaping(short, "native"))
    assert meter.forecast_shaping(long, "native") == pytest.approx(3 * before)


def test_takes_to_choose_among_are_foretold_as_so_many_takes(twinkle):
    meter, request = Meter(), Request(twinkle, "lookback_rnn", bars=4, takes=3)
    ranking = Ranking(request, twinkle, of=16)
    meter.calibrate(*MODEL, Rate(0.0, 0.001, 0.001, block=0))
    assert meter.forecast_shaping(ranking, "native") == pytest.approx(
        meter.forecast(replace(request, takes=16), "native")
    )
    meter.learn_shaping(ranking, "native", 6.4)
    assert meter.forecast_shaping(ranking, "native") == pytest.approx(6.4)


def test_answers_of_several_sizes_mend_what_others_disturbed_in_the_calibration():
    truth = Rate(0.002, 0.00002, 0.00001, block=0)
    forecasts = Forecasts()
    forecasts.calibrate(*MODEL, Rate(0.0, 0.0001, 0.0001, block=0))
    for size in (Size(16, 32), Size(256, 32), Size(64, 128), Size(512, 64), Size(32, 256)) * 3:
        forecasts.learn(*MODEL, size, truth.seconds(size))
    for size in (Size(16, 64), Size(128, 32), Size(256, 256)):
        assert forecasts.seconds(*MODEL, size) == pytest.approx(truth.seconds(size), rel=0.25)
    # One that something held up is neither here nor there.
    forecasts.learn(*MODEL, Size(256, 32), 100 * truth.seconds(Size(256, 32)))
    assert forecasts.seconds(*MODEL, Size(16, 64)) == pytest.approx(truth.seconds(Size(16, 64)), rel=0.25)


def test_a_model_that_became_slower_as_a_whole_is_so_at_once_for_all_sizes():
    rate = Rate(0.01, 0.0001, 0.00001, block=256)
    found = fitted(rate, [Sample(size, 2 * rate.seconds(size)) for size in (Size(16, 32), Size(512, 64), Size(80, 16))])
    for size in (Size(16, 0), Size(1024, 256)):
        assert found.seconds(size) == pytest.approx(2 * rate.seconds(size))
