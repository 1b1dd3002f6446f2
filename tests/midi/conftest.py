"""Ports that other programs see: ALSA's where the machine has a sequencer, else JACK's where there is a server."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from sketchpad.midi.ports import SEQUENCER


@pytest.fixture(params=["alsa", "jack"])
def real_backend(request, monkeypatch, tmp_path):
    """The name of mido's backend for real virtual ports, by either way."""
    pytest.importorskip("rtmidi", reason="python-rtmidi has no package for this Python")
    if request.param == "alsa":
        if not SEQUENCER.exists():
            pytest.skip(f"this machine has no ALSA sequencer ({SEQUENCER})")
        monkeypatch.delenv("MIDO_BACKEND", raising=False)
        yield "mido.backends.rtmidi/LINUX_ALSA"
        return
    if shutil.which("jackd") is None:
        pytest.skip("jackd is not installed")
    server = f"sketchpad-{os.getpid()}"
    monkeypatch.setenv("JACK_DEFAULT_SERVER", server)
    monkeypatch.setenv("JACK_NO_START_SERVER", "1")
    monkeypatch.setenv("MIDO_BACKEND", "mido.backends.rtmidi/UNIX_JACK")
    with Path(tmp_path / "jackd.log").open("wb") as log:
        process = subprocess.Popen(
            ["jackd", "-n", server, "-r", "-d", "dummy", "-r", "48000", "-p", "64"], stdout=log, stderr=log
        )
    try:
        _wait_for_jack()
        yield "mido.backends.rtmidi/UNIX_JACK"
    finally:
        process.terminate()
        process.wait(10)


def _wait_for_jack() -> None:
    import rtmidi

    end = time.monotonic() + 10
    while True:
        try:
            rtmidi.MidiIn(rtmidi.API_UNIX_JACK, "waiting").delete()
        except rtmidi.RtMidiError:
            if time.monotonic() > end:
                pytest.skip("jackd does not start here")
            time.sleep(0.05)
        else:
            return
