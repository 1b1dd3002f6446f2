"""The verb Fill: a part of the song written anew between what stands around it, and the locks that it leaves alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.generation.filling.voices import check_voices
from sketchpad.generation.four_four import ModelCount
from sketchpad.generation.request import EVERY_VOICE, Request
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.note import Voice
from sketchpad.session import edits
from sketchpad.session.document import Document
from sketchpad.session.models.models import Models
from sketchpad.session.playing.playback import Playback
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.aim import Aiming
from sketchpad.session.verbs.continuation import Continuation
from sketchpad.session.verbs.settings import Settings


@dataclass(frozen=True)
class _Part:
    """The ticks from one to another, and the voices that are meant there."""

    span: tuple[int, int]
    chosen: frozenset[Voice] = EVERY_VOICE


class Filling(QObject):
    """Finds the hole: from the first to the last selected note, else the loop.

    Of the voices there, those that have selected notes are written, and the others stay; in the loop, all are written.
    While takes of a hole are shown, it stays the hole with its voices, unless notes outside it or other voices are
    selected.

    Attributes:
        keep: what of the notes in a hole stays.
    """

    failed = Signal(str)

    def __init__(
        self,
        document: Document,
        takes: Takes,
        models: Models,
        aiming: Aiming,
        continuation: Continuation,
        playback: Playback,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._takes = takes
        self._models = models
        self._aiming = aiming
        self._continuation = continuation
        self._playback = playback
        self._question: tuple[Settings, Bars] | None = None
        self._seed = 0
        self._loop: tuple[int, int] | None = None
        """What was asked of which song last, with which seed, and the loop of then."""
        self.keep = Keep.NOTHING

    @property
    def hole(self) -> Hole | None:
        """What would be filled now.

        Raises:
            InputError: it is too large for any model.
        """
        part = self._part
        return Hole.around(*part.span, self.keep) if part else None

    def hole_for(self, settings: Settings) -> Hole | None:
        """What would be filled now with such settings.

        Raises:
            InputError: it is too large for the model, or holds none of its voices.
        """
        asked = self._asked(settings)
        return asked and asked.hole

    def only(self, settings: Settings) -> frozenset[Voice]:
        """The voices that would be written now with such settings, where others stay; empty where they are all.

        Raises:
            InputError: the hole is too large for the model, or holds none of its voices.
        """
        asked, model = self._asked(settings), self._models.known.get(settings.model)
        if asked is None or model is None:
            return frozenset()
        return self._aiming.aim(asked, SYSTEMS[model.system]).only

    def _asked(self, settings: Settings) -> Settings | None:
        """The settings to fill the hole with, if there is one.

        Raises:
            InputError: it is too large for the model, or holds none of its voices.
        """
        part, hole = self._part, self.hole
        if part is None or hole is None:
            return None
        asked = replace(settings, verb=Verb.FILL, hole=hole, chosen=part.chosen)
        if known := self._models.known.get(settings.model):
            ModelCount.of_hole(hole, self._document.bars.metre).hole(hole).check_length(known.most_filled)
            check_voices(known, self._aiming.request(asked), self._models.known.values())
        return asked

    def start(self, settings: Settings) -> None:
        """Fill the hole; once more, with the seeds after those that were tried, whether they brought takes or not."""
        try:
            asked = self._asked(settings)
        except InputError as error:
            self.failed.emit(str(error))
            return
        if asked is None:
            self.failed.emit(self.tr("choose what to fill: select notes, or drag over the ruler"))
            return
        latest = self._latest
        question, before = (asked, self._aiming.request(asked).primer), self._question
        if question == before:
            asked = replace(asked, seed=self._seed)
        if question == before or (latest and self._is_again(asked, latest)):
            asked = self._continuation.next_seed(asked)
        self._question, self._seed, self._loop = question, asked.seed, self._playback.loop
        self._continuation.start(asked)

    def forecast(self, settings: Settings) -> float | None:
        """The seconds that filling the hole is likely to take; None until that was measured, or where there is none.

        Raises:
            InputError: the hole is too large for the model, or holds none of its voices.
        """
        asked = self._asked(settings)
        return self._continuation.forecast(asked) if asked else None

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

    @property
    def _part(self) -> _Part | None:
        """What would be filled now."""
        selected, loop, latest = self._selected(), self._playback.loop, self._latest
        part = _Part(selected, frozenset(self._voices())) if selected else loop and _Part(loop)
        if latest and latest.hole and (part is None or self._goes_on(part, latest.hole, latest.chosen)):
            return _Part((latest.hole.start, latest.hole.end), latest.chosen)
        return part

    def _goes_on(self, part: _Part, hole: Hole, chosen: frozenset[Voice]) -> bool:
        """Whether what is selected, or looped, is of the hole whose takes are shown and of its voices."""
        if not self._within(part.span, hole):
            return False
        if not self._aiming.chosen_since and self._playback.loop == self._loop:
            return True
        there = self._document.bars.within(hole.start, hole.end).voices
        return part.chosen == chosen or (chosen == EVERY_VOICE and part.chosen.issuperset(there))

    @staticmethod
    def _is_again(asked: Settings, latest: Request) -> bool:
        """Whether what is asked is what the takes that are shown were asked for, but for how."""
        return (asked.hole, asked.chosen, asked.model) == (latest.hole, latest.chosen, latest.model)

    def _voices(self) -> Collection[Voice]:
        """Those of the selected notes."""
        return Bars.of(self._document.choice).voices

    def _selected(self) -> tuple[int, int] | None:
        """From the first to the last selected note, as they are heard."""
        notes = self._document.choice
        return notes.span if notes else None

    @staticmethod
    def _within(span: tuple[int, int], hole: Hole) -> bool:
        return hole.start <= span[0] and span[1] <= hole.end
