"""Takes are one undo step, however often the musician changes their mind."""

from dataclasses import replace

import pytest

from sketchpad.generation.engine import open_engine
from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.verb import Verb
from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_BAR, Note
from sketchpad.session import edits
from sketchpad.session.document import Document
from sketchpad.session.takes.take_tree import TakeTree
from sketchpad.session.takes.takes import ORIGINAL, Takes


@pytest.fixture
def document(qapp, twinkle):
    return Document(twinkle)


@pytest.fixture
def takes(document):
    return Takes(document)


@pytest.fixture
def answers(random_models, twinkle):
    request = Request(twinkle, "lookback_rnn", bars=4, takes=3)
    engine = open_engine("native", random_models)
    return [take for take in engine.generate(request, CancelFlag()) if take.complete]


def test_an_offer_shows_its_first_take_as_one_undo_step(document, takes, answers, twinkle):
    takes.offer(answers)
    assert takes.shown == 1
    assert list(document.bars) == [*twinkle, *answers[0].notes]
    assert document.undo_stack.count() == 1


@pytest.mark.parametrize(("verb", "said"), [(Verb.CONTINUE, "Generate"), (Verb.FILL, "Fill"), (Verb.VARY, "Vary")])
def test_undo_says_what_was_done(document, takes, answers, verb, said):
    hole = Hole(0, TICKS_PER_BAR) if verb is Verb.FILL else None
    takes.offer([replace(take, request=replace(take.request, verb=verb, hole=hole)) for take in answers])
    assert document.undo_stack.undoText() == said
    takes.step(1)
    assert document.undo_stack.undoText() == said


def test_choosing_among_takes_stays_one_step_and_the_original_is_none(document, takes, answers, twinkle):
    takes.offer(answers)
    takes.step(1)
    takes.step(1)
    assert list(document.bars)[14:] == list(answers[2].notes)
    assert document.undo_stack.count() == 1
    takes.choose(ORIGINAL)
    assert document.bars == twinkle
    assert document.undo_stack.count() == 0
    takes.choose(2)
    document.undo_stack.undo()
    assert document.bars == twinkle


def test_undo_and_redo_move_through_the_choice(document, takes, answers):
    takes.offer(answers)
    takes.choose(3)
    document.undo_stack.undo()
    assert takes.shown == ORIGINAL
    document.undo_stack.redo()
    assert takes.shown == 3


def test_an_edit_accepts_what_is_shown(document, takes, answers):
    takes.offer(answers)
    document.push("Move", edits.move([next(iter(document.bars))], 120))
    assert not takes.is_open
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert len(document.bars) == 14


def in_open_choice(takes, document):
    """What is to choose from is what is shown, in the song as it counts now."""
    assert takes.is_open
    assert takes.choices[takes.shown] == document.bars
    assert takes.base == takes.choices[ORIGINAL]
    return {(song.tempo, song.metre, song.locked_bars) for song in takes.choices}


def test_a_tempo_and_a_metre_leave_the_choice_open(document, takes, answers, twinkle):
    takes.offer(answers)
    told = []
    takes.changed.connect(lambda: told.append(takes.shown))
    document.set_tempo(150.0)
    document.set_metre(Metre(3, 4))
    assert told == [1, 1], "the strip shows them anew"
    assert in_open_choice(takes, document) == {(150.0, Metre(3, 4), frozenset())}
    takes.step(1)
    assert list(document.bars) == [*twinkle, *answers[1].notes]
    takes.choose(ORIGINAL)
    assert list(document.bars) == list(twinkle)
    assert in_open_choice(takes, document) == {(150.0, Metre(3, 4), frozenset())}


def test_undo_goes_through_the_tempo_and_leaves_the_choice_open(document, takes, answers):
    takes.offer(answers)
    document.set_tempo(150.0)
    takes.choose(3)
    shown = []
    for step in (document.undo_stack.undo,) * 3 + (document.undo_stack.redo,) * 3:
        step()
        assert len(in_open_choice(takes, document)) == 1
        shown.append((takes.shown, document.bars.tempo))
    assert shown == [(1, 150.0), (1, 120.0), (0, 120.0), (1, 120.0), (1, 150.0), (3, 150.0)]


