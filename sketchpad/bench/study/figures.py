"""What the study finds out, as values that can be written down and read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean, median
from typing import Any

FORMAT = 1


@dataclass(frozen=True)
class Seconds:
    """The seconds that one work took, over `count` times."""

    count: int
    median: float
    mean: float
    p95: float
    least: float

    @classmethod
    def of(cls, times: Sequence[float]) -> Seconds:
        """At least one time."""
        ranked = sorted(times)
        p95 = ranked[min(len(ranked) - 1, int(0.95 * len(ranked)))]
        return cls(len(times), median(times), fmean(times), p95, ranked[0])


@dataclass
class OnEngine:
    """A model on an engine.

    Attributes:
        first: seconds of its first answer in its process.
        import_seconds: medians over the processes that were started, as `load_seconds`.
        import_bytes: the most held until everything was imported; `peak_bytes`, until the last answer.
        works: by name.
        ratios: by work, how many times as long Magenta took; the median over rounds in which both did the same.
        limits: by work, how many times as long it took as this machine must, see `limit`.
    """

    first: float
    import_seconds: float
    load_seconds: float
    import_bytes: int
    load_bytes: int
    peak_bytes: int = 0
    works: dict[str, Seconds] = field(default_factory=dict[str, Seconds])
    ratios: dict[str, float] = field(default_factory=dict[str, float])
    limits: dict[str, float] = field(default_factory=dict[str, float])


@dataclass
class OfModel:
    """A model on all engines.

    Attributes:
        size: `shipped`, or `official`: Magenta's own sizes, with weights that nobody trained.
        bounds: by work, the least seconds on this machine and what holds it up.
    """

    name: str
    system: str
    size: str
    parameters: int
    file_bytes: int
    engines: dict[str, OnEngine] = field(default_factory=dict[str, OnEngine])
    bounds: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])


@dataclass(frozen=True)
class Curve:
    """Seconds of an engine by how much was asked of it: so many bars, takes or steps of an interpolation."""

    model: str
    engine: str
    over: str
    amounts: list[int]
    seconds: list[float]


@dataclass
class Study:
    """All of it; `reps` is how often the main work was asked for."""

    date: str
    reps: int
    machine: dict[str, Any]
    models: list[OfModel] = field(default_factory=list[OfModel])
    curves: list[Curve] = field(default_factory=list[Curve])
    format: int = FORMAT
