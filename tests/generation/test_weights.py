"""Weights are what the manifest says, or they are refused."""

import hashlib
import io
import json
import math
import tracemalloc

import numpy as np
import psutil
import pytest

from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.music_vae.model import MusicVaeModel
from sketchpad.generation.weights import add_model, load_weights, own_models, read_manifest, remove_model
from sketchpad.music.errors import InputError
from sketchpad.music.saving import save
from sketchpad.paths import data_directory, user_directory


def test_weights_are_read_as_they_were_written(random_models, weights):
    for name, model in read_manifest(random_models).items():
        arrays = load_weights(model)
        assert all(np.array_equal(arrays[key], array) for key, array in weights[name].items())


def test_a_folder_of_the_first_format_is_read(tmp_path, weights):
    """Its files are compressed, and hold rows and columns of zeros too."""
    arrays = {key: array.copy() for key, array in weights["music_vae_2bar"].items()}
    arrays["encoder/mu/kernel"][3:5] = 0
    data = io.BytesIO()
    np.savez_compressed(data, **arrays)
    model = add_model(tmp_path, "kept", arrays, system="music_vae_melody", title="", licence="none")
    model.path.write_bytes(data.getvalue())
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    manifest["format"] = 1
    manifest["models"]["kept"]["sha256"] = hashlib.sha256(data.getvalue()).hexdigest()
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    found = load_weights(read_manifest(tmp_path)["kept"])
    assert all((found[name] == array).all() for name, array in arrays.items())


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x05\x06" + bytes(18), b"PK\x05\x06" + b"\xff" * 18])
def test_a_file_that_is_no_archive_is_refused_whatever_its_manifest_says(random_models, tmp_path, data):
    (tmp_path / "lookback_rnn.npz").write_bytes(data)
    manifest = json.loads((random_models / "manifest.json").read_text())
    manifest["models"]["lookback_rnn"]["sha256"] = hashlib.sha256(data).hexdigest()
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(InputError, match="does not hold the arrays"):
        load_weights(read_manifest(tmp_path)["lookback_rnn"])


def test_any_flipped_bit_is_refused(random_models, tmp_path):
    model = read_manifest(random_models)["lookback_rnn"]
    data = model.path.read_bytes()
    copy = tmp_path / model.path.name
    (tmp_path / "manifest.json").write_text((random_models / "manifest.json").read_text())
    damaged = read_manifest(tmp_path)["lookback_rnn"]
    for bit in np.random.default_rng(0).integers(0, 8 * len(data), 40).tolist():
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        copy.write_bytes(flipped)
        with pytest.raises(InputError, match="sha256"):
            load_weights(damaged)


def test_arrays_that_the_manifest_does_not_name_are_refused(random_models, tmp_path):
    manifest = json.loads((random_models / "manifest.json").read_text())
    manifest["models"]["lookback_rnn"]["arrays"]["fully_connected/biases"]["shape"] = [41]
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    (tmp_path / "lookback_rnn.npz").write_bytes((random_models / "lookback_rnn.npz").read_bytes())
    with pytest.raises(InputError, match="arrays"):
        load_weights(read_manifest(tmp_path)["lookback_rnn"])


ENTRY = (
    '{"format": 1, "models": {"x": {"system": "lookback_rnn", "title": "", "file": "x.npz", "sha256": "",'
    ' "licence": "", "arrays": {}, BYTES}}}'
)
NO_MANIFESTS = [
    "",
    "[]",
    "[" * 100_000,
    '{"format": 3, "models": {}}',
    '{"format": 1, "models": {"x": {}}}',
    ENTRY.replace("BYTES", '"bytes": Infinity'),
    ENTRY.replace("BYTES", '"bytes": 1e999'),
    ENTRY.replace("BYTES", '"bytes": 1, "bars": 0'),
]


