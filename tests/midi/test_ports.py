"""Without ports the program says why."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from sketchpad.midi import ports
from sketchpad.music.errors import InputError
from sketchpad.music.wording import speak


def test_without_alsas_sequencer_it_is_said_what_to_do(monkeypatch):
    monkeypatch.delenv("MIDO_BACKEND", raising=False)
    monkeypatch.setattr(ports.sys, "platform", "linux")
    monkeypatch.setattr(ports, "SEQUENCER", Path("/nowhere/seq"))
    with pytest.raises(InputError, match="modprobe snd-seq"):
        ports.open_ports()


def test_without_python_rtmidi_it_is_said_what_to_install(monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(f"No module named {name!r}")

    monkeypatch.setenv("MIDO_BACKEND", "mido.backends.rtmidi/DUMMY")
    monkeypatch.setattr(ports, "import_module", missing)
    with pytest.raises(InputError, match="pip install python-rtmidi"):
        ports.open_ports()


def test_a_backend_that_is_not_there_is_refused_in_words(monkeypatch):
    monkeypatch.setenv("MIDO_BACKEND", "mido.backends.nothing")
    with pytest.raises(InputError, match="no MIDI ports"):
        ports.open_ports()


class RtMidiError(Exception):
    """What the library raises."""


def refuse(*_, **__):
    raise RtMidiError("busy")


@pytest.fixture
def library(monkeypatch):
    """Stands in for python-rtmidi; it looks for ports and opens none."""
    made = SimpleNamespace(RtMidiError=RtMidiError, MidiIn=lambda *_: None)
    backend = SimpleNamespace(api=None, open_input=refuse, open_output=refuse)
    monkeypatch.setenv("MIDO_BACKEND", "mido.backends.rtmidi/DUMMY")
    monkeypatch.setattr(ports, "import_module", lambda _: made)
    monkeypatch.setattr("mido.Backend", lambda *_, **__: backend)
    yield made
    speak(str)


def test_what_the_library_refuses_is_said_in_the_language_of_the_window(library):
    words = {"cannot listen to {}": "kann {} nicht hören", "cannot make a MIDI port": "kein eigener Anschluss"}
    there = ports.open_ports()
    speak(lambda text: words.get(text, text))
    with pytest.raises(InputError, match=r"^kann Keys nicht hören: busy; close other programs"):
        there.open_input("Keys:Keys 20:0", print)
    with pytest.raises(InputError, match=r"^kein eigener Anschluss: busy; close other programs"):
        there.open_output()


def test_a_system_that_refuses_a_look_at_its_ports_does_not_lack_the_library(library):
    library.MidiIn = refuse
    with pytest.raises(InputError, match=r"^no MIDI ports: busy; close other programs") as told:
        ports.open_ports()
    assert "install" not in str(told.value)
