"""The verb Generate: continue, harmonise or vary the primer with a model, and offer what comes back as takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.constraints import NO_CONSTRAINTS, Constraints
from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.generation.fork import Fork
from sketchpad.generation.request import EVERY_VOICE, MOST_SEED, Request, Take
from sketchpad.generation.systems import System
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.note import Voice
from sketchpad.session.document import Document
from sketchpad.session.models.generator import Generator
from sketchpad.session.models.meter import Meter
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.aim import Aim, Source


@dataclass(frozen=True)
class Settings:
    """What to do, and how; ranges as in `Request`, whose fields these are; `chosen` is that of a hole."""

    model: str = "attention_rnn"
    bars: int = 16
    temperature: float = 1.0
    seed: int = 1
    takes: int = 1
    verb: Verb = Verb.CONTINUE
    distance: float = 0.2
    condition: bool = True
    inject: bool = False
    constraints: Constraints = NO_CONSTRAINTS
    hole: Hole | None = None
    chosen: frozenset[Voice] = EVERY_VOICE
    tries: int = 1


@dataclass(frozen=True)
class _Idea:
    """What an answer goes by; `chosen` as in `Request`."""

    source: Source
    primer: Bars
    chosen: frozenset[Voice] = EVERY_VOICE


class Continuation(QObject):
    """Asks the generator and shows the bars that are on their way as `draft`.

    What is continued is the selection, else what begins before the playhead, else the whole song. What is harmonised or
    varied in its place is heard whole: the bars that the selection has a part of, with all their voices, of which those
    of the selection are written; else the song. While takes are shown, the primer stays what it was for them, so that
    settings can be tried out on the same idea, until something else is selected. A hole is filled in the whole song;
    what of the answers does not fit, or has the notes that are there already, is not offered.

    Attributes:
        on_way: what is there of the takes that are on their way: the complete ones; before that, the first so far.
        replacing: whether what was on its way is just being cancelled for the sake of something else.

    Signals:
        playhead_changed: it rests elsewhere.
        failed: there is no answer, and why.
        said: what became of an answer, in words.
        held: takes that were asked for ahead.
    """

    playhead_changed = Signal()
    draft_changed = Signal()
    started = Signal()
    ended = Signal()
    failed = Signal(str)
    said = Signal(str)
    held = Signal(tuple)

    def __init__(
        self, document: Document, takes: Takes, generator: Generator, meter: Meter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._takes = takes
        self._generator = generator
        self._meter = meter
        self.playhead = 0
        self.on_way: tuple[Take, ...] = ()
        self._land: Callable[[Sequence[Take]], None] = self._offer
        self._drafting = True
        self._chosen_since = False
        """Whether something else was selected since the latest takes were asked for."""
        self.replacing = False
        document.chosen.connect(self._on_chosen)
        takes.changed.connect(self._on_takes_changed)
        generator.progressed.connect(self._on_progressed)
        generator.finished.connect(self._on_finished)
        generator.failed.connect(self._on_failed)
        generator.cancelled.connect(self._on_cancelled)

    @property
    def chosen_since(self) -> bool:
        """Whether something else was selected since the takes that are shown, or on their way, were asked for."""
        return self._chosen_since

    @property
    def busy(self) -> bool:
        """Whether bars are on their way."""
        return self._generator.busy

    @property
    def draft(self) -> Take | None:
        """The latest of what is on its way."""
        return self.on_way[-1] if self.on_way else None

    def primer(self, verb: Verb = Verb.CONTINUE) -> Bars:
        """The notes that the next answer continues, or stands in the bars of."""
        return self._idea(Settings(verb=verb)).primer

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
                return _Idea(Source.BARS, _bars_around(selection, song), frozenset(selection.voices))
            return _Idea(Source.SELECTION, selection)
        before = song.between(0, self.playhead)
        if not verb.in_place and 0 < len(before) < len(song):
            return _Idea(Source.BEFORE, before)
        return _Idea(Source.SONG if len(song) else Source.NOTHING, song)

    def _shown(self, settings: Settings) -> Request | None:
        """What the takes that are shown were asked with, if that is the idea of another.

        It is that of the latest of the same kind. Bars that are heard whole can also be continued, but the primer of a
        continuation is no whole bars.
        """
        verb = settings.verb
        asked = [take.request for take in reversed(self._takes.takes)] if self._is_same(settings) else []
        alike = [request for request in asked if request.verb.in_place is verb.in_place]
        return next(iter(alike or ([] if verb.in_place else asked)), None)

    def _song(self, settings: Settings) -> Bars:
        """The song that the next answer has its place in."""
        return self._takes.base if self._is_same(settings) else self._document.bars

    def set_playhead(self, tick: int) -> None:
        """The playhead rests there."""
        if tick != self.playhead:
            self.playhead = tick
            self.playhead_changed.emit()

    def aim(self, settings: Settings, system: System) -> Aim:
        """What the next answer of such a system will do to the song.

        Raises:
            InputError: nothing can be asked so, and why.
        """
        source = self._idea(settings).source
        return Aim.of(self.request(settings), source, self._song(settings), system)

    def request(self, settings: Settings) -> Request:
        """What would be asked so.

        Raises:
            InputError: nothing can be, and why.
        """
        idea = self._idea(settings)
        asked = {field.name: getattr(settings, field.name) for field in fields(settings) if field.name != "chosen"}
        return Request(idea.primer, chosen=idea.chosen, **asked)

    def forecast(self, settings: Settings) -> float | None:
        """The seconds that an answer is likely to take; None until that was measured, or where nothing can be asked."""
        with suppress(InputError):
            return self._meter.forecast(self.request(settings), self._generator.engine)
        return None

    @property
    def engine(self) -> str:
        """What computes the answers."""
        return self._generator.engine

    def start(self, settings: Settings) -> None:
        """Ask for takes; they come as a choice, and bar by bar as `draft` before.

        To go on from takes that are shown, or to fill another part of them, is to keep the one that is shown.
        """
        if request := self._begun(settings):
            self._submit(request, self._offer)

    def start_ahead(self, settings: Settings) -> None:
        """The same, but nothing is shown: the takes come as `held`, for whoever asked to offer them later."""
        if request := self._begun(settings):
            self._submit(request, self._hold, drafting=False)

    def replay(self, number: int) -> None:
        """Have a take of the tree written again from its record, by the engine of now, and say what came of it."""
        if not self._lacks_model(number):
            self._submit(self._takes.tree[number].request, partial(self._offer_again, number))

    def branch(self, number: int, fork: Fork) -> None:
        """Have another take written that is like one of the tree up to a step, does something else there, and goes on.

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
        self._submit(request, partial(self._offer_branch, number))

    def next_seed(self, settings: Settings) -> Settings:
        """The same settings with the next seed after theirs that wrote none of the takes that are shown."""
        kind = settings.model, settings.verb
        alike = [take for take in self._takes.takes if (take.request.model, take.request.verb) == kind]
        used = {take.seed // take.tried for take in alike}
        seed = settings.seed + settings.takes
        while not used.isdisjoint(range(seed, seed + settings.takes)):
            seed += 1
        return replace(settings, seed=seed if (seed + settings.takes) * settings.tries <= MOST_SEED else 0)

    @Slot()
    def cancel(self) -> None:
        """Stop; what was on its way is forgotten."""
        self._generator.cancel()

    @Slot()
    def stop(self) -> None:
        """Stop; those takes that are complete already come as if no more had been asked for."""
        complete = tuple(take for take in self.on_way if take.complete)
        self.cancel()
        if complete:
            self._land(complete)

    def _lacks_model(self, number: int) -> bool:
        """Whether the model that wrote a take of the tree is gone; if so, it is said."""
        model = self._takes.lost_model(number)
        if model:
            gone = self.tr(
                "the model of take {} is gone; the take stays, but can be written again only with {} imported anew"
            )
            self.failed.emit(gone.format(number, model))
        return bool(model)

    def _begun(self, settings: Settings) -> Request | None:
        """What is to be asked, None where it cannot be; takes of something else are a choice no longer."""
        try:
            request = self.request(settings)
        except InputError as error:
            self.failed.emit(str(error))
            return None
        if not self._is_same(settings):
            self._takes.accept()
        return request

    def _submit(self, request: Request, land: Callable[[Sequence[Take]], None], *, drafting: bool = True) -> None:
        """Ask for takes; `land` is what becomes of them."""
        self.replacing = True
        self._generator.submit(request)
        self.replacing = False
        self._land, self._drafting = land, drafting
        self._chosen_since = False
        self.started.emit()

    def _offer(self, takes: Sequence[Take]) -> None:
        """Let those be chosen that fit and change anything, and say what became of the others."""
        changing = _changing(takes)
        fitting = [take for take in changing if take.fits]
        known = len(self._takes.takes)
        numbers = self._takes.offer(fitting, self._generator.engine)
        if numbers and len(self._takes.takes) == known:
            again = self.tr(
                "take {} again: the same settings and seed write the same notes; the next seed writes others"
            )
            self.said.emit(again.format(numbers[0]))
        elif takes and not fitting:
            self.failed.emit(self._why_none(takes[0].request, len(changing)))
        elif len(fitting) < len(takes):
            left_out = self.tr("{} of {} takes did not fit or changed nothing, and are left out")
            self.said.emit(left_out.format(len(takes) - len(fitting), len(takes)))

    def _hold(self, takes: Sequence[Take]) -> None:
        self.held.emit(tuple(take for take in _changing(takes) if take.fits))

    def _offer_branch(self, number: int, takes: Sequence[Take]) -> None:
        """Whether it fits is for the person to say who asked for this very note."""
        self._takes.offer(takes, self._generator.engine, number)

    def _offer_again(self, number: int, takes: Sequence[Take]) -> None:
        """Say whether a take that was replayed came again."""
        (again,) = self._takes.offer(takes, self._generator.engine)
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

    def _why_none(self, request: Request, changing: int) -> str:
        """Why no take of a hole is offered; so many change anything."""
        if not changing:
            more = self.tr("a higher temperature")
            if self._takes.goes_by_distance(request.model):
                more = self.tr("a higher temperature, a greater distance")
            text = self.tr("nothing new: the model writes the notes that are there already; try {} or another model")
            keeps = request.hole and request.hole.keep is not Keep.NOTHING
            return text.format(more) + (self.tr("; or keep less of them") if keeps else "")
        return self.tr(
            "no good fit: nothing that was tried belongs between what stands before and after; try another seed, a "
            "larger part, fewer locks or another model"
        )

    def _is_same(self, settings: Settings) -> bool:
        """Whether the takes that are shown were asked for the same part of the song, or have the same primer."""
        hole = settings.hole
        if not self._takes.is_open:
            return False
        latest = self._takes.takes[-1].request
        shown = latest.hole
        if hole is None or shown is None:
            return hole is shown and not self._chosen_since
        return (hole.start, hole.end, settings.chosen) == (shown.start, shown.end, latest.chosen)

    def _set_on_way(self, takes: tuple[Take, ...] = ()) -> None:
        if takes != self.on_way:
            self.on_way = takes
            self.draft_changed.emit()

    @Slot()
    def _on_chosen(self) -> None:
        self._chosen_since = self._takes.is_open or self.busy

    @Slot()
    def _on_takes_changed(self) -> None:
        if not self._takes.is_open:
            self._chosen_since = False

    @Slot(int, tuple)
    def _on_progressed(self, _number: int, takes: tuple[Take, ...]) -> None:
        if self._drafting:
            self._set_on_way(takes)

    @Slot(int, tuple)
    def _on_finished(self, _number: int, takes: tuple[Take, ...]) -> None:
        self._set_on_way()
        self._land(takes)
        self.ended.emit()

    @Slot(int, str)
    def _on_failed(self, _number: int, text: str) -> None:
        self._set_on_way()
        self.failed.emit(text)
        self.ended.emit()

    @Slot(int)
    def _on_cancelled(self, _number: int) -> None:
        self._set_on_way()
        self.ended.emit()


def _bars_around(selection: Bars, song: Bars) -> Bars:
    """All notes of the bars that a selection has a part of, none of them longer than to the last one's end."""
    metre = song.metre
    end = metre.line_after(selection.end)
    notes = song.between(metre.line_before(selection.start), end)
    rows = notes.columns.copy()
    rows["length"] = np.minimum(rows["length"], end - rows["start"])
    return replace(notes, columns=rows)


def _changing(takes: Sequence[Take]) -> list[Take]:
    """Without those of a hole that have the notes that are there already."""
    return [take for take in takes if not take.request.hole or take.changes(take.request.primer)]