def test_a_bar_that_is_locked_stays_whichever_take_is_chosen(document, takes, answers):
    takes.offer(answers)
    bar = answers[0].request.start // document.bars.metre.ticks_per_bar
    first, second = ({(note.start, note.pitch) for note in take.notes} for take in answers[:2])
    there = {at for at in first if at[0] // document.bars.metre.ticks_per_bar == bar}
    assert not there <= second
    document.set_locked_bars([bar])
    assert in_open_choice(takes, document) == {(120.0, document.bars.metre, frozenset({bar}))}
    takes.choose(2)
    bars, length = document.bars, document.bars.metre.ticks_per_bar
    after = (bar + 1) * length
    assert {(note.start, note.pitch) for note in bars.between(bar * length, after)} == there
    rest = {(note.start, note.pitch) for note in bars.between(after, bars.end)}
    assert rest == {at for at in second if at[0] >= after}
    takes.choose(ORIGINAL)
    assert {(note.start, note.pitch) for note in document.bars} >= there
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert (takes.shown, document.bars.locked_bars) == (1, frozenset())
    takes.choose(2)
    assert {(note.start, note.pitch) for note in document.bars} >= second


def test_two_accepted_answers_are_two_steps(document, takes, answers):
    takes.offer(answers[:1])
    takes.accept()
    takes.offer(answers[1:2])
    assert document.undo_stack.count() == 2


def test_more_takes_join_an_open_choice(document, takes, answers):
    takes.offer(answers[:1])
    takes.offer(answers[1:])
    assert len(takes.choices) == 4
    assert takes.shown == 2
    assert document.undo_stack.count() == 1


def nearly(take, seed):
    """The same take but for one note, as if another seed had written it."""
    first, *others = take.notes
    changed = Note(first.start, first.pitch + 1, first.length, author=first.author)
    return replace(take, request=replace(take.request, seed=seed, takes=1), index=0, notes=(changed, *others))


def test_a_take_that_comes_again_is_chosen_and_not_added(takes, answers):
    assert takes.offer(answers) == [1, 2, 3]
    takes.choose(ORIGINAL)
    assert takes.offer([answers[1]]) == [2]
    assert takes.shown == 2
    assert len(takes.choices) == 4


def test_takes_that_come_with_the_one_that_is_shown_are_told_of(takes, answers):
    takes.offer(answers[:1])
    seen = []
    takes.changed.connect(lambda: seen.append(len(takes.takes)))
    takes.offer(answers)
    assert (takes.shown, seen) == (1, [3])


def test_it_says_when_the_tree_has_grown(takes, answers):
    grown = []
    takes.grown.connect(lambda: grown.append(len(takes.tree)))
    takes.offer(answers[:2])
    takes.offer(answers[:1])
    takes.bring_back(2)
    takes.offer(answers)
    assert grown == [2, 3]


def test_near_duplicates_are_folded_and_unfolded(takes, answers):
    long = replace(answers[0], notes=tuple(Note(240 * k, 60 + k % 5, 240) for k in range(40)))
    takes.offer([long, answers[1], nearly(long, 90)])
    assert takes.visible == [ORIGINAL, 1, 2]
    assert takes.fold_of(3) == takes.fold_of(1) == [1, 3]
    takes.offer([nearly(long, 91)])
    assert takes.shown == 4
    assert takes.visible == [ORIGINAL, 1, 2]
    takes.step(1)
    assert takes.shown == 2
    takes.toggle_fold(3)
    assert takes.is_unfolded(4)
    assert takes.visible == [ORIGINAL, 1, 2, 3, 4]
    takes.step(1)
    assert takes.shown == 3
    takes.toggle_fold(1)
    assert takes.visible == [ORIGINAL, 1, 2]
    assert takes.face_of(1) == 3, "it is the one that is shown"
    takes.step(1)
    assert takes.face_of(1) == 3, "it was shown last"
    takes.step(-1)
    assert takes.shown == 3
    takes.accept()
    assert takes.visible == []


def test_flip_goes_between_the_two_that_were_shown_last(document, takes, answers):
    takes.flip()
    takes.offer(answers)
    assert takes.pair == (ORIGINAL, 1)
    takes.choose(3)
    assert takes.pair == (1, 3)
    takes.flip()
    assert takes.shown == 1
    assert document.bars == takes.choices[1]
    takes.flip()
    assert takes.shown == 3
    assert takes.pair == (1, 3)
    assert document.undo_stack.count() == 1


def test_what_is_withdrawn_is_not_to_be_chosen_but_stays_in_the_tree(document, takes, answers, twinkle):
    takes.offer(answers)
    takes.choose(3)
    takes.choose(2)
    told = []
    takes.changed.connect(lambda: told.append(takes.shown))
    takes.withdraw(answers[:2])
    assert (takes.shown, takes.pair) == (1, (2, 1)), "what is shown stays, whoever withdraws it"
    assert list(takes.choices) == [twinkle, *(answer.placed_in(twinkle) for answer in answers[1:])]
    assert [takes.number(choice) for choice in (1, 2)] == [2, 3]
    assert takes.takes == answers[1:]
    assert takes.visible == [ORIGINAL, 1, 2]
    assert told == [1]
    assert not takes.offers(1)
    assert len(takes.tree) == 3
    document.undo_stack.undo()
    assert takes.shown == ORIGINAL
    document.undo_stack.redo()
    assert takes.shown == 1
    takes.bring_back(1)
    assert document.bars == answers[0].placed_in(twinkle)
    takes.withdraw(answers[:1])
    assert len(takes.choices) == 4, "what was brought back is another"


def test_folds_are_those_of_what_is_left(takes, answers):
    first, second, _ = answers
    same = [replace(first, request=replace(first.request, seed=seed)) for seed in (40, 41)]
    takes.offer([first, second, *same])
    takes.choose(2)
    takes.toggle_fold(1)
    takes.choose(ORIGINAL)
    assert takes.visible == [ORIGINAL, 1, 2, 3, 4]
    takes.withdraw([first])
    assert takes.visible == [ORIGINAL, 1, 2, 3], "what was unfolded still is"
    assert takes.fold_of(3) == [2, 3]
    assert takes.shown == ORIGINAL


def test_it_says_when_a_change_of_the_document_is_a_choice(document, takes, answers):
    seen = []
    document.changed.connect(lambda: seen.append(takes.choosing))
    takes.offer(answers)
    takes.flip()
    document.push("Draw", edits.draw(Note(0, 72, 480)))
    assert seen == [True, True, False]


def test_takes_of_a_song_that_holds_another_descend_from_it(takes, answers, random_models, document):
    takes.offer(answers)
    takes.choose(2)
    takes.accept()
    request = Request(document.bars, "lookback_rnn", bars=2)
    *_, later = open_engine("native", random_models).generate(request, CancelFlag())
    takes.offer([later])
    assert [record.parent for _, record in takes.tree] == [None, None, None, 2]
    assert takes.number(takes.shown) == 4


def test_an_earlier_take_is_brought_back_into_the_song(document, takes, answers, twinkle):
    takes.offer(answers)
    takes.choose(ORIGINAL)
    takes.accept()
    takes.bring_back(3)
    assert document.bars == answers[2].placed_in(twinkle)
    assert takes.number(takes.shown) == 3
    takes.bring_back(1)
    takes.bring_back(3)
    assert takes.number(takes.shown) == 3
    assert len(takes.choices) == 3


def test_another_song_has_other_takes(takes, answers):
    takes.offer(answers)
    takes.use(TakeTree())
    assert not takes.is_open
    assert len(takes.tree) == 0


def test_of_several_that_wrote_a_note_the_one_that_was_kept_is_asked(document, takes, answers):
    first, second = answers[:2]
    both = first.notes[0]
    second = replace(second, notes=(both, *second.notes))
    takes.offer([first, second])
    takes.choose(2)
    assert takes.writer_of(both) == 2, "it is shown"
    takes.choose(1)
    assert takes.writer_of(both) == 1
    takes.accept()
    assert takes.writer_of(both) == 1
    takes.use(TakeTree.from_json(takes.tree.to_json()))
    assert takes.writer_of(both) == 1, "when the song is opened again"
    document.push("Delete", edits.delete(first.notes[1:3]))
    assert takes.writer_of(both) == 1
    takes.bring_back(2)
    takes.accept()
    assert takes.writer_of(both) == 2
