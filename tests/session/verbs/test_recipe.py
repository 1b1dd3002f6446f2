"""What is blended: other ideas, or another manner, begin anew; what cannot be blended is said, and why."""

import pytest

from sketchpad.generation.blend import KeyPlan
from sketchpad.generation.music_vae.latent import Curve
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note, Voice
from sketchpad.session.verbs.ends import End
from sketchpad.session.verbs.recipe import Manner
from tests.session.verbs.blending import drag, notes_in_room, settle

pytestmark = pytest.mark.usefixtures("song_to_blend")


def test_another_manner_begins_anew(session, verb, qtbot):
    verb.move((0.5, 0.0))
    verb.recipe.set_manner(Manner("music_vae_trio", 0.8, 3, Curve.LINEAR, KeyPlan.FIRST))
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    corners = verb.lane.blends[4].request.corners
    assert (corners.model, corners.temperature, corners.seed) == ("music_vae_trio", 0.8, 3)
    assert (corners.curve, corners.keys) == (Curve.LINEAR, KeyPlan.FIRST)
    assert verb.inlay.preview is None


@pytest.mark.parametrize(("which", "other"), [(2, 0), (3, 1)])
def test_on_the_pad_a_and_b_stand_in_for_c_and_d(session, verb, qtbot, which, other):
    verb.recipe.set_pad(True)
    assert verb.recipe.corners.ideas[which] == verb.recipe.corners.ideas[other]
    assert verb.lane.blends == []
    third = Bars.of([Note(0, 55, 480), Note(480, 62, 480)])
    verb.ends.put(which, End("third", third))
    drag(verb, qtbot, (0.5, 0.5), (float(other), 1.0))
    settle(verb, qtbot)
    assert list(notes_in_room(session.document.bars)) == list(third)


def test_what_cannot_be_blended_is_said_and_may_be_possible_later(session, verb, qtbot):
    with qtbot.waitSignal(session.notice, timeout=5000) as said:
        verb.recipe.set_manner(Manner("attention_rnn"))
    assert "cannot interpolate" in said.args[0]
    assert verb.lane.blends == []
    verb.recipe.set_manner(Manner())
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    assert verb.recipe.ready


def test_with_an_engine_that_does_not_blend_it_is_said_and_another_one_does(session, verb, qtbot, twinkle):
    session.generator.set_engine("magenta")
    with qtbot.waitSignal(session.notice, timeout=10_000) as said:
        verb.move((0.5, 0.0))
    assert "choose the engine native" in said.args[0]
    assert verb.inlay.preview is None
    session.generator.set_engine("native")
    session.generator.load("music_vae_melody")
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    drag(verb, qtbot, (0.5, 0.0))


def test_an_idea_that_the_model_cannot_hear_is_said_once_until_another_is_chosen(session, verb, qtbot, twinkle):
    said, over = [], []
    session.notice.connect(said.append)
    session.over.connect(over.append)
    bass = Bars.of([Note(0, 36, 480, voice=Voice.BASS)])
    verb.ends.put(1, End("bass", bass))
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert "hears a melody only" in said[0]
    assert not verb.recipe.ready
    assert verb.recipe.refusal == said[0]
    for share in (0.2, 0.4, 0.6):
        verb.move((share, 0.0))
    verb.release()
    assert not verb.busy
    with qtbot.waitSignal(session.generator.opened, timeout=10_000):
        session.generator.load("lookback_rnn")
    assert (len(said), over) == (1, []), "the same engine can do no more"
    verb.ends.put(1, End("again", bass))
    qtbot.waitUntil(lambda: not verb.busy, timeout=10_000)
    verb.ends.put(1, End("twinkle", twinkle))
    assert over[-1] == said[-1]
    assert verb.recipe.ready
    assert not verb.recipe.refusal
    drag(verb, qtbot, (0.5, 0.0))
