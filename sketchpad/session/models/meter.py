"""What answers cost, in time and memory, and what the next one is likely to."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from sketchpad.generation.blend import Blended, Corners
from sketchpad.generation.request import Request, Take
from sketchpad.generation.shaping.ranking import Ranking
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_STEP
from sketchpad.session.models.forecast import HEARD_ONCE, Forecasts, Rate, Size

MOST_COSTS = 300
SCHEDULE, PAINT = "schedule", "paint"
"""Stages of an answer after its computing: handing the song with it to the player, painting the roll with it."""


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one take cost.

    Attributes:
        steps: the steps computed, the primer's among them.
        seconds: the time of computing.
        first_bar_seconds: the part of it before the first bar was there.
        encode_seconds: the part of it in which the primer was read; 0 where that is not told apart.
        at: when it was done, in UTC.
        resident: bytes of memory held when it was done, the engine's own processes among them.
        verb: what was done, by its name.
        schedule_seconds: the time until the player had the song with it; None where that came with a later take.
        paint_seconds: the time of painting the roll with it; None likewise.
    """

    model: str
    engine: str
    steps: int
    seconds: float
    first_bar_seconds: float
    resident: int
    verb: str = Verb.CONTINUE.value
    encode_seconds: float = 0.0
    schedule_seconds: float | None = None
    paint_seconds: float | None = None
    at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="milliseconds"))

    @classmethod
    def of(cls, take: Take, engine: str, resident: int) -> Cost:
        """The cost of a complete take."""
        request = take.request
        return cls(
            model=request.model,
            engine=engine,
            steps=steps_of(take, engine),
            seconds=take.seconds,
            first_bar_seconds=take.first_bar_seconds,
            resident=resident,
            verb=request.verb.value,
            encode_seconds=take.encode_seconds,
        )

    @property
    def fills(self) -> bool:
        """Whether it fills a hole, of which every step is tried many times."""
        return self.verb == Verb.FILL.value

    @property
    def steps_a_second(self) -> float:
        """How fast it was."""
        return self.steps / self.seconds if self.seconds else 0.0

    @property
    def sample_seconds(self) -> float:
        """The part of the time in which notes were drawn."""
        return self.seconds - self.encode_seconds


