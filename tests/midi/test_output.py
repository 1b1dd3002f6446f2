"""Each note goes out when it is due, and none is left sounding."""

import threading
import time
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sketchpad.midi.output import PER_SECOND, Output
from tests.midi.machine import Machine
from tests.midi.test_inputs import wait_for

LATE_P99, LATE_MOST = 0.005, 0.02


@pytest.fixture
def machine():
    return Machine()


class Clock:
    """A clock that stands still until it is told to go on; an output's own shows 0 at the beginning."""

    def __init__(self) -> None:
        self.output: Output | None = None
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def go_on(self, seconds: float = 0.0) -> None:
        """Let time pass; the output's thread has sent what is due then."""
        self.now += seconds
        with self.output._changed:
            self.output._changed.notify()
        wait_for(self._nothing_is_due)

    def _nothing_is_due(self) -> bool:
        output = self.output
        with output._changed:
            return not output._due or output._begun + output._due[0][0] / PER_SECOND > self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def output(machine, clock):
    clock.output = made = Output(machine.open_output(), clock)
    made.tell_time(clock.now)
    yield made
    made.close()
    assert machine.outputs == 0
    assert machine.sounding() == set()


def kinds(machine):
    return [(message.type, message.note) for _, message in machine.sent if message.type != "control_change"]


@pytest.mark.alone
def test_notes_go_out_in_time_and_in_order(machine):
    begun = time.monotonic()
    with closing(Output(machine.open_output())) as output:
        output.tell_time(begun)
        for number in reversed(range(100)):
            output.note(50 + 5 * number, 54 + 5 * number, 0, 20 + number, 90)
        wait_for(lambda: len(machine.sent) == 200)
    assert kinds(machine) == [pair for k in range(100) for pair in (("note_on", 20 + k), ("note_off", 20 + k))]
    due = [begun + each / 1000 for k in range(100) for each in (50 + 5 * k, 54 + 5 * k)]
    late = sorted(sent - at for (sent, _), at in zip(machine.sent, due, strict=True))
    assert late[0] >= 0
    assert late[197] <= LATE_P99
    assert late[-1] <= LATE_MOST


def test_a_pitch_begins_anew_after_it_has_ended(machine, output, clock):
    output.note(10, 20, 0, 60, 90)
    output.note(20, 30, 0, 60, 90)
    clock.go_on(0.06)
    assert kinds(machine) == [("note_on", 60), ("note_off", 60)] * 2


def test_a_pitch_that_begins_while_it_sounds_ends_before_and_goes_on_until_the_last_lets_it_go(machine, output):
    output.begin_now(0, 60, 90)
    output.begin_now(0, 60, 70)
    output.end_now(0, 60)
    assert kinds(machine) == [("note_on", 60), ("note_off", 60), ("note_on", 60)]
    output.end_now(0, 60)
    assert kinds(machine)[3:] == [("note_off", 60)]


def test_what_is_forgotten_does_not_begin_and_what_sounds_still_ends(machine, output, clock):
    output.note(0, 1000, 0, 60, 90)
    output.note(60, 1000, 0, 62, 90)
    clock.go_on(0.03)
    output.forget(20)
    output.note_off(40, 0, 60)
    clock.go_on(0.06)
    assert kinds(machine) == [("note_on", 60), ("note_off", 60)]
    output.note_off(0, 0, 62)
    clock.go_on()
    assert kinds(machine)[2:] == []


def test_a_note_that_is_late_is_not_lost_when_the_rest_is_forgotten(machine, output, clock):
    """It was due before, though it is not sent yet."""
    output.note(5, 20, 0, 60, 90)
    clock.now += 0.011
    output.forget(10)
    output.note_off(12, 0, 60)
    clock.go_on(0.04)
    assert kinds(machine) == [("note_on", 60), ("note_off", 60)]


