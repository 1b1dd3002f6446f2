"""A note in words: where it is, what it is, who wrote it and how likely that was."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from sketchpad.music.general_midi import drum_name
from sketchpad.music.note import TICKS_PER_STEP, Author, Note, Voice
from sketchpad.music.pitch import pitch_name
from sketchpad.music.provenance import place
from sketchpad.music.spelling import spelling_of
from sketchpad.music.wording import with_values
from sketchpad.session.session import Session
from sketchpad.ui.announcing import announce
from sketchpad.ui.panels.model_box import voice_titles
from sketchpad.ui.piano_roll.view import View
from sketchpad.ui.wording import percent


class NoteWords(QObject):
    """Says them, and remembers for as long as there is the song how likely notes were.

    Signals:
        changed: of one more note it is known how likely it was, or pitches are spelled otherwise.
    """

    changed = Signal()

    def __init__(self, session: Session, view: View, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._likely: dict[tuple[Note, int], float] = {}
        session.explaining.changed.connect(self._on_explained)
        session.loaded.connect(self._likely.clear)
        view.scale_changed.connect(self.changed)

    def position(self, note: Note) -> str:
        """Bar, beat and sixteenth, and the ticks that it is behind them."""
        bar, beat, rest = self._session.document.bars.metre.place(note.start)
        sixteenth, rest = divmod(rest, TICKS_PER_STEP)
        return f"{bar + 1}.{beat + 1}.{sixteenth + 1}" + (f" +{rest}" if rest else "")

    def pitch(self, note: Note) -> str:
        """The name of a note's pitch; of a drum, what is struck."""
        return (
            drum_name(note.pitch)
            if note.voice is Voice.DRUMS
            else pitch_name(note.pitch, spelling_of(self._view.scale))
        )

    def beats(self, note: Note) -> str:
        """Its length in beats of the song's metre."""
        return with_values("{:.3g}", note.length / self._session.document.bars.metre.ticks_per_beat)

    def voice(self, note: Note) -> str:
        """The part it belongs to."""
        return voice_titles()[note.voice]

    def origin(self, note: Note) -> str:
        """Who wrote it: a person, or which model in which take."""
        if note.author is Author.PERSON:
            return self.tr("you")
        known = self._session.models.known
        number = self._session.takes.writer_of(note)
        if number is not None:
            model = self._session.takes.tree[number].request.model
            title = known[model].title if model in known else model
            return self.tr("{}, take {}").format(title, number)
        source = self._session.current.origins.get(place(note))
        if source and source.model:
            return known[source.model].title if source.model in known else source.model
        return self.tr("a model")

    def probability(self, note: Note) -> str:
        """How likely it was; nothing where that is not known."""
        number = self._session.takes.writer_of(note) if note.author is Author.MODEL else None
        likely = self._likely.get((note, number)) if number is not None else None
        return "" if likely is None else percent(likely, 1)

    def all_of(self, note: Note) -> str:
        """All of it in a sentence."""
        likely = self.probability(note)
        parts = [
            self.tr("{} at {}").format(self.pitch(note), self.position(note)),
            self.tr("length {}").format(self.beats(note)),
            self.tr("velocity {}").format(note.velocity),
            self.voice(note),
            self.tr("by {}").format(self.origin(note)),
        ]
        parts += [self.tr("{} likely").format(likely)] * bool(likely) + [self.tr("locked")] * note.locked
        return ", ".join(parts)

    @Slot()
    def _on_explained(self) -> None:
        explaining = self._session.explaining
        if explaining.why and explaining.note and explaining.number is not None:
            self._likely[explaining.note, explaining.number] = explaining.why.probability
            self.changed.emit()


class SelectionTeller(QObject):
    """Has a screen reader say which note was selected in the roll.

    Attributes:
        said: what it said last.
    """

    def __init__(self, session: Session, words: NoteWords, roll: QWidget) -> None:
        super().__init__(roll)
        self._document = session.document
        self._words = words
        self._roll = roll
        self.said = ""
        self._document.selection_changed.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        selection = self._document.selection
        if not QAccessible.isActive() or not self._roll.hasFocus() or not len(selection):
            return
        alone = len(selection) == 1
        self.said = self._words.all_of(next(iter(selection))) if alone else self.tr("{} notes").format(len(selection))
        announce(self._roll, self.said)
