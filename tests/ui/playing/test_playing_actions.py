"""Menu entries for playing in: what there is to choose from, and why there is nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from sketchpad.midi.inputs import EVERY
from sketchpad.music.errors import InputError
from sketchpad.music.note import TICKS_PER_QUARTER
from tests.midi.machine import Machine
from tests.session.playing_by_hand import play

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def machine(monkeypatch):
    monkeypatch.setattr("sketchpad.midi.inputs.INTERVAL", 0.05)
    return Machine("Keys & Pads:Keys & Pads 20:0")


@pytest.fixture
def midi(app, qtbot, machine):
    app.session.midi.open(lambda: machine)
    qtbot.waitUntil(lambda: app.session.midi.plugged.names != (), timeout=5000)
    return app.session.midi


def entries(window):
    menu = window.playing.inputs
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def test_keyboards_are_listed_as_they_come_and_go(window, qtbot, midi, machine):
    assert list(entries(window)) == ["Every keyboard", "None", "Keys && Pads"]
    assert [text for text, action in entries(window).items() if action.isChecked()] == ["Every keyboard"]
    machine.plug("Oxygen:Oxygen 24:0")
    qtbot.waitUntil(lambda: "Oxygen" in entries(window), timeout=5000)
    entries(window)["Oxygen"].trigger()
    assert midi.input == "Oxygen"
    machine.unplug("Oxygen:Oxygen 24:0")
    qtbot.waitUntil(lambda: "Oxygen (not plugged in)" in entries(window), timeout=5000)
    assert entries(window)["Oxygen (not plugged in)"].isChecked()
    entries(window)["Every keyboard"].trigger()
    assert midi.input == EVERY


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_open_menu_follows(window, qtbot, midi, machine):
    menu = window.playing.inputs
    menu.popup(window.mapToGlobal(window.rect().center()))
    machine.plug("Oxygen:Oxygen 24:0")
    qtbot.waitUntil(lambda: "Oxygen" in [action.text() for action in menu.actions()], timeout=5000)
    menu.close()


def test_midi_out_is_switched_and_says_what_it_is(window, qtbot, midi, machine):
    assert window.playing.sends.isEnabled()
    assert "Sketchpad" in window.playing.sends.toolTip()
    window.playing.sends.trigger()
    qtbot.waitUntil(lambda: machine.outputs == 1, timeout=5000)
    assert window.playing.sends.isChecked()
    window.playing.sends.trigger()
    qtbot.waitUntil(lambda: machine.outputs == 0, timeout=5000)


def test_without_ports_the_menu_says_why(app, window, qtbot):
    def none():
        raise InputError("no MIDI ports: because of the test")

    app.session.midi.open(none)
    qtbot.waitUntil(lambda: "because of the test" in window.playing.sends.toolTip(), timeout=5000)
    assert not window.playing.sends.isEnabled()
    ((text, action),) = entries(window).items()
    assert "because of the test" in text
    assert not action.isEnabled()
    assert not window.message.isVisible()


def test_no_two_actions_have_the_same_keys(window):
    seen: dict[str, str] = {}
    for menu in window.menuBar().findChildren(QMenu):
        for action in menu.actions():
            for shortcut in action.shortcuts():
                keys = shortcut.toString()
                assert keys not in seen, f"{keys}: {seen.get(keys)} and {action.text()}"
                seen[keys] = action.text()
    assert {"R", "Ctrl+K", "Ctrl+Shift+C"} <= set(seen)


def test_the_record_button_springs_back_where_nothing_can_be_recorded(app, window):
    button = window.transport.widgetForAction(window.transport.transport["record"])
    QTest.mouseClick(button, LEFT)
    assert not window.transport.transport["record"].isChecked()
    assert window.message.isVisible()
    assert "Record" in button.toolTip()


def test_recording_shows_on_the_button_and_the_grid_is_the_rolls(app, window, qtbot):
    with qtbot.waitSignal(app.session.playback.opened, timeout=10_000):
        app.session.playback.open()
    window.transport.grid.setCurrentText("1/8")
    assert app.session.recording.grid == TICKS_PER_QUARTER // 2
    QTest.keyClick(window.roll.canvas, Key.Key_R)
    assert window.transport.transport["record"].isChecked()
    assert app.session.playback.playing
    QTest.keyClick(window.roll.canvas, Key.Key_Space)
    assert not window.transport.transport["record"].isChecked()


def test_what_is_captured_comes_into_view(app, window, document):
    play(app.session, 100, 0, 0.5)
    app.session.playback.seek(1920 * 40)
    QTest.keyClick(
        window.roll.canvas, Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    (note,) = document.selection
    view = window.roll.view
    assert note.start == 1920 * 40
    assert 0 <= view.geometry.x(note.start) < view.size.width()
    assert 0 <= view.geometry.y(100) < view.size.height()
