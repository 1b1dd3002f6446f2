"""The main job, as a musician does it: the real window, thread, weights and sound."""

import wave

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sketchpad.audio.soundfont import find_soundfont
from sketchpad.music.midi_file import midi_bytes, parse_midi
from sketchpad.music.note import TICKS_PER_BAR, Author
from sketchpad.ui.piano_roll.view import KEYS_WIDTH

TUNE = (60, 60, 67, 67, 69, 69, 67, 67, 65, 65, 64, 64, 62, 62, 60, 60)


def draw(window, tick: int, pitch: int) -> None:
    geometry = window.roll.view.geometry
    x = KEYS_WIDTH + round(geometry.x(tick)) + 4
    y = round(geometry.y(pitch) + geometry.row_height / 2)
    QTest.mouseClick(window.roll.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y))


def model_pixels(window) -> int:
    """How many pixels of the canvas have the hue of a model's notes."""
    image = window.roll.canvas.grab().toImage()
    hue = window.roll.canvas._themes.current.model.hue()
    colours = (image.pixelColor(x, y) for x in range(KEYS_WIDTH, image.width(), 3) for y in range(0, image.height(), 3))
    return sum(abs(colour.hue() - hue) < 8 and colour.saturation() > 60 for colour in colours)


@pytest.mark.parametrize("model", ["lookback_rnn", "attention_rnn"])
def test_draw_generate_undo_redo_and_hear(app, qtbot, tmp_path, model):
    window, document = app.window, app.session.document
    for number, pitch in enumerate(TUNE):
        draw(window, number * 240, pitch)
    assert [note.pitch for note in document.bars] == list(TUNE)
    assert [note.start for note in document.bars] == list(range(0, 16 * 240, 240))
    drawn = document.bars
    window.panel.model.setCurrentIndex(window.panel.model.findData(model))
    without = model_pixels(window)

    with qtbot.waitSignal(app.session.continuation.ended, timeout=10_000):
        QTest.mouseClick(window.panel.generate, Qt.MouseButton.LeftButton)

    answer = [note for note in document.bars if note.author is Author.MODEL]
    assert list(document.bars)[:16] == list(drawn)
    assert len(answer) > 16
    assert {note.start // TICKS_PER_BAR for note in answer} <= set(range(2, 18))
    assert len({note.start // TICKS_PER_BAR for note in answer}) >= 12
    assert model_pixels(window) > without + 100

    generated = document.bars
    QTest.keyClick(window.roll.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.bars == drawn
    assert model_pixels(window) == without
    QTest.keyClick(window.roll.canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert document.bars == generated

    assert parse_midi(midi_bytes(generated)).bars.end == generated.end
    with qtbot.waitSignal(app.session.done, timeout=30_000):
        app.session.exporting.export(tmp_path / "song.wav")
    assert_onsets_match(tmp_path / "song.wav", generated)


def assert_onsets_match(path, bars) -> None:
    """Where notes begin after a rest or a change of pitch, the sound's energy rises, and it is silent after the end."""
    with wave.open(str(path)) as wav:
        rate = wav.getframerate()
        samples = np.frombuffer(wav.readframes(wav.getnframes()), dtype=np.int16).reshape(-1, 2).astype(float)
    assert np.abs(samples).max() > 1000
    mono = samples.mean(axis=1)

    def spectrum_of(at: int) -> np.ndarray:
        return np.abs(np.fft.rfft(mono[at : at + 2048] * np.hanning(2048)))

    risen = 0
    for note in bars:
        start = int(bars.seconds(note.start) * rate)
        before, after = (spectrum_of(max(0, at)) for at in (start - 2100, start + 300))
        risen += np.maximum(after - before, 0).sum() > 0.3 * before.sum()
    assert risen >= 0.9 * len(bars)
    assert np.abs(samples[int((bars.seconds(bars.end) + 1.9) * rate) :]).max() < 0.05 * np.abs(samples).max()
    assert find_soundfont().is_file()
