"""The command palette: every command by a few letters."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from sketchpad.session.preferences import read_choices
from sketchpad.ui.commands.command_palette import CommandPalette

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key, Role = Qt.Key, Qt.ItemDataRole


@pytest.fixture
def palette(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.roll.canvas, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    opened = window.findChild(CommandPalette)
    yield opened
    if isValid(opened):
        opened.close()


def texts(palette):
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def test_it_has_every_action_of_every_menu(window, palette):
    found = set(palette.found)
    for menu in window.menuBar().findChildren(QMenu):
        for action in menu.actions():
            if not action.isSeparator() and not action.menu() and menu.title() != "Open recent":
                assert action.objectName() in found, f"{menu.title()}: {action.text()}"


def test_letters_find_and_enter_does(app, window, palette):
    QTest.keyClicks(palette.line, "blues riff")
    assert palette.found[0] == "example.blues_riff"
    palette.line.clear()
    QTest.keyClicks(palette.line, "metron")
    assert palette.found[0] == "play.metronome"
    assert palette.list.item(0).data(Role.AccessibleTextRole) == "Metronome, Play, Ctrl+M"
    QTest.keyClick(palette.line, Key.Key_Return)
    assert window.transport.time["metronome"].isChecked()
    assert not palette.isVisible()


def test_arrows_go_through_the_list_and_disabled_commands_do_nothing(window, palette, document):
    QTest.keyClicks(palette.line, "undo")
    assert palette.list.item(0).text() == "Undo"
    assert not palette.list.item(0).flags() & Qt.ItemFlag.ItemIsEnabled
    QTest.keyClick(palette.line, Key.Key_Return)
    assert palette.isVisible()
    palette.line.clear()
    QTest.keyClick(palette.line, Key.Key_Down)
    QTest.keyClick(palette.line, Key.Key_Down)
    assert palette.list.currentRow() == 2
    QTest.keyClick(palette.line, Key.Key_Up)
    assert palette.list.currentRow() == 1
    QTest.keyClick(palette.line, Key.Key_Escape)
    assert not palette.isVisible()


def test_a_model_is_chosen_by_its_name(window, palette):
    QTest.keyClicks(palette.line, "lookback")
    assert palette.found[0] == "choose.model.lookback_rnn"
    QTest.keyClick(palette.line, Key.Key_Enter)
    assert window.panel.model.currentData() == "lookback_rnn"


def test_the_songs_of_the_last_time_are_found_by_their_names(app, window, palette, tmp_path):
    palette.close()
    app.session.recent.add(tmp_path / "evening song.sketch")
    window.beside.show_palette()
    again = window.findChildren(CommandPalette)[-1]
    QTest.keyClicks(again.line, "evening")
    assert again.found[0] == f"recent.{tmp_path / 'evening song.sketch'}"
    again.close()


def test_switches_say_whether_they_are_on(window, palette):
    assert "✓ Follow the playhead" in texts(palette)
    QTest.keyClicks(palette.line, "follow the")
    QTest.keyClick(palette.line, Key.Key_Return)
    assert not window.roll.view.follows


def test_what_was_used_last_comes_first_and_is_kept(app, window, palette):
    QTest.keyClicks(palette.line, "count in")
    QTest.keyClick(palette.line, Key.Key_Return)
    window.beside.show_palette()
    again = window.findChildren(CommandPalette)[-1]
    assert again.found[0] == "play.count-in"
    again.close()
    app.session.disk.close()
    assert read_choices().commands == ("play.count-in",)


@pytest.mark.alone
def test_it_opens_at_once(window, qtbot):
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        window.beside.show_palette()
        palette = window.findChildren(CommandPalette)[-1]
        palette.grab()
        times.append(time.perf_counter() - begun)
        palette.close()
    assert sorted(times)[2] <= 0.050
    palette = CommandPalette(tuple(palette._commands.values()), palette._preferences, window)
    begun = time.perf_counter()
    palette.line.setText("generate with")
    assert time.perf_counter() - begun <= 0.050
    palette.close()
