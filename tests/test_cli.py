"""The command line as a user types it: in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
import wave

import pytest

from sketchpad.cli import main
from sketchpad.generation.weights import find_model, read_manifest
from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import read_midi
from sketchpad.music.primers import primers
from sketchpad.session.songs.song import Song

TWINKLE = str(primers()[0].path)


def sketchpad(*arguments, **variables):
    return subprocess.run(
        [sys.executable, "-m", "sketchpad", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **variables},
    )


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_nobody_reads_any_more_is_not_told(unbuffered):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as nobody:
        done = subprocess.run(
            [sys.executable, "-m", "sketchpad", "models"],
            stdout=nobody,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert (done.returncode, done.stderr) == (141, "")


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


@pytest.fixture(scope="module")
def numpy_mb():
    """What Python with NumPy takes: how much of its library is counted depends on what the system has at hand."""
    code = "import numpy; from sketchpad.memory import peak_memory; print(peak_memory() / 1e6)"
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    return float(done.stdout)


@pytest.mark.parametrize(
    ("model", "most"),
    [
        ("lookback_rnn", 17),
        ("attention_rnn", 17),
        ("polyphony_rnn", 22),
        ("music_vae_melody", 32),
        ("music_vae_trio", 103),
    ],
)
def test_a_job_costs_little_memory(tmp_path, numpy_mb, model, most):
    done = sketchpad("generate", TWINKLE, "--model", model, "--out", tmp_path / "out.mid", "--json")
    assert json.loads(done.stdout)["peak_rss_mb"] - numpy_mb <= most


def test_a_command_that_reads_midi_loads_no_fluidsynth_and_can_do_so_later():
    code = (
        "import sys; from pathlib import Path; from sketchpad import jobs; "
        f"assert len(jobs._read(Path({TWINKLE!r})).bars) == 14; "
        "assert 'pretty_midi' in sys.modules and 'fluidsynth' not in sys.modules; "
        "import fluidsynth; print(fluidsynth.__name__); "
        f"jobs._read(Path({TWINKLE!r})); assert sys.modules['fluidsynth'] is fluidsynth"
    )
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stdout) == (0, "fluidsynth\n"), done.stderr


def test_the_same_seed_gives_the_same_file_on_both_kernels(tmp_path):
    paths = [tmp_path / f"{number}.mid" for number in range(3)]
    for path, engine in zip(paths, ("native", "native", "numpy"), strict=True):
        assert sketchpad("generate", TWINKLE, "--engine", engine, "--bars", 8, "--out", path).returncode == 0
    assert paths[0].read_bytes() == paths[1].read_bytes() == paths[2].read_bytes()


def test_only_json_is_printed_even_where_libraries_chatter(tmp_path):
    done = sketchpad("generate", TWINKLE, "--bars", 1, "--out", tmp_path / "out.mid", "--json", CI="true")
    assert json.loads(done.stdout)["bars"] == 1


def test_several_takes_go_to_several_files(tmp_path):
    assert sketchpad("generate", TWINKLE, "--takes", 3, "--bars", 2, "--out", tmp_path / "t.mid").returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t-1.mid", "t-2.mid", "t.mid"]


def test_real_magenta_is_an_engine_too(tmp_path):
    ours, reference = tmp_path / "ours.mid", tmp_path / "reference.mid"
    assert sketchpad("generate", TWINKLE, "--bars", 4, "--out", ours).returncode == 0
    done = sketchpad("generate", TWINKLE, "--bars", 4, "--engine", "magenta", "--out", reference, "--json")
    assert done.returncode == 0, done.stderr
    assert reference.read_bytes() == ours.read_bytes()
    assert json.loads(done.stdout)["peak_rss_mb"] > 300


def test_render_makes_sound(tmp_path):
    done = sketchpad("render", TWINKLE, "--out", tmp_path / "x.wav")
    assert done.returncode == 0, done.stderr
    with wave.open(str(tmp_path / "x.wav")) as wav:
        assert wav.getnframes() > 5 * wav.getframerate()


def test_models_are_listed_those_that_the_user_brought_marked(tmp_path, random_models):
    shutil.copytree(random_models, tmp_path / "models")
    manifest = json.loads((tmp_path / "models" / "manifest.json").read_text())
    manifest["models"] = {"mine": manifest["models"]["music_vae_trio"]}
    (tmp_path / "models" / "manifest.json").write_text(json.dumps(manifest))
    done = sketchpad("models", SKETCHPAD_DATA=str(tmp_path))
    lines = {line.split()[0]: line for line in done.stdout.splitlines()}
    assert {"lookback_rnn", "attention_rnn", "polyphony_rnn", "mine"} <= lines.keys()
    assert "can continue, vary, interpolate" in lines["mine"]
    assert [name for name, line in lines.items() if line.endswith(", imported")] == ["mine"]
    (tmp_path / "models" / "manifest.json").write_text("{")
    done = sketchpad("models", SKETCHPAD_DATA=str(tmp_path))
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == len(lines) - 1
    assert "import your models again" in done.stderr


def test_a_download_goes_into_the_folder_that_is_named(tmp_path, monkeypatch, capsys):
    asked = []

    def download(*all, **named):
        asked.append((all[0], named))
        return find_model("attention_rnn")

    monkeypatch.setattr("sketchpad.generation.checkpoints.download.download", download)
    assert main(["models", "--models", str(tmp_path), "download", "attention_rnn"]) == 0
    assert main(["models", "download", "attention_rnn"]) == 0
    assert asked == [("attention_rnn", {"models": tmp_path}), ("attention_rnn", {"models": None})]


@pytest.mark.parametrize(
    "arguments",
    [
        ["generate", "nix.mid", "--out", "out.mid"],
        ["generate", TWINKLE, "--model", "nix", "--out", "out.mid"],
        ["generate", TWINKLE, "--engine", "nix", "--out", "out.mid"],
        ["generate", TWINKLE, "--bars", "0", "--out", "out.mid"],
        ["generate", TWINKLE, "--bars", "many", "--out", "out.mid"],
        ["generate", TWINKLE, "--temperature", "9", "--out", "out.mid"],
        ["generate", TWINKLE, "--out", "nowhere/out.mid"],
        ["generate", TWINKLE],
        ["generate", __file__, "--out", "out.mid"],
        ["render", TWINKLE, "--soundfont", TWINKLE, "--out", "out.wav"],
        ["render", "nix.mid", "--out", "out.wav"],
        ["export", TWINKLE, "--midi", "out.mid", "--wav", "nowhere/out.wav"],
        ["models", "--models", "nowhere"],
        ["demo"],
        ["demo", "--listening", "pack", "--seed", "-1"],
    ],
)
def test_bad_input_is_one_clear_line_and_writes_nothing(tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    done = sketchpad(*arguments, PYTHONPATH=str(primers()[0].path.parents[2]))
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.startswith("sketchpad")
    assert "Traceback" not in done.stderr
    assert not done.stdout
    assert list(tmp_path.iterdir()) == []


def test_of_an_empty_song_with_stems_nothing_is_exported(tmp_path):
    song, out = tmp_path / "empty.sketch", tmp_path / "out"
    song.write_bytes(Song(Bars.of()).to_bytes())
    out.mkdir()
    done = sketchpad("export", song, "--midi", out / "song.mid", "--stems", out / "song.wav")
    assert done.returncode == 2
    assert "draw or generate some first" in done.stderr
    assert list(out.iterdir()) == []


def test_the_demo_does_the_whole_job(tmp_path):
    done = sketchpad("demo", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names >= {"report.json", "song.mid", "song.wav", "window.png"}
    shipped = [name for name, model in read_manifest().items() if not model.imported]
    assert names >= {f"{name}.{kind}" for name in shipped for kind in ("mid", "wav", "png")}
    assert "generated 16 bars" in done.stdout
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert len(read_midi(tmp_path / "out" / "song.mid").bars) == report["notes"]
