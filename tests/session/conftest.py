"""The study's primer in a session."""

import pytest

from sketchpad.session.session import Session


@pytest.fixture
def session(qapp, random_models, twinkle):
    made = Session(random_models)
    made.document.load(twinkle)
    yield made
    made.close()
