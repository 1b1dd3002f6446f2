"""The one thread that runs models, and the door to it."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from sketchpad.generation.blend import Blend, Blended, Corners
from sketchpad.generation.request import Request, Take
from sketchpad.generation.shaping.ranking import Ranking
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.why import Why
from sketchpad.music.note import Note
from sketchpad.session.models.forecast import Rate
from sketchpad.session.models.meter import Cost, Meter
from sketchpad.session.models.worker import Job, Question, ShapeQuestion, WhyQuestion, Worker
from sketchpad.session.takes.take_tree import TakeRecord


class Generator(QObject):
    """Lives on the GUI thread and owns the worker's thread for the program's life.

    There are four kinds of questions: requests, blends, attributes, and why a note was written. Each gets a number;
    signals carry it. A new question of its kind, or its cancel, stops the one before within a step, and no signal of
    an older one comes through after that.

    Attributes:
        engine_changed: another engine answers from now on, and nothing comes of what was asked before.
    """

    progressed = Signal(int, tuple)
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
    engine_changed = Signal()

    _engine_asked = Signal(str)
    _model_asked = Signal(str)
    _job_asked = Signal(Job)
    _reopening_asked = Signal()

    def __init__(self, meter: Meter, models: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.engine = "native"
        self._meter = meter
        self._number = 0
        self._opened_at = -math.inf
        """When the latest model was ready, by `time.perf_counter`."""
        self._latest: dict[type[Question], Job] = {}
        """The job that is being answered, of each kind of question."""
        self._thread = QThread(self)
        self._thread.setObjectName("generator")
        self._worker = Worker(models)
        self._worker.moveToThread(self._thread)
        self._connect()
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a request is being answered."""
        return Request in self._latest

    def submit(self, request: Request) -> int:
        """Have a request answered; `finished` tells the number that this returns. It ends a question why, too."""
        self.cancel()
        self.forget_question()
        return self._ask(request)

    def shape(self, request: Shaping | Ranking, asked: Mapping[str, float], beside: bool = False) -> int:
        """Have a song given the attributes asked for; `shaped` tells the number that this returns, and the answer.

        With `beside`, the reach of each is told beside the others that are asked for.
        """
        return self._ask(ShapeQuestion(request, asked, beside))

    def blend(self, request: Blend) -> int:
        """Have ideas blended; `blended` tells the number that this returns."""
        return self._ask(request)

    def explain(self, record: TakeRecord, note: Note) -> int:
        """Have it said why a note stands in a take; `explained` or `unexplained` tells the number that this returns."""
        return self._ask(WhyQuestion(record, note))

    def cancel(self) -> None:
        """Stop the request that is being answered, if any."""
        if job := self._drop(Request):
            self.cancelled.emit(job.number)

    def cancel_shape(self) -> None:
        """Stop the making of what the latest question about attributes chooses among; the next one begins it anew."""
        self._drop(ShapeQuestion)

    def cancel_blend(self) -> None:
        """Stop the blend that is being made, if any."""
        self._drop(Blend)

    def forget_question(self) -> None:
        """End the question why that is being answered, if any."""
        self._drop(WhyQuestion)

    def forecast_blend(self, corners: Corners) -> float | None:
        """The seconds that a blend is likely to need; None until it can be told."""
        return self._meter.forecast_blend(corners, self.engine)

    def forecast_shaping(self, request: Shaping | Ranking) -> float | None:
        """The seconds until a song is likely to be ready to be shaped; None until that can be told."""
        return self._meter.forecast_shaping(request, self.engine)

    def set_engine(self, name: str) -> None:
        """Answer with another engine from the next question on; what was asked of the one before is not answered."""
        self._drop_all()
        self.engine = name
        self._engine_asked.emit(name)
        self.engine_changed.emit()

    def load(self, model: str) -> None:
        """Get a model ready in the background."""
        self._model_asked.emit(model)

    def reopen(self) -> None:
        """Read the models anew from the next request on."""
        self._reopening_asked.emit()

    def close(self) -> None:
        """Cancel, close the engine and end the thread; call once, before the program ends."""
        self._drop_all()
        self._worker.leaving.set()
        self._thread.quit()
        self._thread.wait()

    def _connect(self) -> None:
        worker = self._worker
        self._engine_asked.connect(worker.set_engine)
        self._model_asked.connect(worker.load)
        self._job_asked.connect(worker.run)
        self._reopening_asked.connect(worker.close)
        self._thread.finished.connect(worker.close)
        self._thread.finished.connect(worker.deleteLater)
        worker.progressed.connect(self._on_progressed)
        worker.answered.connect(self._on_answered)
        worker.failed.connect(self._on_failed)
        worker.measured.connect(self._on_measured)
        worker.ready.connect(self._on_ready)
        worker.opened.connect(self._on_opened)
        worker.unavailable.connect(self.unavailable)

    def _ask(self, question: Question) -> int:
        """A new number; the question before of the same kind is answered no more."""
        kind = type(question)
        self._drop(kind)
        self._number += 1
        job = self._latest[kind] = Job(self._number, question)
        self._job_asked.emit(job)
        return job.number

    def _drop(self, kind: type[Question]) -> Job | None:
        """Nothing more comes of the latest question of a kind, if it is still being answered."""
        job = self._latest.pop(kind, None)
        if job:
            job.cancel.set()
        return job

    def _drop_all(self) -> None:
        """Nothing more comes of any question."""
        self.cancel()
        for kind in tuple(self._latest):
            self._drop(kind)

    def _take_out(self, job: Job) -> bool:
        """The job is done; whether anybody still waits for it."""
        is_latest = self._latest.get(type(job.question)) is job
        if is_latest:
            del self._latest[type(job.question)]
        return is_latest

    @Slot(Job, tuple)
    def _on_progressed(self, job: Job, takes: tuple[Take, ...]) -> None:
        if self._latest.get(Request) is job:
            self.progressed.emit(job.number, takes)

    @Slot(Job, object, str, float)
    def _on_answered(self, job: Job, answer: Any, engine: str, seconds: float) -> None:
        """What it took is learned from, though nobody may wait for the answer any more."""
        if isinstance(job.question, Request):
            # Whoever asks while a model is got ready waits for that as well, which comes once.
            waited = time.perf_counter() - job.asked if job.asked > self._opened_at else None
            self._meter.learn(answer, engine, seconds, waited)
        elif isinstance(job.question, Blend):
            self._meter.learn_blend(answer, engine)
        if not self._take_out(job):
            return
        match job.question:
            case Request():
                self.finished.emit(job.number, answer)
            case Blend():
                self.blended.emit(job.number, answer)
            case ShapeQuestion():
                self.shaped.emit(job.number, *answer)
            case WhyQuestion():
                self.explained.emit(job.number, answer)

    @Slot(Job, str)
    def _on_failed(self, job: Job, text: str) -> None:
        if self._take_out(job):
            told = {
                Request: self.failed,
                Blend: self.blend_failed,
                ShapeQuestion: self.shape_failed,
                WhyQuestion: self.unexplained,
            }
            told[type(job.question)].emit(job.number, text)

    @Slot(Cost)
    def _on_measured(self, cost: Cost) -> None:
        self._meter.record(cost)

    @Slot(object, str, float)
    def _on_ready(self, request: Shaping | Ranking, engine: str, seconds: float) -> None:
        self._meter.learn_shaping(request, engine, seconds)

    @Slot(str, str, Rate)
    def _on_opened(self, model: str, engine: str, rate: Rate) -> None:
        self._opened_at = time.perf_counter()
        self._meter.calibrate(model, engine, rate)
        self.opened.emit(model, engine)
