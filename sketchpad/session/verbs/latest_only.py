"""Questions of a hand that moves faster than a model answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Question = TypeVar("Question")


class LatestOnly(Generic[Question]):
    """Has one question answered at a time; of those asked meanwhile only the latest waits, and is asked next.

    So a hand that moves gets answers as fast as they come, and none to where it was long ago.

    Args:
        submit: asks, and says by which number the answer will come.
        cancel: says that nobody waits for it any more.

    Attributes:
        asked: what is being answered; None if nothing is.
    """

    def __init__(self, submit: Callable[[Question], int], cancel: Callable[[], object]) -> None:
        self._submit = submit
        self._cancel = cancel
        self._number: int | None = None
        self._waiting: Question | None = None
        self.asked: Question | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._number is not None

    def ask(self, question: Question) -> None:
        """Ask at once, or when the answer that is on its way has come."""
        if self.busy:
            self._waiting = question
        else:
            self.asked, self._number = question, self._submit(question)

    def drop(self) -> None:
        """Nobody waits for an answer any more."""
        if self.busy:
            self._forget()
            self._cancel()

    def answered(self, number: int) -> Question | None:
        """The question whose answer has come, None where nobody waits for that; the one that waits is asked."""
        if number != self._number:
            return None
        question, waiting = self.asked, self._waiting
        self._forget()
        if waiting is not None:
            self.ask(waiting)
        return question

    def failed(self, number: int) -> bool:
        """Whether it is an answer that somebody waits for; what waits would fail as well, and is forgotten."""
        is_ours = number == self._number
        if is_ours:
            self._forget()
        return is_ours

    def _forget(self) -> None:
        self.asked, self._number, self._waiting = None, None, None
