"""Takes are one undo step, however often the musician changes their mind."""

import pytest

from sketchpad.generation.engine import open_engine
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.session import edits
from sketchpad.session.document import Document
from sketchpad.session.takes import ORIGINAL, Takes


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
