"""How far a long loop has come, for who waits for it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm

T = TypeVar("T")

tqdm.monitor_interval = 0
"""No thread of its own."""
SELDOM = 60.0
"""Seconds between two lines in a log, where nobody watches a bar grow."""


def followed(items: Iterable[T], what: str, unit: str, total: int | None = None, done: int = 0) -> Iterator[T]:
    """The items, with a bar on standard error; `done` of `total` came before them."""
    often = 0.1 if sys.stderr.isatty() else SELDOM
    yield from tqdm(items, what, total, unit=f" {unit}", initial=done, mininterval=often, miniters=1, leave=False)
