"""The answers to choose from: the original, and the takes that were made of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.request import Request, Take
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import Model
from sketchpad.music.bars import Bars
from sketchpad.music.likeness import Beginnings, beginnings, fold
from sketchpad.music.note import Note
from sketchpad.music.notes import Mask, merged
from sketchpad.session.document import Document, Selecting
from sketchpad.session.doing import Doing
from sketchpad.session.edits import Edit
from sketchpad.session.models.models import Models
from sketchpad.session.takes.take_tree import TakeTree

ORIGINAL = 0


@dataclass(frozen=True)
class _Offer:
    """A take that is offered, as a choice among others.

    Attributes:
        number: in the tree.
        bars: the song with it.
        beginnings: by which it is folded.
    """

    number: int
    take: Take
    bars: Bars
    beginnings: Beginnings


@dataclass(frozen=True)
class _Before:
    """What there was to choose before the last offer, which had this key, and what was compared."""

    step: object | None
    takes: Sequence[Take]
    pair: tuple[int, int]


class Takes(QObject):
    """A choice that is open until one is accepted or the song is edited; and the tree of all takes of the song.

    Choice 0 is the original, choice k the k-th take. Which one is shown is read from the document itself, so that undo
    and redo move through the choices as well; a row of choices is one undo step. What changes no notes leaves it
    open: each choice then has the document's tempo and metre, and what the document has in bars that were locked since.
    Takes that are nearly the same are folded into the first of them.

    Attributes:
        tree: every take of the song, this choice's among them.
        shown: the choice that the document shows; None while none is open.
        pair: the two choices that `flip` goes between: that shown last of others, and that shown now.

    Signals:
        grown: the tree has takes that it did not have before.
        offered: there are takes to choose from that were asked for so, new ones or some of those there were.
    """

    changed = Signal()
    grown = Signal()
    offered = Signal(Request)

    def __init__(self, document: Document, models: Models | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._models = models
        self._original: Bars | None = None
        """The song without any of them, while there is something to choose."""
        self._offered: list[_Offer] = []
        self._choices: list[Bars] = []
        """The original and the song with each take, as the document counts and is locked now."""
        self._folds: list[list[int]] = []
        self._unfolded: set[int] = set()
        self._kind = object()
        self._left: tuple[int, object] | None = None
        """The number of what a hand left last, and of which idea, while the hand may still make another of it."""
        self.tree = TakeTree()
        self.shown: int | None = None
        self._before: _Before | None = None
        self.pair = (ORIGINAL, ORIGINAL)
        self._choosing = Doing()
        document.changed.connect(self._on_document_changed)

    @property
    def takes(self) -> Sequence[Take]:
        """The takes to choose from, oldest first."""
        return [each.take for each in self._offered]

    @property
    def choices(self) -> Sequence[Bars]:
        """The song with each choice: the original, then each take; empty when no choice is open."""
        return self._choices

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose."""
        return self._original is not None

    @property
    def base(self) -> Bars:
        """The song that answers have their place in: the original, while there is something to choose."""
        return self._choices[ORIGINAL] if self.is_open else self._document.bars

    @property
    def visible(self) -> Sequence[int]:
        """The choices that are not folded away."""
        if not self.is_open:
            return []
        rows = (group if group[0] in self._unfolded else group[:1] for group in self._groups())
        return [ORIGINAL, *sorted(choice for row in rows for choice in row)]

    def title(self, model: str) -> str:
        """What a model is called, which may not be there any more."""
        known = self._model(model)
        return known.title if known else model

    def lost_model(self, number: int) -> str:
        """The model that wrote a take of the tree, where it is not there any more; nothing where it is."""
        model = self.tree[number].request.model
        return "" if self._models is None or self._model(model) else model

    def goes_by_distance(self, model: str) -> bool:
        """Whether what a model writes is as far from what is there as it is asked to be."""
        known = self._model(model)
        return known is not None and SYSTEMS[known.system].interpolates

    def number(self, choice: int) -> int:
        """The number in the tree of a choice that is a take."""
        return self._offered[choice - 1].number

    def offers(self, number: int) -> bool:
        """Whether a take of the tree is among the choices."""
        return any(each.number == number for each in self._offered)

    def writer_of(self, note: Note) -> int | None:
        """The number of the take that wrote a note of the song: the one that is shown, or else the one that was kept.

        Of several that wrote it, that is the one of which most is in the song.
        """
        wrote = self.tree.writers_of(note)
        shown = self.number(self.shown) if self.shown else None
        return shown if shown in wrote else self.tree.most_held(self._document.bars, wrote)

    def fold_of(self, choice: int) -> Sequence[int]:
        """The choices that are nearly the same as this one, itself among them, the first one first."""
        return next((group for group in self._groups() if choice in group), [choice])

    def face_of(self, choice: int) -> int:
        """Which choice is seen at the place of a visible one: of those folded into it the one that was shown last."""
        fold = self.fold_of(choice)
        if fold[0] != choice or self.is_unfolded(choice):
            return choice
        return next(each for each in (self.shown or ORIGINAL, *self.pair, choice) if each in fold)

    def is_unfolded(self, choice: int) -> bool:
        """Whether all that are nearly the same as this one are visible."""
        return self.fold_of(choice)[0] in self._unfolded

    def toggle_fold(self, choice: int) -> None:
        """Show all that are nearly the same as a choice, or only the first of them."""
        self._unfolded ^= {self.fold_of(choice)[0]}
        self.changed.emit()

    def offer(
        self,
        takes: Sequence[Take],
        engine: str = "native",
        parent: int | None = None,
        step: object | None = None,
    ) -> Sequence[int]:
        """Add takes to the choice, or open one, and show the first of them; their numbers in the tree.

        A take that is among the choices already is not added once more. Their parent is the take that they branch
        from, or else the one that the song holds. With the same key `step` as the offer before, they come instead of
        what that added.
        """
        before = self._before if step is not None and self._before and self._before.step is step else None
        self._before = _Before(step, list(self.takes), self.pair)
        parent = self.tree.held_by(self.base) if parent is None else parent
        known = len(self.tree)
        numbers = [self.tree.add(take, parent, engine, self._weights(take)) for take in takes]
        if len(self.tree) > known:
            self.grown.emit()
        if numbers:
            self._open([(number, take) for number, take in zip(numbers, takes, strict=True)])
            self.offered.emit(takes[0].request)
        if before:
            self._take_back(before)
        return numbers

    def leave(self, take: Take, idea: object, engine: str, parent: int | None) -> None:
        """Keep in the tree alone what a hand left of an idea, which was made from a song with the take `parent`.

        It takes the place of what a hand left of the same idea before, if that is the latest take and was not offered.
        """
        known = len(self.tree)
        if not self._put_in_place(take, idea, engine):
            self.tree.add(take, parent, engine, self._weights(take))
            self._left = (len(self.tree), idea) if len(self.tree) > known else None
        if len(self.tree) > known:
            self.grown.emit()
        self.changed.emit()

    def keep(self, take: Take, idea: object | None, engine: str) -> None:
        """Offer a take; of an idea that comes in the place of what a hand left of it, as the one take of its drags."""
        self._put_in_place(take, idea, engine)
        self.offer([take], engine)

    def _put_in_place(self, take: Take, idea: object, engine: str) -> bool:
        """Have a take in the place of what a hand left of its idea, where that may be; whether it may."""
        is_last = self._left == (len(self.tree), idea)
        if is_last:
            self.tree.put_last(take, engine, self._weights(take))
        return is_last

    def withdraw(self, takes: Collection[Take]) -> None:
        """Take some out of the choice again, but for those of the pair; the tree keeps them all."""
        gone = {choice for choice, take in enumerate(self.takes, 1) if take in takes} - {*self.pair}
        if not gone:
            return
        unfolded = [choice for group in self._groups() if group[0] in self._unfolded for choice in group]
        left = [choice for choice in range(1, len(self._offered) + 1) if choice not in gone]
        now = {ORIGINAL: ORIGINAL} | {choice: place for place, choice in enumerate(left, 1)}
        first, second = self.pair
        self.pair, self.shown = (now[first], now[second]), now[self.shown or ORIGINAL]
        self._offered = [self._offered[choice - 1] for choice in left]
        self._choose_among()
        self._folds = fold([each.beginnings for each in self._offered])
        self._unfolded = {self.fold_of(now[choice])[0] for choice in unfolded if choice in now}
        self.changed.emit()

    def _take_back(self, before: _Before) -> None:
        """Withdraw what was added since and is not shown: nobody compares with what came up in passing."""
        hidden = (take for choice, take in enumerate(self.takes, 1) if choice != self.shown)
        if passed := [take for take in hidden if take not in before.takes]:
            self.pair = before.pair if self.shown in before.pair else (ORIGINAL, self.shown or ORIGINAL)
            self.withdraw(passed)

    def bring_back(self, number: int) -> None:
        """Offer a take of the tree once more, in the song as it is now."""
        self._open([(number, self.tree[number].take)])

    @property
    def choosing(self) -> bool:
        """Whether the document is just being changed to another choice."""
        return bool(self._choosing)

    def choose(self, choice: int) -> None:
        """Show a choice in the document."""
        if choice == self.shown:
            return
        before, after = self._document.bars, self.choices[choice]
        self._show(choice)
        if before != after:
            text = self._done[self.takes[choice - 1].request.verb] if choice else self.tr("Back to the original")
            with self._choosing:
                self._document.push(text, Edit.between(before, after), self._kind, Selecting.AS_IT_IS)
        self.changed.emit()

    @property
    def _done(self) -> dict[Verb, str]:
        """What undo says was done, by what a take was asked for."""
        return {
            Verb.CONTINUE: self.tr("Generate"),
            Verb.HARMONISE: self.tr("Harmonise"),
            Verb.VARY: self.tr("Vary"),
            Verb.INTERPOLATE: self.tr("Interpolate"),
            Verb.FILL: self.tr("Fill"),
            Verb.SHAPE: self.tr("Shape"),
        }

    def step(self, by: int) -> None:
        """Show the next or the one before of the visible ones, round and round."""
        if self.is_open:
            visible = self.visible
            here = self.shown or ORIGINAL
            here = here if here in visible else self.fold_of(here)[0]
            self.choose(self.face_of(visible[(visible.index(here) + by) % len(visible)]))

    @Slot()
    def flip(self) -> None:
        """Show the other of the pair."""
        if self.is_open:
            first, second = self.pair
            self.choose(second if self.shown == first else first)

    @Slot()
    def accept(self) -> None:
        """Keep what is shown and close the choice."""
        if self.is_open:
            self._original, self._offered, self.shown = None, [], None
            self._choices, self._folds, self._unfolded = [], [], set()
            self.changed.emit()

    def use(self, tree: TakeTree) -> None:
        """Go on with the takes of another song."""
        self.accept()
        self.tree, self._left = tree, None
        self.changed.emit()

    def _weights(self, take: Take) -> str:
        """The sha256 of the weights that wrote a take."""
        model = self._model(take.request.model)
        return model.sha256 if model else ""

    def _model(self, name: str) -> Model | None:
        return self._models.known.get(name) if self._models else None

    def _open(self, takes: Sequence[tuple[int, Take]]) -> None:
        """Add takes with their numbers to the choices, of which the original is the first; show the first of them."""
        self._left = None
        if self._original is None:
            self._original = self._document.bars
            self._choose_among()
            self._kind = object()
            self._show(ORIGINAL)
            self.pair = (ORIGINAL, ORIGINAL)
        for number, take in takes:
            if not self.offers(number):
                self._offered.append(_Offer(number, take, take.placed_in(self.base), beginnings(take.notes)))
        self._choose_among()
        self._folds = fold([each.beginnings for each in self._offered], self._folds)
        first = 1 + [each.number for each in self._offered].index(takes[0][0])
        if first == self.shown:
            # The others may be new.
            self.changed.emit()
        else:
            self.choose(first)

    def _groups(self) -> list[list[int]]:
        """Choices that are nearly the same."""
        return [[1 + place for place in group] for group in self._folds]

    def _show(self, choice: int) -> None:
        if choice not in self.pair:
            self.pair = (ORIGINAL if self.shown is None else self.shown, choice)
        self.shown = choice

    def _choose_among(self) -> None:
        """Have the choices as the document counts and is locked now."""
        if self._original is not None:
            now = self._document.bars
            self._choices = [_as_in(now, song) for song in (self._original, *(each.bars for each in self._offered))]

    @Slot()
    def _on_document_changed(self) -> None:
        if not self.is_open:
            return
        song, counts_otherwise = self._document.bars, _frame(self._document.bars) != _frame(self.base)
        if counts_otherwise:
            self._choose_among()
        shown = self.shown or ORIGINAL
        if song != self.choices[shown]:
            if song not in self.choices:
                self.accept()
                return
            self._show(self.choices.index(song))
        if counts_otherwise or self.shown != shown:
            self.changed.emit()


def _frame(song: Bars) -> tuple[object, ...]:
    """All that a song has beside its notes."""
    return song.tempo, song.metre, song.locked_bars


def _as_in(now: Bars, song: Bars) -> Bars:
    """A choice as the document counts now; in bars that were locked since, it has what the document has there."""
    if _frame(song) == _frame(now):
        return song

    def locked_since(bars: Bars) -> Mask:
        starts = bars.columns["start"]
        return now.in_locked_bars(starts) & ~song.in_locked_bars(starts)

    here, there = locked_since(now), locked_since(song)
    if not here.any() and not there.any():
        return replace(now, columns=song.columns)
    return replace(now, columns=merged(song.columns[~there], now.columns[here]))
