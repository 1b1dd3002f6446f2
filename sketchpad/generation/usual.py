"""What is usual in music, and how far an answer is from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MOST = 4.0
"""Standard deviations that one respect can count."""


@dataclass(frozen=True)
class Usual:
    """What is usual in one respect.

    Attributes:
        spread: the standard deviation.
        one_sided: -1 where only less, 1 where only more than usual counts; 0 where both do.
    """

    mean: float
    spread: float
    one_sided: int = 0

    def surprise(self, value: float) -> float:
        """How far a value is from what is usual, in squared standard deviations."""
        away = (value - self.mean) / self.spread
        return min(abs(away), MOST) ** 2 if away * self.one_sided >= 0 else 0.0


def total_surprise(usual: Mapping[str, Usual], values: Mapping[str, float]) -> float:
    """Of all respects that have a value."""
    return sum(usual[name].surprise(value) for name, value in values.items())
