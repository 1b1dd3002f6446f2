"""Without ports the program says why."""

from pathlib import Path

import pytest

from sketchpad.midi import ports
from sketchpad.music.errors import InputError


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
