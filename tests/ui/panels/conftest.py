"""The panel of Interpolate, with ideas in it and without."""

import pytest

from sketchpad.music.primers import read_primer
from sketchpad.session.verbs.ends import End


@pytest.fixture
def interpolate(app, window, twinkle):
    """Unfolded, over “Twinkle”."""
    app.session.document.load(twinkle)
    window.interpolate.fold.click()
    return window.interpolate


@pytest.fixture
def verb(app):
    return app.session.interpolation


@pytest.fixture
def filled(interpolate, verb, qtbot):
    """From the song to the reel; the lane is made."""
    interpolate.fields[0].song.click()
    verb.ends.put(1, End("reel", read_primer("irish_reel")))
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    return interpolate
