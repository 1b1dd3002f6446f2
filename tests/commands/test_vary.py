"""Variations on the command line."""

import pytest

from sketchpad.music.midi_file import read_midi
from tests.commands.command_line import TWINKLE, expect, sketchpad


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_variations_go_as_far_as_asked(tmp_path, random_models, model):
    common = ("--models", random_models, "--model", model, "--seed", 3)
    for distance in (0, 0.5):
        done = sketchpad(
            "vary", TWINKLE, *common, "--distance", distance, "--takes", 2, "--out", tmp_path / str(distance)
        )
        said = expect(done).splitlines()
        assert len(said) == 2
        assert all(("latent distance 0.00" in line) == (distance == 0) for line in said)
    again = tmp_path / "again"
    expect(sketchpad("vary", TWINKLE, *common, "--distance", 0.5, "--takes", 2, "--out", again))
    for name in ("take-0.mid", "take-1.mid"):
        assert (again / name).read_bytes() == (tmp_path / "0.5" / name).read_bytes()
    assert len({path.read_bytes() for path in (tmp_path / "0.5").iterdir()}) == 2
    assert read_midi(again / "take-0.mid").bars.count == 2
