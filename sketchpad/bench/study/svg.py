"""Plots as SVG that stands in a page by itself: bars and lines on logarithmic scales."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

BAR, GAP, GROUP_GAP = 13, 2, 14
LEFT, RIGHT, TOP, BOTTOM = 170, 90, 8, 26
WIDTH = 860
SMALL_WIDTH, SMALL_HEIGHT = 420, 230


@dataclass(frozen=True)
class Axis:
    """A logarithmic scale from one power of ten to another, over so many pixels from `begin`."""

    low: float
    high: float
    begin: float
    pixels: float

    @classmethod
    def over(cls, values: Sequence[float], begin: float, pixels: float) -> Axis:
        """Powers of ten around some values above 0."""
        low = 10.0 ** math.floor(math.log10(min(values)))
        high = 10.0 ** math.ceil(math.log10(max(values)))
        return cls(low, high if high > low else 10 * low, begin, pixels)

    def at(self, value: float) -> float:
        """The pixel of a value."""
        share = math.log10(value / self.low) / math.log10(self.high / self.low)
        return self.begin + self.pixels * share

    def ticks(self) -> list[float]:
        """The powers of ten."""
        count = round(math.log10(self.high / self.low))
        return [self.low * 10**power for power in range(count + 1)]


@dataclass(frozen=True)
class Bar:
    """A bar of the class `kind`."""

    kind: str
    value: float
    text: str


def bars(groups: Mapping[str, Sequence[Bar]], unit: str) -> str:
    """Groups of bars below each other, each with its value at its end."""
    values = [bar.value for group in groups.values() for bar in group]
    height = TOP + BOTTOM + sum(len(group) * (BAR + GAP) + GROUP_GAP for group in groups.values())
    axis = Axis.over(values, LEFT, WIDTH - LEFT - RIGHT)
    drawn: list[str] = []
    for tick in axis.ticks():
        x = axis.at(tick)
        drawn.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{height - BOTTOM}"/>')
        drawn.append(f'<text class="tick" x="{x:.1f}" y="{height - 8}" text-anchor="middle">{_number(tick)}</text>')
    drawn.append(f'<text class="tick" x="{LEFT - 22}" y="{height - 8}" text-anchor="end">{escape(unit)}</text>')
    y = TOP + GROUP_GAP / 2
    for title, group in groups.items():
        middle = y + len(group) * (BAR + GAP) / 2 + 4
        drawn.append(f'<text x="{LEFT - 10}" y="{middle:.1f}" text-anchor="end">{escape(title)}</text>')
        for bar in group:
            end = axis.at(max(bar.value, axis.low))
            width = max(end - LEFT, 1)
            drawn.append(f'<rect class="{bar.kind}" x="{LEFT}" y="{y:.1f}" width="{width:.1f}" height="{BAR}" rx="2"/>')
            drawn.append(f'<text class="value" x="{end + 6:.1f}" y="{y + BAR - 2.5:.1f}">{escape(bar.text)}</text>')
            y += BAR + GAP
        y += GROUP_GAP
    return _svg(WIDTH, height, drawn)


def lines(curves: Mapping[str, tuple[Sequence[float], Sequence[float]]], across: str, unit: str, title: str) -> str:
    """Curves by their class, both axes logarithmic."""
    xs = [x for amounts, _ in curves.values() for x in amounts]
    ys = [y for _, values in curves.values() for y in values]
    right, bottom = SMALL_WIDTH - 14, SMALL_HEIGHT - 34
    horizontal = Axis(min(xs), max(*xs, 2 * min(xs)), 52, right - 52)
    vertical = Axis.over(ys, bottom, 30 - bottom)
    drawn = [f'<text class="title" x="52" y="18">{escape(title)}</text>']
    for tick in vertical.ticks():
        y = vertical.at(tick)
        drawn.append(f'<line class="grid" x1="52" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>')
        drawn.append(f'<text class="tick" x="46" y="{y + 4:.1f}" text-anchor="end">{_number(tick)}</text>')
    for x in sorted(set(xs)):
        at = horizontal.at(x)
        drawn.append(f'<text class="tick" x="{at:.1f}" y="{bottom + 16}" text-anchor="middle">{x:g}</text>')
    middle = (52 + right) / 2
    drawn.append(f'<text class="tick" x="{middle}" y="{SMALL_HEIGHT - 4}" text-anchor="middle">{escape(across)}</text>')
    drawn.append(f'<text class="tick" x="46" y="18" text-anchor="end">{escape(unit)}</text>')
    for kind, (amounts, values) in curves.items():
        points = [(horizontal.at(x), vertical.at(y)) for x, y in zip(amounts, values, strict=True)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        drawn.append(f'<polyline class="{kind}" points="{path}"/>')
        drawn += [f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points]
    return _svg(SMALL_WIDTH, SMALL_HEIGHT, drawn)


def _svg(width: float, height: float, drawn: Sequence[str]) -> str:
    return f'<svg viewBox="0 0 {width:g} {height:g}" width="{width:g}" role="img">{"".join(drawn)}</svg>'


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"
