"""Whether something is just being done, by one's own hand, so that its signals are known for what they are."""

from __future__ import annotations


class Doing:
    """True within `with`, also after one within that, and no longer, whatever comes of it."""

    def __init__(self) -> None:
        self._depth = 0

    def __bool__(self) -> bool:
        return self._depth > 0

    def __enter__(self) -> None:
        self._depth += 1

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
