"""Shaping on the command line."""

import json
from pathlib import Path

import pytest

from sketchpad.music.attributes import measured
from sketchpad.music.key import Key
from sketchpad.music.midi_file import read_midi
from sketchpad.music.note import Voice
from tests.commands.command_line import REEL, TWINKLE, expect, sketchpad


def test_shape_does_what_is_asked_and_tells_what_it_measures(tmp_path):
    out = tmp_path / "shaped.mid"
    done = sketchpad("shape", TWINKLE, "--density", "5", "--key", "A minor", "--out", out, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["asked"] == {"note_density": 5.0}
    assert abs(told["measured"]["note_density"] - 5) <= 1
    assert measured(read_midi(out).bars, key=0) == pytest.approx(told["measured"], abs=1e-3)


@pytest.mark.parametrize(("seed", "model"), [(0, "music_vae_melody"), (2, "music_vae_trio")])
def test_shape_is_held_to_what_generate_is_held_to(tmp_path, seed, model):
    out = tmp_path / "shaped.mid"
    held = ("--key", "D", "--range", "D4-D6", "--top-p", 0.9, "--never-silent", "--seed", seed, "--model", model)
    told = json.loads(expect(sketchpad("shape", REEL, *held, "--density", 0, "--out", out, "--json")))
    before, after = read_midi(Path(REEL)).bars, read_midi(out).bars
    new = {note for note in after if note.voice is Voice.MELODY} - set(before)
    assert new
    assert all(62 <= note.pitch <= 86 and note.pitch % 12 in Key(2).pitch_classes for note in new)
    assert {note.start // 1920 for note in before} <= {note.start // 1920 for note in after}
    assert measured(after, key=2) == pytest.approx(told["measured"], abs=1e-3), "counted in the key it is held to"


def test_shape_counts_in_another_key_than_it_is_held_to(tmp_path):
    out = tmp_path / "shaped.mid"
    done = sketchpad("shape", REEL, "--density", 4, "--in-key-of", "Eb minor", "--out", out, "--json")
    told = json.loads(expect(done))
    assert measured(read_midi(out).bars, key=6) == pytest.approx(told["measured"], abs=1e-3)


def test_what_is_out_of_reach_is_said_and_the_reach_has_what_was_measured(tmp_path):
    out = tmp_path / "shaped.mid"
    asked = ("shape", TWINKLE, "--density", 99, "--out", out)
    told = json.loads(expect(sketchpad(*asked, "--json")))
    (low, high), density = told["reach"]["note_density"], told["measured"]["note_density"]
    assert low < density <= high < 99
    assert f"notes a bar, asked 99, which is out of reach ({low:.2f} to {high:.2f})" in expect(sketchpad(*asked))
    assert "out of reach" not in expect(sketchpad("shape", TWINKLE, "--density", 5, "--out", out))
