"""Interpolate in the real window, on the shipped weights: A and B, the slider dragged, the roll, sound and undo."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sketchpad.music.note import Author
from sketchpad.music.primers import primers, read_primer
from sketchpad.session.playing.playback import Playback
from tests.e2e.hearing import sound

REEL = {primer.name: primer.path for primer in primers()}["irish_reel"]


@pytest.fixture
def app(app):
    app.session.document.load(read_primer("twinkle"))
    return app


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_the_slider_goes_from_the_song_to_a_file(app, qtbot, monkeypatch, tmp_path, model):
    heard = []
    monkeypatch.setattr(Playback, "show", lambda _self, bars: heard.append(bars))
    window, verb, document = app.window, app.session.interpolation, app.session.document
    panel, song, reel = window.interpolate, document.bars, read_primer("irish_reel")
    panel.fold.click()
    panel.use_model(model)
    panel.fields[0].song.click()
    with qtbot.waitSignal(verb.ends.changed, timeout=5000):
        verb.ends.take_from_file(1, REEL)
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=30_000)
    assert all(len(blended.bars) for blended in verb.lane.blends)
    assert all(0 < share <= 1 for share in verb.rebuilt)

    slider, middle = panel.slider, panel.slider.height() // 2
    picture = window.roll.canvas.grab().toImage()
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(0, middle))
    pictures, blends = set(), set()
    for part in range(1, 10):
        QTest.mouseMove(slider, QPoint(slider.width() * part // 10, middle))
        qtbot.waitUntil(lambda: not verb.busy, timeout=5000)
        assert heard[-1] == app.session.shown
        assert document.bars == song
        blends.add(app.session.shown)
        pictures.add(window.roll.canvas.grab().toImage().constBits().tobytes())
    assert len(blends) > 5
    assert len(pictures) > 5
    between = app.session.shown
    assert any(note.author is Author.MODEL for blend in blends for note in blend)
    QTest.mouseMove(slider, QPoint(slider.width(), middle))
    qtbot.waitUntil(lambda: not verb.busy, timeout=5000)
    assert list(app.session.shown) == list(reel)
    QTest.mouseMove(slider, QPoint(0, middle))
    qtbot.waitUntil(lambda: not verb.busy, timeout=5000)
    assert app.session.shown == song
    QTest.mouseMove(slider, QPoint(slider.width() * 9 // 10, middle))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() * 9 // 10, middle))
    qtbot.waitUntil(lambda: document.undo_stack.count() == 1, timeout=5000)
    assert document.bars == between == heard[-1]
    assert window.roll.canvas.grab().toImage() != picture
    assert sound(document.bars, tmp_path / "after.wav") != sound(song, tmp_path / "before.wav")

    window.roll.setFocus()
    QTest.keyClick(window.roll.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.bars == song == heard[-1]
    assert window.roll.canvas.grab().toImage() == picture
