"""The profiles on one page: the study's split of each way, and its costliest lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

PARTS = ("imports", "load", "generate")
MOST_LINES = 15


@dataclass(frozen=True)
class Line:
    """A line of a program: shares of all time in percent, by Python, by what it calls that is none, by the system."""

    file: str
    number: int
    text: str
    python: float
    native: float
    system: float
    peak_megabytes: float

    @property
    def share(self) -> float:
        """The line's share of all time, in percent."""
        return self.python + self.native + self.system

    @property
    def place(self) -> str:
        """The line's file within its package, and its number."""
        short = re.sub(r"^.*?/(?=(sketchpad|magenta|note_seq|tensorflow)/(?!.*/site-packages/))", "", self.file)
        return f"{short}:{self.number}"


@dataclass(frozen=True)
class Profile:
    """A model on an engine.

    Attributes:
        page: the file of Scalene's own page of it.
        parts: the seconds of each of `PARTS`, and how many `answers` the last of them had.
        megabytes: the most that was allocated at a time.
    """

    model: str
    engine: str
    page: str
    parts: Mapping[str, float]
    megabytes: float
    lines: Sequence[Line]

    @property
    def text(self) -> str:
        """In one line."""
        total = sum(self.parts[part] for part in PARTS)
        split = ", ".join(f"{part} {self.parts[part]:.2f} s ({self.parts[part] / total:.0%})" for part in PARTS)
        costliest = self.costliest[0]
        answers = self.parts["answers"]
        return (
            f"{self.model:20}{self.engine:8} {split} for {answers:.0f} answers; at most {self.megabytes:.0f} MB; "
            f"costliest line {costliest.place} ({costliest.share:.0f} %)"
        )

    @property
    def costliest(self) -> list[Line]:
        """The lines that took the most time, at least one."""
        return sorted(self.lines, key=lambda line: -line.share)[:MOST_LINES]


def page(profiles: Sequence[Profile], missing: Sequence[str], where: str) -> str:
    """HTML that needs nothing else but Scalene's pages beside it.

    `missing` says of what there is no profile, and why; `where` when it was, and on which machine.
    """
    style = files("sketchpad.bench.study").joinpath("report.css").read_text(encoding="utf-8")
    rows = "".join(_row(profile) for profile in profiles)
    head = "".join(f"<th>{name}</th>" for name in ("model", "engine", "import, s", "load, s", "generate, s", "answers"))
    head += "<th>ms an answer</th><th>most allocated, MB</th><th>every line</th>"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Where the time goes</title>'
        f"<style>{style}td.code {{ text-align: left; font-family: monospace; white-space: pre; }}</style></head>\n"
        "<body><main><h1>Where the time goes</h1>\n<p>Each model from nothing to its answers, sixteen bars after "
        "“Twinkle”, as the study’s Figures 1 to 5 have it: import, load, generate. Under a profiler all of it takes "
        f"longer than alone.</p>\n<p>{escape(where)}</p>\n"
        f"{''.join(f'<p>{escape(each)}</p>' for each in missing)}\n"
        f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>\n'
        f"{''.join(_lines(profile) for profile in profiles)}</main></body></html>\n"
    )


def _row(profile: Profile) -> str:
    seconds = "".join(f"<td>{profile.parts[part]:.2f}</td>" for part in PARTS)
    answers = profile.parts["answers"]
    return (
        f"<tr><td>{escape(profile.model)}</td><td>{profile.engine}</td>{seconds}<td>{answers:.0f}</td>"
        f"<td>{1e3 * profile.parts['generate'] / answers:.1f}</td><td>{profile.megabytes:.0f}</td>"
        f'<td><a href="{escape(profile.page)}">Scalene</a></td></tr>\n'
    )


def _lines(profile: Profile) -> str:
    head = "".join(f"<th>{name}</th>" for name in ("share", "Python", "native", "system", "peak, MB", "line", ""))
    rows = "".join(
        f"<tr><td>{line.share:.1f} %</td><td>{line.python:.1f}</td><td>{line.native:.1f}</td><td>{line.system:.1f}</td>"
        f'<td>{line.peak_megabytes:.1f}</td><td class="code">{escape(line.place)}</td>'
        f'<td class="code">{escape(line.text[:90])}</td></tr>\n'
        for line in profile.costliest
    )
    title = f"<h2>{escape(profile.model)}, {profile.engine}</h2>"
    return f'{title}<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>\n'
