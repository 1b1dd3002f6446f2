"""The whole job from the command line."""

import json

from sketchpad.generation.weights import read_manifest
from sketchpad.music.midi_file import read_midi
from tests.commands.command_line import sketchpad


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
