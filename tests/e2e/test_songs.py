"""A session in the real window: draw, generate, keep, lock, morph, shape, save, record; be killed, recover, export.

Every file is read back with a library that did not write it.
"""

import json
import os
import signal
import subprocess
import sys
import wave
from xml.etree import ElementTree

import mido
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad.generation.verb import Verb
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_QUARTER, Author
from sketchpad.music.provenance import PREFIX
from sketchpad.session.takes.takes import ORIGINAL
from sketchpad.training.musicxml import stretches
from sketchpad.ui.files.recovery_dialog import RecoveryDialog

pytestmark = [pytest.mark.xdist_group("takes"), pytest.mark.qt_log_ignore("This plugin does not support")]
MUSICIAN = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from sketchpad.audio.player import Player
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.music.note import TICKS_PER_BAR
from sketchpad.music.primers import primers
from sketchpad.session.waiting import wait as let_pass
from sketchpad.ui.app import App
from sketchpad.ui.piano_roll.view import KEYS_WIDTH

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
app = App()
session, window, document = app.session, app.window, app.session.document
session.keep_safe()
window.show()
window.resize(1200, 760)

def wait(signal, do):
    came = []
    connection = signal.connect(lambda *_: came.append(True))
    do()
    while not came:
        app.application.processEvents()
    signal.disconnect(connection)

def until(done):
    while not done():
        let_pass(2)

