"""A real window over a real session."""

import pytest

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.ui.app import App
from sketchpad.ui.languages import LANGUAGES

C4 = Note(480, 60, 480)
E4 = Note(960, 64, 480)


class Player:
    """Stands in for the one that sounds, and remembers what it was asked."""

    def __init__(self) -> None:
        self.playing, self.position, self.clicks, self.open_ended = False, 0.0, False, False
        self.counting = 0
        self.asked = []

    def play(self, _bars, tick, loop, count_in):
        self.playing, self.position = True, float(tick)
        self.asked.append((tick, loop, count_in))

    def set_metronome(self, clicks):
        self.clicks = clicks

    def stop(self):
        self.playing = False

    def replace(self, _bars): ...

    def switch(self, _bars): ...

    def apply(self, _mix): ...

    def audition(self, *_): ...

    def refill(self): ...

    def close(self): ...


@pytest.fixture
def app(qapp, qtbot, random_models):
    """A shown window with two notes in it, without sound."""
    made = App(random_models)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.session.document.load(Bars.of([C4, E4]))
    made.window.roll.setFocus()
    yield made
    made.close()


@pytest.fixture(params=LANGUAGES)
def app_in_each_language(request, qapp, qtbot, random_models):
    """A shown window in one of the languages."""
    first = App(random_models)
    first.session.preferences.choose(language=request.param)
    first.close()
    made = App(random_models)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.session.document.load(Bars.of([C4, E4]))
    yield made
    made.close()


@pytest.fixture
def window(app):
    return app.window


@pytest.fixture
def document(app):
    return app.session.document


@pytest.fixture
def player(app):
    app.session.playback._player = Player()
    return app.session.playback._player
