"""The study in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from sketchpad.bench.study.figures import OfModel, Study
from sketchpad.published import TABLE_1

HEAD = (
    f"{'model':19}{'engine':9}{'work':13}{'n':>4}{'median':>10}{'mean':>10}{'p95':>10}{'Magenta':>10}{'limit':>8}"
    f"{'first':>10}{'import':>9}{'load':>9}{'peak':>8}"
)
UNITS = f"{'':45}{'ms':>10}{'ms':>10}{'ms':>10}{'×':>10}{'×':>8}{'ms':>10}{'ms':>9}{'ms':>9}{'MB':>8}"


def rows(model: OfModel) -> Iterator[str]:
    """A line for each engine and work; the engine's own figures stand in the first of them."""
    for engine, found in model.engines.items():
        for number, (work, seconds) in enumerate(found.works.items()):
            ratio = f"{found.ratios[work]:.1f}" if work in found.ratios else "–"
            line = (
                f"{model.name:19}{engine:9}{work:13}{seconds.count:4}{_ms(seconds.median)}{_ms(seconds.mean)}"
                f"{_ms(seconds.p95)}{ratio:>10}{found.limits[work]:8.1f}"
            )
            own = (
                f"{_ms(found.first)}{1e3 * found.import_seconds:9.0f}{1e3 * found.load_seconds:9.0f}"
                f"{found.peak_bytes / 1e6:8.0f}"
            )
            yield line + own * (number == 0)


def beside_the_paper(study: Study) -> Iterator[str]:
    """The shipped models next to the study's Table 1."""
    yield f"{'the study, Table 1':24}{'its ms':>10}{'its MB':>8}   here: median ms and peak MB"
    for model in study.models:
        if model.size == "shipped" and model.system in TABLE_1:
            row = TABLE_1[model.system]
            here = ", ".join(
                f"{engine} {1e3 * found.works['generate'].median:.2f} / {found.peak_bytes / 1e6:.0f}"
                for engine, found in model.engines.items()
            )
            yield f"{row.title:24}{row.milliseconds:10,.2f}{row.megabytes:8.0f}   {here}"


def progress(text: str) -> None:
    """What is being done, on one line that the next one takes the place of; only where somebody looks."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def _ms(seconds: float) -> str:
    return f"{1e3 * seconds:10,.2f}" if seconds < 1 else f"{1e3 * seconds:10,.0f}"