@pytest.mark.parametrize("text", NO_MANIFESTS)
def test_a_manifest_that_is_none_is_refused(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(InputError, match="manifest"):
        read_manifest(tmp_path)


@pytest.mark.parametrize("text", NO_MANIFESTS)
def test_the_models_of_the_program_are_there_though_those_of_the_user_are_damaged(text, weights):
    folder = user_directory("models")
    folder.mkdir()
    (folder / "manifest.json").write_text(text)
    assert read_manifest() == read_manifest(data_directory("models"))
    own, problem = own_models()
    assert not own
    assert "move it away and import your models again" in problem
    with pytest.raises(InputError, match="move it away"):
        add_model(folder, "mine", weights["lookback_rnn"], system="lookback_rnn", title="Mine", licence="mine")
    assert [path.name for path in folder.iterdir()] == ["manifest.json"]


def added(folder, name, weights):
    return add_model(folder, name, weights["lookback_rnn"], system="lookback_rnn", title="Mine", licence="mine")


def test_a_model_that_cannot_take_the_place_of_another_leaves_it_as_it_was(weights, monkeypatch):
    folder = user_directory("models")
    before = added(folder, "mine", weights)

    def refuse(path, data):
        if path.name == "manifest.json":
            raise InputError("no room")
        save(path, data)

    monkeypatch.setattr("sketchpad.generation.weights.save", refuse)
    other = {key: array + 1 for key, array in weights["lookback_rnn"].items()}
    with pytest.raises(InputError, match="no room"):
        added(folder, "mine", {"lookback_rnn": other})
    assert load_weights(read_manifest()["mine"]).keys() == before.arrays.keys()
    monkeypatch.undo()
    after = added(folder, "mine", {"lookback_rnn": other})
    assert all((load_weights(after)[key] == array).all() for key, array in other.items())
    assert sorted(path.name for path in folder.iterdir()) == sorted(["manifest.json", after.path.name])


def test_a_model_is_removed_with_its_entry_and_its_file_and_nothing_else(weights):
    folder = user_directory("models")
    kept = added(folder, "kept", weights)
    before = (folder / "manifest.json").read_bytes()
    gone = added(folder, "gone", weights)
    assert remove_model("gone") == gone
    assert (folder / "manifest.json").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["kept.npz", "manifest.json"]
    assert load_weights(read_manifest()["kept"]).keys() == kept.arrays.keys()
    assert added(folder, "gone", weights) == gone


def test_what_comes_with_the_program_or_is_not_there_is_not_removed(weights):
    shipped = data_directory("models")
    for folder in (None, shipped, user_directory("models")):
        with pytest.raises(InputError, match="lookback_rnn comes with the program and stays"):
            remove_model("lookback_rnn", folder)
    assert (shipped / "lookback_rnn.npz").exists()
    with pytest.raises(InputError, match="none was imported"):
        remove_model("mine")
    added(user_directory("models"), "mine", weights)
    with pytest.raises(InputError, match="no model “yours” to remove; choose one of mine"):
        remove_model("yours")
    (user_directory("models") / "manifest.json").write_text("{")
    with pytest.raises(InputError, match="move it away and import your models again"):
        remove_model("mine")
    assert (user_directory("models") / "mine.npz").exists()


def test_a_file_that_cannot_be_removed_leaves_no_entry_without_it(weights):
    model = added(user_directory("models"), "mine", weights)
    model.path.unlink()
    model.path.mkdir()
    with pytest.raises(InputError, match="cannot remove"):
        remove_model("mine")
    assert own_models() == ({}, "")


def test_the_models_of_the_program_are_there_though_those_of_the_user_may_not_be_read(unreadable_data):
    assert read_manifest() == read_manifest(data_directory("models"))
    own, problem = own_models()
    assert not own
    assert str(unreadable_data) in problem


def test_a_folder_without_models_is_said_to_be_one(tmp_path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(InputError, match=f"no models in {folder}"):
            read_manifest(folder)


def test_a_model_of_an_unknown_system_is_refused(random_models, tmp_path):
    manifest = (random_models / "manifest.json").read_text().replace('"system": "lookback_rnn"', '"system": "later"')
    (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(InputError, match="the system “later”"):
        read_manifest(tmp_path)


def test_missing_weights_are_named(random_models, tmp_path):
    (tmp_path / "manifest.json").write_text((random_models / "manifest.json").read_text())
    with pytest.raises(InputError, match="cannot read the weights of lookback_rnn"):
        load_weights(read_manifest(tmp_path)["lookback_rnn"])


def test_a_file_is_closed_with_what_was_read_of_it(random_models):
    weights = load_weights(read_manifest(random_models)["lookback_rnn"])
    files = psutil.Process().num_fds()
    stored = weights.stored("fully_connected/biases")
    del weights
    assert psutil.Process().num_fds() == files
    assert stored.read().shape == stored.shape == (40,)
    del stored
    assert psutil.Process().num_fds() == files - 1


def test_no_more_is_held_than_is_used():
    """Most of the trio's arrays are cells that only have to be of Magenta's size."""
    model = read_manifest()["music_vae_trio"]
    whole = 4 * sum(math.prod(shape) for _, shape in model.arrays.values())
    tracemalloc.start()
    try:
        MusicVaeModel(load_weights(model), NativeCells(), model.bars, model.in_c)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < whole / 5


def test_the_shipped_models_load():
    models = read_manifest()
    assert {model.system for model in models.values()} >= {"lookback_rnn", "attention_rnn"}
    for model in models.values():
        assert load_weights(model)
        assert model.path.with_suffix(".md").is_file()


def test_models_whose_names_differ_in_case_have_files_of_their_own_on_any_disk(tmp_path, weights):
    """A disk that takes “Foo.npz” and “foo.npz” for one would have the second over the first."""
    first, second = (
        add_model(tmp_path, name, weights["lookback_rnn"], system="lookback_rnn", title="", licence="")
        for name in ("foo", "Foo")
    )
    assert first.path.name.casefold() != second.path.name.casefold()
