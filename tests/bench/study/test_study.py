"""The study in small: fresh processes, figures as JSON, and a page that needs nothing else."""

import io
import json
import re
import shutil
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sketchpad.bench import command, compare
from sketchpad.bench.study import command as study_command
from sketchpad.bench.study import measure
from sketchpad.bench.study.figures import OfModel, OnEngine, Seconds, Study
from sketchpad.bench.study.fresh import Fresh
from sketchpad.bench.study.machine import processor
from sketchpad.bench.study.report import report
from sketchpad.generation.weights import read_manifest
from sketchpad.music.errors import InputError
from sketchpad.published import TABLE_1

MODELS = ["lookback_rnn", "music_vae_melody"]
QUICK = ["--reps", "2", "--engines", "native,numpy", "--sizes", "shipped", "--seconds", "0", "--curve-reps", "1"]


@pytest.fixture(scope="module")
def measured(random_models, tmp_path_factory):
    """The folder that the study filled, and what it said."""
    folder, said = tmp_path_factory.mktemp("study"), io.StringIO()
    arguments = [*QUICK, "--only", ",".join(MODELS), "--models", str(random_models), "--out", str(folder)]
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said):
        patch.setattr(measure, "STARTS", 1)
        patch.setattr(measure, "SCALES", {"bars": ("generate", (1, 2)), "steps": ("interpolate", (1, 3))})
        assert command.main(arguments) == 0
    return folder, said.getvalue()


@pytest.fixture
def figures(measured, tmp_path):
    """The figures, to be read and changed, and what was said."""
    folder, said = measured
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return tmp_path / "study.json", said


@pytest.mark.xdist_group("study")
def test_figures_table_and_page(figures):
    path, out = figures
    study = json.loads(path.read_text())
    assert [model["name"] for model in study["models"]] == MODELS
    for model in study["models"]:
        works = ["generate"] if model["name"] == "lookback_rnn" else ["generate", "encode", "decode", "interpolate"]
        for engine in ("native", "numpy"):
            found = model["engines"][engine]
            assert list(found["works"]) == works
            assert found["works"]["generate"]["count"] == 2
            assert found["import_seconds"] > 0
            assert found["load_seconds"] > 0
            assert found["peak_bytes"] > found["import_bytes"] > 5_000_000
            assert all(factor > 0 for factor in found["limits"].values())
            assert f"{model['name']:19}{engine:9}generate" in out
    overs = {(curve["model"], curve["over"]) for curve in study["curves"]}
    assert overs == {("lookback_rnn", "bars"), ("music_vae_melody", "bars"), ("music_vae_melody", "steps")}
    page = path.with_name("report.html").read_text()
    assert not re.search(r"(src|href)=|url\(|@import", page), "the page needs something else"
    assert page.count("<svg") == 3 + len(overs)
    assert "In short" not in page, "there is no Magenta to be compared with"
    assert page.count("<td>–</td><td>") >= 10, "of two rounds there is no p95"
    for row in TABLE_1.values():
        assert (f"{row.milliseconds:,.2f} ms" in page) == (row.title.endswith(("lookback", "MusicVAE melody")))


@pytest.mark.xdist_group("study")
def test_a_ratio_that_fell_is_told(figures, random_models, capsys):
    path, _ = figures
    arguments = ["compare", str(path), "--models", str(random_models), "--reps", "2", "--tolerance", "1"]
    assert command.main(arguments) == 0
    said = capsys.readouterr().out
    assert "SLOWER" not in said
    assert f"then: 2 rounds on {datetime.now(UTC):%Y-%m-}" in said
    assert f"now:  2 rounds, {processor()}, " in said
    assert said.endswith("none of 5 became slower by more than 100%\n")
    study = json.loads(path.read_text())
    for model in study["models"]:
        for seconds in model["engines"]["native"]["works"].values():
            seconds["median"] /= 1000
    study["machine"]["processor"] = "another"
    path.write_text(json.dumps(study))
    assert command.main([*arguments[:-1], "0.5", "--only", "music_vae_melody"]) == 1
    said = capsys.readouterr().out
    assert said.count("SLOWER") == 4
    assert "lookback" not in said
    assert said.endswith("4 of 4 became slower by more than 50%\n")
    assert command.main([*arguments, "--only", "nix"]) == 2


