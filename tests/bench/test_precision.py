"""Fixed point is close enough to be no worse."""

from dataclasses import replace

import pytest

from sketchpad.bench.precision import agreements, measure_precision
from sketchpad.bench.random_weights import official, random_arrays
from sketchpad.generation.kernel import library
from sketchpad.generation.weights import load_weights, read_manifest
from sketchpad.music.errors import InputError

LEAST_AGREEMENT, MOST_RISE = 0.995, 0.005


@pytest.mark.skipif(not library.has_fixed_point(), reason="this processor computes everything in float32")
@pytest.mark.parametrize("name", ["music_vae_melody", "music_vae_trio", "hierdec-mel_16bar"])
def test_likeliest_classes_and_losses_stay(name):
    if name in official():
        architecture = official()[name]
        decoder = {key: shape for key, shape in architecture.shapes.items() if not key.startswith("encoder/")}
        weights = random_arrays(replace(architecture, shapes=decoder))
    else:
        weights = load_weights(read_manifest()[name])
    found = list(agreements(name, weights, 16, 4))
    parts = 1 if name in official() else 2
    assert len(found) == parts * (3 if name == "music_vae_trio" else 1)
    assert {each.part for each in found} == {"writing", "reading"} - ({"reading"} if name in official() else set())
    for each in found:
        assert each.choices == 4 * 256
        assert each.share >= LEAST_AGREEMENT
        assert abs(each.rise) < MOST_RISE
        assert each.largest > 0, "nothing was in fixed point"


def test_where_there_is_no_fixed_point_that_is_said(monkeypatch):
    monkeypatch.setattr("sketchpad.bench.precision.has_fixed_point", lambda: False)
    with pytest.raises(InputError, match="VNNI"):
        next(measure_precision(1))
