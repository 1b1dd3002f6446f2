"""The study as one page that needs nothing else: tables, plots, and the study's own Table 1 beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import Any

from sketchpad.bench.round import STEPS
from sketchpad.bench.study.figures import Curve, OfModel, OnEngine, Study
from sketchpad.bench.study.limit import ACTIVATION
from sketchpad.bench.study.svg import Bar, bars, lines
from sketchpad.bench.study.tasks import GENERATE
from sketchpad.published import AUTHOR, TABLE_1, TITLE

ENGINES = {"paper": "the study", "magenta": "real Magenta", "numpy": "NumPy", "native": "native"}
ACROSS = {"bars": "bars", "takes": "takes", "steps": "steps of an interpolation"}
FEW = 20
"""Rounds; of fewer, what 95 of 100 stay below is only the longest."""
Cells = Sequence[str]


def report(study: Study) -> str:
    """A page of HTML."""
    style = files("sketchpad.bench.study").joinpath("report.css").read_text(encoding="utf-8")
    body = "\n".join(_body(study))
    title = f"{TITLE}, repeated"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{style}</style></head>\n'
        f"<body><main><h1>{escape(title)}</h1>\n{body}\n</main></body></html>\n"
    )


def _body(study: Study) -> Iterator[str]:
    machine = study.machine
    shipped = [model for model in study.models if model.size == "shipped"]
    official = [model for model in study.models if model.size == "official"]
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    yield _p(
        f"{study.date} · {machine['processor']}, {machine['cores']} cores, {machine['memory'] / 1e9:.0f} GB · "
        f"{machine['system']} · Python {machine['python']} · {versions}"
    )
    yield _p(
        f"Sixteen bars (256 sixteenths) after the 14 notes of “Twinkle, Twinkle, Little Star”, {study.reps} times, in "
        "a fresh process for each model and engine, on the same weights. Within each round every engine answers in "
        "turn, so that all meet the same machine; ratios are medians of the rounds’ own ratios. Times are those of "
        "computing: no start of a process, no reading of files, no pipe."
    )
    yield from _in_short(shipped)
    yield _legend()
    if shipped:
        yield "<h2>Time of an answer</h2>"
        yield _p("Medians; the study’s are means. The scale is logarithmic, as in all plots here.")
        yield bars({_title(model): _times(model) for model in shipped}, "ms")
        yield "<h2>From nothing to the first answer</h2>"
        yield _p("Imports, loading, and the first answer of a fresh process together; the study gives no such figure.")
        yield bars({_title(model): _starts(model) for model in shipped}, "ms")
        yield "<h2>Memory of its process, at most</h2>"
        yield _p(
            "Here the most that was resident, the interpreter and all libraries included; in the study what Scalene "
            "saw allocated, which is less."
        )
        yield bars({_title(model): _memories(model) for model in shipped}, "MB")
        yield "<h2>Beside Table 1 of the study</h2>"
        yield _p(
            f"{AUTHOR}, “{TITLE}”: means of 100 runs, on another machine, measured with Scalene. Beside them the means "
            "of here; the last column is the median of the rounds’ own ratios."
        )
        yield _table(("model", "the study", "real Magenta", "NumPy", "native", "Magenta ÷ native"), _beside(shipped))
        yield "<h2>All figures</h2>"
        yield _p(
            "n: rounds. First: the first answer of its process, which no other figure has in it. ÷ limit: the median "
            f"against this machine’s own limit, see below. Of fewer than {FEW} rounds there is no p95."
        )
        yield _all(shipped)
    if official:
        yield "<h2>At Magenta’s own sizes</h2>"
        yield _p(
            "The architectures of Magenta’s checkpoints, with random weights; as many bars end with nothing new as "
            "in music, which decides how many are written anew. The native engine computes large cells in fixed point "
            f"of 16 bits. An interpolation reads two songs and writes {STEPS} steps."
        )
        yield _all(official)
    yield from _limits(study)
    yield from _curves(study.curves)


def _in_short(shipped: Sequence[OfModel]) -> Iterator[str]:
    """What a reader in a hurry takes along; only where there is Magenta to be compared with."""
    both = [each.engines for each in shipped if {"native", "magenta"} <= each.engines.keys()]
    if not both:
        return
    ratios = [engines["native"].ratios[GENERATE] for engines in both]
    ours, theirs = ([engines[name].peak_bytes / 1e6 for engines in both] for name in ("native", "magenta"))
    yield _p(
        f"In short: on the same weights the native engine answers {_range(ratios, 0)} times as fast as real Magenta, "
        f"in {_range(ours, 0)} MB instead of {_range(theirs, 0)} MB."
    )


def _range(values: Sequence[float], decimals: int) -> str:
    least, most = f"{min(values):,.{decimals}f}", f"{max(values):,.{decimals}f}"
    return least if least == most else f"{least} to {most}"


def _limits(study: Study) -> Iterator[str]:
    yield "<h2>Against this machine’s own limit</h2>"
    yield _p(
        "A part of a network is done no sooner than its operations are computed, nor than its weights are read. Both "
        "are counted from the arrays: a multiplication and an addition are two operations, an activation is "
        f"{ACTIVATION}; a class costs the row that it chooses. The machine’s speeds are those of BLAS here, just "
        "before: products of matrices, and of vectors that together take as much as the weights. "
        "Units of a decoder that nothing depends on are left out, as the engines here do (Magenta computes them). The "
        "factor is time ÷ limit; where cells compute in fixed point, which multiplies faster than float32, it can be "
        "below 1."
    )
    head = ("cores", "GFLOP/s", *(f"{int(size) >> 10:,} kB, GB/s" for size in study.machine["speeds"][0]["bandwidth"]))
    yield _table(head, ([*_speeds(each)] for each in study.machine["speeds"]))
    rows = [[*_bound(model, work)] for model in study.models for work in model.bounds]
    yield _table(("model", "work", "MFLOP", "MB read", "cores", "held by", "limit, ms", "native ÷ limit"), rows)


def _speeds(speeds: dict[str, Any]) -> Iterator[str]:
    yield str(speeds["cores"])
    yield f"{speeds['operations'] / 1e9:.0f}"
    for rate in speeds["bandwidth"].values():
        yield f"{rate / 1e9:.0f}"


def _bound(model: OfModel, work: str) -> Iterator[str]:
    bound = model.bounds[work]
    yield from (model.name, work, f"{bound['operations'] / 1e6:,.0f}", f"{bound['bytes'] / 1e6:,.0f}")
    yield from (str(bound["cores"]), bound["bound"], _ms(bound["seconds"]))
    native = model.engines.get("native")
    yield f"{native.limits[work]:.1f}" if native else "–"


def _curves(curves: Sequence[Curve]) -> Iterator[str]:
    if not curves:
        return
    yield "<h2>By how much is asked</h2>"
    yield _p(
        "Each point is the median of a few rounds. An engine’s curve ends with the first point that took longer than "
        "was allowed for it, so that a shorter curve is that of a slower engine. A MusicVAE reads its "
        "primer once for each block of its bars."
    )
    yield _legend()
    yield '<div class="plots">'
    for (model, over), group in groupby(curves, key=lambda curve: (curve.model, curve.over)):
        drawn = {curve.engine: (curve.amounts, [1e3 * each for each in curve.seconds]) for curve in group}
        yield lines(drawn, ACROSS[over], "ms", f"{model}: {ACROSS[over]}")
    yield "</div>"


def _times(model: OfModel) -> list[Bar]:
    found = [Bar(engine, 1e3 * on.works[GENERATE].median, _ms(on.works[GENERATE].median)) for engine, on in _on(model)]
    if model.system in TABLE_1:
        paper = TABLE_1[model.system].milliseconds
        found.insert(0, Bar("paper", paper, f"{paper:,.0f}"))
    return found


def _starts(model: OfModel) -> list[Bar]:
    seconds = [(engine, on.import_seconds + on.load_seconds + on.first) for engine, on in _on(model)]
    return [Bar(engine, 1e3 * each, _ms(each)) for engine, each in seconds]


def _memories(model: OfModel) -> list[Bar]:
    found = [Bar(engine, on.peak_bytes / 1e6, f"{on.peak_bytes / 1e6:,.0f}") for engine, on in _on(model)]
    if model.system in TABLE_1:
        paper = TABLE_1[model.system].megabytes
        found.insert(0, Bar("paper", paper, f"{paper:,.0f}"))
    return found


def _beside(models: Sequence[OfModel]) -> Iterator[Cells]:
    for model in models:
        cells = [_title(model)]
        row = TABLE_1.get(model.system)
        cells.append(f"{row.milliseconds:,.2f} ms, {row.megabytes:.0f} MB" if row else "–")
        for engine in ("magenta", "numpy", "native"):
            on = model.engines.get(engine)
            cells.append(f"{_ms(on.works[GENERATE].mean)} ms, {on.peak_bytes / 1e6:,.0f} MB" if on else "–")
        ratio = model.engines["native"].ratios.get(GENERATE) if "native" in model.engines else None
        yield [*cells, f"{ratio:.1f} ×" if ratio else "–"]


def _all(models: Sequence[OfModel]) -> str:
    head = ("model", "engine", "work", "n", "median, ms", "mean", "p95", "least", "Magenta ÷ it", "÷ limit")
    own = ("first, ms", "import, ms", "load, ms", "peak, MB")
    return _table((*head, *own), (row for model in models for row in _rows(model)))


def _rows(model: OfModel) -> Iterator[Cells]:
    for engine, on in _on(model):
        for number, (work, times) in enumerate(on.works.items()):
            row = [model.name, engine, work, str(times.count)]
            row += [_ms(times.median), _ms(times.mean)]
            row += [_ms(times.p95) if times.count >= FEW else "–", _ms(times.least)]
            row += [f"{on.ratios[work]:.1f} ×" if work in on.ratios else "–", f"{on.limits[work]:.1f}"]
            own = [_ms(on.first), f"{1e3 * on.import_seconds:,.0f}", f"{1e3 * on.load_seconds:,.0f}"]
            yield row + ([*own, f"{on.peak_bytes / 1e6:,.0f}"] if number == 0 else [""] * 4)


def _on(model: OfModel) -> list[tuple[str, OnEngine]]:
    """The engines in the order of the legend."""
    return [(engine, model.engines[engine]) for engine in ENGINES if engine in model.engines]


def _title(model: OfModel) -> str:
    return TABLE_1[model.system].title if model.system in TABLE_1 and model.name == model.system else model.name


def _legend() -> str:
    keys = "".join(f'<span><i class="{kind}"></i>{title}</span>' for kind, title in ENGINES.items())
    return f'<p class="legend">{keys}</p>'


def _table(head: Cells, rows: Iterator[Cells] | Sequence[Cells]) -> str:
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
    return f'<div class="wide"><table><thead><tr>{top}</tr></thead>\n<tbody>{body}</tbody></table></div>'


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _ms(seconds: float) -> str:
    milliseconds = 1e3 * seconds
    return f"{milliseconds:,.2f}" if milliseconds < 100 else f"{milliseconds:,.0f}"