def drag(slider, start, end, followed):
    # `followed` says when what is seen is that of the last place.
    left, middle = Qt.MouseButton.LeftButton, slider.height() // 2
    QTest.mousePress(slider, left, pos=QPoint(start, middle))
    for part in range(1, 5):
        QTest.mouseMove(slider, QPoint(start + (end - start) * part // 4, middle))
        let_pass(10)
    until(followed)
    QTest.mouseRelease(slider, left, pos=QPoint(end, middle))

def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.roll.canvas, key, held)

app.application.processEvents()
geometry = window.roll.view.geometry
for number, pitch in enumerate((60, 64, 67, 72, 71, 67, 65, 62)):
    place = QPoint(KEYS_WIDTH + round(geometry.x(480 * number)) + 4, round(geometry.y(pitch) + geometry.row_height / 2))
    QTest.mouseClick(window.roll.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
window.panel.takes.setValue(2)
window.panel.bars.setValue(4)
wait(session.continuation.ended, lambda: press(Key.Key_Return, Control))
press(Key.Key_BracketRight)
press(Key.Key_Return)
document.select(list(document.bars)[:3])
press(Key.Key_K)
document.select([])

# Half the way to a reel.
panel, verb = window.interpolate, session.interpolation
panel.fold.click()
panel.fields[0].song.click()
reel = {primer.name: primer.path for primer in primers()}["irish_reel"]
wait(verb.ends.changed, lambda: verb.ends.take_from_file(1, reel))
until(lambda: verb.lane.complete)
before = document.bars
drag(panel.slider, 0, panel.slider.width() // 2, lambda: not verb.busy and verb.inlay.preview is not None)
assert document.bars != before

# As dense as can be.
shape, row = session.shape, window.shape.rows["note_density"]
wait(shape.scales_changed, shape.prepare)
before, high = document.bars, shape.scales["note_density"].reach[1]
places = [round(row.slider._x(value)) for value in (row.slider.amount, high)]
drag(row.slider, *places, lambda: not shape.busy and shape.preview is not None)
assert document.bars != before
wait(session.current.named, lambda: session.files.save(Path(sys.argv[1])))
assert not session.current.dirty

# A bar at the end, on the computer's keyboard.
document.set_tempo(240)
playback, song_end = session.playback, document.bars.count * TICKS_PER_BAR
playback._use(Player(find_soundfont(), "file"))
playback.seek(song_end)
window.roll.setFocus()
press(Key.Key_K, Control)
press(Key.Key_R)
for number, key in enumerate((Key.Key_A, Key.Key_D, Key.Key_G)):
    until(lambda: (playback.tick_at(time.monotonic()) or -1e9) >= song_end + 480 * number)
    QTest.keyPress(window.roll.canvas, key)
    let_pass(100)
    QTest.keyRelease(window.roll.canvas, key)
press(Key.Key_R)
press(Key.Key_Space)
press(Key.Key_Escape)
document.set_tempo(88)
document.select(list(document.bars)[:1])
wait(session.autosave.kept, lambda: None)
rows = [[n.start, n.pitch, n.length, n.author, n.voice, n.locked] for n in document.bars]
print(json.dumps({"notes": rows, "takes": len(session.takes.tree), "recorded from": song_end}), flush=True)
app.application.exec()
"""


@pytest.fixture
def killed(tmp_path):
    """What a musician's song was when the program was killed, and where it had been saved before."""
    home = tmp_path / "evening.sketch"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", MUSICIAN, str(home)], env=environment, stdout=subprocess.PIPE, text=True, cwd=tmp_path
    ) as musician:
        assert musician.stdout is not None
        # In CI, FluidSynth's library says first where it was found.
        told = next(json.loads(line) for line in musician.stdout if line.startswith("{"))
        musician.send_signal(signal.SIGKILL)
    return home, told


def exported(app, qtbot, path):
    with qtbot.waitSignal(app.session.exporting.said, timeout=60_000):
        app.session.exporting.export(path)
    return path


def test_a_session_with_a_bad_end(killed, app, qtbot, tmp_path):
    home, told = killed
    session, document = app.session, app.session.document

    # The next start offers what was not saved; the file is still what was saved.
    session.keep_safe()
    qtbot.waitUntil(lambda: app.window.findChild(RecoveryDialog) is not None, timeout=20_000)
    with qtbot.waitSignal(session.loaded, timeout=20_000):
        QTest.mouseClick(app.window.findChild(RecoveryDialog).recover, Qt.MouseButton.LeftButton)
    rows = [[n.start, n.pitch, n.length, n.author, n.voice, n.locked] for n in document.bars]
    assert rows == told["notes"]
    assert document.bars.tempo == 88
    played = [(n.pitch, n.author) for n in document.bars if n.start >= told["recorded from"]]
    assert played == [(pitch, Author.PERSON) for pitch in (60, 64, 67)]
    assert [(note.start, note.pitch) for note in document.bars if note.locked] == [(0, 60), (480, 64), (960, 67)]
    verbs = [record.request.verb for _, record in session.takes.tree]
    assert verbs == [Verb.CONTINUE, Verb.CONTINUE, Verb.INTERPOLATE, Verb.SHAPE]
    assert len(verbs) == told["takes"]
    assert (session.current.path, session.current.dirty) == (home, True)
    assert app.window.windowTitle() == "evening.sketch[*] — Sketchpad"

    # Saved, opened, and its takes replayed.
    with qtbot.waitSignal(session.current.named, timeout=5000):
        app.window.files.save()
    assert not session.current.dirty
    saved = document.bars
    session.new()
    with qtbot.waitSignal(session.loaded, timeout=5000):
        session.files.open(home)
    assert document.bars == saved
    for number in range(1, len(verbs) + 1):
        with qtbot.waitSignal(session.retakes.said, timeout=20_000) as said:
            session.retakes.replay(number)
        assert said.args == [f"take {number} came again, note for note"]
    session.takes.choose(ORIGINAL)
    session.takes.accept()
    assert document.bars == saved

    body = home.read_bytes().split(b"\n", 1)[1]
    assert [row[:2] for row in json.loads(body)["score"]["notes"]] == [[n.start, n.pitch] for n in saved]
    check_midi(mido.MidiFile(exported(app, qtbot, tmp_path / "song.mid")), saved)
    check_sound(exported(app, qtbot, tmp_path / "song.wav"), exported(app, qtbot, tmp_path / "song.flac"), saved)
    check_score(exported(app, qtbot, tmp_path / "song.musicxml"), saved)


def check_midi(file, song) -> None:
    ticks, begun, texts = 0, [], []
    for message in file.merged_track:
        ticks += message.time
        if message.type == "note_on" and message.velocity:
            begun.append((ticks, message.note))
        if message.type == "text":
            texts.append((ticks, message.text.removeprefix(PREFIX)))
    assert file.ticks_per_beat == TICKS_PER_QUARTER
    assert sorted(begun) == [(note.start, note.pitch) for note in song]
    # What the RNN had written was blended, and that shaped: nothing of it is left, and who wrote each note is known.
    (_, blended), (_, shaped), *by = texts
    assert all(source.startswith("source") and '"model": "music_vae_melody"' in source for source in (blended, shaped))
    assert {text.split(":")[0] for _, text in by} == {"by 1", "by 2"}
    signed = sorted((tick, int(pitch)) for tick, text in by for pitch in text.split("melody ")[1].split())
    assert signed == [(note.start, note.pitch) for note in song if note.author is Author.MODEL]


def check_sound(plain, packed, song) -> None:
    with wave.open(str(plain)) as wav:
        assert wav.getnframes() / wav.getframerate() == pytest.approx(song.seconds(song.end) + 2, abs=0.1)
    one, other = (soundfile.read(path, dtype="int16")[0] for path in (plain, packed))
    assert abs(one).max() > 1000
    assert (one == other).all()


def check_score(path, song) -> None:
    (stretch,) = stretches(ElementTree.parse(path).getroot().findall("part"))
    begun = sorted((round(float(note.start * 120)), note.pitch) for note in stretch.notes)
    assert begun == [(note.start, note.pitch) for note in song]
    assert max(begun)[0] < 7 * TICKS_PER_BAR
