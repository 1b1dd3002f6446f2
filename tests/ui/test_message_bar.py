"""What the user should know, said in the window."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent


@pytest.fixture
def announced(monkeypatch):
    """Who had a screen reader say what."""
    found = []

    class Said(QAccessibleAnnouncementEvent):
        def __init__(self, widget, text):
            super().__init__(widget, text)
            found.append((widget, text))

    monkeypatch.setattr("sketchpad.ui.announcing.QAccessibleAnnouncementEvent", Said)
    return found


def test_a_screen_reader_says_each_message_once(window, announced):
    window.message.say("one thing")
    window.message.say("another")
    assert announced == [(window.message, "One thing"), (window.message, "Another")]


def test_a_screen_reader_says_what_became_of_the_file(app, window, announced):
    app.session.files.differs.emit(Path("song.sketch"))
    assert announced == [(window.changed, window.changed.text.text())]
    app.session.files.gone.emit(Path("song.sketch"))
    assert announced[1:] == [(window.changed, window.changed.text.text())]
    assert "is gone" in announced[1][1]
