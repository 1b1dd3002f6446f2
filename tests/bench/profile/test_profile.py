"""`sketchpad profile` says what is missing, and tells where the time goes."""

import json
import sys
import tempfile
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest

from sketchpad import cli
from sketchpad.bench.profile import command
from sketchpad.bench.profile.page import Line, Profile, page
from sketchpad.bench.study.machine import processor
from sketchpad.generation.weights import read_manifest
from sketchpad.music.errors import InputError


def test_without_the_extra_it_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    assert cli.main(["profile"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "uv sync --extra profile" in captured.err


def test_a_page_has_the_split_and_the_costliest_lines():
    lines = [
        Line("/x/site-packages/magenta/a.py", 7, "b = <slow>()", 1, 20, 0.5, 3),
        Line("/x/sketchpad/generation/c.py", 1, "d", 1, 1, 0, 0),
    ]
    profile = Profile(
        "lookback_rnn", "magenta", "own.html", {"imports": 3, "load": 1, "generate": 4, "answers": 8}, 99, lines
    )
    assert profile.costliest[0] is lines[0]
    assert lines[0].place == "magenta/a.py:7"
    assert lines[1].place == "sketchpad/generation/c.py:1"
    assert "imports 3.00 s (38%)" in profile.text
    made = page([profile], ["no profile of <that>"], "28 Nov <here>")
    assert "no profile of &lt;that&gt;" in made
    assert "28 Nov &lt;here&gt;" in made
    assert "b = &lt;slow&gt;()" in made
    assert "500.0" in made
    assert 'href="own.html"' in made


def test_where_one_has_no_profile_the_others_are_profiled_all_the_same(tmp_path, monkeypatch, capsys):
    def made(model, engine, *_):
        if model.name == "lookback_rnn":
            raise InputError("Scalene wrote no profile of {}", model.name)
        parts = {"imports": 3, "load": 1, "generate": 4, "answers": 8}
        return Profile(model.name, engine, "own.html", parts, 99, [Line("a.py", 1, "b", 1, 1, 0, 0)])

    monkeypatch.setattr(command, "find_spec", lambda name: name)
    monkeypatch.setattr(command, "profiled", made)
    asked = ["--only", "lookback_rnn,polyphony_rnn", "--engines", "native", "--out", str(tmp_path)]
    assert command.main(asked) == 1
    captured = capsys.readouterr()
    assert "polyphony_rnn" in captured.out
    assert captured.err == "sketchpad profile: Scalene wrote no profile of lookback_rnn\n"
    index = (tmp_path / "index.html").read_text()
    assert "Scalene wrote no profile of lookback_rnn" in index
    assert "<h2>polyphony_rnn, native</h2>" in index


LINE = dict.fromkeys(command.COSTS, 1) | {"lineno": 1, "line": "b"}
FOUND = {"max_footprint_mb": 9, "files": {"a.py": {"lines": [LINE], "functions": []}}}
PARTS = {"imports": 3, "load": 1, "generate": 4, "answers": 8}


@pytest.mark.parametrize(
    ("said", "found", "has_page", "told"),
    [
        (json.dumps(PARTS), FOUND, True, ""),
        ("Traceback", FOUND, True, "wrote no profile of lookback_rnn on native: Traceback"),
        (json.dumps(PARTS), FOUND | {"files": {}}, True, "wrote no profile of lookback_rnn on native"),
        (json.dumps(PARTS), {}, True, "wrote no profile of lookback_rnn on native"),
        (json.dumps(PARTS), FOUND, False, "wrote no page of lookback_rnn on native: no room"),
    ],
)
def test_what_the_profiler_leaves_out_is_told(tmp_path, monkeypatch, capsys, said, found, has_page, told):
    def scalene(arguments, directory, *_):
        if arguments[0] == "run":
            Path(arguments[arguments.index("-o") + 1]).write_text(json.dumps(found))
            return said
        if has_page:
            Path(directory, "scalene-profile.html").write_text("page")
        return "no room"

    monkeypatch.setattr(command, "find_spec", lambda name: name)
    monkeypatch.setattr(command, "_scalene", scalene)
    asked = ["--only", "lookback_rnn", "--engines", "native", "--out", str(tmp_path)]
    assert command.main(asked) == bool(told)
    assert told in capsys.readouterr().err
    assert (tmp_path / "index.html").is_file()


@pytest.mark.skipif(find_spec("scalene") is None or sys.platform != "linux", reason="needs the extra profile")
def test_a_profiler_that_comes_to_no_end_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "PATIENCE", 5)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    model = read_manifest()["lookback_rnn"]
    with pytest.raises(InputError, match="came to no end"):
        command.profiled(model, "native", 1, 60.0, tmp_path)
    # Nor does the program go on that it ran.
    assert not any(str(tmp_path).encode() in each.read_bytes() for each in Path("/proc").glob("[0-9]*/cmdline"))


@pytest.mark.skipif(find_spec("scalene") is None or sys.platform != "linux", reason="needs the extra profile")
def test_a_profile_of_a_model(tmp_path, capsys):
    arguments = ["--only", "lookback_rnn", "--engines", "native", "--reps", "1", "--seconds", "3"]
    assert command.main([*arguments, "--out", str(tmp_path)]) == 0
    assert "generate" in capsys.readouterr().out
    index = (tmp_path / "index.html").read_text()
    assert "kernel/library.py" in index
    assert processor() in unescape(index)
    assert "\\u00" not in index
    assert (tmp_path / "native-lookback_rnn.html").stat().st_size > 100_000
