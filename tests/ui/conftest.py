"""A real window over a real session."""

import pytest

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.ui.app import App
from sketchpad.ui.languages import LANGUAGES
from tests.silent_player import SilentPlayer

C4 = Note(480, 60, 480)
E4 = Note(960, 64, 480)


@pytest.fixture
def app(qapp, random_models):
    """A shown window with two notes in it, without sound."""
    made = App(random_models)
    made.window.show()
    made.session.document.load(Bars.of([C4, E4]))
    made.window.roll.setFocus()
    yield made
    made.close()


@pytest.fixture(params=LANGUAGES)
def app_in_each_language(request, qapp, random_models):
    """A shown window in one of the languages."""
    first = App(random_models)
    first.session.preferences.choose(language=request.param)
    first.close()
    made = App(random_models)
    made.window.show()
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
    app.session.playback._player = SilentPlayer()
    return app.session.playback._player
