"""Ports of the session: keyboards that come and go are heard by hand, other programs hear the song."""

import threading

import pytest

from sketchpad.audio.synth import LIVE_CHANNELS
from sketchpad.midi.inputs import EVERY
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note, Voice
from sketchpad.session.session import Session
from tests.midi.machine import Machine, off, on, turn

KEYS, PADS = "Keys:Keys 20:0", "Pads:Pads 24:0"


@pytest.fixture
def machine(monkeypatch):
    monkeypatch.setattr("sketchpad.midi.inputs.INTERVAL", 0.05)
    return Machine(KEYS)


def opened(models, machine, qtbot):
    made = Session(models)
    made.midi.open(lambda: machine)
    qtbot.waitUntil(lambda: made.midi.plugged.names != (), timeout=5000)
    return made


@pytest.fixture
def session(qapp, qtbot, random_models, machine):
    made = opened(random_models, machine, qtbot)
    yield made
    made.close()
    assert machine.closed
    assert machine.outputs == 0
    assert machine.listening == {}
    assert machine.sounding() == set()


@pytest.fixture
def sounding(session, qtbot):
    with qtbot.waitSignal(session.playback.opened, timeout=10_000):
        session.playback.open()
    return session


def test_what_is_played_is_heard_before_this_thread_knows_of_it(sounding, qtbot, machine, monkeypatch):
    heard = []
    player = sounding.playback._player
    monkeypatch.setattr(player._synth, "note_on", lambda *note: heard.append((threading.current_thread().name, note)))
    sounding.playing.set_voice(Voice.BASS)
    thread = threading.Thread(target=machine.play, args=(KEYS, on(50, 77), off(50)), name="a driver's")
    thread.start()
    thread.join()
    assert heard == [("a driver's", (LIVE_CHANNELS[Voice.BASS], 50, 77))]
    qtbot.waitUntil(lambda: len(sounding.capture.phrase) == 1, timeout=5000)
    assert sounding.capture.phrase[0].voice is Voice.BASS


def test_knobs_come_to_this_thread(session, qtbot, machine):
    session.controllers.learn("temperature")
    with qtbot.waitSignal(session.controllers.moved, timeout=5000) as moved:
        thread = threading.Thread(target=machine.play, args=(KEYS, turn(7, 127)))
        thread.start()
        thread.join()
    assert moved.args == ["temperature", 1.0]


def test_choices_are_remembered(qapp, qtbot, random_models, machine):
    session = opened(random_models, machine, qtbot)
    assert session.midi.input == EVERY
    machine.plug(PADS)
    session.midi.choose("Pads")
    session.midi.set_sends(True)
    qtbot.waitUntil(lambda: session.midi.sending and set(machine.listening) == {PADS}, timeout=5000)
    session.close()
    assert machine.outputs == 0
    again = opened(random_models, machine, qtbot)
    qtbot.waitUntil(lambda: again.midi.sending and set(machine.listening) == {PADS}, timeout=5000)
    again.close()


def test_another_program_hears_the_song_and_hands_and_none_of_it_stays(sounding, qtbot, machine):
    session = sounding
    session.document.load(Bars.of([Note(0, 60, 9600), Note(480, 64, 9600)], tempo=300))
    session.midi.set_sends(True)
    qtbot.waitUntil(lambda: session.midi.sending, timeout=5000)
    session.playback.play(0)
    qtbot.waitUntil(lambda: machine.sounding() == {(0, 60), (0, 64)}, timeout=5000)
    machine.play(KEYS, on(72))
    assert (0, 72) in machine.sounding()
    session.playback.stop()
    assert machine.sounding() == set()
    session.playback.audition(50, Voice.BASS)
    qtbot.waitUntil(lambda: (2, 50) in machine.sounding(), timeout=5000)
    qtbot.waitUntil(lambda: not machine.sounding(), timeout=5000)
    session.playback.play(0)
    qtbot.waitUntil(lambda: bool(machine.sounding()), timeout=5000)
    session.midi.set_sends(False)
    assert machine.sounding() == set()
    qtbot.waitUntil(lambda: machine.outputs == 0, timeout=5000)


def test_the_latest_wish_counts_however_quickly_it_changes(session, qtbot, machine):
    for sends in (True, False, True, False, True):
        session.midi.set_sends(sends)
    qtbot.waitUntil(lambda: session.midi.sending and machine.outputs == 1, timeout=5000)
    for sends in (False, True, False):
        session.midi.set_sends(sends)
    qtbot.waitUntil(lambda: not session.midi.sending and machine.outputs == 0, timeout=5000)


def test_closing_while_the_port_is_being_opened_leaves_none(qapp, qtbot, random_models, machine):
    session = opened(random_models, machine, qtbot)
    session.midi.set_sends(True)
    session.close()
    assert machine.outputs == 0


def test_a_port_that_cannot_be_opened_is_said_and_switched_off(session, qtbot, machine, monkeypatch):
    def refuse():
        raise OSError("this system has no virtual ports")

    monkeypatch.setattr(machine, "open_output", refuse)
    with qtbot.waitSignal(session.notice, timeout=5000) as notice:
        session.midi.set_sends(True)
    assert "virtual ports" in notice.args[0]
    assert not session.midi.sends


def test_a_keyboard_that_another_program_holds_is_said_until_that_lets_go(session, qtbot, machine, monkeypatch):
    monkeypatch.setattr("sketchpad.midi.inputs.RETRY", 0.1)
    machine.held_by_others.add(PADS)
    with qtbot.waitSignal(session.notice, timeout=5000) as notice:
        machine.plug(PADS)
    assert "in use" in notice.args[0]
    with qtbot.waitSignal(session.over, timeout=5000) as over:
        machine.held_by_others.clear()
    assert over.args == notice.args
