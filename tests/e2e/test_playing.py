"""Playing in, as a musician does it: the real window, FluidSynth's sound, keys that are typed and a keyboard's."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad.audio.player import Player
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Author, Note
from sketchpad.ui.app import App
from tests.e2e.hearing import loudness
from tests.midi.machine import Machine, off, on, turn
from tests.session.playing_by_hand import moment

pytestmark = pytest.mark.alone

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = "Keys:Keys 20:0"


@pytest.fixture
def machine():
    return Machine(KEYS)


@pytest.fixture
def app(qapp, qtbot, monkeypatch, tmp_path, machine):
    """The program with its trained models; its sound goes to a file, its ports are the machine's."""
    monkeypatch.chdir(tmp_path)
    made = App()
    made.window.show()
    qtbot.waitUntil(made.window.isActiveWindow)
    made.session.playback._use(Player(find_soundfont(), "file"))
    made.session.midi.open(lambda: machine)
    qtbot.waitUntil(lambda: made.session.midi.plugged.heard != (), timeout=5000)
    made.session.document.load(Bars.of(tempo=240))
    made.window.roll.setFocus()
    yield made
    made.close()


def press(window, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.roll.canvas, key, held)


def wait_for_tick(app, qtbot, tick):
    qtbot.waitUntil(lambda: (app.session.playback.tick_at(time.monotonic()) or -1e9) >= tick, timeout=10_000)


def test_typed_keys_are_heard_recorded_after_a_count_and_continued_by_a_model(app, qtbot, tmp_path):
    window, document = app.window, app.session.document
    canvas = window.roll.canvas
    press(window, Key.Key_K, CTRL)
    press(window, Key.Key_R)
    assert window.transport.transport["record"].isChecked()
    tune = [(Key.Key_A, 60), (Key.Key_D, 64), (Key.Key_G, 67), (Key.Key_E, 63)]
    struck: list[float] = []
    for number, (key, _) in enumerate(tune):
        wait_for_tick(app, qtbot, 480 * number)
        struck.append(app.session.playback.tick_at(time.monotonic()))
        QTest.keyPress(canvas, key)
        wait_for_tick(app, qtbot, 480 * number + 240)
        QTest.keyRelease(canvas, key)
    wait_for_tick(app, qtbot, TICKS_PER_BAR)
    press(window, Key.Key_R)
    press(window, Key.Key_Space)
    assert [note.pitch for note in document.bars] == [pitch for _, pitch in tune]
    # On the nearest line of the grid of where they were played.
    assert [note.start for note in document.bars] == pytest.approx(struck, abs=60 + 20)
    assert all(note.start % 120 == 0 and note.length % 120 == 0 for note in document.bars)
    assert document.undo_stack.count() == 1
    press(window, Key.Key_Escape)
    assert not window.playing.keyboard.on

    window.panel.model.setCurrentIndex(window.panel.model.findData("lookback_rnn"))
    press(window, Key.Key_Home)
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10_000):
        press(window, Key.Key_Return, CTRL)
    assert [note.pitch for note in document.bars][:4] == [pitch for _, pitch in tune]
    assert any(note.author is Author.MODEL for note in document.bars)
    app.session.playback.close()
    assert loudness(tmp_path / "fluidsynth.wav") > 1000


def test_what_was_just_played_becomes_a_primer_that_a_model_goes_on_from(app, qtbot, machine):
    window, document = app.window, app.session.document
    held = []
    for pitch in (60, 62, 64, 65, 67):
        begun = time.monotonic()
        machine.play(KEYS, on(pitch))
        qtbot.wait(125)
        machine.play(KEYS, off(pitch))
        held.append(time.monotonic() - begun)
    qtbot.waitUntil(lambda: len(app.session.capture.phrase) == 5)
    assert [note.end - note.start for note in app.session.capture.phrase] == pytest.approx(held, abs=0.02)
    press(window, Key.Key_C, CTRL | SHIFT)
    captured = list(document.selection)
    assert [note.pitch for note in captured] == [60, 62, 64, 65, 67]
    assert captured[0].start == 0
    with qtbot.waitSignal(app.session.continuation.ended, timeout=10_000):
        press(window, Key.Key_Return, CTRL)
    assert list(app.session.takes.takes[-1].request.primer) == captured
    app.session.takes.accept()
    assert document.undo_stack.count() == 2


def test_a_keyboard_records_over_a_loop_and_another_program_hears_takes_and_hands(app, qtbot, machine):
    window, session = app.window, app.session
    session.document.load(Bars.of([Note(0, 48, 480)], tempo=240))
    window.playing.sends.trigger()
    qtbot.waitUntil(lambda: session.midi.sending, timeout=5000)
    press(window, Key.Key_L)
    press(window, Key.Key_R)
    for tick, pitch in ((0, 60), (TICKS_PER_BAR + 960, 64)):
        session.playing.live.receive(KEYS, _pressed(session, pitch, tick))
        session.playing.live.receive(KEYS, _released(session, pitch, tick + 240))
    wait_for_tick(app, qtbot, 3 * TICKS_PER_BAR - 480)
    press(window, Key.Key_Space)
    assert [(note.start, note.pitch) for note in session.document.bars] == [(0, 48), (0, 60), (960, 64)]
    assert session.document.undo_stack.count() == 1
    sent = [message.note for _, message in machine.sent if message.type == "note_on"]
    # By hand once, and by the song in each pass after the one in which it came.
    assert sent.count(60) == 3
    assert sent.count(64) == 2
    assert sent.count(48) == 3
    assert machine.sounding() == set()


def test_a_knob_that_was_learned_moves_the_temperature(app, qtbot, machine):
    box = app.window.panel.temperature
    app.session.controllers.learn("temperature")
    machine.play(KEYS, turn(21, 0))
    qtbot.waitUntil(lambda: box.value() == box.minimum(), timeout=5000)
    machine.play(KEYS, turn(21, 127))
    qtbot.waitUntil(lambda: box.value() == box.maximum(), timeout=5000)


def _pressed(session, pitch, tick):
    from sketchpad.midi.events import NoteOn

    return NoteOn(moment(session.playback, tick), pitch, 90)


def _released(session, pitch, tick):
    from sketchpad.midi.events import NoteOff

    return NoteOff(moment(session.playback, tick), pitch)
