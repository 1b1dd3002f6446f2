"""The one thread that runs models, and the door to it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot

from sketchpad.generation.blend import Blend, Blended, Corners
from sketchpad.generation.request import CancelFlag, Request, Shaping, Take
from sketchpad.generation.shaping.ranking import Ranking
from sketchpad.generation.why import Why
from sketchpad.music.note import Note
from sketchpad.session.models.forecast import Rate
from sketchpad.session.models.meter import Cost, Meter
from sketchpad.session.models.worker import BlendJob, Job, ShapeJob, WhyJob, Worker
from sketchpad.session.takes.take_tree import TakeRecord


class Generator(QObject):
    """Lives on the GUI thread and owns the worker's thread for the program's life.

    A request gets a number; signals carry it. A new request, or `cancel`, stops the one before within a step, and no
    signal of an older one comes through after that.
    """

    progressed = Signal(int, Take)
    finished = Signal(int, tuple)
    failed = Signal(int, str)
    cancelled = Signal(int)
    unavailable = Signal(str)
    opened = Signal(str, str)
    shaped = Signal(int, object, dict)
    shape_failed = Signal(int, str)
    blended = Signal(int, Blended)
    blend_failed = Signal(int, str)
    explained = Signal(int, Why)
    unexplained = Signal(int, str)

    _engine_asked = Signal(str)
    _model_asked = Signal(str)
    _job_asked = Signal(object)
    _shape_asked = Signal(object)
    _blend_asked = Signal(object)
    _why_asked = Signal(object)
    _reopening_asked = Signal()

    def __init__(self, meter: Meter, models: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.engine = "native"
        self._meter = meter
        self._number = 0
        self._shaping: ShapeJob | None = None
        self._blend: BlendJob | None = None
        self._cancel: CancelFlag | None = None
        self._question: WhyJob | None = None
        self._thread = QThread(self)
        self._thread.setObjectName("generator")
        self._worker = Worker(models)
        self._worker.moveToThread(self._thread)
        self._connect()
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a request is being answered."""
        return self._cancel is not None

    def submit(self, request: Request) -> int:
        """Have a request answered; one that is being answered is cancelled. Returns its number."""
        self.cancel()
        self.forget_question()
        self._number += 1
        job = Job(self._number, request)
        self._cancel = job.cancel
        self._job_asked.emit(job)
        return job.number

    def shape(self, request: Shaping | Ranking, asked: Mapping[str, float]) -> int:
        """Have a song given the attributes asked for; `shaped` tells the number that this returns, and the answer."""
        number = self._shaping.number + 1 if self._shaping else 1
        self._shaping = ShapeJob(number, request, asked)
        self._shape_asked.emit(self._shaping)
        return number

    def cancel_shape(self) -> None:
        """Stop the making of what the latest question about attributes chooses among; the next one begins it anew."""
        if self._shaping:
            self._shaping.cancel.set()

    def blend(self, request: Blend) -> int:
        """Have ideas blended; a blend that is being made is cancelled. `blended` tells the number that this returns."""
        self.cancel_blend()
        number = self._blend.number + 1 if self._blend else 1
        self._blend = BlendJob(number, request)
        self._blend_asked.emit(self._blend)
        return number

    def forecast_blend(self, corners: Corners) -> float | None:
        """The seconds that a blend is likely to need; None until it can be told."""
        return self._meter.forecast_blend(corners, self.engine)

    def cancel_blend(self) -> None:
        """Stop the blend that is being made, if any; it is not told any more."""
        if self._blend:
            self._blend.cancel.set()

    def explain(self, record: TakeRecord, note: Note) -> int:
        """Have it said why a note stands in a take; `explained` or `unexplained` tells the number that this returns.

        A new question, or a request, ends the one before.
        """
        number = self._question.number + 1 if self._question else 1
        self.forget_question()
        self._question = WhyJob(number, record, note)
        self._why_asked.emit(self._question)
        return number

    def forget_question(self) -> None:
        """End the question that is being answered, if any."""
        if self._question:
            self._question.cancel.set()

    def cancel(self) -> None:
        """Stop the request that is being answered, if any."""
        if self._cancel:
            self._cancel.set()
            self._cancel = None
            self.cancelled.emit(self._number)

    def set_engine(self, name: str) -> None:
        """Answer with another engine from the next request on."""
        self.cancel()
        self.engine = name
        self._engine_asked.emit(name)

    def load(self, model: str) -> None:
        """Get a model ready in the background."""
        self._model_asked.emit(model)

    def reopen(self) -> None:
        """Read the models anew from the next request on."""
        self._reopening_asked.emit()

    def close(self) -> None:
        """Cancel, close the engine and end the thread; call once, before the program ends."""
        self.cancel()
        self.cancel_blend()
        self.cancel_shape()
        self.forget_question()
        self._worker.leaving.set()
        self._thread.quit()
        self._thread.wait()

    def _connect(self) -> None:
        worker = self._worker
        self._engine_asked.connect(worker.set_engine)
        self._model_asked.connect(worker.load)
        self._job_asked.connect(worker.run)
        self._shape_asked.connect(worker.shape)
        self._blend_asked.connect(worker.blend)
        self._why_asked.connect(worker.explain)
        self._reopening_asked.connect(worker.close)
        self._thread.finished.connect(worker.close)
        self._thread.finished.connect(worker.deleteLater)
        worker.progressed.connect(self._on_progressed)
        worker.finished.connect(self._on_finished)
        worker.failed.connect(self._on_failed)
        worker.measured.connect(self._on_measured)
        worker.answered.connect(self._on_answered)
        worker.opened.connect(self._on_opened)
        worker.unavailable.connect(self.unavailable)
        worker.shaped.connect(self.shaped)
        worker.shape_failed.connect(self.shape_failed)
        worker.blended.connect(self._on_blended)
        worker.blend_failed.connect(self._on_blend_failed)
        worker.explained.connect(self.explained)
        worker.unexplained.connect(self.unexplained)

    def _current(self, number: int) -> bool:
        return self.busy and number == self._number

    @Slot(int, Take)
    def _on_progressed(self, number: int, take: Take) -> None:
        if self._current(number):
            self.progressed.emit(number, take)

    @Slot(int, tuple)
    def _on_finished(self, number: int, takes: tuple[Take, ...]) -> None:
        if self._current(number):
            self._cancel = None
            self.finished.emit(number, takes)

    @Slot(int, str)
    def _on_failed(self, number: int, text: str) -> None:
        if self._current(number):
            self._cancel = None
            self.failed.emit(number, text)

    def _is_latest(self, number: int) -> bool:
        return self._blend is not None and number == self._blend.number and not self._blend.cancel.is_set

    @Slot(int, Blended)
    def _on_blended(self, number: int, blended: Blended) -> None:
        self._meter.learn_blend(blended, self.engine)
        if self._is_latest(number):
            self.blended.emit(number, blended)

    @Slot(int, str)
    def _on_blend_failed(self, number: int, text: str) -> None:
        if self._is_latest(number):
            self.blend_failed.emit(number, text)

    @Slot(Cost)
    def _on_measured(self, cost: Cost) -> None:
        self._meter.record(cost)

    @Slot(Request, str, float)
    def _on_answered(self, request: Request, engine: str, seconds: float) -> None:
        self._meter.learn(request, engine, seconds)

    @Slot(str, str, Rate)
    def _on_opened(self, model: str, engine: str, rate: Rate) -> None:
        self._meter.calibrate(model, engine, rate)
        self.opened.emit(model, engine)
