"""`sketchpad bench PART` says a line for each model and engine, and keeps the figures where it is told."""

import json
import os
import subprocess
import sys

import pytest

from sketchpad.bench import command, parts
from sketchpad.generation.weights import read_manifest


@pytest.fixture(autouse=True)
def no_magenta(monkeypatch):
    monkeypatch.setattr(parts, "find_spec", lambda name: None)


def test_a_line_and_a_figure_for_each_model_and_engine(random_models, tmp_path, capsys):
    out = tmp_path / "figures.json"
    arguments = ["latency", "music_vae", "--models", str(random_models), "--rounds", "1", "--out", str(out)]
    assert command.main(arguments) == 0
    figures = json.loads(out.read_text())
    assert list(figures) == ["latency", "music_vae"]
    engines = {(figure["model"], figure["engine"]) for figure in figures["latency"]}
    assert engines == {(model, engine) for model in read_manifest(random_models) for engine in ("native", "numpy")}
    assert {figure["model"] for figure in figures["music_vae"]} == {
        "music_vae_melody",
        "music_vae_trio",
        "music_vae_2bar",
    }
    lines = capsys.readouterr().out.splitlines()
    every = [(part, figure) for part in figures for figure in figures[part]]
    for line, (part, figure) in zip(lines, every, strict=True):
        assert line.split()[:3] == [part, figure["model"], figure["engine"]]
        assert f"{figure['seconds'] * 1e3:.2f} ms" in line


def test_parts_with_a_window_and_without_one_are_measured_in_one_process(random_models):
    asked = ["forecast", "stalls", "--models", str(random_models), "--rounds", "1", "--seconds", "0.5"]
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    command_line = [sys.executable, "-m", "sketchpad", "bench", *asked]
    process = subprocess.run(command_line, env=environment, capture_output=True, text=True, check=True)
    found = [line.split()[0] for line in process.stdout.splitlines()]
    assert found == ["forecast"] * len(read_manifest(random_models)) + ["stalls"]


def test_a_folder_without_models_is_refused_in_one_line(tmp_path, capsys):
    assert command.main(["latency", "--models", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


def test_an_unknown_part_is_refused(capsys):
    with pytest.raises(SystemExit, match="2"):
        command.main(["speed"])
    assert "official" in capsys.readouterr().err
