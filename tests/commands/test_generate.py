"""Continuing and harmonising on the command line."""

import json
import os
import subprocess
import sys

import pytest

from sketchpad.music.attributes import measured
from sketchpad.music.midi_file import read_midi
from sketchpad.music.note import Voice
from sketchpad.music.primers import primers
from tests.commands.command_line import TWINKLE, expect, sketchpad


@pytest.mark.parametrize("model", ["lookback_rnn", "attention_rnn"])
def test_generate_writes_what_it_says(tmp_path, model):
    out = tmp_path / "out.mid"
    done = sketchpad("generate", TWINKLE, "--model", model, "--bars", 16, "--seed", 7, "--out", out, "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    song = read_midi(out)
    assert report["model"] == model
    assert (report["engine"], report["seed"], report["bars"]) == ("native", 7, 16)
    assert len(song.bars) == 14 + report["notes"]
    assert 16 < song.bars.count <= 18
    assert 0 < report["first_bar_seconds"] <= report["seconds"]


def test_the_same_seed_gives_the_same_file_on_both_kernels(tmp_path):
    paths = [tmp_path / f"{number}.mid" for number in range(3)]
    for path, engine in zip(paths, ("native", "native", "numpy"), strict=True):
        assert sketchpad("generate", TWINKLE, "--engine", engine, "--bars", 8, "--out", path).returncode == 0
    assert paths[0].read_bytes() == paths[1].read_bytes() == paths[2].read_bytes()


def test_several_takes_go_to_several_files(tmp_path):
    assert sketchpad("generate", TWINKLE, "--takes", 3, "--bars", 2, "--out", tmp_path / "t.mid").returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t-1.mid", "t-2.mid", "t.mid"]


def test_only_json_is_printed_even_where_libraries_chatter(tmp_path):
    done = sketchpad("generate", TWINKLE, "--bars", 1, "--out", tmp_path / "out.mid", "--json", CI="true")
    assert json.loads(done.stdout)["bars"] == 1


def test_real_magenta_is_an_engine_too(tmp_path):
    ours, reference = tmp_path / "ours.mid", tmp_path / "reference.mid"
    assert sketchpad("generate", TWINKLE, "--bars", 4, "--out", ours).returncode == 0
    done = sketchpad("generate", TWINKLE, "--bars", 4, "--engine", "magenta", "--out", reference, "--json")
    assert done.returncode == 0, done.stderr
    assert reference.read_bytes() == ours.read_bytes()
    assert json.loads(done.stdout)["peak_rss_mb"] > 300


@pytest.mark.parametrize("model", ["polyphony_rnn", "music_vae_melody", "music_vae_trio", "music_vae_2bar"])
def test_each_system_continues(tmp_path, random_models, model):
    out = tmp_path / "out.mid"
    written = sketchpad("generate", TWINKLE, "--models", random_models, "--model", model, "--out", out, "--json")
    report = json.loads(expect(written))
    song = read_midi(out).bars
    assert song.between(0, 2 * 1920) == read_midi(primers()[0].path).bars
    assert song.count == 18
    assert report["notes"] > 16
    assert report["bars"] == 16


def test_harmonising_leaves_the_primer_and_adds_voices(tmp_path, random_models):
    out = tmp_path / "out.mid"
    arguments = ("--models", random_models, "--model", "polyphony_rnn", "--harmonise", "--out", out)
    expect(sketchpad("generate", TWINKLE, *arguments))
    song, primer = read_midi(out).bars, read_midi(primers()[0].path).bars
    assert song.of_voices([Voice.MELODY]) == primer
    assert len(song.of_voices([Voice.HARMONY]))
    assert song.count == primer.count


def test_the_best_of_many_takes_come_first(tmp_path):
    out = tmp_path / "out.mid"
    arguments = ("--model", "lookback_rnn", "--bars", 4, "--best-of", 24, "--takes", 2, "--density", 3, "--out", out)
    report = json.loads(expect(sketchpad("generate", TWINKLE, *arguments, "--json")))
    assert report["asked"] == {"note_density": 3.0}
    found = [measured(read_midi(path).bars.between(2 * 1920, 6 * 1920)) for path in (out, tmp_path / "out-1.mid")]
    near, next_best = (abs(each["note_density"] - 3) for each in found)
    assert near <= next_best + 0.5
    assert found[0]["note_density"] == pytest.approx(report["measured"]["note_density"], abs=1e-4)
    seed = report["seeds"][0]
    alone = ("--model", "lookback_rnn", "--bars", 4, "--seed", seed, "--out", tmp_path / "alone.mid")
    expect(sketchpad("generate", TWINKLE, *alone))
    assert (tmp_path / "alone.mid").read_bytes() == out.read_bytes()


def test_without_attributes_each_take_is_the_best_of_as_many(tmp_path):
    out = tmp_path / "out.mid"
    how = ("--model", "lookback_rnn", "--bars", 4)
    report = json.loads(
        expect(sketchpad("generate", TWINKLE, *how, "--best-of", 4, "--takes", 2, "--out", out, "--json"))
    )
    first, second = report["seeds"]
    assert (report["seed"], report["best_of"]) == (0, 4)
    assert first in range(4)
    assert second in range(4, 8)
    expect(sketchpad("generate", TWINKLE, *how, "--seed", second, "--out", tmp_path / "alone.mid"))
    assert (tmp_path / "alone.mid").read_bytes() == (tmp_path / "out-1.mid").read_bytes()


def test_attributes_need_takes_to_choose_from(tmp_path):
    done = sketchpad("generate", TWINKLE, "--density", 3, "--out", tmp_path / "out.mid")
    assert done.returncode == 2
    assert "--best-of" in done.stderr
    assert not list(tmp_path.iterdir())


def test_more_takes_than_there_are_to_choose_from_are_refused(tmp_path):
    arguments = ("--best-of", 2, "--takes", 5, "--density", 4, "--out", tmp_path / "out.mid")
    done = sketchpad("generate", TWINKLE, *arguments)
    assert done.returncode == 2
    assert done.stderr == "sketchpad: the number of takes to choose from is 2; choose a value from 5 to 256\n"
    assert not list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def numpy_mb():
    """What Python with NumPy takes at work: how much of its library counts depends on what the system has at hand."""
    work = "import numpy; x = numpy.random.RandomState(0).rand(64, 64); numpy.sort(numpy.exp(x @ x))"
    code = f"{work}; from sketchpad.memory import peak_memory; print(peak_memory() / 1e6)"
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    return float(done.stdout)


@pytest.mark.parametrize(
    ("model", "most"),
    [
        ("lookback_rnn", 14),
        ("attention_rnn", 14),
        ("polyphony_rnn", 18),
        ("music_vae_melody", 30),
        ("music_vae_trio", 100),
    ],
)
def test_a_job_costs_little_memory(tmp_path, numpy_mb, model, most):
    done = sketchpad("generate", TWINKLE, "--model", model, "--out", tmp_path / "out.mid", "--json")
    assert json.loads(done.stdout)["peak_rss_mb"] - numpy_mb <= most


@pytest.mark.parametrize(
    ("model", "options", "unknown"),
    [
        ("attention_rnn", ["--inject"], "--inject"),
        ("music_vae_melody", ["--no-condition"], "--no-condition"),
        ("polyphony_rnn", ["--distance", 0.5], "--distance"),
    ],
)
def test_an_option_that_the_model_does_not_know_is_refused(tmp_path, model, options, unknown):
    done = sketchpad("generate", TWINKLE, "--model", model, *options, "--out", tmp_path / "out.mid")
    assert done.returncode == 2
    assert f"{model} knows no {unknown}; " in done.stderr
    assert done.stderr.count("\n") == 1
    assert not any(tmp_path.iterdir())
