"""What runs on the generator's thread: one engine, one request at a time."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from sketchpad.generation.blend import Blend, Blended
from sketchpad.generation.engine import Engine, open_engine
from sketchpad.generation.request import CancelFlag, Cancelled, Request, Shaping, Take
from sketchpad.generation.shaping.ranking import Ranker, Ranking
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

PROGRESS_SECONDS = 1 / 30
"""An answer that is there sooner is shown at once; painting bars on the way would only keep it waiting."""


@dataclass(frozen=True)
class Job:
    """A request on its way to the worker."""

    number: int
    request: Request
    cancel: CancelFlag = field(default_factory=CancelFlag)


@dataclass(frozen=True)
class ShapeJob:
    """A question about a song's variants, or about many takes, on its way to the worker."""

    number: int
    request: Shaping | Ranking
    asked: Mapping[str, float]
    cancel: CancelFlag = field(default_factory=CancelFlag)


@dataclass(frozen=True)
class BlendJob:
    """A blend on its way to the worker."""

    number: int
    request: Blend
    cancel: CancelFlag = field(default_factory=CancelFlag)


@dataclass(frozen=True)
class WhyJob:
    """A question about a note of a take, on its way to the worker."""

    number: int
    record: TakeRecord
    note: Note
    cancel: CancelFlag = field(default_factory=CancelFlag)


class Worker(QObject):
    """Answers jobs; every exception becomes a signal, none leaves the thread.

    Attributes:
        leaving: set when the program ends, so that nothing is waited for any more.
    """

    progressed = Signal(int, Take)
    finished = Signal(int, tuple)
    measured = Signal(Cost)
    answered = Signal(Request, str, float)
    failed = Signal(int, str)
    shaped = Signal(int, object, dict)
    shape_failed = Signal(int, str)
    blended = Signal(int, Blended)
    blend_failed = Signal(int, str)
    explained = Signal(int, Why)
    unexplained = Signal(int, str)
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
                system = find_model(model, self._models).system
                self._rates[model] = calibrate(engine, model, system, self.leaving)
            self.opened.emit(model, self._name, self._rates[model])

    @Slot(object)
    def run(self, job: Job) -> None:
        """Answer a job."""
        with self._guarded(f"request {job.number}", partial(self.failed.emit, job.number)):
            job.cancel.check()
            begun = time.perf_counter()
            takes = tuple(self._takes(job))
            self.answered.emit(job.request, self._name, time.perf_counter() - begun)
            self.finished.emit(job.number, takes)

    @Slot(object)
    def shape(self, job: ShapeJob) -> None:
        """Choose among a song's variants, or among takes; they are made with the first question about them.

        Only the making is cancelled: what is there answers at once.
        """
        with self._guarded(f"shaping {job.number}", partial(self.shape_failed.emit, job.number)):
            if self._shaper is None or self._shaper[0] != job.request:
                self._shaper = job.request, self._ready(job)
            _, shaper = self._shaper
            self.shaped.emit(job.number, shaper.shaped(job.asked), dict(shaper.reach))

    @Slot(object)
    def blend(self, job: BlendJob) -> None:
        """Blend ideas; those that the engine has read before are not read again."""
        with self._guarded(f"blend {job.number}", partial(self.blend_failed.emit, job.number)):
            job.cancel.check()
            self.blended.emit(job.number, self._open().blend(job.request, job.cancel))

    @Slot(object)
    def explain(self, job: WhyJob) -> None:
        """Say why a note was written."""
        with self._guarded(f"question {job.number}", partial(self.unexplained.emit, job.number)):
            job.cancel.check()
            record = job.record
            why = self._open().why(record.request, record.notes, job.note, job.cancel)
            self.explained.emit(job.number, why)

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

    def _ready(self, job: ShapeJob) -> Shaper | Ranker:
        engine = self._open()
        if isinstance(job.request, Ranking):
            return Ranker(engine, job.request, job.cancel)
        return engine.shaper(job.request, job.cancel)

    def _takes(self, job: Job) -> Iterator[Take]:
        """The complete takes; the bars on the way are told as they come."""
        engine = self._open()
        told = time.monotonic()
        for take in engine.generate(job.request, job.cancel):
            if take.complete:
                self.measured.emit(Cost.of(take, engine.name, resident_memory(engine.processes)))
                yield take
            elif (now := time.monotonic()) - told >= PROGRESS_SECONDS:
                told = now
                self.progressed.emit(job.number, take)


def _apology(error: Exception) -> str:
    apology = translate("Worker", "something went wrong inside the program ({}: {}); nothing was lost, try again")
    return apology.format(type(error).__name__, error)
