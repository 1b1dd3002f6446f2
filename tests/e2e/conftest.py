"""The program with its own models."""

import pytest

from sketchpad.ui.app import App
from tests.e2e.hand import Hand
from tests.e2e.hearing import Heard


@pytest.fixture
def app(qapp, qtbot):
    """Its window is there, without a song in it."""
    made = App()
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.session.autosave.give_up()
    made.close()


@pytest.fixture
def hand(app):
    """A hand at the window."""
    made = Hand(app.window)
    yield made
    made.let_go()


@pytest.fixture
def heard(app, monkeypatch, tmp_path):
    """What it plays; the sound goes to fluidsynth.wav in `tmp_path`."""
    monkeypatch.chdir(tmp_path)
    return Heard(app.session)
