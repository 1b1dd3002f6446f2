"""The document changes by steps that go back and forth exactly."""

import gc
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.note import LAST_TICK, Note
from sketchpad.session import edits
from sketchpad.session.document import Document, Recorded, Selecting
from sketchpad.session.edits import Edit

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


def test_what_is_selected_for_keys_is_no_choice_until_it_is_selected_on_purpose(document):
    document.select([C4])
    assert set(document.choice) == {C4}
    document.push("Draw note", edits.draw(E4), selecting=Selecting.FOR_KEYS)
    assert (set(document.selection), set(document.choice)) == ({E4}, set())
    document.push("Transpose", edits.transpose(document.selection, 1))
    higher = set(document.selection)
    assert (len(higher), set(document.choice)) == (1, set()), "keys change it"
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert set(document.choice) == {C4}
    document.undo_stack.redo()
    assert not document.choice
    document.select(document.selection)
    assert set(document.choice) == {E4}


def test_notes_that_an_edit_leaves_as_they_are_stay_selected(document):
    document.push("Draw", edits.draw(E4))
    document.select([C4, E4])
    louder = replace(C4, velocity=100)
    document.push("Louder", Edit.of([C4], [louder]))
    assert set(document.selection) == {louder, E4}
    document.select([E4])
    document.push("Softer", Edit.of([louder], [C4]))
    assert set(document.selection) == {E4}, "others were edited"


def test_only_what_the_song_has_is_selected(document):
    document.select([C4, E4])
    assert list(document.selection) == [C4]
    document.push("Delete", edits.delete(document.selection))
    assert not len(document.bars)


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


def test_a_note_before_the_song_is_refused_and_leaves_no_step(document):
    before = document.bars
    with pytest.raises(ValueError, match="tick -120"):
        document.push("Record", edits.draw(Note(-120, 60, 240)))
    assert document.bars == before
    assert document.undo_stack.count() == 0


def test_a_note_after_the_last_tick_is_refused_and_leaves_no_step(document):
    with pytest.raises(ValueError, match="after the last"):
        document.push("Record", Edit.of(added=[Note(LAST_TICK - 120, 60, 240)]))
    assert document.undo_stack.count() == 0


def test_a_row_of_tempo_changes_is_one_step_within_bounds(document):
    for tempo in (100, 90, 9000):
        document.set_tempo(tempo)
    assert document.bars.tempo == 400
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.bars.tempo == 120


def test_a_row_of_metres_is_one_step_that_moves_no_note(document, qtbot):
    document.set_locked_bars([1])
    before = document.bars
    with qtbot.waitSignals([document.changed, document.metre_changed]):
        document.set_metre(Metre(3, 4))
    document.set_metre(Metre(5, 4))
    document.set_metre(Metre(7, 8))
    assert document.bars == before.in_metre(Metre(7, 8))
    assert document.bars.locked_bars == {1, 2}
    assert document.undo_stack.count() == 2
    assert document.undo_stack.undoText() == "Change metre"
    with qtbot.waitSignal(document.metre_changed):
        document.undo_stack.undo()
    assert document.bars == before
    document.undo_stack.redo()
    assert document.bars == before.in_metre(Metre(7, 8))
    document.undo_stack.undo()


def test_a_metre_that_was_only_tried_is_no_step_and_locks_nothing_more(document):
    document.set_locked_bars([1])
    for name in ("3/4", "16/2", "4/4"):
        document.set_metre(Metre.of(name))
    assert document.bars.locked_bars == {1}
    assert document.undo_stack.count() == 1


def test_metre_and_tempo_are_steps_of_their_own(document):
    document.set_metre(Metre(3, 4))
    document.set_tempo(90)
    document.set_metre(Metre(6, 8))
    assert document.undo_stack.count() == 3
    assert (str(document.bars.metre), document.bars.tempo) == ("6/8", 90)
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert (str(document.bars.metre), document.bars.tempo) == ("3/4", 120)


