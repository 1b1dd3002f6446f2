"""In the real window, on its own models: takes are made, compared, locked, filled, questioned and replayed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Author, Voice
from sketchpad.music.primers import read_primer
from sketchpad.session.takes.take_tree import TakeTree
from sketchpad.ui.app import App
from tests.ui.mouse import move, place

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


def select_one_with_rivals(app, qtbot):
    """A note that a model wrote, and that it was not all but certain of."""
    explaining, document = app.session.explaining, app.session.document
    for note in [n for n in document.bars if n.author is Author.MODEL and not n.locked]:
        document.select([note])
        qtbot.waitUntil(lambda: explaining.why is not None, timeout=10_000)
        if app.window.why.rivals:
            return
    pytest.fail("the model was all but certain of every note")


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
    select_one_with_rivals(app, qtbot)
    count = len(session.takes.tree)
    answered(app, qtbot, window.why.rivals[0].click)
    assert len(session.takes.tree) == count + 1
    assert document.bars.locked == locked

    # The tree survives being saved, and every take comes again.
    tree = TakeTree.from_json(session.takes.tree.to_json())
    assert tree == session.takes.tree
    session.takes.use(tree)
    said = []
    session.done.connect(said.append)
    for number, _ in tree:
        answered(app, qtbot, lambda number=number: session.continuation.replay(number))
    assert said == [f"take {number} came again, note for note" for number, _ in tree]
    assert len(session.takes.tree) == count + 1


def test_chords_are_asked_branched_and_filled(app, qtbot):
    """A note of Polyphony RNN is pointed at and asked about, a take goes on from a rival, and a bar is written anew."""
    session, window, document = app.session, app.window, app.session.document
    window.panel.model.setCurrentIndex(window.panel.model.findData("polyphony_rnn"))
    window.panel.verb.setCurrentIndex(window.panel.verb.findData(Verb.HARMONISE.value))
    document.load(Bars.of(replace(n, start=n.start + bar * TICKS_PER_BAR) for bar in (0, 2, 4) for n in document.bars))
    answered(app, qtbot, lambda: press(app, Key.Key_Return, Control))
    written = [n for n in document.bars if n.author is Author.MODEL]
    note = written[len(written) // 2]
    window.roll.view.reveal(note.pitch, note.pitch)
    window.roll.view.set_geometry(window.roll.view.geometry.showing(note.start, window.roll.view.size.width()))
    move(window.roll.canvas, place(window, note.start + 60, note.pitch), Qt.MouseButton.NoButton)
    qtbot.waitUntil(lambda: bool(window.why.rivals), timeout=20_000)
    assert session.explaining.note == note
    assert not document.selection

    # Selected, it stays told; a rival is chosen.
    QTest.mouseClick(window.roll.canvas, Qt.MouseButton.LeftButton, pos=place(window, note.start + 60, note.pitch))
    qtbot.waitUntil(lambda: bool(window.why.rivals), timeout=20_000)
    answered(app, qtbot, lambda: QTest.mouseClick(window.why.rivals[0], Qt.MouseButton.LeftButton))
    assert [record.parent for _, record in session.takes.tree] == [None, 1]
    again = [n for n in document.bars if n.author is Author.MODEL]
    assert [n for n in again if n.end <= note.start] == [n for n in written if n.end <= note.start]
    assert again != written
    press(app, Key.Key_Return)

    # The third bar anew; what is locked stays, and so does all else.
    before = document.bars
    tune = [n for n in before if n.voice is Voice.MELODY]
    document.select(tune)
    press(app, Key.Key_K)
    document.select([])
    session.playback.set_loop((2 * TICKS_PER_BAR, 3 * TICKS_PER_BAR))
    before = document.bars
    answered(app, qtbot, lambda: press(app, Key.Key_F))
    record = session.takes.tree[3]
    assert record.fit > 0
    assert record.notes
    assert document.bars.locked == before.locked
    for start, end in ((0, 2 * TICKS_PER_BAR), (3 * TICKS_PER_BAR, 6 * TICKS_PER_BAR)):
        assert document.bars.between(start, end) == before.between(start, end)
