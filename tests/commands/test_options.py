"""What the options say that several commands have."""

import pytest

from sketchpad.music.key import Key
from sketchpad.music.midi_file import midi_bytes, read_midi
from sketchpad.music.primers import read_primer
from tests.commands.command_line import REEL, TWINKLE, expect, pitches, sketchpad

SILENCE = read_primer("twinkle").between(0, 0)


@pytest.mark.parametrize("model", ["lookback_rnn", "polyphony_rnn", "music_vae_trio"])
def test_what_is_generated_keeps_to_a_key_and_a_range(tmp_path, random_models, model):
    common = ("--models", random_models, "--model", model, "--bars", 4, "--temperature", 1.5, "--top-p", 0.95)
    out = tmp_path / "out.mid"
    expect(sketchpad("generate", TWINKLE, *common, "--key", "F# minor", "--range", "C3-C6", "--out", out))
    own = {note.pitch for note in read_primer("twinkle")}
    new = pitches(out) - own
    assert new
    assert {pitch % 12 for pitch in new} <= Key(6, minor=True).pitch_classes
    assert all(48 <= pitch <= 84 for pitch in new)


def test_variations_and_ways_keep_to_the_key_that_is_found(tmp_path, random_models):
    common = ("--models", random_models, "--model", "music_vae_melody", "--key", "auto", "--never-silent")
    expect(sketchpad("vary", REEL, *common, "--takes", 2, "--out", tmp_path / "varied"))
    expect(sketchpad("interpolate", REEL, REEL, *common, "--steps", 3, "--out", tmp_path / "way"))
    for path in (tmp_path / "varied" / "take-1.mid", tmp_path / "way" / "01.mid"):
        assert pitches(path)
        assert {pitch % 12 for pitch in pitches(path)} <= Key(7).pitch_classes


def test_repetition_is_led_from_the_command_line(tmp_path):
    """By the shipped model."""
    written = []
    for repetition in ("-1", "1"):
        out = tmp_path / f"{repetition}.mid"
        expect(sketchpad("generate", TWINKLE, "--bars", 8, "--repetition", repetition, "--out", out))
        song = read_midi(out).bars
        there = {(note.start, note.pitch) for note in song}
        written.append(sum((start + 1920, pitch) in there for start, pitch in there))
    assert written[0] < written[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("generate", TWINKLE, "--key", "H"), "no key"),
        (("generate", TWINKLE, "--range", "C3"), "no range"),
        (("generate", TWINKLE, "--range", "C6-C3"), "lower note first"),
        (("generate", TWINKLE, "--range", "C0-C1"), "widen the range"),
        (("generate", "SILENCE", "--key", "auto"), "choose a key"),
        (("generate", TWINKLE, "--top-p", 0), "top-p"),
        (("generate", TWINKLE, "--repetition", 2), "repetition"),
        (("vary", TWINKLE, "--model", "music_vae_melody", "--repetition", 0.5), "repetition to 0"),
        (("generate", TWINKLE, "--engine", "magenta", "--key", "C"), "native or numpy"),
        (("vary", TWINKLE, "--model", "lookback_rnn"), "cannot vary"),
        (("vary", TWINKLE, "--model", "music_vae_melody", "--distance", 2), "distance"),
        (("vary", "SILENCE", "--model", "music_vae_melody"), "nothing to vary"),
        (("generate", TWINKLE, "--model", "music_vae_melody", "--harmonise"), "cannot harmonise"),
        (("shape", TWINKLE, "--model", "music_vae_melody", "--repetition", 0.5), "repetition to 0"),
        (("shape", TWINKLE, "--model", "music_vae_melody", "--range", "0-10"), "widen the range"),
        (("shape", TWINKLE, "--model", "music_vae_melody", "--in-key-of", "H"), "no key"),
        (("shape", TWINKLE, "--density", -5), "note density is -5.0; choose a value from 0 to 1000"),
        (("shape", TWINKLE, "--density", 1001), "note density is 1001.0; choose a value from 0 to 1000"),
        (("shape", TWINKLE, "--density", "nan"), "note density is nan; choose a value from 0 to 1000"),
        (("shape", TWINKLE, "--in-key", 1.5), "notes in the key is 1.5; choose a value from 0 to 1"),
        (("shape", TWINKLE, "--mean-interval", 128), "mean interval is 128.0; choose a value from 0 to 127"),
        (("shape", TWINKLE, "--syncopation-16th", -0.1), "16th syncopation is -0.1; choose a value from 0 to 1"),
        (("shape", TWINKLE, "--syncopation-8th", 2), "8th syncopation is 2.0; choose a value from 0 to 1"),
        (("generate", TWINKLE, "--best-of", 4, "--density", -5), "note density is -5.0; choose a value from 0 to 1000"),
        (("interpolate", TWINKLE, REEL, "--model", "polyphony_rnn"), "cannot interpolate"),
        (("interpolate", TWINKLE, "SILENCE", "--model", "music_vae_melody"), "nothing to interpolate"),
        (("interpolate", TWINKLE, REEL, "--model", "music_vae_melody", "--steps", 1), "steps"),
        (("interpolate", TWINKLE, REEL, "--model", "music_vae_melody", "--range", "0-5"), "widen the range"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(tmp_path, random_models, arguments, words):
    silence = tmp_path / "silence.mid"
    silence.write_bytes(midi_bytes(SILENCE))
    arguments = [silence if argument == "SILENCE" else argument for argument in arguments]
    out = tmp_path / ("out.mid" if arguments[0] in ("generate", "shape") else "out")
    done = sketchpad(*arguments, "--models", random_models, "--out", out)
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["silence.mid"]
