"""Takes that are replayed from the tree; how they are branched is beside why their notes were written."""

from dataclasses import replace

from sketchpad.session.takes.take_tree import TakeTree
from sketchpad.session.verbs.settings import Settings

SETTINGS = Settings(model="lookback_rnn", bars=2, seed=5)


def generate(session, qtbot, settings=SETTINGS):
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.continuation.start(settings)


def test_a_take_is_replayed_from_its_record_and_it_is_said_that_it_came_again(session, qtbot, twinkle):
    generate(session, qtbot, replace(SETTINGS, takes=3))
    session.takes.choose(0)
    session.takes.accept()
    with qtbot.waitSignal(session.done, timeout=5000) as done:
        session.retakes.replay(3)
    assert done.args[0] == "take 3 came again, note for note"
    assert len(session.takes.tree) == 3
    assert session.document.bars == session.takes.tree[3].take.placed_in(twinkle)
    with qtbot.assertNotEmitted(session.notice), qtbot.assertNotEmitted(session.done):
        generate(session, qtbot)


def test_a_take_that_does_not_come_again_is_kept_beside_the_old_one(session, qtbot, twinkle):
    generate(session, qtbot)
    record = session.takes.tree[1]
    tree = TakeTree()
    tree.add(replace(record.take, notes=record.notes[1:]), None, "native")
    session.takes.use(tree)
    with qtbot.waitSignal(session.done, timeout=5000) as done:
        session.retakes.replay(1)
    assert "kept as take 2" in done.args[0]
    assert session.takes.tree[2].notes == record.notes
