"""What was made of the latest of some things, to be had again for as long as the next is the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Source = TypeVar("Source")
Made = TypeVar("Made")


class Latest(Generic[Source, Made]):
    """Keeps what was made of the latest source, and nothing of those before.

    All takes of a request and all their tries have one primer, and so has the next request where it is asked for once
    more: to read it takes longer than to answer where it is long. What is kept is shared: nobody writes to it.
    """

    def __init__(self) -> None:
        self._kept: tuple[Source, Made] | None = None

    def of(self, source: Source, make: Callable[[], Made]) -> Made:
        """What `make` makes of a source that is not equal to the latest; what it raises leaves that one as it is."""
        kept = self._kept
        if kept is None or kept[0] != source:
            kept = self._kept = source, make()
        return kept[1]
