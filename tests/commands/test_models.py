"""The models there are, on the command line."""

import json
import shutil

from tests.commands.command_line import sketchpad


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
