"""A checkpoint that Magenta wrote, from the menu to the first bars of it, without a restart."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from sketchpad.generation.weights import find_model
from sketchpad.music.note import Author
from sketchpad.ui.app import App
from sketchpad.ui.panels.model_box import ABOUT
from sketchpad.ui.wording import memory

pytestmark = pytest.mark.xdist_group("magenta")


@pytest.fixture
def bundle(checkpoints, tmp_path) -> Path:
    return Path(shutil.copy(checkpoints["polyphony_rnn"], tmp_path / "mine.mag"))


@pytest.fixture
def app(qapp, qtbot, tmp_path, monkeypatch, twinkle):
    monkeypatch.setenv("SKETCHPAD_DATA", str(tmp_path / "data"))
    made = App()
    made.session.document.load(twinkle)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.close()


def press_import(app, monkeypatch, path: Path) -> None:
    """The entry of the menu, and the dialog it opens."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    actions = [action for menu in app.window.menuBar().actions() for action in menu.menu().actions()]
    (action,) = [action for action in actions if action.text() == "Import a Magenta checkpoint …"]
    action.trigger()


def test_an_imported_model_is_listed_measured_and_writes(app, qtbot, monkeypatch, bundle):
    panel, message = app.window.panel, app.window.message
    before = panel.model.count()
    with qtbot.waitSignal(app.session.models.imported, timeout=20_000) as imported:
        press_import(app, monkeypatch, bundle)
        assert message.text.text() == "Importing mine.mag …"
    assert imported.args == ["mine"]
    assert panel.model.count() == before + 1
    assert panel.settings.model == "mine"
    assert message.text.text() == "Imported: Polyphony RNN (mine)"
    qtbot.waitUntil(lambda: "16 bars in" in panel.about.text(), timeout=20_000)
    assert "imported" in panel.model.itemData(panel.model.findData("mine"), ABOUT)
    assert memory(find_model("mine").size) in panel.about.text()
    with qtbot.waitSignal(app.session.continuation.ended, timeout=20_000):
        panel.generate.click()
    assert app.session.meter.costs[-1].model == "mine"
    assert any(note.author is Author.MODEL for note in app.session.document.bars)

    with qtbot.waitSignal(app.session.models.imported, timeout=20_000):
        press_import(app, monkeypatch, bundle)
    assert panel.model.count() == before + 1


def test_a_file_that_is_refused_is_said_why_in_the_message_bar(app, qtbot, monkeypatch, tmp_path):
    before = app.window.panel.model.count()
    (tmp_path / "song.mag").write_bytes(b"MThd")
    with qtbot.waitSignal(app.session.models.refused, timeout=20_000):
        press_import(app, monkeypatch, tmp_path / "song.mag")
    assert app.window.message.isVisible()
    assert "song.mag" in app.window.message.text.text()
    assert app.window.panel.model.count() == before


def test_a_dialog_that_is_closed_imports_nothing(app, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    app.window.models.import_checkpoint()
    assert not app.session.models.busy
