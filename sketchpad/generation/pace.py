"""How often an answer is shown while it is being written."""

from __future__ import annotations

import time

SHOWN_EVERY = 0.01
"""Seconds. What comes sooner is shown together: no eye tells it apart, and to show costs about as much as a bar."""


class Pace:
    """When an answer is shown while it grows; its first bar is at once."""

    def __init__(self) -> None:
        self._shown = float("-inf")
        self._begun = time.perf_counter()

    def is_due(self) -> bool:
        """Whether something is to be shown now; if so, it counts as shown."""
        now = time.perf_counter()
        due = now - self._shown >= SHOWN_EVERY
        if due:
            self._shown = now
        return due

    def bars_together(self, written: int) -> int:
        """How many bars are to be written before the next showing, when so many are written; at least 1."""
        taken = time.perf_counter() - self._begun
        return max(1, int(SHOWN_EVERY * written / taken))
