"""The lane from A to B: pictures that are heard, kept, carried away and exported."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from sketchpad.music.midi_file import read_midi
from sketchpad.music.primers import read_primer
from sketchpad.ui.panels.lane_menu import LaneMenu
from sketchpad.ui.panels.lane_strip import LaneButton
from tests.ui.panels.ideas import drop
from tests.ui.strip import settled


def menu_of(panel, step) -> LaneMenu:
    """As the keyboard asks for it."""
    button = panel.lane.button(step)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, button.rect().center(), button.mapToGlobal(QPoint()))
    QApplication.sendEvent(button, event)
    return panel.findChildren(LaneMenu)[-1]


def choose_in(menu, text):
    """Down to the entry, and Enter."""
    actions = [action for action in menu.actions() if not action.isSeparator()]
    for _ in range(1 + [action.text() for action in actions].index(text)):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_the_keyboard_goes_from_the_slider_through_the_lane_and_sees_where(window, filled, qtbot):
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    filled.is_pad.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(filled.is_pad, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is filled.lane.button(0)
    for step in range(1, 9):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        button, room = filled.lane.button(step), filled.lane.viewport()
        assert button.hasFocus()
        assert room.rect().contains(QRect(button.mapTo(room, QPoint(0, 0)), button.size()))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is filled.export


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_picture_of_the_lane_becomes_a_take_or_an_idea_by_the_keyboard(app, filled, verb, document, qtbot, twinkle):
    blended = verb.lane.blends[3]
    choose_in(menu_of(filled, 3), "Keep as take")
    assert app.session.takes.takes[0].request.blend == verb.lane.request(3)
    assert filled.slider.amount == 0.375
    document.undo_stack.undo()
    choose_in(menu_of(filled, 8), "Hear it")
    assert list(document.bars) == list(read_primer("irish_reel"))
    song = document.bars
    choose_in(menu_of(filled, 3), "Use as D")
    assert (verb.ends[3].bars, verb.ends[3].place) == (blended.bars, None)
    assert app.window.message.text.text() == "D is now: 38% from song to reel"
    assert verb.lane.complete, "nothing is between A and B that was not"
    choose_in(menu_of(filled, 3), "Use as B")
    assert verb.ends[1].bars == blended.bars
    assert not verb.lane.complete
    assert document.bars == song
    qtbot.waitUntil(lambda: not filled.findChildren(LaneMenu), timeout=5000)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_picture_of_the_lane_is_exported_by_the_keyboard(app, filled, verb, qtbot, monkeypatch, tmp_path):
    asked = []
    answer = (str(tmp_path / "between"), "MIDI (*.mid *.midi)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *told: asked.append(told[2]) or answer)
    with qtbot.waitSignal(app.session.done, timeout=5000):
        choose_in(menu_of(filled, 3), "Export as MIDI …")
    assert asked[0].endswith("blend-03-38.mid")
    assert len(read_midi(tmp_path / "between.mid").bars) == len(verb.lane.blends[3].bars)


def test_a_picture_that_is_not_there_yet_has_no_menu(filled, verb):
    filled.steps.setValue(25)
    button = filled.lane.button(24)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), button.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(button, event)
    assert not filled.findChildren(LaneMenu)


def test_fewer_pictures_are_painted_than_there_were(filled, verb):
    before = filled.lane.findChildren(LaneButton)
    assert len(before) > 3
    filled.steps.setValue(3)
    assert not any(button.isVisible() for button in before)
    assert not filled.grab().isNull()


def test_the_way_is_not_written_over_other_files_unasked(app, filled, verb, qtbot, monkeypatch, tmp_path):
    for step in range(9):
        (tmp_path / f"{step:02}.mid").write_text("another's")
    asked = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    monkeypatch.setattr(QMessageBox, "question", lambda *a: asked.append(a[2]) or QMessageBox.StandardButton.No)
    filled.export.click()
    qtbot.waitUntil(lambda: bool(asked), timeout=5000)
    assert "04.mid and 4 more" in asked[0]
    assert {path.read_text() for path in tmp_path.iterdir()} == {"another's"}
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    with qtbot.waitSignal(verb.lane.said, timeout=5000):
        filled.export.click()
    assert all(len(read_midi(path).bars) for path in tmp_path.iterdir())


def test_a_picture_of_the_lane_is_heard_and_kept(app, filled, verb, document, qtbot, twinkle):
    button = filled.lane.button(8)
    empty = filled.lane.button(0).grab().toImage()
    assert button.grab().toImage() != empty
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert list(document.bars) == list(read_primer("irish_reel"))
    assert filled.lane.checked == 8
    assert filled.slider.amount == 1.0
    filled.keep.click()
    assert app.session.takes.choices[0] == twinkle
    assert list(app.session.takes.choices[1]) == list(read_primer("irish_reel"))
    assert "interpolate" in settled(app.window, qtbot)._buttons.button(1).toolTip()
    assert "100% of the way" in settled(app.window, qtbot)._buttons.button(1).toolTip()


def test_a_picture_is_carried_into_a_field_as_a_midi_file(filled, verb, qtbot):
    button = filled.lane.button(3)
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.waitUntil(lambda: button.file is not None, timeout=5000)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(200, 10))
    with qtbot.waitSignal(verb.ends.changed, timeout=5000):
        assert drop(filled.fields[2].picture, button.file)
    assert verb.ends[2].bars.columns[["start", "pitch"]].tolist() == (
        verb.lane.blends[3].bars.columns[["start", "pitch"]].tolist()
    )


def test_the_lane_has_as_many_pictures_as_asked_and_is_exported(app, filled, verb, qtbot, tmp_path, monkeypatch):
    filled.steps.setValue(5)
    assert len(filled.lane._group.buttons()) == 5
    assert not filled.export.isEnabled()
    qtbot.waitUntil(filled.export.isEnabled, timeout=10_000)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "way"))
    with qtbot.waitSignal(app.session.done, timeout=10_000):
        filled.export.click()
    assert len(list((tmp_path / "way").glob("*.mid"))) == 5
