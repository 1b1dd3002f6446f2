"""In the real window, on its own models: takes are made, compared, locked, filled, questioned and replayed."""

from dataclasses import replace
from operator import attrgetter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Author, Voice
from sketchpad.music.primers import read_primer
from sketchpad.session.takes.take_tree import TakeTree
from tests.ui.mouse import move, place

pytestmark = pytest.mark.xdist_group("takes")
Key, Control, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def app(app):
    app.session.document.load(read_primer("twinkle"))
    app.window.roll.setFocus()
    return app


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


@pytest.fixture
def idea(app, qtbot):
    """The second of three takes of six bars was kept; the primer is locked, and the notes of the last two bars."""
    document = app.session.document
    generate(app, qtbot)
    press(app, Key.Key_BracketRight)
    press(app, Key.Key_Return)
    document.select(document.bars.between(6 * TICKS_PER_BAR, 8 * TICKS_PER_BAR))
    press(app, Key.Key_K)
    document.select(document.bars.between(0, 2 * TICKS_PER_BAR))
    press(app, Key.Key_K, Shift)
    assert document.bars.locked_bars == {0, 1}
    return app


def generate(app, qtbot):
    app.window.panel.bars.setValue(6)
    app.window.panel.takes.setValue(3)
    answered(app, qtbot, lambda: press(app, Key.Key_Return, Control))


def fill_a_bar(app, qtbot):
    """Another between the primer and the last two bars, the rhythm as it is."""
    document = app.session.document
    document.select(document.bars.between(3 * TICKS_PER_BAR, 4 * TICKS_PER_BAR))
    app.window.fill.keep.setCurrentIndex(1)
    answered(app, qtbot, lambda: press(app, Key.Key_F))


def fill_the_loop(app, qtbot):
    """MusicVAE varies all from the third bar to the last but one."""
    panel = app.window.panel
    panel.model.setCurrentIndex(panel.model.findData("music_vae_melody"))
    app.session.document.select([])
    app.session.playback.set_loop((2 * TICKS_PER_BAR, 6 * TICKS_PER_BAR))
    app.window.fill.keep.setCurrentIndex(0)
    answered(app, qtbot, lambda: press(app, Key.Key_F))


def go_on_from_a_rival(app, qtbot):
    """Why is that note there? Another in its place, and on from it."""
    select_one_with_rivals(app, qtbot)
    answered(app, qtbot, app.window.why.rivals[0].click)


def test_two_takes_are_compared_by_a_key(app, qtbot):
    document = app.session.document
    generate(app, qtbot)
    assert len(app.session.takes.tree) == 3
    press(app, Key.Key_BracketRight)
    second = document.bars
    press(app, Key.Key_A)
    assert document.bars != second
    press(app, Key.Key_A)
    assert document.bars == second


def test_a_bar_is_filled_in_its_rhythm_and_all_else_stays(idea, qtbot):
    document = idea.session.document
    before = document.bars
    fill_a_bar(idea, qtbot)
    after, hole = document.bars, idea.session.takes.takes[-1].request.hole
    assert idea.session.takes.is_open
    assert (hole.start, hole.end) == (3 * TICKS_PER_BAR, 4 * TICKS_PER_BAR)
    assert [(n.start, n.length) for n in after] == [(n.start, n.length) for n in before]
    for start, end in ((0, hole.start), (hole.end, before.end)):
        assert after.between(start, end) == before.between(start, end)
    assert after.locked == before.locked


def test_what_is_locked_stays_where_the_loop_is_filled(idea, qtbot):
    document = idea.session.document
    before = document.bars
    fill_the_loop(idea, qtbot)
    assert idea.session.takes.is_open
    assert document.bars != before
    assert document.bars.locked == before.locked


def test_what_is_locked_stays_where_a_take_goes_on_from_a_rival(idea, qtbot):
    document, tree = idea.session.document, idea.session.takes.tree
    before, count = document.bars, len(tree)
    go_on_from_a_rival(idea, qtbot)
    assert len(tree) == count + 1
    assert document.bars != before
    assert document.bars.locked == before.locked


