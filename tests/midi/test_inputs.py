"""Keyboards are plugged in and out; those that are wanted are heard, and none leaves a note behind."""

import threading
import time

import pytest

from sketchpad.midi.inputs import EVERY, NONE, Inputs, Plugged
from sketchpad.midi.live import Live
from sketchpad.midi.ports import plain_name
from tests.midi.machine import Machine, off, on, turn
from tests.midi.test_keys import Sounding

KEYS, PADS = "Keystation 49:Keystation 49 MIDI 1 20:0", "Launchpad:Launchpad MIDI 1 24:0"
THROUGH = "Midi Through:Midi Through Port-0 14:0"
SLOW = 0.05


@pytest.fixture
def machine(monkeypatch):
    monkeypatch.setattr("sketchpad.midi.inputs.INTERVAL", SLOW)
    return Machine(KEYS)


@pytest.fixture
def listening(machine):
    """Sounds, what was told, and the inputs, which listen to every keyboard."""
    sounds, told = Sounding(), []
    live = Live(sounds, lambda: None, lambda _: None)
    inputs = Inputs(machine, live, EVERY, told.append)
    wait_for(lambda: told)
    yield sounds, told, inputs, live
    inputs.close()
    assert machine.listening == {}


def wait_for(done, seconds=10.0):
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.001)
    assert done()


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        (KEYS, "Keystation 49 MIDI 1"),
        (THROUGH, "Midi Through Port-0"),
        ("a2j:Oxygen 25 [20] (capture): Oxygen MIDI 1", "Oxygen 25 [20] (capture): Oxygen MIDI 1"),
        ("KeyLab 0", "KeyLab 0"),
    ],
)
def test_a_name_is_the_same_when_it_is_plugged_in_anew(name, plain):
    assert plain_name(name) == plain
    assert plain_name(name.replace("20:0", "28:0")) == plain


def test_a_keyboard_is_heard(machine, listening):
    sounds, told, _, _ = listening
    assert told == [Plugged(("Keystation 49 MIDI 1",), ("Keystation 49 MIDI 1",))]
    machine.play(KEYS, on(60), on(64), turn(1, 5))
    assert [pitch for pitch, _ in sounds.notes] == [60, 64]
    machine.play(KEYS, off(60), off(64))
    assert sounds.notes == []


def test_one_that_is_plugged_in_later_is_heard_and_alsas_own_is_not(machine, listening):
    _, told, _, _ = listening
    machine.plug(THROUGH)
    machine.plug(PADS)
    wait_for(lambda: len(told) > 1)
    wait_for(lambda: PADS in machine.listening)
    assert THROUGH not in machine.listening
    wait_for(lambda: told[-1].heard == ("Keystation 49 MIDI 1", "Launchpad MIDI 1"))
    assert "Midi Through Port-0" in told[-1].names


@pytest.mark.alone
def test_all_notes_of_one_that_is_unplugged_end_within_50_ms(machine, listening):
    sounds, told, _, live = listening
    waits = []
    for _ in range(20):
        machine.play(KEYS, on(60), on(64), on(67))
        assert len(sounds.notes) == 3
        time.sleep(0.03)
        begun = time.monotonic()
        machine.unplug(KEYS)
        wait_for(lambda: not sounds.notes)
        waits.append(time.monotonic() - begun)
        assert not live.sounds_on(KEYS)
        wait_for(lambda: told[-1].heard == ())
        machine.plug(KEYS)
        wait_for(lambda: told[-1].heard and KEYS in machine.listening)
    assert max(waits) <= 0.05


def test_another_choice_ends_what_sounded(machine, listening):
    sounds, told, inputs, _ = listening
    machine.plug(PADS)
    wait_for(lambda: len(machine.listening) == 2)
    machine.play(KEYS, on(60))
    inputs.choose("Launchpad MIDI 1")
    wait_for(lambda: set(machine.listening) == {PADS})
    assert sounds.notes == []
    inputs.choose(NONE)
    wait_for(lambda: machine.listening == {})
    wait_for(lambda: told[-1].heard == ())


def test_the_one_that_was_chosen_is_heard_whenever_it_is_there(machine, listening):
    _, _, inputs, _ = listening
    inputs.choose(plain_name(KEYS))
    machine.unplug(KEYS)
    wait_for(lambda: machine.listening == {})
    again = KEYS.replace("20:0", "28:0")
    machine.plug(again)
    wait_for(lambda: set(machine.listening) == {again})


def test_one_that_another_program_holds_is_said_once_and_heard_when_that_lets_go(machine, listening, monkeypatch):
    monkeypatch.setattr("sketchpad.midi.inputs.RETRY", 2 * SLOW)
    _, told, _, _ = listening
    machine.held_by_others.add(PADS)
    machine.plug(PADS)
    wait_for(lambda: told[-1].problem)
    count, tried = len(told), machine.refusals
    wait_for(lambda: machine.refusals > tried + 1)
    assert len(told) == count
    machine.held_by_others.clear()
    wait_for(lambda: PADS in machine.listening)
    wait_for(lambda: told[-1].heard == ("Keystation 49 MIDI 1", "Launchpad MIDI 1"))
    assert not told[-1].problem


def test_one_that_another_program_holds_is_said_once_and_tried_at_once_when_it_comes_anew(machine, listening):
    _, told, _, _ = listening
    machine.held_by_others.add(PADS)
    machine.plug(PADS)
    wait_for(lambda: told[-1].problem)
    assert "in use" in told[-1].problem
    assert set(machine.listening) == {KEYS}
    count = len(told)
    time.sleep(4 * SLOW)
    assert len(told) == count
    machine.unplug(PADS)
    wait_for(lambda: not told[-1].problem)
    machine.held_by_others.clear()
    machine.plug(PADS)
    wait_for(lambda: PADS in machine.listening)


def test_closing_ends_what_sounded(machine):
    sounds = Sounding()
    inputs = Inputs(machine, Live(sounds, lambda: None, lambda _: None), EVERY, lambda _: None)
    wait_for(lambda: machine.listening)
    machine.play(KEYS, on(60))
    inputs.close()
    assert sounds.notes == []


def test_an_end_that_comes_as_the_thread_awakes_is_seen_at_once(monkeypatch):
    monkeypatch.setattr("sketchpad.midi.inputs.INTERVAL", 1.5)
    clears = 0

    class Meanwhile(threading.Event):
        """Ends the inputs in the moment before a wish to be awake is forgotten."""

        def clear(self):
            nonlocal clears
            clears += 1
            inputs._ended = True
            super().clear()

    monkeypatch.setattr("sketchpad.midi.inputs.threading.Event", Meanwhile)
    told = []
    thread_start = threading.Thread.start
    monkeypatch.setattr(threading.Thread, "start", lambda thread: None)
    inputs = Inputs(Machine(KEYS), Live(Sounding(), lambda: None, lambda _: None), EVERY, told.append)
    monkeypatch.setattr(threading.Thread, "start", thread_start)
    inputs._wake.set()
    begun = time.monotonic()
    inputs._run()
    assert time.monotonic() - begun < 1
    assert clears == 1
