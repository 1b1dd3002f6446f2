"""The models there are; what cannot come in is refused in words."""

import pytest

from sketchpad.generation.weights import add_model, read_manifest
from sketchpad.music.errors import InputError
from sketchpad.paths import user_directory
from sketchpad.session.background import Background
from sketchpad.session.models.models import Models


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.close()


def test_the_models_of_a_folder_are_known(background, random_models):
    known = Models(background, random_models).known
    assert {"lookback_rnn", "music_vae_trio"} <= known.keys()
    assert not any(model.imported for model in known.values())


def test_a_folder_without_models_is_an_error(background, tmp_path):
    with pytest.raises(InputError, match="there are no models in"):
        Models(background, tmp_path)


def test_damaged_models_of_the_user_keep_nothing_from_opening(background):
    assert Models(background).problem == ""
    folder = user_directory("models")
    folder.mkdir()
    (folder / "manifest.json").write_text("{")
    models = Models(background)
    assert "music_vae_trio" in models.known
    assert "import your models again" in models.problem


def test_a_file_that_is_no_checkpoint_is_refused_and_the_next_one_is_taken(background, random_models, tmp_path, qtbot):
    models = Models(background, random_models)
    known = models.known
    (tmp_path / "notes.mag").write_bytes(b"not a bundle")
    for name in ("notes.mag", "nowhere.tar"):
        with qtbot.waitSignal(models.refused, timeout=5000) as refused:
            models.import_checkpoint(tmp_path / name)
            assert models.busy
        assert name in refused.args[0]
        assert not models.busy
    assert models.known == known


def test_checkpoints_come_in_one_at_a_time(background, random_models, tmp_path, qtbot):
    models = Models(background, random_models)
    refused = []
    models.refused.connect(refused.append)
    models.import_checkpoint(tmp_path / "first.tar")
    models.import_checkpoint(tmp_path / "second.tar")
    assert "another checkpoint or model" in refused[0]
    qtbot.waitUntil(lambda: len(refused) == 2, timeout=5000)
    assert "first.tar" in refused[1]


@pytest.fixture
def mine(weights):
    """A model that the user brought."""
    about = {"system": "lookback_rnn", "title": "Mine", "licence": "mine"}
    return add_model(user_directory("models"), "mine", weights["lookback_rnn"], **about)


def test_a_model_of_the_user_goes_with_its_file_and_the_others_stay(background, mine, qtbot):
    models = Models(background)
    shipped = [model for model in models.known.values() if not model.imported]
    assert models.own == [mine]
    known = []
    models.changed.connect(lambda: known.append(models.known))
    with qtbot.waitSignal(models.removed, timeout=5000) as removed:
        models.remove(mine)
        assert models.busy
    assert removed.args == ["Mine"]
    assert not models.busy
    assert not mine.path.exists()
    assert known == [models.known]
    assert (list(models.known.values()), models.own) == (shipped, [])
    assert models.known == read_manifest()


def test_a_model_whose_file_cannot_be_removed_is_listed_no_more_and_the_file_is_named(background, mine, qtbot):
    models = Models(background)
    mine.path.unlink()
    mine.path.mkdir()
    with qtbot.waitSignal(models.refused, timeout=5000) as refused:
        models.remove(mine)
    assert f"cannot remove {mine.path}" in refused.args[0]
    assert models.own == []
    assert not models.busy
