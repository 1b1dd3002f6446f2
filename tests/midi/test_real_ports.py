"""Over real virtual ports: another program's keyboard is heard, comes and goes; another program hears ours."""

import time

import mido
import pytest

from sketchpad.midi.inputs import EVERY, NONE, Inputs
from sketchpad.midi.live import Live
from sketchpad.midi.output import Output
from sketchpad.midi.ports import open_ports
from sketchpad.music.errors import InputError
from sketchpad.session.session import Session
from tests.midi.machine import off, on, turn
from tests.midi.test_inputs import wait_for
from tests.midi.test_keys import Sounding

pytestmark = pytest.mark.alone

LATE_P95 = 0.05
"""Seconds; a server without priority has its own cycle and lateness. What is ours, `test_output.py` measures."""


@pytest.fixture
def other(real_backend):
    """Another program's way to the ports."""
    return mido.Backend(real_backend)


@pytest.fixture
def ports(real_backend):
    found = open_ports()
    yield found
    found.close()


def test_a_keyboard_comes_is_heard_and_goes_and_leaves_no_note(ports, other, monkeypatch):
    monkeypatch.setattr("sketchpad.midi.inputs.INTERVAL", 0.1)
    sounds, told = Sounding(), []
    live = Live(sounds, lambda: None, lambda _: None)
    inputs = Inputs(ports, live, EVERY, told.append)
    try:
        wait_for(lambda: told)
        keyboard = other.open_output("Keys", virtual=True, client_name="Oxygen")
        wait_for(lambda: told[-1].heard)
        assert "Keys" in told[-1].heard
        keyboard.send(on(60))
        keyboard.send(on(64))
        wait_for(lambda: len(sounds.notes) == 2)
        keyboard.send(off(60))
        wait_for(lambda: len(sounds.notes) == 1)
        time.sleep(0.03)
        keyboard.close()
        gone = time.monotonic()
        wait_for(lambda: not sounds.notes)
        assert time.monotonic() - gone <= 0.05
        wait_for(lambda: told[-1].heard == ())
        keyboard = other.open_output("Keys", virtual=True, client_name="Oxygen")
        wait_for(lambda: told[-1].heard)
        keyboard.send(on(67))
        wait_for(lambda: [pitch for pitch, _ in sounds.notes] == [67])
        keyboard.close()
    finally:
        inputs.close()
    assert sounds.notes == []


def test_another_program_hears_our_port_in_time(ports, other):
    output = Output(ports.open_output())
    (name,) = (each for each in other.get_input_names() if each.startswith("Sketchpad:"))
    assert name not in ports.names()
    heard = []
    listener = other.open_input(name, callback=lambda message: heard.append((time.monotonic(), message)))
    try:
        begun = time.monotonic()
        output.tell_time(begun)
        for number in range(40):
            output.note(100 + 10 * number, 105 + 10 * number, 0, 40 + number, 90)
        wait_for(lambda: len(heard) == 80)
        assert [message.note for _, message in heard if message.type == "note_on"] == list(range(40, 80))
        begins = [at for at, message in heard if message.type == "note_on"]
        late = sorted(at - begun - 0.1 - 0.01 * number for number, at in enumerate(begins))
        assert late[0] >= 0
        assert late[37] <= LATE_P95
        output.note(0, 60_000, 3, 60, 90)
        wait_for(lambda: len(heard) == 81)
    finally:
        output.close()
    wait_for(
        lambda: ("note_off", 3, 60) in [(m.type, getattr(m, "channel", 0), getattr(m, "note", 0)) for _, m in heard]
    )
    listener.close()


@pytest.fixture
def session(real_backend, qapp, qtbot, random_models, monkeypatch):
    monkeypatch.setattr("sketchpad.midi.inputs.INTERVAL", 0.1)
    made = Session(random_models)
    with qtbot.waitSignal(made.playback.opened, timeout=10_000):
        made.playback.open()
    made.midi.open()
    yield made
    made.close()


def test_the_session_hears_another_programs_keyboard_and_another_program_hears_the_session(session, other, qtbot):
    """All of it at once, over ports that other programs see: a driver's thread, signals, and hands on many keys."""
    session.midi.set_sends(True)
    qtbot.waitUntil(lambda: session.midi.sending, timeout=5000)
    keyboard = other.open_output("Keys", virtual=True, client_name="Oxygen")
    (name,) = (each for each in other.get_input_names() if each.startswith("Sketchpad:"))
    heard = []
    listener = other.open_input(name, callback=heard.append)
    qtbot.waitUntil(lambda: "Keys" in session.midi.plugged.heard, timeout=5000)
    session.controllers.learn("temperature")
    for number in range(200):
        keyboard.send(on(40 + number % 40))
        keyboard.send(turn(21, number % 128))
        keyboard.send(off(40 + number % 40))
        qtbot.wait(2)
    qtbot.waitUntil(lambda: len(session.capture.phrase) == 200, timeout=5000)
    assert [note.pitch for note in session.capture.phrase] == [40 + number % 40 for number in range(200)]
    assert session.controllers.knob("temperature").number == 21
    qtbot.waitUntil(lambda: len(heard) == 400, timeout=5000)
    assert [message.note for message in heard if message.type == "note_off"] == [40 + n % 40 for n in range(200)]
    # Before the session closes its own: JACK does not get on with two that close at once in one process.
    listener.close()
    session.midi.choose(NONE)
    qtbot.waitUntil(lambda: session.midi.plugged.heard == (), timeout=5000)
    keyboard.close()


def test_a_name_that_is_gone_is_refused_in_words(ports):
    with pytest.raises(InputError, match="cannot listen to Gone"):
        ports.open_input("Nobody:Gone", lambda _: None)
