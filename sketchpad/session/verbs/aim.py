"""What the next answer goes by, and where it writes."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import Enum, auto

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.bass_line import answered_as_bass, voices_answered
from sketchpad.generation.request import EVERY_VOICE, Request
from sketchpad.generation.systems import System
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_STEP, Author, Voice, nearest_step
from sketchpad.session.document import Document
from sketchpad.session.models.generator import Generator
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.settings import Settings

BETWEEN = TICKS_PER_STEP // 4
"""A note that begins further than this from every sixteenth is no sixteenth that was played a little early or late."""


class Source(Enum):
    """What the primer is."""

    NOTHING = auto()
    SONG = auto()
    BEFORE = auto()
    SELECTION = auto()
    BARS = auto()
    """Those that the selection has a part of."""
    SHOWN = auto()
    """As it was for the takes that are shown."""


@dataclass(frozen=True)
class Aim:
    """What an answer will do to the song.

    Attributes:
        source: what the primer is.
        start, end: the ticks between which it writes.
        replaced: how many notes of the person it takes the place of.
        between: how many notes of the primer stand between sixteenths, where no model hears them.
        only: the voices that are written, where others are heard and stay.
    """

    source: Source
    start: int
    end: int
    replaced: int
    between: int
    only: frozenset[Voice] = frozenset()

    @classmethod
    def of(cls, request: Request, source: Source, song: Bars, system: System) -> Aim:
        """That of a request for a song, to be answered by such a system."""
        written = frozenset(system.written(request.verb))
        as_bass = answered_as_bass(written, request)
        voices = voices_answered(written, request)
        room = song.within(request.start, request.end).of_voices(voices)
        own = room.edited(removed=room.locked).columns["author"] == Author.PERSON
        heard = request.primer.of_voices(voices if as_bass else system.voices)
        starts = (heard if len(heard) else request.primer).columns["start"]
        away = np.abs(starts - nearest_step(starts) * TICKS_PER_STEP)
        only = voices if voices != written and request.chosen != EVERY_VOICE else frozenset[Voice]()
        return cls(source, request.start, request.end, int(own.sum()), int((away > BETWEEN).sum()), only)


@dataclass(frozen=True)
class _Idea:
    """What an answer goes by; `chosen` as in `Request`."""

    source: Source
    primer: Bars
    chosen: frozenset[Voice] = EVERY_VOICE


class Aiming(QObject):
    """Finds the primer of the next answer, and so what is to be asked.

    What is continued is the selection, else what begins before the playhead, else the whole song. What is harmonised or
    varied in its place is heard whole: the bars that the selection has a part of, with all their voices, of which those
    of the selection are written; else the song. While takes are shown, the primer stays what it was for them, so that
    settings can be tried out on the same idea, until something else is selected. A hole is filled in the whole song.

    Attributes:
        playhead: where it rests, or rested last.
        chosen_since: whether something else was selected since the takes that are shown, or on their way, were asked
            for.

    Signals:
        playhead_changed: it rests elsewhere.
    """

    playhead_changed = Signal()

    def __init__(self, document: Document, takes: Takes, generator: Generator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._takes = takes
        self._generator = generator
        self.playhead = 0
        self.chosen_since = False
        document.chosen.connect(self._on_chosen)
        takes.changed.connect(self._on_takes_changed)

    def set_playhead(self, tick: int) -> None:
        """The playhead rests there."""
        if tick != self.playhead:
            self.playhead = tick
            self.playhead_changed.emit()

    def primer(self, verb: Verb = Verb.CONTINUE) -> Bars:
        """The notes that the next answer continues, or stands in the bars of."""
        return self._idea(Settings(verb=verb)).primer

    def request(self, settings: Settings) -> Request:
        """What would be asked so.

        Raises:
            InputError: nothing can be, and why.
        """
        idea = self._idea(settings)
        asked = {field.name: getattr(settings, field.name) for field in fields(settings) if field.name != "chosen"}
        return Request(idea.primer, chosen=idea.chosen, **asked)

    def aim(self, settings: Settings, system: System) -> Aim:
        """What the next answer of such a system will do to the song.

        Raises:
            InputError: nothing can be asked so, and why.
        """
        source = self._idea(settings).source
        return Aim.of(self.request(settings), source, self._song(settings), system)

    def is_same(self, settings: Settings) -> bool:
        """Whether the takes that are shown were asked for the same part of the song, or have the same primer."""
        hole = settings.hole
        if not self._takes.is_open:
            return False
        latest = self._takes.takes[-1].request
        shown = latest.hole
        if hole is None or shown is None:
            return hole is shown and not self.chosen_since
        return (hole.start, hole.end, settings.chosen) == (shown.start, shown.end, latest.chosen)

    def begin(self) -> None:
        """Takes are asked for; what is selected from now on is something else."""
        self.chosen_since = False

    def _idea(self, settings: Settings) -> _Idea:
        verb, hole = settings.verb, settings.hole
        song = self._song(settings)
        if shown := self._shown(settings):
            # The song may count otherwise by now.
            primer = shown.primer if shown.primer.metre == song.metre else shown.primer.in_metre(song.metre)
            return _Idea(Source.SHOWN, primer, shown.chosen if verb.in_place or hole else EVERY_VOICE)
        if hole:
            return _Idea(Source.SONG, song, settings.chosen)
        if self._document.choice:
            selection = Bars.of(self._document.choice, song.tempo, song.metre)
            if verb.in_place:
                start, end = song.metre.around(*selection.span)
                return _Idea(Source.BARS, cut_to(song.within(start, end), end), frozenset(selection.voices))
            return _Idea(Source.SELECTION, selection)
        before = song.within(0, self.playhead)
        if not verb.in_place and 0 < len(before) < len(song):
            return _Idea(Source.BEFORE, before)
        return _Idea(Source.SONG if len(song) else Source.NOTHING, song)

    def _shown(self, settings: Settings) -> Request | None:
        """What the takes that are shown were asked with, if that is the idea of another.

        It is that of the latest of the same kind. Bars that are heard whole can also be continued, but the primer of a
        continuation is no whole bars.
        """
        verb = settings.verb
        asked = [take.request for take in reversed(self._takes.takes)] if self.is_same(settings) else []
        alike = [request for request in asked if request.verb.in_place is verb.in_place]
        return next(iter(alike or ([] if verb.in_place else asked)), None)

    def _song(self, settings: Settings) -> Bars:
        """The song that the next answer has its place in."""
        return self._takes.base if self.is_same(settings) else self._document.bars

    @Slot()
    def _on_chosen(self) -> None:
        self.chosen_since = self._takes.is_open or self._generator.busy

    @Slot()
    def _on_takes_changed(self) -> None:
        if not self._takes.is_open:
            self.chosen_since = False


def cut_to(notes: Bars, end: int) -> Bars:
    """The same notes, row by row, none of them longer than to a tick."""
    rows = notes.columns.copy()
    rows["length"] = np.minimum(rows["length"], end - rows["start"])
    return replace(notes, columns=rows)
