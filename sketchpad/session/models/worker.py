"""What runs on the generator's thread: one engine, one request at a time."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from sketchpad.generation.blend import Blend, Blended
from sketchpad.generation.engine import Engine, open_engine
from sketchpad.generation.request import CancelFlag, Cancelled, Request, Take
from sketchpad.generation.shaping.ranking import Ranker, Ranking
from sketchpad.generation.shaping.shaped import Shaped
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.weights import find_model
from sketchpad.generation.why import Why
from sketchpad.memory import resident_memory
from sketchpad.music.errors import InputError
from sketchpad.music.note import Note
from sketchpad.session.models.calibration import calibrate
from sketchpad.session.models.forecast import Rate
from sketchpad.session.models.meter import Cost
from sketchpad.session.takes.take_tree import TakeRecord

translate = QCoreApplication.translate

if TYPE_CHECKING:
    from sketchpad.generation.shaping.shape import Shaper

log = logging.getLogger(__name__)

Reach = dict[str, tuple[float, float]]
"""From the least to the most of each attribute that can be had."""
PROGRESS_SECONDS = 1 / 30
"""An answer that is there sooner is shown at once; painting bars on the way would only keep it waiting."""


@dataclass(frozen=True)
class ShapeQuestion:
    """How a song is with the attributes asked for, or which of many takes has them.

    Attributes:
        beside: whether the reach of each is to be told beside the others that are asked for, which takes longer.
    """

    request: Shaping | Ranking
    asked: Mapping[str, float]
    beside: bool = False


@dataclass(frozen=True)
class WhyQuestion:
    """Why a note stands in a take."""

    record: TakeRecord
    note: Note


Question = Request | ShapeQuestion | Blend | WhyQuestion


@dataclass(frozen=True, eq=False)
class Job:
    """A question on its way to the worker.

    Attributes:
        asked: when, by `time.perf_counter`.
    """

    number: int
    question: Question
    cancel: CancelFlag = field(default_factory=CancelFlag)
    asked: float = field(default_factory=time.perf_counter)


class Worker(QObject):
    """Answers jobs; every exception becomes a signal, none leaves the thread.

    Attributes:
        leaving: set when the program ends, so that nothing is waited for any more.

    Signals:
        progressed: a job, and its takes so far: those that are complete; before there are any, the first as it grows.
        answered: a job, its answer, the engine that gave it, and how many seconds it worked on that.
        failed: a job, and why in words.
        measured: what a take cost.
        ready: a song that can be shaped from now on, the engine, and how many seconds that took.
        opened: a model that is ready, the engine, and how long its answers take.
        unavailable: why a model is not.
    """

    progressed = Signal(Job, tuple)
    answered = Signal(Job, object, str, float)
    failed = Signal(Job, str)
    measured = Signal(Cost)
    ready = Signal(object, str, float)
    opened = Signal(str, str, Rate)
    unavailable = Signal(str)

    def __init__(self, models: Path | None) -> None:
        super().__init__()
        self._models = models
        self._name = "native"
        self._engine: Engine | None = None
        self._rates: dict[str, Rate] = {}
        self._shaper: tuple[Shaping | Ranking, Shaper | Ranker] | None = None
        self.leaving = CancelFlag()

    @Slot(str)
    def set_engine(self, name: str) -> None:
        """Answer with another engine from now on; it is opened with the next model or job."""
        if name != self._name:
            self.close()
            self._name = name

    @Slot(str)
    def load(self, model: str) -> None:
        """Get a model ready, and the first time measure how long its answers take."""
        with self._guarded(f"loading {model}", self.unavailable.emit):
            engine = self._open()
            engine.load(model, self.leaving)
            if model not in self._rates:
                self._rates[model] = calibrate(engine, find_model(model, self._models), self.leaving)
            self.opened.emit(model, self._name, self._rates[model])

    @Slot(Job)
    def run(self, job: Job) -> None:
        """Answer a job."""
        what = f"{type(job.question).__name__} {job.number}"
        with self._guarded(what, partial(self.failed.emit, job)):
            job.cancel.check()
            begun = time.perf_counter()
            answer = self._answer(job)
            self.answered.emit(job, answer, self._name, time.perf_counter() - begun)

    @Slot()
    def close(self) -> None:
        """Close the engine; the next job opens one again."""
        engine, self._engine, self._shaper = self._engine, None, None
        self._rates.clear()
        if engine:
            engine.close()

    @contextmanager
    def _guarded(self, what: str, tell: Callable[[str], object]) -> Generator[None]:
        """Work that may fail: the user is told in words, the log what nobody foresaw."""
        try:
            yield
        except Cancelled:
            log.debug("%s was cancelled", what)
        except InputError as error:
            tell(str(error))
        except Exception as error:
            log.exception("%s failed", what)
            tell(_apology(error))

    def _open(self) -> Engine:
        if self._engine is None:
            self._engine = open_engine(self._name, self._models)
        return self._engine

    def _answer(self, job: Job) -> tuple[Take, ...] | Blended | Why | tuple[Shaped, Reach]:
        match job.question:
            case Request() as request:
                return self._takes(job, request)
            case Blend() as blend:
                # Ideas that the engine has read before are not read again.
                return self._open().blend(blend, job.cancel)
            case ShapeQuestion(request, asked, beside):
                shaper = self._shaper_of(request, job.cancel)
                reach = shaper.reach_beside(asked, job.cancel) if beside else shaper.reach
                return shaper.shaped(asked), dict(reach)
            case WhyQuestion(record, note):
                return self._why(record, note, job.cancel)

    def _why(self, record: TakeRecord, note: Note, cancel: CancelFlag) -> Why:
        request = record.request
        if request.shape is None:
            return self._open().why(request, record.notes, note, cancel)
        # Most often the variants are there, which take seconds to be made.
        shaper = self._shaper_of(request.shaping, cancel)
        assert not isinstance(shaper, Ranker), "it chooses among variants"
        return shaper.why(request.shape.by_name, note, cancel)

    def _shaper_of(self, request: Shaping | Ranking, cancel: CancelFlag) -> Shaper | Ranker:
        """What chooses among a song's variants, or among takes; it is made with the first question about them."""
        if self._shaper is None or self._shaper[0] != request:
            engine = self._open()
            is_ranking = isinstance(request, Ranking)
            # Getting a model ready comes once, and is no part of what a song takes.
            was_open, begun = (
                (request.request.model if is_ranking else request.model) in self._rates,
                time.perf_counter(),
            )
            self._shaper = request, Ranker(engine, request, cancel) if is_ranking else engine.shaper(request, cancel)
            if was_open:
                self.ready.emit(request, engine.name, time.perf_counter() - begun)
        return self._shaper[1]

    def _takes(self, job: Job, request: Request) -> tuple[Take, ...]:
        """The complete takes; what is there of them is told as it comes."""
        engine = self._open()
        takes, shown = tuple[Take, ...](), tuple[Take, ...]()
        told = time.monotonic()
        for take in engine.generate(request, job.cancel):
            if take.complete:
                self.measured.emit(Cost.of(take, engine.name, resident_memory(engine.processes)))
                takes += (take,)
            # A complete take is not left for the beginning of the next.
            news = takes or (take,)
            if news != shown and len(takes) < request.takes and (now := time.monotonic()) - told >= PROGRESS_SECONDS:
                told, shown = now, news
                self.progressed.emit(job, news)
        return takes


def _apology(error: Exception) -> str:
    apology = translate("Worker", "something went wrong inside the program ({}: {}); nothing was lost, try again")
    return apology.format(type(error).__name__, error)