def test_every_take_of_a_tree_that_was_saved_comes_again(idea, qtbot):
    session = idea.session
    for work in (fill_a_bar, fill_the_loop, go_on_from_a_rival):
        work(idea, qtbot)
    tree = TakeTree.from_json(session.takes.tree.to_json())
    assert tree == session.takes.tree
    count = len(tree)
    assert count > 5
    session.takes.use(tree)
    said = []
    session.done.connect(said.append)
    for number, _ in tree:
        answered(idea, qtbot, lambda number=number: session.retakes.replay(number))
    assert said == [f"take {number} came again, note for note" for number in range(1, count + 1)]
    assert len(session.takes.tree) == count


START, END = attrgetter("start"), attrgetter("end")


@pytest.fixture
def chords(app, qtbot):
    """Six bars that Polyphony RNN harmonised, and a note that it wrote, in view."""
    window, document = app.window, app.session.document
    window.panel.model.setCurrentIndex(window.panel.model.findData("polyphony_rnn"))
    window.panel.verb.setCurrentIndex(window.panel.verb.findData(Verb.HARMONISE.value))
    document.load(Bars.of(replace(n, start=n.start + bar * TICKS_PER_BAR) for bar in (0, 2, 4) for n in document.bars))
    answered(app, qtbot, lambda: press(app, Key.Key_Return, Control))
    written = [n for n in document.bars if n.author is Author.MODEL]
    note = written[len(written) // 2]
    window.roll.view.reveal(note.pitch, note.pitch)
    window.roll.view.set_geometry(window.roll.view.geometry.showing(note.start, window.roll.view.size.width()))
    return app, note


def test_a_note_of_a_chord_that_is_pointed_at_is_told_of(chords, qtbot):
    app, note = chords
    move(app.window.roll.canvas, place(app.window, note.start + 60, note.pitch), Qt.MouseButton.NoButton)
    qtbot.waitUntil(lambda: bool(app.window.why.rivals), timeout=20_000)
    assert app.session.explaining.note == note
    assert not app.session.document.selection


def test_a_take_goes_on_from_a_rival_of_a_note_of_a_chord_that_is_clicked(chords, qtbot):
    app, note = chords
    window, document, left = app.window, app.session.document, Qt.MouseButton.LeftButton
    written = [n for n in document.bars if n.author is Author.MODEL]
    QTest.mouseClick(window.roll.canvas, left, pos=place(window, note.start + 60, note.pitch))
    qtbot.waitUntil(lambda: bool(window.why.rivals), timeout=20_000)
    answered(app, qtbot, lambda: QTest.mouseClick(window.why.rivals[0], left))
    assert [record.parent for _, record in app.session.takes.tree] == [None, 1]
    again = [n for n in document.bars if n.author is Author.MODEL]
    begun, ended = ([[n for n in notes if edge(n) < note.start] for notes in (again, written)] for edge in (START, END))
    # What sounds as the rival comes may end with it, or go on.
    assert [(n.start, n.pitch) for n in begun[0]] == [(n.start, n.pitch) for n in begun[1]]
    assert ended[0] == ended[1]
    assert again != written


def test_a_bar_of_chords_is_filled_around_a_tune_that_is_locked(chords, qtbot):
    app, _ = chords
    document = app.session.document
    press(app, Key.Key_Return)
    document.select(document.bars.of_voices([Voice.MELODY]))
    press(app, Key.Key_K)
    document.select([])
    app.session.playback.set_loop((2 * TICKS_PER_BAR, 3 * TICKS_PER_BAR))
    before = document.bars
    # Where nothing fits at first, the same asked again goes on with other seeds.
    for _ in range(4):
        answered(app, qtbot, lambda: press(app, Key.Key_F))
        if len(app.session.takes.tree) > 1:
            break
    record = app.session.takes.tree[2]
    assert record.fit > 0
    assert record.notes
    assert document.bars.locked == before.locked
    for start, end in ((0, 2 * TICKS_PER_BAR), (3 * TICKS_PER_BAR, 6 * TICKS_PER_BAR)):
        assert document.bars.between(start, end) == before.between(start, end)
