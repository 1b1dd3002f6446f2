"""Ports that other programs see: ALSA's where the machine has a sequencer, else JACK's where there is a server."""

import os
import shutil
import subprocess
import time

import pytest

from sketchpad.midi.ports import SEQUENCER

ALSA, JACK = "mido.backends.rtmidi/LINUX_ALSA", "mido.backends.rtmidi/UNIX_JACK"


@pytest.fixture(scope="session")
def jack_server(tmp_path_factory):
    """The name of a JACK server that has no sound: one for all tests, as a process gets on with no more than one."""
    if shutil.which("jackd") is None:
        pytest.skip("jackd is not installed")
    name = f"sketchpad-{os.getpid()}"
    # It waits for its clients in each cycle, so that a busy machine loses no message.
    arguments = ["jackd", "-n", name, "-S", "-r", "-d", "dummy", "-r", "48000", "-p", "256"]
    with (tmp_path_factory.mktemp("jack") / "log").open("wb") as log:
        server = subprocess.Popen(arguments, stdout=log, stderr=log)
    # A client that comes before the server is ready breaks the library for the rest of the process.
    time.sleep(1)
    if server.poll() is not None:
        pytest.skip("jackd does not start here")
    yield name
    server.terminate()
    server.wait(10)


@pytest.fixture(params=[ALSA, JACK])
def real_backend(request, monkeypatch):
    """The name of mido's backend for real virtual ports, by either way."""
    pytest.importorskip("rtmidi", reason="python-rtmidi has no package for this Python")
    if request.param == ALSA:
        if not SEQUENCER.exists():
            pytest.skip(f"this machine has no ALSA sequencer ({SEQUENCER})")
        monkeypatch.delenv("MIDO_BACKEND", raising=False)
    else:
        monkeypatch.setenv("JACK_DEFAULT_SERVER", request.getfixturevalue("jack_server"))
        monkeypatch.setenv("JACK_NO_START_SERVER", "1")
        monkeypatch.setenv("MIDO_BACKEND", JACK)
        # RtMidi alone waits up to two seconds for what it has still to send, and then JACK for a cycle of its server.
        monkeypatch.setattr("sketchpad.midi.output.CLOSING", 10.0)
    return request.param
