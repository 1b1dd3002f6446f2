"""The way from one song to another on the command line."""

import pytest

from sketchpad.music.midi_file import read_midi
from sketchpad.music.primers import primers, read_primer
from tests.commands.command_line import REEL, TWINKLE, expect, sketchpad


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_an_interpolation_begins_with_a_and_ends_with_b(tmp_path, random_models, model):
    out = tmp_path / "way"
    common = ("--models", random_models, "--model", model)
    rebuilt, *said = expect(sketchpad("interpolate", TWINKLE, REEL, *common, "--steps", 5, "--out", out)).splitlines()
    assert rebuilt.startswith("the model can rebuild ")
    assert [line.split(": ")[1].split(" ")[0] for line in said] == ["0%", "25%", "50%", "75%", "100%"]
    assert sorted(path.name for path in out.iterdir()) == [f"{number:02}.mid" for number in range(5)]
    assert read_midi(out / "00.mid").bars == read_midi(primers()[0].path).bars
    assert list(read_midi(out / "04.mid").bars) == list(read_primer("irish_reel"))
    assert all(len(read_midi(out / f"{number:02}.mid").bars) for number in range(5))
