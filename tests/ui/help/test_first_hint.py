"""The hint for who is here for the first time: one line, once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from sketchpad.session.preferences import read_choices
from sketchpad.ui.app import App

Key = Qt.Key


@pytest.fixture
def hint(app):
    app.window.hint.offer()
    return app.window.hint


def test_it_is_one_line_that_names_the_keys(hint):
    assert hint.isVisible()
    assert "\n" not in hint.text.text()
    assert hint.text.text().startswith("Ctrl+Return goes on from what you drew · Space plays · Ctrl+P")


@pytest.mark.parametrize("first", ["a key", "an edit", "an answer", "its button"])
def test_it_goes_with_the_first_thing_that_is_done_and_stays_away(app, hint, window, document, qtbot, first):
    if first == "a key":
        QTest.keyClick(window.roll.canvas, Key.Key_2)
    elif first == "an edit":
        document.set_tempo(99)
    elif first == "an answer":
        with qtbot.waitSignal(app.session.continuation.ended, timeout=10000):
            window.panel.generate.click()
    else:
        hint.findChild(QToolButton).click()
    assert not hint.isVisible()
    app.session.disk.close()
    assert read_choices().hint_seen
    hint.offer()
    assert not hint.isVisible()


def test_it_is_there_at_every_start_until_something_was_done(qapp, qtbot, random_models, monkeypatch):
    for is_there in (True, True, False):
        app = App(random_models)
        # Not the sound: this machine may have none.
        monkeypatch.setattr(app.session.playback, "open", lambda: None)
        with qtbot.waitSignal(app.session.loaded, timeout=5000):
            app.open(None)
        assert app.window.hint.isVisible() is is_there
        if app.session.preferences.choices.commands:
            app.session.document.set_tempo(99)
        app.session.preferences.choose(commands=("seen once",))
        app.close()
