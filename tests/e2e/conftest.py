"""The program with its own models."""

import pytest

from sketchpad.ui.app import App


@pytest.fixture
def app(qapp, qtbot):
    """Its window is there, without a song in it."""
    made = App()
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.session.autosave.give_up()
    made.close()
