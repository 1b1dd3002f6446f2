"""Copies of unsaved work are offered, whatever became of others."""

import pytest

from sketchpad.music.bars import Bars
from sketchpad.session.session import Session
from sketchpad.session.songs import recovery
from sketchpad.session.songs.recovery import ASIDE
from sketchpad.session.songs.song import Song
from tests.session.songs.filing import NOTE


@pytest.fixture
def session(qapp, random_models):
    made = Session(random_models)
    yield made
    made.close()


def test_a_damaged_copy_that_cannot_be_put_aside_hides_no_good_one(session, qtbot, tmp_path):
    (tmp_path / "good.sketch").write_bytes(Song(Bars.of([NOTE])).to_bytes())
    (tmp_path / "bad.sketch").write_bytes(b"junk")
    (tmp_path / ASIDE).write_text("a file where the folder should be")
    said = []
    session.recovery.said.connect(said.append)
    with qtbot.waitSignal(session.recovery.found, timeout=5000) as found:
        session.recovery.look(tmp_path)
    assert [text[:2] for text in said] == ["1 "]
    assert [copy.path.name for copy in found.args[0]] == ["good.sketch"]


def test_a_copy_that_another_window_takes_meanwhile_is_no_damaged_one(session, qtbot, tmp_path, monkeypatch):
    for name in ("good", "taken"):
        (tmp_path / f"{name}.sketch").write_bytes(Song(Bars.of([NOTE])).to_bytes())

    def take(path):
        if path.stem == "taken":
            path.unlink()
        return True

    monkeypatch.setattr(recovery, "_is_left", take)
    said = []
    session.recovery.said.connect(said.append)
    with qtbot.waitSignal(session.recovery.found, timeout=5000) as found:
        session.recovery.look(tmp_path)
    assert [copy.path.name for copy in found.args[0]] == ["good.sketch"]
    assert not said
