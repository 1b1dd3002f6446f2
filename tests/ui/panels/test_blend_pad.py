"""Four ideas on a pad, and paths over it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.session.verbs.ends import End
from tests.ui.panels.ideas import settle


def test_the_pad_goes_to_its_corners_by_mouse_and_keys(filled, verb, document, qtbot):
    assert not filled.pad.isVisible()
    filled.is_pad.click()
    assert filled.pad.isVisible()
    assert not filled.slider.isVisible()
    assert not filled.lane.isVisible()
    third = Bars.of([Note(0, 55, 480), Note(480, 62, 480)])
    verb.ends.put(3, End("third", third))
    pad = filled.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(pad.width() // 2, pad.height() // 2))
    QTest.mouseMove(pad, QPoint(pad.width() - 2, pad.height() - 2))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton)
    settle(verb, qtbot)
    assert verb.point == (1.0, 1.0)
    assert list(document.bars) == list(third)
    assert document.undo_stack.count() == 1
    pad.setFocus()
    QTest.keyPress(pad, Qt.Key.Key_Up)
    QTest.keyPress(pad, Qt.Key.Key_Left)
    assert verb.point == pytest.approx((0.95, 0.95))
    QTest.keyRelease(pad, Qt.Key.Key_Left)
    settle(verb, qtbot)
    assert document.undo_stack.count() == 2
    assert "95% across, 95% down" in filled.share.text()


def test_a_blend_under_an_arrow_key_is_kept_when_the_keyboard_goes_elsewhere(app, window, filled, verb, qtbot):
    document, pad = app.session.document, filled.pad
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    filled.is_pad.click()
    pad.setFocus()
    for _ in range(8):
        QTest.keyPress(pad, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: verb.inlay.preview is not None, timeout=10_000)
    assert not document.dirty
    window.roll.setFocus()
    settle(verb, qtbot)
    assert verb.point == pytest.approx((0.4, 0.0))
    assert document.dirty
    assert document.undo_stack.count() == 1
    assert app.session.shown is document.bars


def test_a_mouse_that_is_down_holds_the_handle_wherever_the_keyboard_goes(app, window, filled, verb, document, qtbot):
    pad = filled.pad
    filled.is_pad.click()
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center())
    window.roll.setFocus()
    QTest.mouseMove(pad, QPoint(pad.width() - 2, 2))
    settle(verb, qtbot)
    assert verb.inlay.preview is not None
    assert not document.dirty
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton)
    assert verb.point == (1.0, 0.0)
    assert document.undo_stack.count() == 1


def test_a_path_is_recorded_on_the_pad(filled, verb, document, qtbot):
    document.set_tempo(240)
    filled.is_pad.click()
    filled.path_bars.setValue(4)
    filled.record.click()
    assert "recorded" in filled.share.text()
    pad = filled.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert filled.share.text() == "bar 1 of 4"
    qtbot.waitUntil(lambda: verb.path.progress > 1)
    QTest.mouseMove(pad, QPoint(pad.width() - 2, 2))
    # In the bar after the one that the hand was there in the middle of.
    qtbot.waitUntil(lambda: verb.path.progress > 2.5 or not verb.path.recording)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton)
    settle(verb, qtbot)
    assert not filled.record.isChecked()
    assert verb.path.points[0] == (0.0, 0.0)
    assert verb.path.points[-1] == (1.0, 0.0)
    steps, shown = document.undo_stack.count(), document.bars
    before = pad.grab().toImage()
    document.undo_stack.undo()
    filled.write_path.click()
    settle(verb, qtbot)
    assert document.bars == shown
    assert document.undo_stack.count() == steps
    pad.show_path(())
    assert pad.grab().toImage() != before
