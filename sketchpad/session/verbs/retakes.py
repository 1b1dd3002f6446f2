"""Takes of the tree written again: as they were, or otherwise from a note on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from sketchpad.generation.filling.hole import Keep
from sketchpad.generation.fork import Fork
from sketchpad.generation.request import Take
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.continuation import Continuation


class Retakes(QObject):
    """Asks for them by the records of the tree; they come as a choice, as all takes do.

    Signals:
        failed: a take cannot be written again, and why.
        said: whether one that was replayed came again, in words.
    """

    failed = Signal(str)
    said = Signal(str)

    def __init__(self, takes: Takes, continuation: Continuation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._takes = takes
        self._continuation = continuation

    def replay(self, number: int) -> None:
        """Have a take written again from its record, by the engine of now, and say what came of it."""
        if not self._lacks_model(number):
            self._continuation.submit(self._takes.tree[number].request, partial(self._offer_again, number))

    def branch(self, number: int, fork: Fork) -> None:
        """Have another take written that is like one up to a step, does something else there, and goes on.

        A hole that was filled is left as it is before that step, and filled anew from there; where a model decides
        event by event, from that event on.
        """
        if self._lacks_model(number):
            return
        record = self._takes.tree[number]
        request = record.request
        if request.hole:
            song = record.take.placed_in(request.primer)
            start = fork.tick if fork.place is None else request.hole.start
            hole = replace(request.hole, start=start, keep=Keep.NOTHING)
            request = replace(request, primer=song, hole=hole, forks=(fork,))
            self._takes.accept()
        else:
            before = tuple(each for each in request.forks if each.order < fork.order)
            request = replace(request, forks=(*before, fork))
        if not self._takes.offers(number):
            self._takes.accept()
        self._continuation.submit(request, partial(self._offer_branch, number))

    def _lacks_model(self, number: int) -> bool:
        """Whether the model that wrote a take is gone; if so, it is said."""
        model = self._takes.lost_model(number)
        if model:
            gone = self.tr(
                "the model of take {} is gone; the take stays, but can be written again only with {} imported anew"
            )
            self.failed.emit(gone.format(number, model))
        return bool(model)

    def _offer_branch(self, number: int, takes: Sequence[Take]) -> None:
        """Whether it fits is for the person to say who asked for this very note."""
        self._takes.offer(takes, self._continuation.engine, number)

    def _offer_again(self, number: int, takes: Sequence[Take]) -> None:
        """Say whether a take that was replayed came again."""
        (again,) = self._takes.offer(takes, self._continuation.engine)
        then, now = self._takes.tree[number], self._takes.tree[again]
        if then.notes == now.notes:
            self.said.emit(self.tr("take {} came again, note for note").format(number))
        elif then.engine != now.engine:
            self.said.emit(
                self.tr("take {} has other notes with the engine {} than with {}; they are kept as take {}").format(
                    number, now.engine, then.engine, again
                )
            )
        else:
            self.said.emit(
                self.tr("take {} did not come again: its model has changed; what came is kept as take {}").format(
                    number, again
                )
            )
