"""Why a note was written, and what else it could have been."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.why import Rival, Why
from sketchpad.music.note import Author, Note
from sketchpad.session.document import Document
from sketchpad.session.models.generator import Generator
from sketchpad.session.takes.take_tree import TakeRecord
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.continuation import Continuation
from sketchpad.session.verbs.retakes import Retakes


class Explaining(QObject):
    """Asks about the note that the pointer rests on, else about the only selected one.

    It is asked about where a model wrote it and the take is known. While a model writes, nothing is asked for a
    pointer, so that bars on their way are not kept waiting.

    Attributes:
        wanted: whether it asks at all.
        number: the take that wrote the note.
        record: the same, as it was when that was asked.
        note: the note that is asked about.
        why: the answer; None until it is there.
        problem: in words, why there is none.
    """

    changed = Signal()

    def __init__(
        self,
        document: Document,
        takes: Takes,
        continuation: Continuation,
        retakes: Retakes,
        generator: Generator,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._takes = takes
        self._continuation = continuation
        self._retakes = retakes
        self._generator = generator
        self._question: int | None = None
        self._pointed: Note | None = None
        self.wanted = True
        self.number: int | None = None
        self.record: TakeRecord | None = None
        self.note: Note | None = None
        self.why: Why | None = None
        self.problem = ""
        document.selection_changed.connect(self._look)
        takes.changed.connect(self._look)
        continuation.started.connect(self._on_started)
        generator.explained.connect(self._on_explained)
        generator.unexplained.connect(self._on_unexplained)
        generator.engine_changed.connect(self._on_engine_changed)

    @Slot(bool)
    def set_wanted(self, wanted: bool) -> None:
        """Ask from now on, or no longer."""
        self.wanted = wanted
        self.note = None
        self._look()

    @Slot(object)
    def rest_on(self, note: Note | None) -> None:
        """The pointer rests on this note of the song, or on none."""
        pointed = None if self._continuation.busy else note
        if pointed != self._pointed:
            self._pointed = pointed
            self._look()

    @property
    def can_branch(self) -> bool:
        """Whether a take can go on from a rival of the note: not where what was written was chosen, or blended."""
        return self.record is not None and self.record.request.verb.can_branch

    def branch(self, rival: Rival) -> None:
        """Have a take written that goes on from a rival of the note."""
        if self.can_branch and self.why and self.number is not None:
            self._retakes.branch(self.number, self.why.fork(rival))

    @Slot()
    def _look(self) -> None:
        """Ask about the note that is pointed at or selected now, unless that was asked already."""
        selection = self._document.selection
        selected = next(iter(selection)) if len(selection) == 1 else None
        note, number = next(filter(None, map(self._written, (self._pointed, selected))), (None, None))
        record = None if number is None else self._takes.tree[number]
        if (note, number) == (self.note, self.number) and note and record is self.record:
            return
        self._forget()
        if note and record:
            self.note, self.number, self.record = note, number, record
            own = record.wrote(note)
            assert own, "that take wrote it"
            self._question = self._generator.explain(record, own)
        self.changed.emit()

    def _written(self, note: Note | None) -> tuple[Note, int] | None:
        """A note that is to be asked about, with the number of its take."""
        number = self._takes.writer_of(note) if self.wanted and note and note.author is Author.MODEL else None
        return (note, number) if note and number is not None else None

    @Slot()
    def _on_started(self) -> None:
        """What had no answer yet has none to come: of a selected note it is asked once more, behind the bars."""
        self._pointed = None
        self._on_engine_changed()

    @Slot()
    def _on_engine_changed(self) -> None:
        """What had no answer yet is asked once more."""
        if self.why is None:
            self.note = None
        self._look()

    def _forget(self) -> None:
        if self._question is not None:
            self._generator.forget_question()
        self._question, self.note, self.number, self.record = None, None, None, None
        self.why, self.problem = None, ""

    @Slot(int, Why)
    def _on_explained(self, question: int, why: Why) -> None:
        if question == self._question:
            self.why = why
            self.changed.emit()

    @Slot(int, str)
    def _on_unexplained(self, question: int, text: str) -> None:
        if question == self._question:
            self.problem = text
            self.changed.emit()
