"""Shape in the real window, while the song plays: each slider dragged, the roll, the sound and undo looked at."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sketchpad.music.attributes import ATTRIBUTES, measured
from sketchpad.music.note import TICKS_PER_BAR, Author
from sketchpad.music.primers import read_primer
from tests.e2e.hand import picture
from tests.e2e.hearing import FAST, loudness, sound

CONTROL = Qt.KeyboardModifier.ControlModifier
MOVES = 8


@pytest.fixture
def app(app):
    app.session.document.load(replace(read_primer("irish_reel"), tempo=FAST))
    app.window.roll.setFocus()
    return app


def come_near(app, qtbot, hand):
    """The panel is in sight, and the pointer comes over it: what the sliders choose among is made ready."""
    panel, shape = app.window.shape, app.session.shape
    hand.move(app.window.roll.canvas, 100)
    app.window.show_panel(panel)
    qtbot.waitUntil(lambda: hand.sees(panel))
    assert not shape.busy
    assert not shape.scales
    hand.move(panel, 3, 3)
    qtbot.waitUntil(lambda: bool(shape.scales), timeout=20_000)


def way(app, name):
    """From the handle to the farther end of what can be reached, in pixels."""
    slider, scale = app.window.shape.rows[name].slider, app.session.shape.scales[name]
    end = max(scale.reach, key=lambda value: abs(value - scale.measured))
    return slider._x(slider.amount), slider._x(end)


def drag(app, qtbot, hand, name):
    """Press the handle, and go as far as there are notes; the hand stays down."""
    slider, shape = app.window.shape.rows[name].slider, app.session.shape
    start, goal = way(app, name)
    hand.press(slider, start)
    for part in range(1, MOVES + 1):
        hand.move(slider, start + (goal - start) * part / MOVES)
        qtbot.waitUntil(lambda: not shape.busy, timeout=10_000)


@pytest.mark.parametrize("name", [attribute.name for attribute in ATTRIBUTES])
def test_a_slider_is_dragged_while_the_song_plays(app, qtbot, hand, heard, tmp_path, name):
    window, shape, document = app.window, app.session.shape, app.session.document
    row, before = window.shape.rows[name], document.bars
    heard.play(hand)
    come_near(app, qtbot, hand)
    seen = picture(window)
    drag(app, qtbot, hand, name)
    assert picture(window) != seen
    under_the_hand = app.session.shown
    assert under_the_hand != before
    assert document.bars == before
    assert heard.changes[-1].bars == under_the_hand
    qtbot.waitUntil(lambda: heard.hears_the_latest, timeout=20_000)
    heard.check()

    hand.release(row.slider, way(app, name)[1])
    assert document.bars == under_the_hand
    assert document.undo_stack.count() == 1
    asked, now, first = shape.asked[name], measured(document.bars)[name], measured(before)[name]
    assert abs(now - asked) < 0.5 * abs(first - asked)
    assert "asked" in row.value.text()
    assert sound(document.bars, tmp_path / "after.wav") != sound(before, tmp_path / "before.wav")

    hand.key(Qt.Key.Key_Z, CONTROL)
    assert document.bars == before == heard.changes[-1].bars
    assert picture(window) == seen
    qtbot.waitUntil(lambda: heard.hears_the_latest, timeout=20_000)
    heard.check()
    app.session.playback.close()
    assert loudness(tmp_path / "fluidsynth.wav") > 1000


def test_a_slider_ranks_the_takes_of_a_network_that_cannot_be_led(app, qtbot, hand, heard):
    window, session, document = app.window, app.session, app.session.document
    primer = document.bars
    window.panel.model.setCurrentIndex(window.panel.model.findData("lookback_rnn"))
    window.panel.bars.setValue(1)
    with qtbot.waitSignal(session.continuation.ended, timeout=20_000):
        hand.key(Qt.Key.Key_Return, CONTROL)
    before, seen = document.bars, picture(window)
    heard.play(hand)
    come_near(app, qtbot, hand)
    assert window.shape.how.isVisible()
    assert "48" in window.shape.how.text()
    drag(app, qtbot, hand, "note_density")
    assert picture(window) != seen
    under_the_hand = session.shown
    assert document.bars == before != under_the_hand
    assert under_the_hand.between(0, 2 * TICKS_PER_BAR) == before.between(0, 2 * TICKS_PER_BAR)
    qtbot.waitUntil(lambda: heard.hears_the_latest, timeout=20_000)
    heard.check()

    hand.release(window.shape.rows["note_density"].slider, way(app, "note_density")[1])
    assert document.bars == under_the_hand
    first, nearest = session.takes.takes
    assert (nearest.request.model, nearest.request.seed > first.request.seed) == ("lookback_rnn", True)
    written = [note for note in document.bars if note.author is Author.MODEL]
    assert [(note.start, note.pitch) for note in written] == [(note.start, note.pitch) for note in nearest.notes]

    # All choices among takes are one step of undo; the take before is one key away.
    hand.key(Qt.Key.Key_BracketLeft)
    assert document.bars == before == heard.changes[-1].bars
    assert picture(window) == seen
    qtbot.waitUntil(lambda: heard.hears_the_latest, timeout=20_000)
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert document.bars == primer == heard.changes[-1].bars
    qtbot.waitUntil(lambda: heard.hears_the_latest, timeout=20_000)
    heard.check()


def test_a_double_click_leads_back_to_where_it_was(app, qtbot, hand):
    window, document = app.window, app.session.document
    slider, before = window.shape.rows["note_density"].slider, document.bars
    come_near(app, qtbot, hand)
    drag(app, qtbot, hand, "note_density")
    goal = round(way(app, "note_density")[1])
    hand.release(slider, goal)
    shaped = document.bars
    assert shaped != before
    QTest.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(goal, 10))
    qtbot.waitUntil(lambda: document.bars == before, timeout=5000)
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert document.bars == shaped
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert document.bars == before


def test_a_key_that_is_held_is_one_undo_step(app, qtbot):
    shape, document, slider = app.session.shape, app.session.document, app.window.shape.rows["note_density"].slider
    with qtbot.waitSignal(shape.scales_changed, timeout=10_000):
        shape.prepare()
    app.window.show_panel(app.window.shape)
    slider.setFocus()
    seen = []
    shape.preview_changed.connect(lambda: seen.append(app.session.shown))
    for steps, which in enumerate((Qt.Key.Key_PageDown, Qt.Key.Key_PageUp), 1):
        for repeat in range(4):
            key = QKeyEvent(QEvent.Type.KeyPress, which, Qt.KeyboardModifier.NoModifier, "", repeat > 0)
            QApplication.sendEvent(slider, key)
            qtbot.waitUntil(lambda: not shape.busy, timeout=5000)
        QApplication.sendEvent(slider, QKeyEvent(QEvent.Type.KeyRelease, which, Qt.KeyboardModifier.NoModifier))
        assert document.undo_stack.count() == steps
        assert app.session.shown == document.bars
    assert len(set(seen)) > 3, "the song follows while the key repeats"


def test_a_double_click_leaves_one_undo_step_at_most(app, qtbot):
    shape, document, row = app.session.shape, app.session.document, app.window.shape.rows["note_density"]
    slider, left, first = row.slider, Qt.MouseButton.LeftButton, document.bars
    with qtbot.waitSignal(shape.scales_changed, timeout=10_000):
        shape.prepare()
    app.window.show_panel(app.window.shape)

    def click(amount):
        QTest.mouseClick(slider, left, pos=QPoint(round(slider._x(amount)), 10))
        qtbot.waitUntil(lambda: not shape.busy, timeout=5000)

    def double_click(amount):
        click(amount)
        QTest.mouseDClick(slider, left, pos=QPoint(round(slider._x(amount)), 10))
        qtbot.waitUntil(lambda: not shape.busy, timeout=5000)

    click(slider.amount)
    assert shape.asked == {}, "the handle did not move"
    double_click(4.0)
    assert (document.bars, shape.asked, document.undo_stack.count()) == (first, {}, 0)
    click(4.0)
    shaped = document.bars
    assert shaped != first
    double_click(10.0)
    assert (document.bars, shape.asked, document.undo_stack.count()) == (first, {}, 2)
    document.undo_stack.undo()
    assert document.bars == shaped
    click(5.0)
    click(6.0)
    app.window.shape.back.click()
    qtbot.waitUntil(lambda: not shape.busy, timeout=5000)
    assert document.undo_stack.count() == 4, "what is no double-click stays a step"