@dataclass(frozen=True)
class Spread:
    """The latest of some times, their median, and what 95 of 100 stay below; in seconds."""

    last: float
    p50: float
    p95: float

    @classmethod
    def of(cls, times: Sequence[float]) -> Spread | None:
        """None of nothing."""
        if not times:
            return None
        ranked = sorted(times)
        return cls(times[-1], ranked[len(ranked) // 2], ranked[min(len(ranked) - 1, int(0.95 * len(ranked)))])


def steps_of(take: Take, engine: str) -> int:
    """The steps that all tries of a take take, and those of the primer, which the request's first take reads."""
    request = take.request
    readings = int(take.index == 0) if hears_once(engine) else take.tried
    heard, written = request.start - request.origin, request.end - request.start
    return max(1, (heard * readings + written * take.tried) // TICKS_PER_STEP)


def hears_once(engine: str) -> bool:
    """Whether an engine reads a primer once for all that is asked about it; Magenta does so for each try."""
    return engine != "magenta"


def drawn(request: Request) -> int:
    """How many takes are written to answer a request."""
    return request.takes * (request.tries if request.verb.is_chosen else 1)


class Meter(QObject):
    """The costs so far; forecasts from those of the same model and engine."""

    recorded = Signal(Cost)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.costs: deque[Cost] = deque(maxlen=MOST_COSTS)
        self._forecasts = Forecasts()
        self._heard: dict[tuple[str, str], tuple[Verb, Bars]] = {}

    def record(self, cost: Cost) -> None:
        """Keep a cost."""
        self.costs.append(cost)
        self.recorded.emit(cost)

    def learn(self, takes: Sequence[Take], engine: str, seconds: float, waited: float | None) -> None:
        """Take into account for forecasts how long all takes were worked on and, if that counts, waited for."""
        request, tried = takes[0].request, sum(take.tried for take in takes)
        self._forecasts.learn(request.model, engine, self._size(request, engine, tried), seconds / tried)
        self._heard[request.model, engine] = request.verb, request.primer
        if waited is not None:
            self._forecasts.learn_rest(engine, request.verb, waited - seconds)

    def learn_blend(self, blended: Blended, engine: str) -> None:
        """Take into account how long a blend was made; one that is remembered, or at a corner, tells nothing."""
        point, *more = blended.request.points
        if not more and not blended.remembered and not set(point) <= {0.0, 1.0}:
            corners = blended.request.corners
            self._forecasts.learn(corners.model, engine, Size.of_blend(corners), blended.seconds)

    def learn_shaping(self, request: Shaping | Ranking, engine: str, seconds: float) -> None:
        """Take into account how long a song was made ready to be shaped."""
        model, size, count = self._amount(request, engine)
        self._forecasts.learn(model, engine, size, seconds / count)

    def note(self, stage: str, seconds: float) -> None:
        """Keep how long a stage of the latest take took: the first time, for what comes later is of another cause."""
        name = f"{stage}_seconds"
        if self.costs and getattr(self.costs[-1], name) is None:
            self.costs[-1] = replace(self.costs[-1], **{name: seconds})

    def calibrate(self, model: str, engine: str, rate: Rate) -> None:
        """Take what was measured when a model was loaded for forecasts."""
        self._forecasts.calibrate(model, engine, rate)
        self._heard.pop((model, engine), None)

    def speed(self, model: str, engine: str, bars: int = 16) -> float | None:
        """The seconds that so many bars out of nothing take; None until the model was measured."""
        return self.forecast(Request(Bars.of(), model, bars=bars), engine)

    def forecast(self, request: Request, engine: str) -> float | None:
        """The seconds that all takes of a request are likely to need; None until the model was measured."""
        count = drawn(request)
        seconds = self._forecasts.seconds(request.model, engine, self._size(request, engine, count))
        return None if seconds is None else seconds * count + self._forecasts.rest(engine, request.verb)

    def forecast_blend(self, corners: Corners, engine: str) -> float | None:
        """The seconds that a blend of ideas that have been read is likely to need; None until it can be told."""
        return self._forecasts.seconds(corners.model, engine, Size.of_blend(corners))

    def forecast_shaping(self, request: Shaping | Ranking, engine: str) -> float | None:
        """The seconds until a song is likely to be ready to be shaped; None until that can be told."""
        model, size, count = self._amount(request, engine)
        seconds = self._forecasts.seconds(model, engine, size)
        return None if seconds is None else seconds * count

    def _amount(self, request: Shaping | Ranking, engine: str) -> tuple[str, Size, int]:
        """The model, the size of one of what is chosen among, and how many of that size there are."""
        if isinstance(request, Ranking):
            return request.request.model, self._size(request.request, engine, request.of), request.of
        return request.model, Size.of_shaping(request), 1

    def _size(self, request: Request, engine: str, count: int) -> Size:
        """The size of each of so many tries and takes; of the primer of the answer before, nothing is heard anew."""
        if not hears_once(engine):
            return Size.of(request)
        size, known = Size.of(request, sharing=count), self._heard.get((request.model, engine))
        is_known = request.verb in HEARD_ONCE and known == (request.verb, request.primer)
        return replace(size, known=is_known)

    @property
    def like_the_last(self) -> list[Cost]:
        """The costs of the model and the engine of the last answer."""
        return [
            cost for cost in self.costs if (cost.model, cost.engine) == (self.costs[-1].model, self.costs[-1].engine)
        ]

    @property
    def most_held(self) -> int:
        """The most bytes of memory that were held when an answer was done; 0 before there was one."""
        return max((cost.resident for cost in self.costs), default=0)

    def of_model(self, model: str, engine: str) -> dict[str, Spread | None]:
        """The stages of a model's answers on an engine."""
        costs = [cost for cost in self.costs if (cost.model, cost.engine) == (model, engine)]
        encoded = [cost for cost in costs if cost.encode_seconds]
        return {
            "answer": Spread.of([cost.seconds for cost in costs]),
            "first bar": Spread.of([cost.first_bar_seconds for cost in costs]),
            "encode": Spread.of([cost.encode_seconds for cost in encoded]),
            "sample": Spread.of([cost.sample_seconds for cost in encoded]),
            SCHEDULE: Spread.of([cost.schedule_seconds for cost in costs if cost.schedule_seconds is not None]),
            PAINT: Spread.of([cost.paint_seconds for cost in costs if cost.paint_seconds is not None]),
        }

    def as_csv(self) -> str:
        """The costs, a line each, under their names."""
        text = io.StringIO()
        names = [*(field.name for field in fields(Cost)), "sample_seconds", "steps_a_second"]
        writer = csv.writer(text)
        writer.writerow(names)
        writer.writerows([getattr(cost, name) for name in names] for cost in self.costs)
        return text.getvalue()
