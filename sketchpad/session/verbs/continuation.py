"""The verb Generate: continue, harmonise or vary the primer with a model, and offer what comes back as takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from sketchpad.generation.filling.hole import Keep
from sketchpad.generation.request import MOST_SEED, Request, Take
from sketchpad.music.errors import InputError
from sketchpad.session.doing import Doing
from sketchpad.session.models.generator import Generator
from sketchpad.session.models.meter import Meter
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.aim import Aiming
from sketchpad.session.verbs.settings import Settings


class Continuation(QObject):
    """Asks the generator and shows the bars that are on their way as `draft`.

    What of a hole's answers does not fit, or has the notes that are there already, is not offered.

    Attributes:
        on_way: what is there of the takes that are on their way: the complete ones; before that, the first so far.
        reach: the tick that the bars on their way will reach; 0 when none are.
        why_none: why nothing of what was asked for ahead last can be offered; empty where something can.

    Signals:
        failed: there is no answer, and why.
        said: what became of an answer, in words.
        held: takes that were asked for ahead.
    """

    draft_changed = Signal()
    started = Signal()
    ended = Signal()
    failed = Signal(str)
    said = Signal(str)
    held = Signal(tuple)

    def __init__(
        self, takes: Takes, aiming: Aiming, generator: Generator, meter: Meter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._takes = takes
        self._aiming = aiming
        self._generator = generator
        self._meter = meter
        self.on_way: tuple[Take, ...] = ()
        self.reach = 0
        self._land: Callable[[Sequence[Take]], None] = self._offer
        self._drafting = True
        self.why_none = ""
        self._replacing = Doing()
        generator.progressed.connect(self._on_progressed)
        generator.finished.connect(self._on_finished)
        generator.failed.connect(self._on_failed)
        generator.cancelled.connect(self._on_cancelled)

    @property
    def busy(self) -> bool:
        """Whether bars are on their way."""
        return self._generator.busy

    @property
    def replacing(self) -> bool:
        """Whether what was on its way is just being cancelled for the sake of something else."""
        return bool(self._replacing)

    @property
    def draft(self) -> Take | None:
        """The latest of what is on its way."""
        return self.on_way[-1] if self.on_way else None

    def forecast(self, settings: Settings) -> float | None:
        """The seconds that an answer is likely to take; None until that was measured, or where nothing can be asked."""
        with suppress(InputError):
            return self._meter.forecast(self._aiming.request(settings), self._generator.engine)
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
            self.submit(request, self._offer)

    def start_ahead(self, settings: Settings) -> None:
        """The same, but nothing is shown: the takes come as `held`, for whoever asked to offer them later."""
        if request := self._begun(settings):
            self.submit(request, self._hold, drafting=False)

    def submit(self, request: Request, land: Callable[[Sequence[Take]], None], *, drafting: bool = True) -> None:
        """Ask for takes; `land` is what becomes of them."""
        with self._replacing:
            self._generator.submit(request)
        self._land, self._drafting, self.reach = land, drafting, request.end
        self._aiming.begin()
        self.started.emit()

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

    def _begun(self, settings: Settings) -> Request | None:
        """What is to be asked, None where it cannot be; takes of something else are a choice no longer."""
        try:
            request = self._aiming.request(settings)
        except InputError as error:
            self.failed.emit(str(error))
            return None
        if not self._aiming.is_same(settings):
            self._takes.accept()
        return request

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
        changing = _changing(takes)
        fitting = tuple(take for take in changing if take.fits)
        self.why_none = self._why_none(takes[0].request, len(changing)) if takes and not fitting else ""
        self.held.emit(fitting)

    def _why_none(self, request: Request, changing: int) -> str:
        """Why no take of a hole is offered; so many change anything."""
        if not changing:
            more = self.tr("a higher temperature")
            if self._takes.goes_by_distance(request.model):
                more = self.tr("a higher temperature, a greater distance")
            text = self.tr(
                "nothing new: the model writes the notes that are there already; fill once more for other seeds, or "
                "try {} or another model"
            )
            keeps = request.hole and request.hole.keep is not Keep.NOTHING
            return text.format(more) + (self.tr("; or keep less of them") if keeps else "")
        return self.tr(
            "no good fit: nothing that was tried belongs between what stands before and after; fill once more for "
            "other seeds, or try a larger part, fewer locks or another model"
        )

    def _set_on_way(self, takes: tuple[Take, ...] = ()) -> None:
        if takes != self.on_way:
            self.on_way = takes
            self.draft_changed.emit()

    @Slot(int, tuple)
    def _on_progressed(self, _number: int, takes: tuple[Take, ...]) -> None:
        if self._drafting:
            self._set_on_way(takes)

    @Slot(int, tuple)
    def _on_finished(self, _number: int, takes: tuple[Take, ...]) -> None:
        self._set_on_way()
        try:
            self._land(takes)
        finally:
            # Whoever waits does so no longer, even where what came cannot be kept.
            self._end()

    @Slot(int, str)
    def _on_failed(self, _number: int, text: str) -> None:
        self._set_on_way()
        self.failed.emit(text)
        self._end()

    @Slot(int)
    def _on_cancelled(self, _number: int) -> None:
        self._set_on_way()
        self._end()

    def _end(self) -> None:
        self.reach = 0
        self.ended.emit()


def _changing(takes: Sequence[Take]) -> list[Take]:
    """Without those of a hole that have the notes that are there already."""
    return [take for take in takes if not take.request.hole or take.changes(take.request.primer)]
