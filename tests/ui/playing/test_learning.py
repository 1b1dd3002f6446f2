"""Knobs move controls of the window, as a hand would."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sketchpad.midi.events import Turned
from sketchpad.music.primers import read_primer
from sketchpad.session.verbs.ends import End
from sketchpad.ui.playing import knobs
from sketchpad.ui.playing.learning import Learning
from tests.ui.mouse import LEFT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


@pytest.fixture
def learning(window):
    window.playing.show_knobs()
    yield window.findChild(Learning)
    if shown := window.findChild(Learning):
        shown.close()


def turn(app, number, value):
    app.session.playing.live.receive("knobs", Turned(0, number, value))


def learn(app, name, number):
    app.session.controllers.learn(name)
    turn(app, number, 0)


def test_every_control_can_be_learned_and_says_so(learning):
    assert set(learning.rows) == {
        "temperature", "distance", "interpolate",
        "note_density", "in_key", "mean_interval", "syncopation_16", "syncopation_8",
    }  # fmt: skip
    for row in learning.rows.values():
        assert row.learn.toolTip()
        assert row.learn.accessibleName()
        assert row.forget.accessibleName()


def test_a_knob_is_learned_shown_and_forgotten(app, learning):
    row = learning.rows["temperature"]
    QTest.mouseClick(row.learn, LEFT)
    assert app.session.controllers.learning == "temperature"
    assert row.learn.isChecked()
    assert "turn a knob" in row.knob.text()
    turn(app, 21, 64)
    assert not row.learn.isChecked()
    assert row.knob.text() == "controller 21, channel 1"
    QTest.mouseClick(row.forget, LEFT)
    assert row.knob.text() == "—"
    assert not row.forget.isEnabled()
    QTest.mouseClick(row.learn, LEFT)
    QTest.mouseClick(row.learn, LEFT)
    assert app.session.controllers.learning is None


def test_a_control_that_is_touched_in_the_window_waits_for_its_knob(app, window, qtbot, learning):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.panel.temperature.setFocus()
    assert app.session.controllers.learning == "temperature"
    QTest.mouseClick(window.shape.rows["note_density"].slider, LEFT)
    assert app.session.controllers.learning == "note_density"
    turn(app, 33, 64)
    assert learning.rows["note_density"].knob.text() == "controller 33, channel 1"
    QTest.mouseClick(window.shape.rows["in_key"].slider, LEFT)
    learning.close()
    assert app.session.controllers.learning is None
    QTest.mouseClick(window.shape.rows["in_key"].slider, LEFT)
    assert app.session.controllers.learning is None


def test_a_control_that_only_has_the_keyboard_again_is_not_touched(app, window, learning):
    window.panel.temperature.setFocus()
    app.session.controllers.learn(None)
    for reason in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
        QApplication.sendEvent(window.panel.temperature, QFocusEvent(QEvent.Type.FocusIn, reason))
        assert app.session.controllers.learning is None
    QApplication.sendEvent(window.panel.temperature, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert app.session.controllers.learning == "temperature"


def test_esc_closes_it_and_nothing_waits(app, window, qtbot, learning):
    QTest.mouseClick(learning.rows["interpolate"].learn, LEFT)
    QTest.keyClick(learning, Key.Key_Escape)
    assert app.session.controllers.learning is None
    qtbot.waitUntil(lambda: window.findChild(Learning) is None, timeout=5000)


def test_a_knob_moves_the_temperature_over_its_range(app, window):
    box = window.panel.temperature
    learn(app, "temperature", 21)
    assert box.value() == box.minimum()
    turn(app, 21, 127)
    assert box.value() == box.maximum()
    turn(app, 21, 64)
    assert box.minimum() < box.value() < box.maximum()
    assert app.session.current.panels.generate.temperature == box.value()


def test_a_slider_is_held_while_its_knob_turns_and_let_go_afterwards(app, window, qtbot, monkeypatch):
    asked, released = [], []
    slider = window.shape.rows["note_density"].slider
    monkeypatch.setattr(app.session.shape, "ask", lambda name, value: asked.append((name, value)))
    slider.sliderReleased.connect(lambda: released.append(len(asked)))
    learn(app, "note_density", 22)
    for value in range(1, 100, 7):
        turn(app, 22, value)
    assert slider.isSliderDown()
    assert len(asked) >= 14
    assert {name for name, _ in asked} == {"note_density"}
    assert [value for _, value in asked] == sorted(value for _, value in asked)
    assert released == []
    qtbot.waitUntil(lambda: not slider.isSliderDown(), timeout=knobs.LETS_GO_AFTER * 3)
    assert released == [len(asked)]


def test_a_knob_that_turns_on_after_escape_holds_its_slider_again(app, window, monkeypatch):
    monkeypatch.setattr(app.session.shape, "ask", lambda *_: None)
    slider, released = window.shape.rows["note_density"].slider, []
    learn(app, "note_density", 22)
    slider.setSliderDown(False)
    slider.sliderReleased.connect(lambda: released.append(1))
    for value in (20, 30, 40):
        turn(app, 22, value)
        assert slider.isSliderDown()
    assert released == []


def test_another_knob_lets_go_of_the_slider_before(app, window, monkeypatch):
    monkeypatch.setattr(app.session.shape, "ask", lambda *_: None)
    learn(app, "note_density", 22)
    learn(app, "in_key", 23)
    assert not window.shape.rows["note_density"].slider.isSliderDown()
    assert window.shape.rows["in_key"].slider.isSliderDown()


def test_a_control_that_cannot_be_used_does_not_move(app, window):
    assert not window.interpolate.slider.isEnabled()
    before = window.interpolate.slider.value()
    learn(app, "interpolate", 24)
    turn(app, 24, 127)
    assert window.interpolate.slider.value() == before


def test_a_knob_for_interpolate_moves_the_point_of_the_pad_across_and_not_down(app, window, qtbot, twinkle):
    panel, verb = window.interpolate, app.session.interpolation
    app.session.document.load(twinkle)
    learn(app, "interpolate", 30)
    for which, primer in enumerate(("twinkle", "irish_reel", "blues_riff", "chorale")):
        verb.ends.put(which, End(primer, read_primer(primer)))
    panel.is_pad.click()
    verb.move((0.25, 0.75))
    verb.release()
    turn(app, 30, 127)
    assert verb.point == (1.0, 0.75)
    qtbot.waitUntil(lambda: not verb._held, timeout=5000)
    panel.is_pad.click()
    turn(app, 30, 64)
    assert verb.point[1] == 0.0
