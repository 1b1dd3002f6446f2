"""Notes that are copied in one window and pasted in another."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.note import Author, Note, Voice
from sketchpad.session.songs.song import Song
from tests.ui.conftest import C4, E4

COPIED = Note(1440, 72, 240, 100, Author.MODEL, Voice.BASS)
SONG = Song(Bars.of([COPIED])).to_bytes().decode()


def press(window, key):
    QTest.keyClick(window.roll.canvas, key, Qt.KeyboardModifier.ControlModifier)


def copy(window, qtbot):
    with qtbot.waitSignal(QGuiApplication.clipboard().dataChanged):
        press(window, Qt.Key.Key_C)


def copy_elsewhere(text: str) -> None:
    """As another program does."""
    QGuiApplication.clipboard().setText(text)


@pytest.fixture(autouse=True)
def nothing_copied(qapp):
    yield
    QGuiApplication.clipboard().clear()


def test_another_window_can_paste_what_is_copied(window, document, qtbot):
    document.set_metre(Metre(3, 4))
    document.select([C4, E4])
    copy(window, qtbot)
    song = Song.from_bytes(QGuiApplication.clipboard().text().encode())
    assert list(song.bars) == [C4, E4]
    assert song.bars.metre == Metre(3, 4)


def test_what_another_window_copied_is_pasted(app, window, document, qtbot):
    document.select([C4])
    copy(window, qtbot)
    copy_elsewhere(SONG)
    app.session.playback.seek(3840)
    press(window, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: len(document.bars) == 3)
    assert list(document.selection) == [replace(COPIED, start=3840)]
    assert document.undo_stack.count() == 1


def test_what_was_copied_here_since_is_pasted_at_once(app, window, document):
    copy_elsewhere(SONG)
    document.select([C4])
    press(window, Qt.Key.Key_C)
    app.session.playback.seek(3840)
    press(window, Qt.Key.Key_V)
    assert list(document.bars) == [C4, E4, replace(C4, start=3840)]


def test_what_was_copied_from_a_text_since_leaves_the_notes_to_be_pasted(app, window, document, qtbot):
    document.select([C4])
    copy(window, qtbot)
    copy_elsewhere("a word")
    app.session.playback.seek(3840)
    press(window, Qt.Key.Key_V)
    assert list(document.bars) == [C4, E4, replace(C4, start=3840)]


def test_what_is_no_song_is_not_pasted_and_that_is_said(window, document, qtbot):
    copy_elsewhere(SONG[:-9])
    press(window, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: "cannot be pasted" in window.message.text.text())
    assert list(document.bars) == [C4, E4]
