"""Keys become notes: each that begins ends once, when its key or the pedal comes up."""

from itertools import pairwise

import mido
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.midi.events import LetGo, NoteOff, NoteOn, Pedal, Turned, event_of
from sketchpad.midi.keys import Keys, Played
from sketchpad.midi.live import Live
from sketchpad.music.note import Voice

MELODY, BASS = Voice.MELODY, Voice.BASS

pitches = st.integers(60, 64)
happenings = st.lists(
    st.one_of(
        st.builds(lambda pitch: NoteOn(0, pitch, 90), pitches),
        st.builds(lambda pitch: NoteOff(0, pitch), pitches),
        st.builds(lambda down: Pedal(0, down), st.booleans()),
        st.just(LetGo(0)),
    )
)


def at(event, moment):
    """The same event at another time."""
    return type(event)(moment, *(getattr(event, name) for name in event.__match_args__[1:]))


@pytest.mark.parametrize(
    ("message", "event"),
    [
        (mido.Message("note_on", note=60, velocity=1), NoteOn(5, 60, 1)),
        (mido.Message("note_on", note=60, velocity=0), NoteOff(5, 60)),
        (mido.Message("note_off", note=60, velocity=9), NoteOff(5, 60)),
        (mido.Message("control_change", control=64, value=64), Pedal(5, down=True)),
        (mido.Message("control_change", control=64, value=63), Pedal(5, down=False)),
        (mido.Message("control_change", control=120, value=0), LetGo(5)),
        (mido.Message("control_change", control=123, value=0), LetGo(5)),
        (mido.Message("control_change", control=121, value=0), None),
        (mido.Message("control_change", control=21, value=99, channel=3), Turned(3, 21, 99)),
        (mido.Message("clock"), None),
        (mido.Message("pitchwheel", pitch=200), None),
        (mido.Message("sysex", data=(1, 2)), None),
    ],
)
def test_messages_are_events(message, event):
    assert event_of(message, 5) == event


def test_a_key_is_a_note_from_down_to_up():
    keys = Keys()
    assert keys.receive(NoteOn(10.0, 60, 77), MELODY) == ()
    assert keys.sounding
    assert keys.receive(NoteOff(10.25, 60), BASS) == (Played(10.0, 10.25, 60, 77, MELODY),)
    assert not keys.sounding


def test_the_pedal_holds_what_keys_let_go_and_no_more():
    keys = Keys()
    keys.receive(NoteOn(1, 60, 90), MELODY)
    keys.receive(Pedal(2, down=True), MELODY)
    assert keys.receive(NoteOff(3, 60), MELODY) == ()
    keys.receive(NoteOn(4, 64, 90), MELODY)
    assert keys.receive(Pedal(5, down=False), MELODY) == (Played(1, 5, 60, 90),)
    assert keys.receive(NoteOff(6, 64), MELODY) == (Played(4, 6, 64, 90),)


def test_a_pitch_that_sounds_ends_where_it_begins_anew():
    keys = Keys()
    keys.receive(NoteOn(1, 60, 90), MELODY)
    assert keys.receive(NoteOn(2, 60, 40), MELODY) == (Played(1, 2, 60, 90),)
    assert keys.receive(NoteOff(3, 60), MELODY) == (Played(2, 3, 60, 40),)


@given(happenings)
def test_what_begins_ends_once_and_nothing_sounds_when_all_is_let_go(events):
    keys = Keys()
    ended = [note for moment, event in enumerate(events) for note in keys.receive(at(event, moment), MELODY)]
    ended += keys.receive(LetGo(len(events)), MELODY)
    begun = [(moment, event.pitch) for moment, event in enumerate(events) if isinstance(event, NoteOn)]
    assert sorted((note.start, note.pitch) for note in ended) == begun
    assert all(note.start < note.end for note in ended)
    assert not keys.sounding
    for pitch in range(60, 65):
        own = sorted((note.start, note.end) for note in ended if note.pitch == pitch)
        assert all(before[1] <= after[0] for before, after in pairwise(own))


class Sounding:
    """What would be heard."""

    def __init__(self) -> None:
        self.notes: list[tuple[int, Voice]] = []

    def note_on(self, pitch, _velocity, voice):
        self.notes.append((pitch, voice))

    def note_off(self, pitch, voice):
        self.notes.remove((pitch, voice))


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([MELODY, BASS]), happenings)))
def test_a_keyboard_that_goes_takes_its_notes_along_and_leaves_those_of_others(plays):
    sounds = Sounding()
    live = Live(sounds, lambda: None, lambda _: None)
    for keyboard, voice, events in plays:
        live.voice = voice
        for event in events:
            # No pitch is played on both, so that it is known whose it is.
            moved = NoteOn(0, event.pitch + 12, 90) if keyboard == "b" and isinstance(event, NoteOn) else event
            live.receive(keyboard, moved)
    live.let_go("a", 1)
    assert not live.sounds_on("a")
    assert all(pitch >= 72 for pitch, _ in sounds.notes)
    assert live.sounds_on("b") == bool(sounds.notes)
    live.let_go("b", 1)
    assert sounds.notes == []
    assert live.cut(2) == ()


def test_notes_are_taken_once_and_knobs_are_told():
    told, turned = [], []
    live = Live(Sounding(), lambda: told.append(live.take()), turned.append)
    live.receive("a", NoteOn(1, 60, 90))
    live.receive("a", Turned(0, 21, 5))
    live.receive("a", NoteOff(2, 60))
    assert told == [(Played(1, 2, 60, 90),)]
    assert live.take() == ()
    assert turned == [Turned(0, 21, 5)]


def test_what_is_cut_sounds_on_and_is_told_once():
    told = []
    sounds = Sounding()
    live = Live(sounds, lambda: told.append(live.take()), lambda _: None)
    live.receive("a", NoteOn(1, 60, 90))
    assert live.so_far(1.4) == (Played(1, 1.4, 60, 90),)
    assert live.cut(1.5) == (Played(1, 1.5, 60, 90),)
    assert live.cut(1.6) == live.so_far(1.6) == ()
    live.receive("a", NoteOn(1.7, 64, 90))
    assert live.cut(1.8) == (Played(1.7, 1.8, 64, 90),)
    assert sounds.notes == [(60, MELODY), (64, MELODY)]
    live.receive("a", NoteOff(2, 60))
    live.receive("a", NoteOn(3, 64, 50))
    assert (told, live.take()) == ([], ())
    live.receive("a", NoteOff(4, 64))
    assert told == [(Played(3, 4, 64, 50),)]
    assert sounds.notes == []
