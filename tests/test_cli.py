"""The command line as a user types it: in a process of its own."""

import os
import signal
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version

import pytest

from sketchpad.about import own_version
from sketchpad.cli import main
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


def test_ctrl_c_ends_a_command_without_a_word(tmp_path):
    primer = tmp_path / "primer.mid"
    os.mkfifo(primer)
    command = [sys.executable, "-m", "sketchpad", "generate", str(primer), "--out", str(tmp_path / "out.mid")]
    # It waits for what is in the pipe, which opens when it begins to.
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running,
        primer.open("wb"),
    ):
        running.send_signal(signal.SIGINT)
        said, _ = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, "")


@pytest.mark.parametrize(("into", "why"), [(">/dev/full", "No space left"), (">&-", "Bad file descriptor")])
def test_what_cannot_be_printed_is_one_clear_line(into, why):
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m sketchpad models {into}', sys.executable],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("sketchpad: ")
    assert why in line


def test_help_is_printed_where_not_all_signs_can_be():
    done = sketchpad("--help", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "usage: sketchpad [FILE] | sketchpad COMMAND ?" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["generate", "nix.mid", "--out", "out.mid"],
        ["generate", TWINKLE, "--model", "nix", "--out", "out.mid"],
        ["generate", TWINKLE, "--engine", "nix", "--out", "out.mid"],
        ["generate", TWINKLE, "--bars", "0", "--out", "out.mid"],
        ["generate", TWINKLE, "--bars", "many", "--out", "out.mid"],
        ["generate", TWINKLE, "--best-of", "0", "--out", "out.mid"],
        ["generate", TWINKLE, "--best-of", "0", "--density", "3", "--out", "out.mid"],
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
        ["bench", "nix"],
        ["bench", "--nix"],
        ["bench", "compare"],
        ["profile", "nix"],
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


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux does without a display")
def test_a_window_that_no_display_can_show_is_one_clear_line(tmp_path):
    nothing = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    for arguments in ((), (TWINKLE,)):
        done = sketchpad(*arguments, **nothing, SKETCHPAD_DATA=str(tmp_path))
        assert done.returncode == 2
        (line,) = done.stderr.splitlines()
        assert line.startswith("sketchpad: there is no display")
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"sketchpad {version('sketchpad')}\n"


def test_a_checkout_that_was_never_installed_has_a_version_too(monkeypatch):
    def nowhere(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr("sketchpad.about.version", nowhere)
    assert own_version() == "(not installed)"
