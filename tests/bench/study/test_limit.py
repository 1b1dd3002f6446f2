"""The limit counts what a work must multiply and read, from the arrays alone."""

import pytest

from sketchpad.bench.study.limit import CHOSEN, Part, limit, shapes_of
from sketchpad.bench.study.machine import Speeds, measure_speeds
from sketchpad.generation.weights import read_manifest

SPEEDS = Speeds(1, 1e9, {2**18: 4e9, 2**28: 1e9})


def test_a_part_takes_as_long_as_the_slower_of_computing_and_reading():
    part = Part(weights=1000, passes=10, rows=1)
    assert part.operations == 20_000
    assert part.seconds(SPEEDS, 2) == pytest.approx(20_000 / 1e9)
    assert part.seconds(SPEEDS, 200) == pytest.approx(10 * 200_000 / 4e9)


def test_reading_slows_down_between_the_sizes_that_were_measured():
    assert SPEEDS.reading(1) == SPEEDS.reading(2**18) == 4e9
    assert SPEEDS.reading(2**23) == pytest.approx(2.5e9)
    assert SPEEDS.reading(2**40) == 1e9


def test_a_step_of_the_lookback_rnn_is_its_matrices(random_models):
    model = read_manifest(random_models)["lookback_rnn"]
    weights = (CHOSEN["lookback_rnn"] + 128) * 512 + 256 * 512 + 128 * 40
    found = limit(model, shapes_of(model), "generate", 256, SPEEDS)
    assert found.bytes == 2 * 256 * weights
    assert found.operations > 2 * 256 * weights
    assert limit(model, shapes_of(model), "generate", 512, SPEEDS).seconds == pytest.approx(2 * found.seconds)


@pytest.mark.parametrize("name", ["music_vae_melody", "music_vae_trio", "music_vae_2bar"])
def test_an_interpolation_reads_twice_and_writes_every_step(random_models, name):
    model = read_manifest(random_models)[name]
    shapes = shapes_of(model)
    counted = {work: limit(model, shapes, work, 256, SPEEDS).operations for work in ("encode", "decode", "interpolate")}
    assert counted["interpolate"] == 2 * counted["encode"] + 11 * counted["decode"]


def test_idle_units_are_not_counted():
    model = read_manifest()["music_vae_trio"]
    stored = {name: shape for name, (_, shape) in model.arrays.items()}
    shapes = shapes_of(model)
    for part in ("core_decoder", "encoder/hierarchical_level_0", "encoder/hierarchical_level_1"):
        assert any(shape[0] < stored[name][0] for name, shape in shapes.items() if part in name)
    assert shapes.keys() == {name for name in shapes if name in stored}


def test_the_machine_is_measured():
    speeds = measure_speeds(1, [2**18, 2**20])
    assert 1e8 < speeds.operations < 1e13
    assert all(1e8 < rate < 1e13 for rate in speeds.bandwidth.values())