def test_a_note_that_began_before_the_callers_clock_was_there_is_handed_over_anew_and_does_not_stick(
    machine, output, clock
):
    """FluidSynth's clock goes by leaps, and is behind the time between them."""
    output.tell_time(clock.now - 1)
    output.note(990, 1100, 0, 60, 90)
    output.note(995, 1100, 0, 64, 90)
    clock.go_on()
    assert machine.sounding() == {(0, 60), (0, 64)}
    output.forget(980)
    assert machine.sounding() == set()
    output.note(990, 1100, 0, 60, 90)
    clock.go_on()
    assert machine.sounding() == {(0, 60)}
    clock.go_on(0.1)
    assert machine.sounding() == set()
    assert [kind for kind, pitch in kinds(machine) if pitch == 60] == ["note_on", "note_off"] * 2


def test_silence_ends_all_at_once(machine, output, clock):
    for pitch in range(40, 80):
        output.begin_now(2, pitch, 90)
    output.note(0, 5000, 0, 60, 90)
    output.note(100, 200, 0, 100, 90)
    clock.go_on(0.02)
    assert len(machine.sounding()) == 41
    output.silence()
    assert machine.sounding() == set()
    ended = {message.channel for _, message in machine.sent if message.type == "control_change"}
    assert ended == {0, 2}
    clock.go_on(0.15)
    assert ("note_on", 100) not in kinds(machine)


def test_channels_that_are_mute_begin_nothing_but_end_what_sounds(machine, output):
    output.begin_now(1, 60, 90)
    output.mute(frozenset({1}))
    output.begin_now(1, 64, 90)
    output.begin_now(0, 67, 90)
    output.end_now(1, 60)
    assert kinds(machine) == [("note_on", 60), ("note_on", 67), ("note_off", 60)]


def test_after_closing_nothing_is_sent(machine):
    output = Output(machine.open_output())
    output.begin_now(0, 60, 90)
    output.close()
    sent = len(machine.sent)
    output.begin_now(0, 64, 90)
    output.note(0, 5, 0, 66, 90)
    assert len(machine.sent) == sent
    assert machine.sounding() == set()
    assert not [thread for thread in threading.enumerate() if thread.name == "midi out"]


steps = st.lists(
    st.one_of(
        st.tuples(st.just("note"), st.integers(0, 40), st.integers(1, 30), st.integers(60, 63)),
        st.tuples(st.just("begin"), st.integers(60, 63)),
        st.tuples(st.just("end"), st.integers(60, 63)),
        st.tuples(st.just("forget"), st.integers(0, 40)),
        st.tuples(st.just("off"), st.integers(0, 40), st.integers(60, 63)),
        st.tuples(st.just("silence")),
    ),
    max_size=20,
)


@settings(max_examples=30)
@given(steps)
def test_whatever_is_asked_nothing_sounds_in_the_end(done):
    machine = Machine()
    output = Output(machine.open_output())
    output.tell_time(time.monotonic() - 0.02)
    calls = {
        "note": lambda begin, length, pitch: output.note(begin, begin + length, 0, pitch, 90),
        "begin": lambda pitch: output.begin_now(0, pitch, 90),
        "end": lambda pitch: output.end_now(0, pitch),
        "forget": output.forget,
        "off": lambda at, pitch: output.note_off(at, 0, pitch),
        "silence": output.silence,
    }
    for name, *arguments in done:
        calls[name](*arguments)
    output.close()
    begun: dict[int, int] = {}
    for _, message in machine.sent:
        if message.type == "note_on":
            begun[message.note] = begun.get(message.note, 0) + 1
        elif message.type == "note_off":
            begun[message.note] -= 1
            assert begun[message.note] >= 0
    assert not any(begun.values())


@pytest.mark.expects_log
def test_a_port_that_hangs_does_not_keep_the_program_from_ending(machine, monkeypatch):
    monkeypatch.setattr("sketchpad.midi.output.CLOSING", 0.2)
    port, hanging, going_on = machine.open_output(), threading.Event(), threading.Event()
    send = port.send

    def hang(message):
        hanging.set()
        going_on.wait(10)
        send(message)

    monkeypatch.setattr(port, "send", hang)
    output = Output(port)
    output.tell_time(time.monotonic())
    output.note(0, 10_000, 0, 60, 80)
    assert hanging.wait(5)
    begun = time.monotonic()
    output.close()
    assert time.monotonic() - begun < 2
    going_on.set()
    output._thread.join(5)
    assert (machine.outputs, machine.sounding()) == (0, set()), "once it takes them, all notes end"
