"""The document changes by steps that go back and forth exactly."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.session import edits
from sketchpad.session.document import Document

C4 = Note(0, 60, 120)
E4 = Note(120, 64, 120)


@pytest.fixture
def document(qapp):
    return Document(Bars.of([C4]))


def test_a_push_is_one_step_and_selects_what_it_adds(document, qtbot):
    with qtbot.waitSignals([document.changed, document.selection_changed]):
        document.push("Draw", edits.draw(E4))
    assert list(document.bars) == [C4, E4]
    assert set(document.selection) == {E4}
    assert document.undo_stack.count() == 1


def test_undo_and_redo_bring_notes_and_selection_back(document):
    document.select([C4])
    document.push("Move", edits.move([C4], 240))
    document.undo_stack.undo()
    assert (list(document.bars), set(document.selection)) == ([C4], {C4})
    document.undo_stack.redo()
    assert [note.start for note in document.selection] == [240]


def test_an_edit_of_nothing_is_no_step(document, qtbot):
    with qtbot.assertNotEmitted(document.changed):
        document.push("Nothing", edits.move([C4], 0))
    assert not document.dirty


def test_a_row_of_tempo_changes_is_one_step_within_bounds(document):
    for tempo in (100, 90, 9000):
        document.set_tempo(tempo)
    assert document.bars.tempo == 400
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.bars.tempo == 120


def test_steps_that_join_are_one_and_leave_nothing_behind(document):
    def steps() -> int:
        gc.collect()
        return sum(type(thing).__name__ == "_Step" for thing in gc.get_objects())

    before = steps()
    for number in range(50):
        document.push("Draw", edits.draw(Note(960 + number, 60, 120)), merge=7)
    assert document.undo_stack.count() == 1
    assert steps() == before + 1
    document.undo_stack.undo()
    assert list(document.bars) == [C4]
    document.undo_stack.redo()
    assert len(document.bars) == 51


def test_what_came_to_nothing_is_no_step(document):
    document.push("Draw", edits.draw(E4), merge=7)
    document.push("Delete", edits.delete([E4]), merge=7)
    assert document.undo_stack.count() == 0
    assert not document.dirty


def test_a_step_does_not_join_what_was_saved(document):
    document.push("Draw", edits.draw(E4), merge=7)
    document.undo_stack.setClean()
    document.push("Delete", edits.delete([E4]), merge=7)
    assert document.undo_stack.count() == 2
    assert document.dirty


def test_a_deleted_note_is_no_longer_selected(document):
    document.select([C4])
    document.push("Delete", edits.delete([C4]), select=False)
    assert set(document.selection) == set()


def test_loading_begins_anew(document, qtbot):
    document.push("Draw", edits.draw(E4))
    with qtbot.waitSignals([document.changed, document.selection_changed]):
        document.load(Bars.of([E4]))
    assert not document.dirty
    assert not document.undo_stack.canUndo()


@given(st.data())
def test_undoing_all_is_the_start_and_redoing_all_the_end(qapp, data):
    document = Document(Bars.of([C4, E4]))
    start = document.bars
    for _ in range(data.draw(st.integers(1, 20))):
        _edit(document, data.draw)
    end, index = document.bars, document.undo_stack.index()
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.bars == start
    document.undo_stack.setIndex(index)
    assert document.bars == end


def _edit(document, choose):
    chosen = [note for note in document.bars if choose(st.booleans())]
    edit = choose(
        st.sampled_from(
            [
                edits.draw(Note(choose(st.integers(0, 4000)), choose(st.integers(0, 127)), 120)),
                edits.move(chosen, choose(st.integers(-500, 500)), choose(st.integers(-9, 9))),
                edits.resize(chosen, choose(st.integers(-500, 500))),
                edits.delete(chosen),
                edits.duplicate(chosen),
            ]
        )
    )
    document.push("Edit", edit)
    if choose(st.booleans()):
        document.set_tempo(choose(st.integers(20, 400)))
    if choose(st.booleans()):
        document.undo_stack.undo()
