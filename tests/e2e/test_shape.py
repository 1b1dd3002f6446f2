"""Shape in the real window: each slider dragged, the roll, the sound and undo looked at."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sketchpad.music.attributes import ATTRIBUTES, measured
from sketchpad.music.primers import read_primer
from sketchpad.session.playing.playback import Playback
from tests.e2e.hearing import sound


@pytest.fixture
def app(app):
    app.session.document.load(read_primer("irish_reel"))
    return app


@pytest.mark.parametrize("name", [attribute.name for attribute in ATTRIBUTES])
def test_a_slider_is_dragged(app, qtbot, monkeypatch, tmp_path, name):
    heard = []
    monkeypatch.setattr(Playback, "show", lambda _self, bars: heard.append(bars))
    window, shape, document = app.window, app.session.shape, app.session.document
    panel, before = window.shape, document.bars
    row = panel.rows[name]
    with qtbot.waitSignal(shape.scales_changed, timeout=10_000):
        QTest.mouseMove(panel, QPoint(3, 3))
        panel._shape.prepare()
    picture = window.roll.canvas.grab().toImage()
    low, high = shape.scales[name].reach
    end = high if high - shape.scales[name].measured > shape.scales[name].measured - low else low
    start, goal = round(row.slider._x(row.slider.amount)), round(row.slider._x(end))
    QTest.mousePress(row.slider, Qt.MouseButton.LeftButton, pos=QPoint(start, 10))
    for part in range(1, 9):
        QTest.mouseMove(row.slider, QPoint(start + (goal - start) * part // 8, 10))
        qtbot.wait(15)
    qtbot.waitUntil(lambda: not shape.busy and shape.preview is not None, timeout=5000)
    under_the_hand = app.session.shown
    assert under_the_hand != before
    assert document.bars == before
    assert heard[-1] == under_the_hand
    assert window.roll.canvas.grab().toImage() != picture
    QTest.mouseRelease(row.slider, Qt.MouseButton.LeftButton)
    assert document.bars == under_the_hand
    assert document.undo_stack.count() == 1
    asked, now, first = shape.asked[name], measured(document.bars)[name], measured(before)[name]
    assert abs(now - asked) < 0.5 * abs(first - asked)
    assert "asked" in row.value.text()
    assert sound(document.bars, tmp_path / "after.wav") != sound(before, tmp_path / "before.wav")
    QTest.mouseDClick(row.slider, Qt.MouseButton.LeftButton, pos=QPoint(goal, 10))
    qtbot.waitUntil(lambda: document.bars == before, timeout=5000)
    document.undo_stack.undo()
    assert document.bars == under_the_hand
    document.undo_stack.undo()
    assert document.bars == before
