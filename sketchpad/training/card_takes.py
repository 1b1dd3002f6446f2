"""The part of a model card that says what takes are like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sketchpad.training.settings import nearest
from sketchpad.training.takes import COPIED_BARS, TARGET

TAKES = """## {title}

{count:,} takes of 16 bars {how}.
Silent: {silent}; nothing begins in the last four bars: {at_rest}; the last eight stay on one pitch: {one_pitch}, on one
bar: {one_bar}. With four bars or more of a learned piece, in any key: {copied:.1%}; of {windows} held-out windows
{of_corpus:.1%}.

| longest copied stretch | {lengths} |
|---|{rules}
| takes | {shares} |
| held-out windows | {corpus_shares} |

Overlap: of the densities of what takes and held-out windows have each (0 to 1; `DATA.md` says how); beside it that of
one half of the held-out pieces with the other. Aimed at: {target}.

| | takes | held-out | overlap | of two halves |
|---|---|---|---|---|
{overlaps}

"""
SETTINGS = """## What settings do

Overlap with held-out windows of {count:,} continuations with each of some options of `sketchpad generate`; the first
are those that the program begins with. Stuck: nothing begins in the last four bars, or the last eight stay on one pitch
or on one bar. Copied: four bars or more of a learned piece. The least overlap is largest with
`{nearest}`: {least:.2f}.

| options | silent | stuck | copied | {measures} |
|---|---|---|---|{rules}
{rows}

"""
MEASURES = {
    "note_density": "notes a bar",
    "in_key": "notes in the key",
    "mean_interval": "mean interval, semitones",
    "intervals": "histogram of intervals",
    "syncopation_8": "8th syncopation",
    "syncopation_16": "16th syncopation",
    "repeated_bars": "bars that repeat one before",
}
SHARES = ("in_key", "syncopation_8", "syncopation_16", "repeated_bars")


def takes_card(title: str, how: str, figures: Mapping[str, Any]) -> str:
    """The section of that title as Markdown; `how` says how the takes were written."""
    corpus = figures["corpus"]
    lengths = [*map(str, range(COPIED_BARS)), f"{COPIED_BARS} bars or more"]
    shares, corpus_shares = (" | ".join(_longest(part)) for part in (figures, corpus))
    counts = {name: figures[name] for name in ("count", "silent", "at_rest", "one_pitch", "one_bar", "copied")}
    return TAKES.format(
        title=title,
        how=how,
        of_corpus=corpus["copied"],
        windows=corpus["count"],
        lengths=" | ".join(lengths),
        rules="---|" * len(lengths),
        shares=shares,
        corpus_shares=corpus_shares,
        target=TARGET,
        overlaps="\n".join(_overlap(name, figures) for name in MEASURES),
        **counts,
    )


def settings_card(figures: Mapping[str, Any]) -> str:
    """The section on settings as Markdown."""
    best = nearest(figures)
    return SETTINGS.format(
        count=figures[best]["count"],
        nearest=best,
        least=min(figures[best]["overlap"].values()),
        measures=" | ".join(MEASURES.values()),
        rules="---|" * len(MEASURES),
        rows="\n".join(f"| `{options}` | {_setting(values)} |" for options, values in figures.items()),
    )


def _setting(values: Mapping[str, Any]) -> str:
    shares = [values["silent"] / values["count"], values["stuck"] / values["count"], values["copied"]]
    areas = [values["overlap"][name] for name in MEASURES]
    return " | ".join([*(f"{share:.1%}" for share in shares), *(f"{area:.2f}" for area in areas)])


def _longest(figures: Mapping[str, Any]) -> list[str]:
    """The shares of what has how long a stretch at most; what is longer than four bars stands with four."""
    counts = figures["longest_copies"]
    merged = [*counts[:COPIED_BARS], sum(counts[COPIED_BARS:])]
    return [f"{count / figures['count']:.1%}" for count in merged]


def _overlap(name: str, figures: Mapping[str, Any]) -> str:
    means = [_mean(name, part["mean"]) for part in (figures, figures["corpus"])]
    areas = [f"{figures[kind][name]:.2f}" for kind in ("overlap", "ceiling")]
    return f"| {MEASURES[name]} | {' | '.join([*means, *areas])} |"


def _mean(name: str, means: Mapping[str, float]) -> str:
    if name not in means:
        return ""
    return f"{means[name]:.1%}" if name in SHARES else f"{means[name]:.2f}"
