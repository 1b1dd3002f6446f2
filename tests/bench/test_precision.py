"""Fixed point is close enough to be no worse."""

from dataclasses import replace

import pytest

from sketchpad.bench.precision import agreements, measure_precision
from sketchpad.bench.random_weights import official, random_arrays
from sketchpad.generation.kernel import library
from sketchpad.generation.kernel.cells import LARGE
from sketchpad.generation.weights import load_weights, read_manifest
from sketchpad.music.errors import InputError

LEAST_AGREEMENT, MOST_RISE = 0.995, 0.005


@pytest.mark.skipif(not library.has_fixed_point(), reason="this processor computes everything in float32")
@pytest.mark.parametrize("name", ["music_vae_melody", "hierdec-mel_16bar"])
def test_likeliest_classes_and_losses_stay(name):
    if name in official():
        architecture = official()[name]
        decoder = {key: shape for key, shape in architecture.shapes.items() if not key.startswith("encoder/")}
        weights = random_arrays(replace(architecture, shapes=decoder))
    else:
        weights = load_weights(read_manifest()[name])
    found = list(agreements(name, weights, 16, 4))
    parts = 1 if name in official() else 2
    assert len(found) == parts
    assert {each.part for each in found} == {"writing", "reading"} - ({"reading"} if name in official() else set())
    for each in found:
        assert each.choices == 4 * 256
        assert each.share >= LEAST_AGREEMENT
        assert abs(each.rise) < MOST_RISE
        assert each.largest > 0, "nothing was in fixed point"


def test_the_trio_is_in_single_precision():
    """Its registers lose more by fixed point than others, a half of a percent of the likeliest drums; and are small."""
    weights = load_weights(read_manifest()["music_vae_trio"])
    forced = list(agreements("music_vae_trio", weights, 16, 4))
    assert len(forced) == 2 * 3
    assert all(abs(each.rise) < MOST_RISE and each.largest > 0 for each in forced)
    assert all(each.share >= LEAST_AGREEMENT for each in forced if each.part == "reading")
    found = list(agreements("music_vae_trio", weights, 16, 2, LARGE))
    assert len(found) == 2 * 3
    assert {(each.share, each.rise, each.largest) for each in found} == {(1.0, 0.0, 0.0)}


def test_where_there_is_no_fixed_point_that_is_said(monkeypatch):
    monkeypatch.setattr("sketchpad.bench.precision.has_fixed_point", lambda: False)
    with pytest.raises(InputError, match="VNNI"):
        next(measure_precision(1))
