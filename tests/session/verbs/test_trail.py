"""Undo and redo lead the hand to where its blends were."""

import pytest

from sketchpad.generation.request import Take
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Note
from sketchpad.session import edits
from sketchpad.session.verbs.ends import End
from tests.session.verbs.blending import drag, settle

pytestmark = pytest.mark.usefixtures("song_to_blend")


def test_undo_and_redo_lead_the_hand_back_to_where_it_was(session, verb, qtbot):
    before, moved, songs, blends = session.document.bars, [], [], []
    for share in (0.4, 0.8):
        drag(verb, qtbot, (share, 0.0))
        songs.append(session.document.bars)
        blends.append(verb.inlay.latest)
    verb.moved.connect(lambda: moved.append(verb.point[0]))
    stack = session.document.undo_stack
    stack.undo()
    assert (verb.point, verb.inlay.latest) == ((0.4, 0.0), blends[0])
    stack.undo()
    assert (verb.point, verb.inlay.latest) == ((0.0, 0.0), None)
    stack.redo()
    stack.redo()
    assert (verb.point, verb.inlay.latest) == ((0.8, 0.0), blends[1])
    assert moved == [0.4, 0.0, 0.4, 0.8]
    stack.undo()
    assert session.document.bars == songs[0]
    # What is blended now still takes the place of what was there before the first blend.
    drag(verb, qtbot, (1.0, 0.0), (0.0, 0.0))
    assert session.document.bars == before
    stack.undo()
    assert verb.point == (0.4, 0.0)


def test_other_steps_do_not_lead_the_hand_nor_do_blends_of_other_ideas(session, verb, qtbot):
    stack = session.document.undo_stack
    drag(verb, qtbot, (0.4, 0.0))
    session.document.push("Draw", edits.draw(Note(18 * TICKS_PER_BAR, 72, 480)))
    stack.undo()
    stack.redo()
    assert verb.point == (0.4, 0.0)
    drag(verb, qtbot, (0.6, 0.0))
    stack.undo()
    assert verb.point == (0.4, 0.0)
    stack.redo()
    verb.ends.put(1, End("other", Bars.of([Note(0, 50, 480)])))
    stack.undo()
    assert verb.point == (0.6, 0.0)


def test_undo_under_the_hand_leaves_it_where_it_is(session, verb, qtbot):
    drag(verb, qtbot, (0.4, 0.0))
    verb.move((0.7, 0.0))
    settle(verb, qtbot)
    session.document.undo_stack.undo()
    assert verb.point == (0.7, 0.0)
    verb.drop()
    assert verb.point == (0.0, 0.0)
    assert verb.inlay.latest is None


def test_undoing_a_kept_blend_leads_the_hand_back(session, verb, qtbot):
    drag(verb, qtbot, (0.4, 0.0))
    verb.keep()
    assert verb.point == (0.4, 0.0)
    assert verb.inlay.latest is not None
    session.document.undo_stack.undo()
    assert verb.point == (0.0, 0.0)
    assert verb.inlay.latest is None


def test_redoing_a_kept_blend_leads_the_hand_there_again(session, verb, qtbot):
    drag(verb, qtbot, (0.4, 0.0))
    verb.keep()
    kept, latest = session.document.bars, verb.inlay.latest
    session.document.undo_stack.undo()
    session.document.undo_stack.redo()
    assert session.document.bars == kept
    assert (verb.point, verb.inlay.latest) == ((0.4, 0.0), latest)
    verb.keep()
    assert session.takes.is_open, "the take was not taken back, as what is let go is by being kept"
    assert session.document.bars == kept


def test_redoing_a_choice_that_became_another_leaves_the_hand(session, verb, qtbot):
    drag(verb, qtbot, (0.4, 0.0))
    verb.keep()
    session.takes.offer([Take.of_blend(verb.lane.blends[6], 0)])
    chosen = session.document.bars
    session.document.undo_stack.undo()
    session.document.undo_stack.redo()
    assert session.document.bars == chosen
    assert verb.point == (0.0, 0.0)
