"""The command line as a user types it: in a process of its own."""

import os
import subprocess
import sys

import pytest

from sketchpad.music.primers import primers
from tests.commands.command_line import TWINKLE, sketchpad


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
