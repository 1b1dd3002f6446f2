"""The answers to choose from: the original, and the takes that were made of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.request import Take
from sketchpad.music.bars import Bars
from sketchpad.session.document import Document
from sketchpad.session.edits import Edit

ORIGINAL = 0


class Takes(QObject):
    """A choice that is open until one is accepted or the song is edited.

    Choice 0 is the original, choice k the k-th take. Which one is shown is read from the document itself, so that undo
    and redo move through the choices as well; all choices made while it is open are one undo step.
    """

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._original: Bars | None = None
        self._takes: list[Take] = []
        self._choices: list[Bars] = []
        self._kinds = count(1)
        self._kind = 0
        self.shown: int | None = None
        document.changed.connect(self._on_document_changed)

    @property
    def takes(self) -> Sequence[Take]:
        """The takes to choose from, oldest first."""
        return self._takes

    @property
    def choices(self) -> Sequence[Bars]:
        """The song with each choice: the original, then each take; empty when no choice is open."""
        return self._choices

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose."""
        return bool(self._choices)

    def offer(self, takes: Sequence[Take]) -> None:
        """Add takes to the choice, or open one, and show the first of them."""
        if not self.is_open:
            self._choices = [self._document.bars]
            self._kind = next(self._kinds)
        self._takes += takes
        self._choices += [take.placed_in(self._choices[ORIGINAL]) for take in takes]
        self.choose(len(self._choices) - len(takes))

    def choose(self, choice: int) -> None:
        """Show a choice in the document."""
        if choice == self.shown:
            return
        before, after = self._document.bars, self._choices[choice]
        self.shown = choice
        if before != after:
            text = self.tr("Generate") if choice else self.tr("Back to the original")
            self._document.push(text, Edit.between(before, after), self._kind, select=False)
        self.changed.emit()

    def step(self, by: int) -> None:
        """Show the next or the one before, round and round."""
        if self.is_open:
            self.choose(((self.shown or ORIGINAL) + by) % len(self._choices))

    @Slot()
    def accept(self) -> None:
        """Keep what is shown and close the choice."""
        if self.is_open:
            self._takes, self._choices, self.shown = [], [], None
            self.changed.emit()

    @Slot()
    def _on_document_changed(self) -> None:
        if not self.is_open or self._document.bars == self._choices[self.shown or ORIGINAL]:
            return
        if self._document.bars in self._choices:
            self.shown = self._choices.index(self._document.bars)
            self.changed.emit()
        else:
            self.accept()