def test_only_another_metre_is_told(document, qtbot):
    with qtbot.assertNotEmitted(document.metre_changed):
        document.set_metre(document.bars.metre)
        document.set_tempo(90)
        document.load(Bars.of([E4]))
    with qtbot.waitSignal(document.metre_changed):
        document.load(Bars.of([E4], metre=Metre(3, 4)))


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
    document.push("Delete", edits.delete([C4]), selecting=Selecting.AS_IT_IS)
    assert set(document.selection) == set()


def test_loading_begins_anew(document, qtbot):
    document.push("Draw", edits.draw(E4))
    with qtbot.waitSignals([document.changed, document.selection_changed]):
        document.load(Bars.of([E4]))
    assert not document.dirty
    assert not document.undo_stack.canUndo()


@given(st.data())
def test_what_is_recorded_is_one_step_with_steps_that_change_no_notes_after_it(qapp, data):
    document, recording = Document(Bars.of([C4])), Recorded()
    stack, tempos = document.undo_stack, iter(range(130, 400))
    others = [
        lambda: document.set_tempo(next(tempos)),
        lambda: document.set_metre(data.draw(st.sampled_from([Metre(3, 4), Metre(7, 8)]))),
        lambda: document.set_locked_bars(data.draw(st.frozensets(st.integers(0, 9), max_size=2))),
        lambda: stack.undo() if stack.index() > 1 else None,
        stack.redo,
    ]
    recorded: list[Note] = []
    songs: dict[int, Bars] = {}
    for number in range(data.draw(st.integers(1, 6))):
        recorded.append(Note(240 * number, 72, 120))
        document.push("Record", edits.draw(recorded[-1]), recording, Selecting.AS_IT_IS)
        songs[stack.index()] = document.bars
        for other in data.draw(st.lists(st.sampled_from(others), max_size=4)):
            other()
            songs = {place: song for place, song in songs.items() if place <= stack.count()}
            songs[stack.index()] = document.bars
    assert [stack.text(place) for place in range(stack.count())].count("Record") == 1
    stack.setIndex(0)
    assert document.bars == Bars.of([C4])
    for place, song in sorted(songs.items()):
        stack.setIndex(place)
        assert document.bars == replace(song, columns=Bars.of([C4, *recorded]).columns)


def test_a_recording_does_not_join_beneath_an_edit_nor_beneath_what_was_saved(document):
    kind = Recorded()
    document.push("Record", edits.draw(E4), kind)
    document.push("Delete", edits.delete([E4]))
    document.push("Record", edits.draw(E4), kind)
    document.set_tempo(90)
    document.undo_stack.setClean()
    document.push("Record", edits.draw(Note(960, 60, 120)), kind)
    assert document.undo_stack.count() == 5
    document.undo_stack.undo()
    assert not document.dirty
    document.undo_stack.setIndex(0)
    assert list(document.bars) == [C4]


def test_a_recorded_note_that_is_another_by_then_is_selected_by_no_step_back_or_forth(document):
    kind, longer = Recorded(), replace(E4, length=480)
    document.push("Record", edits.draw(E4), kind, Selecting.AS_IT_IS)
    document.select([C4, E4])
    document.set_tempo(90)
    document.push("Record", Edit.of([E4], [longer]), kind, Selecting.AS_IT_IS)
    for step in (document.undo_stack.undo, document.undo_stack.redo):
        step()
        assert list(document.selection) == [C4]
    document.push("Delete", edits.delete(document.selection))
    assert list(document.bars) == [longer]


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
        document.set_locked_bars(choose(st.frozensets(st.integers(0, 9), max_size=2)))
    if choose(st.booleans()):
        document.set_metre(Metre.of(choose(st.sampled_from(["3/4", "4/4", "7/8", "3/2"]))))
    if choose(st.booleans()):
        document.undo_stack.undo()
