"""What commands write is what its name says, never what they read, and all of it or nothing."""

from importlib import import_module

import pytest

from sketchpad.audio.soundfont import find_soundfont
from sketchpad.cli import main
from sketchpad.music.primers import primers, read_primer
from sketchpad.session.songs.song import Song
from tests.commands.command_line import REEL, TWINKLE, expect, sketchpad

FILES = ("r.mid", "r-2.mid", "r-melody.wav", "out/take-1.mid", "out/03.mid")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder of MIDI files, whatever their names say, and of a song; all are as they were afterwards."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    for name in FILES:
        (tmp_path / name).write_bytes(primers()[0].path.read_bytes())
    (tmp_path / "link.mid").symlink_to("r.mid")
    (tmp_path / "font.wav").symlink_to(find_soundfont())
    (tmp_path / "q.sketch").write_bytes(Song(read_primer()).to_bytes())
    before = contents(tmp_path)
    yield tmp_path
    assert contents(tmp_path) == before


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if is_own(path)}


def is_own(path):
    return path.is_file() and not path.is_symlink()


@pytest.fixture
def idle(monkeypatch):
    """Nothing is computed."""

    def compute(*_: object) -> None:
        raise AssertionError("it was computed before it was refused")

    for command in ("generate", "fill", "shape", "vary", "interpolate"):
        monkeypatch.setattr(import_module(f"sketchpad.commands.{command}"), "open_engine", compute)
    monkeypatch.setattr(import_module("sketchpad.commands.render"), "amplified", compute)
    monkeypatch.setattr(import_module("sketchpad.commands.export"), "export", compute)


@pytest.mark.parametrize(
    ("arguments", "ending"),
    [
        ("generate q.sketch --out q.sketch", ".mid or .midi"),
        ("generate q.sketch --out x.wav", ".mid or .midi"),
        ("fill q.sketch --hole 1 --out q.sketch", ".mid or .midi"),
        ("shape q.sketch --density 4 --out x", ".mid or .midi"),
        ("render r.mid --out r.mid", ".wav"),
        ("render q.sketch --out q.flac", ".wav"),
    ],
)
@pytest.mark.usefixtures("here", "idle")
def test_a_name_that_says_something_else_is_refused(capsys, arguments, ending):
    with pytest.raises(SystemExit) as ended:
        main(arguments.split())
    assert ended.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert f"does not end with {ending}" in line


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ("generate r.mid --out r.mid", "r.mid"),
        ("generate r.mid --out link.mid", "link.mid"),
        ("generate link.mid --out out/../r.mid", "out/../r.mid"),
        ("generate r-2.mid --takes 3 --out r.mid", "r-2.mid"),
        ("fill r.mid --hole 1 --out ./r.mid", "r.mid"),
        ("fill r-2.mid --hole 1 --takes 3 --out r.mid", "r-2.mid"),
        ("shape link.mid --density 4 --out r.mid", "r.mid"),
        ("vary out/take-1.mid --takes 2 --out out", "out/take-1.mid"),
        ("interpolate r.mid out/03.mid --steps 4 --model music_vae_melody --out out", "out/03.mid"),
        ("render r-melody.wav --out ./r-melody.wav", "r-melody.wav"),
        ("render r.mid --soundfont font.wav --out font.wav", "font.wav"),
        ("render r.mid --out font.wav", "font.wav"),
        ("export link.mid --midi r.mid", "r.mid"),
        ("export r-melody.wav --stems r.wav", "r-melody.wav"),
    ],
)
@pytest.mark.usefixtures("idle")
def test_what_is_read_is_not_written_over(here, capsys, arguments, name):
    assert main(arguments.split()) == 2
    said = capsys.readouterr()
    assert said.err == f"sketchpad: cannot write {name}: it is what is read; choose another name, nothing was changed\n"
    assert not said.out
    assert all((here / name).is_symlink() for name in ("link.mid", "font.wav"))


@pytest.mark.parametrize(
    "arguments",
    [
        "generate r.mid --takes 2 --bars 1 --out r-1.mid",
        "vary out/take-1.mid --takes 1 --out out",
        "interpolate r.mid out/03.mid --steps 3 --model music_vae_melody --out out",
    ],
)
def test_what_has_another_name_than_what_is_read_is_written(here, random_models, arguments):
    expect(sketchpad(*arguments.split(), "--models", random_models))
    written = [path for path in here.rglob("*.mid") if is_own(path) and str(path.relative_to(here)) not in FILES]
    assert written
    for path in written:
        path.unlink()


@pytest.mark.parametrize(
    ("arguments", "bad"),
    [
        (("vary", TWINKLE, "--takes", 3), "take-2.mid"),
        (("interpolate", TWINKLE, REEL, "--model", "music_vae_melody", "--steps", 3), "02.mid"),
    ],
)
def test_where_one_file_cannot_be_written_none_is(tmp_path, random_models, arguments, bad):
    (tmp_path / bad).mkdir()
    done = sketchpad(*arguments, "--models", random_models, "--out", tmp_path)
    assert done.returncode == 2
    assert bad in done.stderr
    assert "nothing was changed" in done.stderr
    assert not done.stdout
    assert [path.name for path in tmp_path.iterdir()] == [bad]