def test_machines_that_cannot_be_compared_are_told():
    old = compare.Figures("2026-11-29", 100, processor(), 8e10, {})
    told = compare._machines(old, 20, 7e10, had=1.0)
    assert told.splitlines() == [
        f"then: 100 rounds on 2026-11-29, {processor()}, 80 GFLOP/s a core",
        f"now:  20 rounds, {processor()}, 70 GFLOP/s a core",
    ]
    for changed, operations in ((replace(old, processor="another"), 8e10), (old, 4e10)):
        assert "This processor is another one" in compare._machines(changed, 20, operations, had=1.0)
    assert "Others leave 30% of a core" in compare._machines(old, 20, 2e10, had=0.3)


@pytest.mark.parametrize("text", ["", "{}", '{"format": 99}', '{"format": 1, "models": [{"size": "shipped"}]}'])
def test_figures_that_are_none_are_refused(tmp_path, text, capsys):
    path = tmp_path / "old.json"
    path.write_text(text)
    assert command.main(["compare", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["--engines", "fast"], ["--sizes", "huge"], ["--only", "x"], ["--reps", "0"], ["--engines", ""]]
)
def test_what_is_not_there_is_refused(arguments, capsys):
    assert command.main(arguments) == 2
    assert capsys.readouterr().err.startswith("sketchpad bench: ")


def test_a_process_that_ends_is_told(random_models):
    model = read_manifest(random_models)["lookback_rnn"]
    with pytest.raises(InputError, match="lookback_rnn on native"):
        Fresh("native", model, random_models / "nix")


def test_where_one_cannot_be_measured_the_others_are_all_the_same(random_models, monkeypatch, capsys, tmp_path):
    def measured(model, *_):
        if model.name == MODELS[0]:
            raise InputError("the process of {} ended", model.name)
        answers = OnEngine(0.01, 0.1, 0.02, 10**7, 10**7, 4 * 10**7, {"generate": Seconds.of([0.01])})
        answers.limits["generate"] = 2.0
        return OfModel(model.name, model.system, "shipped", 1, 1, {"native": answers}), []

    monkeypatch.setattr(study_command, "measure_model", measured)
    asked = [*QUICK, "--only", ",".join(MODELS), "--models", str(random_models), "--out", str(tmp_path)]
    assert command.main(asked) == 1
    captured = capsys.readouterr()
    assert captured.err == f"sketchpad bench: the process of {MODELS[0]} ended\n"
    assert MODELS[1] in captured.out
    assert [model["name"] for model in json.loads((tmp_path / "study.json").read_text())["models"]] == [MODELS[1]]


def test_the_page_begins_with_what_came_out():
    engines = {
        "native": OnEngine(
            0.01, 0.1, 0.02, 10**7, 10**7, 4 * 10**7, {"generate": Seconds.of([0.01])}, {"generate": 99.6}
        ),
        "magenta": OnEngine(
            1.0, 10.0, 2.0, 10**8, 10**8, 9 * 10**8, {"generate": Seconds.of([1.0])}, {"generate": 1.0}
        ),
    }
    for found in engines.values():
        found.limits["generate"] = 2.0
    model = OfModel("lookback_rnn", "lookback_rnn", "shipped", 1, 1, engines)
    machine = {"processor": "a", "cores": 1, "memory": 1, "system": "b", "python": "c", "versions": {}, "speeds": []}
    machine["speeds"] = [{"cores": 1, "operations": 1e9, "bandwidth": {"1024": 1e9}}]
    page = report(Study("today", 1, machine, [model]))
    assert "answers 100 times as fast as real Magenta, in 40 MB instead of 900 MB" in page
    assert "13,000" in page, "import, load and the first answer"


def test_seconds_of_some_times():
    found = Seconds.of([3.0, 1.0, 2.0])
    assert (found.count, found.median, found.mean, found.p95, found.least) == (3, 2.0, 2.0, 3.0, 1.0)


def test_help_tells_of_everything(capsys):
    with pytest.raises(SystemExit, match="0"):
        command.main(["--help"])
    out = capsys.readouterr().out
    for word in ("--reps", "compare", "PART"):
        assert word in out
    assert compare.main.__doc__
    assert report.__doc__
