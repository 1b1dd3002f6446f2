"""The verb Fill: a part of the song written anew between what stands around it, and the locks that it leaves alone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.generation.four_four import ModelCount
from sketchpad.generation.request import Request
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.session import edits
from sketchpad.session.document import Document
from sketchpad.session.models.models import Models
from sketchpad.session.playing.playback import Playback
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.continuation import Continuation, Settings


class Filling(QObject):
    """Finds the hole: from the first to the last selected note, else the loop.

    While takes of a hole are shown, it stays the hole, unless notes outside it are selected.

    Attributes:
        keep: what of the notes in a hole stays.
    """

    failed = Signal(str)

    def __init__(
        self,
        document: Document,
        takes: Takes,
        models: Models,
        continuation: Continuation,
        playback: Playback,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._takes = takes
        self._models = models
        self._continuation = continuation
        self._playback = playback
        self._question: tuple[Settings, Bars] | None = None
        self._seed = 0
        """What was asked of which song last, and with which seed."""
        self.keep = Keep.NOTHING

    @property
    def hole(self) -> Hole | None:
        """What would be filled now.

        Raises:
            InputError: it is too large for any model.
        """
        span = self._selected() or self._playback.loop
        latest = self._latest
        if latest and latest.hole and (span is None or self._within(span, latest.hole)):
            span = (latest.hole.start, latest.hole.end)
        if span is None:
            return None
        return Hole.around(*span, self.keep)

    def hole_for(self, model: str) -> Hole | None:
        """What would be filled now by that model.

        Raises:
            InputError: it is too large for it.
        """
        hole = self.hole
        if hole and (known := self._models.known.get(model)):
            ModelCount.of_hole(hole, self._document.bars.metre).hole(hole).check_length(known.most_filled)
        return hole

    def start(self, settings: Settings) -> None:
        """Fill the hole; once more, with the seeds after those that were tried, whether they brought takes or not."""
        try:
            hole = self.hole_for(settings.model)
        except InputError as error:
            self.failed.emit(str(error))
            return
        if hole is None:
            self.failed.emit(self.tr("choose what to fill: select notes, or drag over the ruler"))
            return
        settings, latest = replace(settings, verb=Verb.FILL, hole=hole), self._latest
        question, before = (settings, self._continuation.primer(Verb.FILL, hole)), self._question
        if question == before:
            settings = replace(settings, seed=self._seed)
        if question == before or (latest and latest.hole == hole and latest.model == settings.model):
            settings = self._continuation.next_seed(settings)
        self._question, self._seed = question, settings.seed
        self._continuation.start(settings)

    def forecast(self, settings: Settings) -> float | None:
        """The seconds that filling the hole is likely to take; None until that was measured, or where there is none.

        Raises:
            InputError: the hole is too large.
        """
        hole = self.hole_for(settings.model)
        if hole is None:
            return None
        return self._continuation.forecast(replace(settings, verb=Verb.FILL, hole=hole))

    @Slot()
    def toggle_notes(self) -> None:
        """Lock the selected notes, or unlock them."""
        selection = self._document.selection
        if not selection:
            self.failed.emit(self.tr("select the notes to lock first; whole bars have a lock of their own"))
            return
        locked = not selection.columns["locked"].all()
        text = self.tr("Lock notes") if locked else self.tr("Unlock notes")
        self._document.push(text, edits.set_locked(selection, locked))

    @Slot()
    def toggle_bars(self) -> None:
        """Lock the bars of the selection, else of the loop, else the one at the playhead; or unlock them."""
        start, end = self._selected() or self._playback.loop or (self._playback.playhead, self._playback.playhead + 1)
        bars = frozenset(self._document.bars.metre.bars_of(start, end))
        locked = self._document.bars.locked_bars
        self._document.set_locked_bars(locked - bars if bars <= locked else locked | bars)

    @property
    def _latest(self) -> Request | None:
        """What the takes that are shown were asked with."""
        return self._takes.takes[-1].request if self._takes.is_open else None

    def _selected(self) -> tuple[int, int] | None:
        """From the first to the last selected note."""
        notes = self._document.choice
        return (notes.start, notes.end) if notes else None

    @staticmethod
    def _within(span: tuple[int, int], hole: Hole) -> bool:
        return hole.start <= span[0] and span[1] <= hole.end
