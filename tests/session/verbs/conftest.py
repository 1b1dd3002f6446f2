"""A song with two ideas to blend."""

import pytest

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note, Voice
from sketchpad.music.primers import read_primer
from sketchpad.session.verbs.ends import End
from sketchpad.session.verbs.interpolation import Interpolation
from tests.session.verbs.blending import AFTER


@pytest.fixture
def song_to_blend(session, twinkle):
    """A song that goes on after the bars that are blended, and has a harmony."""
    session.document.load(Bars.of([*twinkle, AFTER, Note(0, 48, 1920, voice=Voice.HARMONY)]))


@pytest.fixture
def verb(session, song_to_blend, twinkle, qtbot) -> Interpolation:
    """From two bars of the song to the reel; the lane is made."""
    verb = session.interpolation
    session.document.select(twinkle)
    verb.ends.take_from_song(0)
    verb.ends.put(1, End("reel", read_primer("irish_reel")))
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    return verb
