"""The models there are; what cannot come in is refused in words."""

import pytest

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
    with pytest.raises(InputError, match="manifest"):
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
    assert "another checkpoint" in refused[0]
    qtbot.waitUntil(lambda: len(refused) == 2, timeout=5000)
    assert "first.tar" in refused[1]
