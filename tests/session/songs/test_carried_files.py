"""What is carried out of the window lies in one folder, which goes with the program."""

import tempfile

import pytest

from sketchpad.session.session import Session
from sketchpad.session.songs.carried_files import CarriedFiles


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_all_lie_in_one_folder_which_is_made_with_the_first_and_goes_at_the_end(temporary):
    carried = CarriedFiles()
    assert not list(temporary.iterdir())
    take, blend = carried.path("take-1"), carried.path("blend-02")
    assert [each.name for each in (take, blend)] == ["take-1.mid", "blend-02.mid"]
    assert take.parent == blend.parent
    take.write_bytes(b"MThd")
    carried.close()
    assert not list(temporary.iterdir())
    carried.close()


def test_without_a_place_for_it_nothing_is_carried(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    assert CarriedFiles().path("take-1") is None


def test_a_session_leaves_nothing_behind(temporary, qapp):
    session = Session()
    session.carried.path("take-1").write_bytes(b"MThd")
    assert list(temporary.iterdir())
    session.close()
    assert not list(temporary.iterdir())
