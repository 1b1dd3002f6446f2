"""The computer's keyboard as a piano: while it is one, its keys are no shortcuts, and none is left down."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sketchpad.music.note import Voice
from sketchpad.session.playing.playing import TYPED
from sketchpad.ui.piano_roll.view import Tool
from tests.ui.mouse import CTRL, NO

Key = Qt.Key


@pytest.fixture
def heard(app, monkeypatch):
    """(pitch, velocity), or a pitch that ended, as the session hears it."""
    found = []
    playback = app.session.playback
    monkeypatch.setattr(playback, "note_on", lambda pitch, velocity, _voice: found.append((pitch, velocity)))
    monkeypatch.setattr(playback, "note_off", lambda pitch, _voice: found.append(pitch))
    return found


@pytest.fixture
def keyboard(window, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.roll.canvas, Key.Key_K, CTRL)
    assert window.playing.keyboard.on
    return window.playing.keyboard


def down(widget, key):
    QTest.keyPress(widget, key)


def up(widget, key):
    QTest.keyRelease(widget, key)


def test_two_rows_of_keys_are_a_piano(window, heard, keyboard):
    canvas = window.roll.canvas
    for key in (Key.Key_A, Key.Key_W, Key.Key_S, Key.Key_E, Key.Key_D, Key.Key_F, Key.Key_T, Key.Key_K, Key.Key_P):
        down(canvas, key)
        up(canvas, key)
    pitches = [60, 61, 62, 63, 64, 65, 66, 72, 75]
    assert heard == [each for pitch in pitches for each in ((pitch, 100), pitch)]


def test_what_is_said_of_the_keys_goes_with_them_and_no_more(window, keyboard):
    message = window.message
    assert "are a piano" in message.text.text()
    QTest.keyClick(window.roll.canvas, Key.Key_Escape)
    assert not keyboard.on
    assert message.isHidden()
    message.say("something else")
    QTest.keyClick(window.roll.canvas, Key.Key_K, CTRL)
    assert len(message.text.text().splitlines()) == 2
    QTest.keyClick(window.roll.canvas, Key.Key_Escape)
    assert message.text.text() == "Something else"
    assert message.isVisible()


def test_what_is_said_of_the_octave_goes_with_the_keys_too(window, keyboard):
    for key, said in ((Key.Key_X, "C5"), (Key.Key_X, "C6"), (Key.Key_Z, "C5")):
        QTest.keyClick(window.roll.canvas, key)
        assert window.message.text.text() == f"The key A plays {said}"
    QTest.keyClick(window.roll.canvas, Key.Key_Escape)
    assert window.message.isHidden()


def test_the_keys_are_no_shortcuts_meanwhile_and_others_still_are(window, document, heard, keyboard):
    canvas, before = window.roll.canvas, document.bars
    document.select(document.bars)
    for key in (Key.Key_K, Key.Key_F, Key.Key_W, Key.Key_T, Key.Key_A, Key.Key_L, Key.Key_G, Key.Key_H):
        QTest.keyClick(canvas, key)
    assert document.bars == before
    assert document.bars.tempo == before.tempo
    assert not window.transport.transport["loop"].isChecked()
    QTest.keyClick(canvas, Key.Key_2)
    assert window.roll.view.tool is Tool.SELECT
    QTest.keyClick(canvas, Key.Key_A, CTRL)
    assert document.selection == document.bars
    QTest.keyClick(canvas, Key.Key_K, CTRL)
    assert not keyboard.on
    QTest.keyClick(canvas, Key.Key_K)
    assert all(note.locked for note in document.bars)


def test_the_first_key_is_the_kick_while_drums_are_in_hand(window, heard, keyboard):
    canvas, view = window.roll.canvas, window.roll.view
    QTest.keyClick(canvas, Key.Key_X)
    for voice, said, played in ((Voice.DRUMS, "Kick", 36), (Voice.BASS, "C5", 72), (Voice.DRUMS, "Kick", 36)):
        view.set_voice(voice)
        assert window.message.text.text() == f"The key A plays {said}"
        QTest.keyClick(canvas, Key.Key_A)
        assert heard[-1] == played
    QTest.keyClick(canvas, Key.Key_S)
    assert heard[-1] == 38, "the snare"
    QTest.keyClick(canvas, Key.Key_X)
    assert window.message.text.text() == "The key A plays Mid tom"
    QTest.keyClick(canvas, Key.Key_Escape)
    view.set_voice(Voice.MELODY)
    assert window.message.isHidden()


def test_z_and_x_change_the_octave_within_what_there_is(window, heard, keyboard):
    canvas = window.roll.canvas
    QTest.keyClick(canvas, Key.Key_Z)
    assert "C3" in window.message.text.text()
    QTest.keyClick(canvas, Key.Key_A)
    for _ in range(20):
        QTest.keyClick(canvas, Key.Key_X)
    QTest.keyClick(canvas, Key.Key_A)
    QTest.keyClick(canvas, Key.Key_P)
    for _ in range(20):
        QTest.keyClick(canvas, Key.Key_Z)
    QTest.keyClick(canvas, Key.Key_A)
    assert [each for each in heard if isinstance(each, int)] == [48, 108, 123, 0]


def test_another_octave_lets_go_of_what_is_down(window, heard, keyboard):
    canvas = window.roll.canvas
    down(canvas, Key.Key_A)
    QTest.keyClick(canvas, Key.Key_X)
    up(canvas, Key.Key_A)
    assert heard == [(60, 100), 60]


def test_a_key_that_repeats_itself_is_one_note(window, heard, keyboard):
    canvas = window.roll.canvas
    down(canvas, Key.Key_A)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress) * 3:
        event = QKeyEvent(kind, Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", autorep=True)
        QApplication.sendEvent(canvas, event)
    up(canvas, Key.Key_A)
    assert heard == [(60, 100), 60]


def test_esc_ends_it_and_what_is_down_ends_with_it(window, document, heard, keyboard):
    canvas = window.roll.canvas
    document.select(document.bars)
    down(canvas, Key.Key_A)
    QTest.keyClick(canvas, Key.Key_Escape)
    assert not keyboard.on
    assert heard == [(60, 100), 60]
    assert document.selection
    assert not window.transport.transport["keys"].isChecked()
    QTest.keyClick(canvas, Key.Key_Escape)
    assert not document.selection


@pytest.mark.parametrize("lost", ["window", "popup", "widget", "program"])
def test_when_the_keyboard_goes_elsewhere_nothing_sounds_on(app, window, heard, keyboard, lost):
    canvas = window.roll.canvas
    down(canvas, Key.Key_A)
    down(canvas, Key.Key_D)
    if lost == "window":
        QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    elif lost == "popup":
        QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    elif lost == "widget":
        window.panel.generate.setFocus()
    else:
        app.window.playing.keyboard.switch(False)
    assert sorted(each for each in heard if isinstance(each, int)) == [60, 64]
    assert not app.session.playing.live.sounds_on(TYPED)


def test_a_list_that_has_the_keyboard_does_not_take_the_keys_but_a_field_does(app, window, heard, keyboard):
    model = window.panel.model
    model.setFocus()
    chosen = model.currentIndex()
    for key in (Key.Key_A, Key.Key_P):
        QTest.keyClick(model, key)
    assert model.currentIndex() == chosen
    assert [each for each in heard if isinstance(each, int)] == [60, 75]
    window.panel.seed.setFocus()
    window.panel.seed.selectAll()
    for key in (Key.Key_4, Key.Key_2):
        QTest.keyClick(window.panel.seed, key)
    assert window.panel.seed.value() == 42


def test_the_button_and_the_menu_show_whether_it_is_on(window, keyboard):
    button = window.transport.transport["keys"]
    (entry,) = (
        action
        for menu in window.menuBar().findChildren(QMenu)
        for action in menu.actions()
        if action.shortcut().toString() == "Ctrl+K"
    )
    assert button.isChecked()
    assert entry.isChecked()
    QTest.mouseClick(window.transport.widgetForAction(button), Qt.MouseButton.LeftButton)
    assert not keyboard.on
    assert not entry.isChecked()
    entry.trigger()
    assert keyboard.on
    assert button.isChecked()


@pytest.mark.skipif(sys.platform != "linux", reason="only there is it told where a key is")
def test_keys_go_by_their_place_on_other_keyboards(window, heard, keyboard):
    """On a German one, Z is where Y is on an English one; on a French one, Q is where A is."""
    # Made-up events ask for shortcuts without saying where the key is; here Q is none.
    window.panel.generate.setFocus()
    for key, code, text in ((Key.Key_Z, 29, "z"), (Key.Key_Q, 38, "q"), (Key.Key_Y, 52, "y"), (Key.Key_Q, 38, "q")):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, code, 0, 0, text)
            QApplication.sendEvent(window.panel.generate, event)
    assert [each for each in heard if isinstance(each, int)] == [68, 60, 48]


def test_keys_with_others_held_are_not_taken(window, heard, keyboard):
    QTest.keyClick(window.roll.canvas, Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window.roll.canvas, Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert heard == []
    down(window.roll.canvas, Key.Key_A)
    QTest.keyRelease(window.roll.canvas, Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert heard == [(60, 100), 60]


def test_it_plays_the_voice_in_hand(app, window, keyboard):
    from sketchpad.music.note import Voice

    window.roll.view.set_voice(Voice.BASS)
    QTest.keyClick(window.roll.canvas, Key.Key_A, NO)
    assert app.session.capture.phrase[0].voice is Voice.BASS
