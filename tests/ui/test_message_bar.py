"""What the user should know, said in the window."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent

from sketchpad.ui import message_bar
from sketchpad.ui.message_bar import MessageBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


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


@pytest.fixture
def bar(qtbot, monkeypatch):
    monkeypatch.setattr(message_bar, "READ_MS", 100)
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def test_what_was_done_goes_once_it_was_read_and_an_error_stays(bar, qtbot):
    bar.say_done("written: song.mid")
    assert not bar.isHidden()
    qtbot.waitUntil(bar.isHidden, timeout=2000)
    bar.say("cannot write")
    bar.say_done("written: song.mid")
    bar.say_done("written: song.wav")
    assert bar.text.text() == "Cannot write\nWritten: song.wav"
    qtbot.waitUntil(lambda: bar.text.text() == "Cannot write", timeout=2000)
    assert not bar.isHidden()


def test_an_error_stays_when_something_was_done_long_after(bar, monkeypatch):
    bar.say("cannot write")
    monkeypatch.setattr(message_bar, "TOGETHER", -1)
    bar.say_done("written: song.mid")
    assert bar.text.text() == "Cannot write\nWritten: song.mid"
    bar.say("cannot read")
    assert bar.text.text() == "Cannot read"


def test_what_goes_on_stays_until_it_is_over(bar, qtbot):
    bar.say("importing", passing=True)
    qtbot.wait(200)
    assert bar.text.text() == "Importing"
    bar.say_done("imported")
    assert bar.text.text() == "Imported"


def test_a_notice_goes_when_it_is_so_no_longer(app, window):
    app.session.notice.emit("the keyboard is in use")
    app.session.notice.emit("cannot write")
    app.session.over.emit("the keyboard is in use")
    assert window.message.text.text() == "Cannot write"
    app.session.over.emit("cannot write")
    assert window.message.isHidden()


def test_what_was_done_is_not_said_beside_the_next_answer(app, window, qtbot):
    panel, session = window.panel, app.session
    panel.bars.setValue(1)
    for _ in range(2):
        with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
            panel.start()
    assert "again" in window.message.text.text()
    session.notice.emit("cannot write")
    panel.start_with_next_seed()
    assert window.message.text.text() == "Cannot write"
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        pass
