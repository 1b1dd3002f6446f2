"""The models there are, on the command line."""

import json
import shutil

from sketchpad.generation.weights import add_model, read_manifest
from tests.commands.command_line import expect, sketchpad


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


def test_a_model_that_the_user_brought_is_removed_and_one_of_the_program_is_not(tmp_path, weights):
    folder = tmp_path / "models"
    about = {"system": "lookback_rnn", "title": "Mine", "licence": "mine"}
    model = add_model(folder, "mine", weights["lookback_rnn"], **about)
    done = sketchpad("models", "remove", "lookback_rnn", SKETCHPAD_DATA=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr == (
        "sketchpad: lookback_rnn comes with the program and stays; only models that were imported can be removed\n"
    )
    done = sketchpad("models", "remove", "mine", SKETCHPAD_DATA=str(tmp_path))
    assert done.stdout == f"removed mine: Mine, {model.size / 1e6:.1f} MB\n"
    assert [path.name for path in folder.iterdir()] == ["manifest.json"]
    done = sketchpad("models", "remove", "mine", SKETCHPAD_DATA=str(tmp_path))
    assert done.returncode == 2
    assert "no model “mine” to remove: none was imported" in done.stderr
    add_model(folder, "mine", weights["lookback_rnn"], **about)
    expect(sketchpad("models", "--models", folder, "remove", "mine"))
    assert read_manifest(folder) == {}
