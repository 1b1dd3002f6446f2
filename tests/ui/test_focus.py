"""Who has the keyboard and the wheel: after a click on a panel the keys are still the roll's."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QStyle, QStyleOptionSpinBox

from tests.ui.mouse import CTRL, LEFT, NO, SHIFT

Key = Qt.Key


def press(key, held=NO):
    """As a hand does: whoever has the keyboard gets it."""
    QTest.keyClick(QApplication.focusWidget(), key, held)


def click_arrow(box):
    """On the upper arrow of a box for numbers."""
    option = QStyleOptionSpinBox()
    box.initStyleOption(option)
    arrow = QStyle.SubControl.SC_SpinBoxUp
    area = box.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, arrow, box)
    QTest.mouseClick(box, LEFT, NO, area.center())


def turn(widget):
    """The wheel; whether the widget took it, else it goes on to what is around it."""
    place = QPointF(widget.rect().center())
    turned = (QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, NO, Qt.ScrollPhase.NoScrollPhase, False)
    event = QWheelEvent(place, widget.mapToGlobal(place), *turned)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def of_panel(window, name):
    return {
        "dice": window.panel.dice,
        "fill": window.fill.fill,
        "volume": next(iter(window.mixer.strips.values())).volume,
        "the panel itself": window._panels.viewport(),
        "the takes": window.takes._area.viewport(),
    }[name]


@pytest.mark.parametrize("name", ["dice", "fill", "volume", "the panel itself", "the takes"])
def test_a_click_on_a_panel_leaves_the_keyboard_to_the_roll(window, player, name):
    QTest.mouseClick(of_panel(window, name), LEFT, NO, QPoint(2, 2))
    assert window.roll.canvas.hasFocus()
    press(Key.Key_Space)
    assert player.playing


def test_a_list_gives_the_keyboard_back_once_something_was_chosen(window):
    for box in window.findChildren(QComboBox):
        if not box.isEditable():
            assert not box.focusPolicy() & Qt.FocusPolicy.ClickFocus, box.accessibleName()


def test_space_plays_after_a_click_on_the_arrow_of_a_number_and_leaves_the_number(window, player):
    for box in (window.panel.bars, window.panel.temperature, window.transport.tempo):
        click_arrow(box)
        text = box.text()
        player.playing = False
        press(Key.Key_Space)
        assert player.playing
        assert box.text() == text
        press(Key.Key_Space)


def test_what_cannot_stand_in_a_number_is_a_key_of_the_roll(app, window):
    click_arrow(window.panel.bars)
    press(Key.Key_L)
    assert app.session.playback.loop
    press(Key.Key_3)
    press(Key.Key_Return)
    assert window.panel.bars.value() == 3
    assert window.roll.canvas.hasFocus()


def test_enter_in_a_number_neither_stops_nor_keeps(window, player):
    for box in (window.panel.bars, window.panel.budget, window.interpolate.seed):
        window.session.playback.begin(0)
        box.setFocus()
        press(Key.Key_Return)
        assert player.playing
        assert window.roll.canvas.hasFocus()


def test_keys_that_a_slider_has_no_use_for_are_the_rolls(window, player, document):
    slider = next(iter(window.mixer.strips.values())).volume
    slider.setFocus()
    press(Key.Key_Left)
    assert slider.value() == 99
    press(Key.Key_Space)
    assert player.playing
    press(Key.Key_A, CTRL)
    assert len(document.selection) == 2
    assert slider.hasFocus()


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(
    ("key", "text", "name"),
    [
        (Key.Key_Question, "?", "help.shortcuts"),
        (Key.Key_Plus, "+", "notes.louder"),
        (Key.Key_3, "3", "tool.erase"),
        (Key.Key_K, "K", "notes.lock-bars"),
    ],
)
def test_a_sign_that_needs_shift_is_the_rolls_too(window, qtbot, key, text, name):
    """`?` and `+` on most keyboards, digits on a French one; of a letter Shift makes another key."""
    slider = next(iter(window.mixer.strips.values())).volume
    slider.setFocus()
    with qtbot.waitSignal(window.menus.actions.triggered, timeout=5000) as triggered:
        QApplication.sendEvent(slider, QKeyEvent(QEvent.Type.KeyPress, key, SHIFT, text))
    assert triggered.args == [name]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_question_mark_in_a_number_shows_the_keys(window, qtbot):
    click_arrow(window.panel.temperature)
    with qtbot.waitSignal(window.menus.actions.triggered, timeout=5000) as triggered:
        QApplication.sendEvent(
            QApplication.focusWidget(), QKeyEvent(QEvent.Type.KeyPress, Key.Key_Question, SHIFT, "?")
        )
    assert triggered.args == ["help.shortcuts"]


def test_the_wheel_scrolls_the_panels_whatever_is_under_the_pointer(window):
    panel, volume = window.panel, next(iter(window.mixer.strips.values())).volume
    model = panel.model.currentIndex()
    for control in (panel.model, panel.bars, panel.temperature, volume):
        assert not turn(control)
    assert panel.model.currentIndex() == model
    assert (panel.bars.value(), panel.temperature.value(), volume.value()) == (16, 1.0, 100)
    panel.bars.setFocus()
    assert turn(panel.bars)
    assert panel.bars.value() == 15


def test_a_key_that_is_held_switches_once(window):
    """Arrows go on while they are held."""
    actions = window.menus.actions
    switches = ("play.toggle", "play.keep-or-stop", "play.loop", "play.record", "play.tap", "model.generate")
    assert not any(actions[name].action.autoRepeat() for name in switches)
    for name in ("notes.semitone-up", "notes.later", "notes.next", "edit.undo", "notes.louder", "takes.next"):
        assert actions[name].action.autoRepeat()


def type_into(box, text):
    box.setFocus()
    box.lineEdit().selectAll()
    QTest.keyClicks(box, text)


def test_space_takes_the_tempo_that_was_typed(window, player, document):
    type_into(window.transport.tempo, "150")
    press(Key.Key_Space)
    assert player.playing
    assert document.bars.tempo == 150


def test_keys_with_control_stay_with_what_is_written_into(window, document):
    box = window.panel.bars
    box.setFocus()
    box.lineEdit().deselect()
    press(Key.Key_A, CTRL)
    assert box.lineEdit().selectedText() == "16"
    assert not document.selection


def test_escape_takes_back_what_was_typed_and_nothing_else(window, document):
    document.select(document.bars)
    tempo, metre = window.transport.tempo, window.transport.metre
    for box, text in ((tempo, "150"), (metre, "7/8")):
        type_into(box, text)
        press(Key.Key_Escape)
        assert window.roll.canvas.hasFocus()
        assert (tempo.value(), metre.edit.text()) == (120, "4/4")
    assert len(document.selection) == 2
    assert not document.dirty
    tempo.setFocus()
    press(Key.Key_Escape)
    assert not document.selection


def test_undo_after_a_click_on_the_arrow_of_the_tempo_is_the_songs(window, document):
    click_arrow(window.transport.tempo)
    assert document.bars.tempo == 121
    press(Key.Key_Z, CTRL)
    assert (document.bars.tempo, window.transport.tempo.value()) == (120, 120)
    press(Key.Key_Y, CTRL)
    assert document.bars.tempo == 121
    type_into(window.transport.tempo, "90")
    press(Key.Key_Z, CTRL)
    assert document.bars.tempo == 121, "what is being typed is taken back first"
