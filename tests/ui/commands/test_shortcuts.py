"""Keys: looked up, changed, kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from sketchpad.music.note import Note
from sketchpad.paths import user_directory
from sketchpad.session.edits import Edit
from sketchpad.session.preferences import Binding, read_choices
from sketchpad.ui.app import App
from sketchpad.ui.commands.commands import commands
from sketchpad.ui.commands.key_recorder import KeyRecorder, key_of
from sketchpad.ui.commands.shortcut_sheet import ID, ShortcutSheet

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key, Modifier = Qt.Key, Qt.KeyboardModifier
Answer = QMessageBox.StandardButton


@pytest.fixture
def actions(window):
    return window.menus.actions


@pytest.fixture
def sheet(window, actions, qtbot):
    made = ShortcutSheet(actions, window)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def rows(sheet):
    """(text, keys) of what is to be seen."""
    return {(row.text(0), row.text(1)) for _, row in sheet._rows if not row.isHidden()}


def choose(sheet, name):
    sheet.tree.setCurrentItem(next(row for _, row in sheet._rows if row.data(0, ID) == name))


def press(window, key, held=Modifier.NoModifier):
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.roll.setFocus()
    QTest.keyClick(window.roll.canvas, key, held)


def repeat(widget, key):
    """What a key that is held sends again and again."""
    for kind in (QKeyEvent.Type.KeyRelease, QKeyEvent.Type.KeyPress):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Modifier.NoModifier, "", autorep=True))


def record(sheet, key, held=Modifier.NoModifier):
    """Enter on the row, then the new key."""
    QTest.keyClick(sheet.tree, Key.Key_Return)
    recorder = sheet.findChildren(KeyRecorder)[-1]
    assert recorder.isVisible()
    QTest.keyClick(recorder, key, held)
    return recorder


def test_every_action_has_an_id_of_its_own_and_no_key_is_there_twice(actions):
    names = [entry.id for entry in actions]
    keys = [key for entry in actions for key in entry.keys]
    assert all(names)
    assert len(set(names)) == len(names) > 70
    assert len(set(keys)) == len(keys)


def test_it_lists_keys_and_gestures(sheet):
    assert {("Generate", "Ctrl+Return · Ctrl+Enter"), ("Duplicate", "Ctrl+D"), ("resize", "Drag an edge")} <= rows(
        sheet
    )


def test_undo_is_called_so_whatever_it_would_undo(window, document, actions, qtbot):
    for pitch in (72, 73):
        document.push("Draw note", Edit.of(added=[Note(0, pitch, 480)]))
    document.undo_stack.undo()
    sheet = ShortcutSheet(actions, window)
    qtbot.addWidget(sheet)
    assert {("Undo", "Ctrl+Z"), ("Redo", "Ctrl+Shift+Z · Ctrl+Y")} <= rows(sheet)
    assert "Undo Draw note" in {command.title for command in commands(window)}


def test_it_is_searched_by_word_and_by_key(sheet):
    QTest.keyClicks(sheet.search, "octave")
    assert rows(sheet) == {("Octave up", "Shift+Up"), ("Octave down", "Shift+Down")}
    sheet.search.setText("ctrl+d")
    assert rows(sheet) == {
        ("Duplicate", "Ctrl+D"),
        ("copy it", "Ctrl+drag a note"),
        ("select", "Ctrl+drag on empty grid"),
        ("Zoom the rows out", "Ctrl+Down"),
    }
    sheet.search.clear()
    assert len(rows(sheet)) > 80


def test_another_key_does_it_from_now_on(app, window, document, sheet, actions):
    choose(sheet, "notes.select-all")
    record(sheet, Key.Key_J, Modifier.ControlModifier)
    assert ("Select all", "Ctrl+J") in rows(sheet)
    sheet.close()
    press(window, Key.Key_J, Modifier.ControlModifier)
    assert len(document.selection) == 2
    document.select([])
    press(window, Key.Key_A, Modifier.ControlModifier)
    assert not len(document.selection)
    app.session.disk.close()
    assert read_choices().bindings == (Binding("notes.select-all", ("Ctrl+J",)),)


def test_tips_name_the_key_that_does_it_now(window, actions):
    tip = (
        "Do it with the selection, else with the song, of which what begins before the playhead is continued; "
        "undo takes it back"
    )
    assert window.panel.generate.toolTip() == f"{tip} (Ctrl+Return)"
    actions.bind("model.generate", ("F5",))
    assert window.panel.generate.toolTip() == f"{tip} (F5)"
    actions.bind("model.generate", ())
    assert window.panel.generate.toolTip() == tip


def test_keys_are_there_again_at_the_next_start(qapp, qtbot, random_models):
    first = App(random_models)
    first.window.menus.actions.bind("notes.select-all", ("Ctrl+J",))
    first.close()
    second = App(random_models)
    entry = second.window.menus.actions["notes.select-all"]
    assert entry.keys == ("Ctrl+J",)
    second.window.menus.actions.reset(entry.id)
    second.close()
    assert read_choices().bindings == ()


def test_keys_of_two_windows_are_there_at_the_next_start(qapp, qtbot, random_models):
    one, two = App(random_models), App(random_models)
    one.window.menus.actions.bind("notes.select-all", ("Ctrl+J",))
    one.close()
    two.window.menus.actions.bind("notes.cut", ("F9",))
    two.close()
    third = App(random_models)
    actions = third.window.menus.actions
    assert (actions["notes.select-all"].keys, actions["notes.cut"].keys) == (("Ctrl+J",), ("F9",))
    actions.reset_all()
    third.close()
    assert read_choices().bindings == ()


def test_a_key_that_is_taken_is_told_of_and_left(sheet, actions, monkeypatch):
    asked = []
    monkeypatch.setattr(QMessageBox, "question", lambda *what: asked.append(what[2]) or Answer.No)
    choose(sheet, "notes.select-all")
    record(sheet, Key.Key_D, Modifier.ControlModifier)
    assert asked == ["Ctrl+D is the key of “Duplicate”. Shall the two swap their keys?"]
    assert actions["notes.select-all"].keys == ("Ctrl+A",)
    assert actions["notes.duplicate"].keys == ("Ctrl+D",)


def test_a_key_that_is_taken_is_swapped_knowingly(sheet, actions, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: Answer.Yes)
    choose(sheet, "notes.select-all")
    record(sheet, Key.Key_D, Modifier.ControlModifier)
    assert actions["notes.select-all"].keys == ("Ctrl+D",)
    assert actions["notes.duplicate"].keys == ("Ctrl+A",)


def test_escape_leaves_the_key_and_tab_is_one(sheet, actions):
    choose(sheet, "notes.quantise")
    assert not record(sheet, Key.Key_Escape).isVisible()
    assert actions["notes.quantise"].keys == ("Q",)
    record(sheet, Key.Key_Shift)
    recorder = sheet.findChildren(KeyRecorder)[-1]
    assert recorder.isVisible()
    QTest.keyClick(recorder, Key.Key_Tab, Modifier.ControlModifier)
    assert actions["notes.quantise"].keys == ("Ctrl+Tab",)


def test_enter_that_is_held_on_a_row_is_not_the_new_key(sheet, actions, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: pytest.fail("asked"))
    choose(sheet, "notes.quantise")
    QTest.keyPress(sheet.tree, Key.Key_Return)
    recorder = sheet.findChildren(KeyRecorder)[-1]
    for _ in range(3):
        repeat(recorder, Key.Key_Return)
    QTest.keyRelease(recorder, Key.Key_Return)
    assert recorder.isVisible()
    QTest.keyClick(recorder, Key.Key_F9)
    assert not recorder.isVisible()
    assert actions["notes.quantise"].keys == ("F9",)


def test_a_new_key_that_is_held_answers_no_question(sheet, actions, monkeypatch):
    asked = []
    monkeypatch.setattr(QMessageBox, "question", lambda *_: asked.append(True) or Answer.No)
    choose(sheet, "notes.quantise")
    QTest.keyClick(sheet.tree, Key.Key_Return)
    recorder = sheet.findChildren(KeyRecorder)[-1]
    QTest.keyPress(recorder, Key.Key_Return)
    repeat(recorder, Key.Key_Return)
    assert not asked, "the question comes when the key is let go"
    QTest.keyRelease(recorder, Key.Key_Return)
    assert asked


def test_one_key_or_all_are_as_at_first(sheet, actions, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: Answer.Yes)
    choose(sheet, "notes.quantise")
    assert not sheet.reset.isEnabled()
    sheet.clear.click()
    assert actions["notes.quantise"].keys == ()
    actions.bind("tool.draw", ("Q",))
    sheet.reset.click()
    assert actions["notes.quantise"].keys == ("Q",)
    assert actions["tool.draw"].keys == ()
    actions.bind("notes.cut", ("F9",))
    sheet.reset_all.click()
    assert all(entry.keys == entry.first for entry in actions)
    assert not sheet.reset_all.isEnabled()


def test_preferences_that_are_broken_are_told_of_and_keys_are_as_at_first(qapp, qtbot, random_models, monkeypatch):
    file = user_directory("session") / "preferences.json"
    file.parent.mkdir(parents=True)
    file.write_text("not JSON")
    app = App(random_models)
    monkeypatch.setattr(app.session.playback, "open", lambda: None)
    app.open(None)
    assert "Your preferences could not be read" in app.window.message.text.text()
    assert all(entry.keys == entry.first for entry in app.window.menus.actions)
    app.close()


def test_a_file_that_gives_a_key_twice_or_nonsense_gives_it_once(qapp, qtbot, random_models):
    first = App(random_models)
    first.session.preferences.choose(
        bindings=(
            Binding("notes.cut", ("Ctrl+D", "no key at all")),
            Binding("notes.copy", ("Ctrl+D",)),
            Binding("x", ()),
        )
    )
    first.close()
    app = App(random_models)
    actions = app.window.menus.actions
    assert actions.holder("Ctrl+D").id == "notes.cut"
    assert actions["notes.cut"].keys == ("Ctrl+D",)
    assert actions["notes.copy"].keys == actions["notes.duplicate"].keys == ()
    app.close()


@pytest.mark.parametrize(
    ("key", "held", "text", "expected"),
    [
        (Key.Key_Question, Modifier.ShiftModifier, "?", "?"),
        (Key.Key_A, Modifier.ShiftModifier, "A", "Shift+A"),
        (Key.Key_Backtab, Modifier.ShiftModifier, "", "Shift+Tab"),
        (Key.Key_Up, Modifier.ShiftModifier | Modifier.KeypadModifier, "", "Shift+Up"),
        (Key.Key_Space, Modifier.ShiftModifier, " ", "Shift+Space"),
        (Key.Key_Plus, Modifier.NoModifier, "+", "+"),
    ],
)
def test_shift_counts_where_it_does_more_than_reach_a_sign(key, held, text, expected):
    assert key_of(QKeyEvent(QKeyEvent.Type.KeyPress, key, held, text)) == expected
