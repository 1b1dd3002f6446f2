"""In the real window, on its own models: takes are made, compared, locked, filled, questioned and replayed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad.music.note import TICKS_PER_BAR, Author
from sketchpad.music.primers import read_primer
from sketchpad.session.take_tree import TakeTree
from sketchpad.ui.app import App

pytestmark = pytest.mark.xdist_group("takes")
Key, Control, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def app(qapp, qtbot):
    made = App()
    made.window.show()
    qtbot.waitExposed(made.window)
    made.session.document.load(read_primer("twinkle"))
    made.window.roll.setFocus()
    yield made
    made.close()


def press(app, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(app.window.roll.canvas, key, held)


def answered(app, qtbot, do):
    with qtbot.waitSignal(app.session.continuation.ended, timeout=20_000):
        do()


def test_an_idea_is_worked_on(app, qtbot):
    session, window, document = app.session, app.window, app.session.document
    window.panel.bars.setValue(6)
    window.panel.takes.setValue(3)
    answered(app, qtbot, lambda: press(app, Key.Key_Return, Control))
    assert len(session.takes.tree) == 3
    press(app, Key.Key_BracketRight)
    second = document.bars
    press(app, Key.Key_A)
    assert document.bars != second
    press(app, Key.Key_A)
    assert document.bars == second
    press(app, Key.Key_Return)

    # The last two bars please; between the primer and them a bar is to be another, the rhythm as it is.
    document.select([n for n in document.bars if n.start >= 6 * TICKS_PER_BAR])
    press(app, Key.Key_K)
    document.select([n for n in document.bars if n.start < 2 * TICKS_PER_BAR])
    press(app, Key.Key_K, Shift)
    locked = document.bars.locked
    assert document.bars.locked_bars == {0, 1}
    document.select([n for n in document.bars if 3 * TICKS_PER_BAR <= n.start < 4 * TICKS_PER_BAR])
    before = document.bars
    hole = session.filling.hole
    window.fill.keep.setCurrentIndex(1)
    answered(app, qtbot, lambda: press(app, Key.Key_F))
    after = document.bars
    assert session.takes.is_open
    assert [(n.start, n.length) for n in after] == [(n.start, n.length) for n in before]
    assert [n for n in after if not hole.start <= n.start < hole.end] == [
        n for n in before if not hole.start <= n.start < hole.end
    ]
    assert after.locked == locked
    press(app, Key.Key_Return)

    # MusicVAE varies all that is not locked.
    window.panel.model.setCurrentIndex(window.panel.model.findData("music_vae_melody"))
    document.select([])
    session.playback.set_loop((2 * TICKS_PER_BAR, 6 * TICKS_PER_BAR))
    window.fill.keep.setCurrentIndex(0)
    answered(app, qtbot, lambda: press(app, Key.Key_F))
    assert document.bars.locked == locked

    # Why is that note there? Another in its place, and on from it.
    note = next(n for n in document.bars if n.author is Author.MODEL and not n.locked)
    document.select([note])
    qtbot.waitUntil(lambda: bool(window.why.rivals), timeout=10_000)
    count = len(session.takes.tree)
    answered(app, qtbot, window.why.rivals[0].click)
    assert len(session.takes.tree) == count + 1
    assert document.bars.locked == locked

    # The tree survives being saved, and every take comes again.
    tree = TakeTree.from_json(session.takes.tree.to_json())
    assert tree == session.takes.tree
    session.takes.use(tree)
    said = []
    session.notice.connect(said.append)
    for number, _ in tree:
        answered(app, qtbot, lambda number=number: session.continuation.replay(number))
    assert said == [f"take {number} came again, note for note" for number, _ in tree]
    assert len(session.takes.tree) == count + 1
