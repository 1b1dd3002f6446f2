"""A player whose sound goes to a file, and one that is listened to."""

import pytest

from sketchpad.audio.player import Player
from sketchpad.audio.soundfont import find_soundfont
from tests.audio.listening import Listener


@pytest.fixture
def player(monkeypatch, tmp_path):
    """A player whose sound goes to fluidsynth.wav in the current folder."""
    monkeypatch.chdir(tmp_path)
    made = Player(find_soundfont(), "file")
    yield made
    made.close()


@pytest.fixture
def listened(player, monkeypatch):
    """The player with a listener in the place of its sequencer; one tick of the song is a millisecond and a bit."""
    listener = Listener()
    real = player._schedule._sequencer
    monkeypatch.setattr(player._schedule, "_sequencer", listener)
    monkeypatch.setattr("sketchpad.audio.schedule.forget_events", lambda _: listener.forget())
    yield player, listener
    player._schedule._sequencer = real
