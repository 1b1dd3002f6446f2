"""Quitting while a sound is still being written, in the real window."""

import os
import threading

import pytest
from PySide6.QtWidgets import QMessageBox

from sketchpad.session.background import Unwanted
from tests.ui.questions import click_in_question, press_enter_in_question

# What the platform of the tests says whenever a dialog is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def let_go(app):
    """Sounds stay unfinished until this is set, or the program ends: all threads have something else to do."""
    background, let_go = app.session.background, threading.Event()

    def hold() -> None:
        while not let_go.wait(0.01):
            background.check()

    for _ in range(os.cpu_count()):
        background.run(hold, lambda _: None, pytest.fail)
    yield let_go
    let_go.set()


def test_by_default_it_is_waited_for(app, window, qtbot, tmp_path, let_go):
    app.session.exporting.export(tmp_path / "song.wav")
    seen = []
    press_enter_in_question(seen)
    assert not window.close()
    assert "song.wav" in seen[0]
    assert "quits as soon as" in window.message.text.text()
    let_go.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert (tmp_path / "song.wav").read_bytes()[:4] == b"RIFF"


def test_it_can_be_left_out_and_nothing_of_it_stays(app, window, qtbot, tmp_path, let_go):
    app.session.exporting.export_stems(tmp_path / "song.flac")
    click_in_question("Quit without it")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)
    app.session.background.close()
    with pytest.raises(Unwanted):
        app.session.background.check()
    assert list(tmp_path.iterdir()) == []


def test_to_cancel_is_to_go_on_also_after_waiting(app, window, qtbot, tmp_path, let_go):
    app.session.exporting.export(tmp_path / "song.flac")
    for answer in ("Cancel", "Wait, then quit", "Cancel"):
        click_in_question(answer)
        assert not window.close()
    assert "quits as soon as" not in window.message.text.text()
    with qtbot.waitSignal(app.session.exporting.finished, timeout=20_000):
        let_go.set()
    assert window.isVisible()
    assert (tmp_path / "song.flac").exists()
    assert window.close(), "nothing is unfinished"


def test_a_sound_that_fails_while_it_is_waited_for_is_told_of(app, window, qtbot, tmp_path, let_go):
    app.session.exporting.export(tmp_path / "nowhere" / "song.wav")
    click_in_question("Wait, then quit")
    assert not window.close()
    with qtbot.waitSignal(app.session.exporting.finished, timeout=20_000):
        let_go.set()
    assert window.isVisible()
    assert "Cannot write" in window.message.text.text()
    assert "quits as soon as" not in window.message.text.text()


def test_unsaved_work_is_asked_about_once_the_sound_is_there(
    app, window, document, qtbot, monkeypatch, tmp_path, let_go
):
    asked = []

    def answer(*_: object) -> QMessageBox.StandardButton:
        asked.append((tmp_path / "song.wav").exists())
        return QMessageBox.StandardButton.Discard

    monkeypatch.setattr(QMessageBox, "question", answer)
    app.session.exporting.export(tmp_path / "song.wav")
    document.set_tempo(99)
    click_in_question("Wait, then quit")
    assert not window.close()
    assert asked == []
    let_go.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert asked == [True]
