"""One question at a time: the latest of those that came meanwhile is asked next, and no answer lands that is stale."""

import pytest

from sketchpad.session.verbs.latest_only import LatestOnly


class Model:
    """Numbers the questions that it is asked from 1 on, and counts those that are cancelled."""

    def __init__(self):
        self.asked, self.cancelled = [], 0

    def ask(self, question):
        self.asked.append(question)
        return len(self.asked)

    def cancel(self):
        self.cancelled += 1


@pytest.fixture
def model():
    return Model()


@pytest.fixture
def questions(model):
    return LatestOnly(model.ask, model.cancel)


def test_a_question_is_asked_at_once_while_none_is_being_answered(model, questions):
    assert not questions.busy
    questions.ask("a")
    assert questions.busy
    assert (questions.asked, model.asked) == ("a", ["a"])
    assert questions.answered(1) == "a"
    assert not questions.busy
    assert questions.asked is None


def test_of_those_that_come_meanwhile_only_the_latest_is_asked(model, questions):
    for question in "abcd":
        questions.ask(question)
    assert model.asked == ["a"]
    assert questions.answered(1) == "a"
    assert (questions.asked, model.asked) == ("d", ["a", "d"])
    assert questions.answered(2) == "d"
    assert model.asked == ["a", "d"]


def test_a_question_that_is_empty_waits_like_any_other(model, questions):
    questions.ask({"density": 5})
    questions.ask({})
    questions.answered(1)
    assert model.asked == [{"density": 5}, {}]
    assert questions.answered(2) == {}


def test_an_answer_that_nobody_waits_for_never_lands(model, questions):
    questions.ask("a")
    questions.ask("b")
    questions.drop()
    assert model.cancelled == 1
    assert not questions.busy
    assert questions.answered(1) is None
    questions.ask("c")
    assert questions.answered(1) is None
    assert not questions.failed(1)
    assert questions.asked == "c"
    assert model.asked == ["a", "c"], "what waited was dropped as well"


def test_where_nothing_is_asked_nothing_is_cancelled(model, questions):
    questions.drop()
    questions.ask("a")
    questions.answered(1)
    questions.drop()
    assert model.cancelled == 0


def test_what_waits_is_not_asked_after_a_failure(model, questions):
    questions.ask("a")
    questions.ask("b")
    assert questions.failed(1)
    assert not questions.busy
    assert model.asked == ["a"]
    questions.ask("c")
    assert questions.answered(2) == "c"
