"""What the verb Shape is asked for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sketchpad.music.attributes import ATTRIBUTES
from sketchpad.music.errors import InputError, check_within

NAMES = tuple(attribute.name for attribute in ATTRIBUTES)


@dataclass(frozen=True)
class Amounts:
    """Attributes of music, and what each is to be.

    Attributes:
        asked: by name; in the order in which attributes are told, where `of` made it.
        key: the major key that notes are to be in (0 = C); by default the one that most of them are in.

    Raises:
        InputError: there is no such attribute, or its value is no number, or no key.
    """

    asked: tuple[tuple[str, float], ...]
    key: int | None = None

    @classmethod
    def of(cls, asked: Mapping[str, float], key: int | None = None) -> Amounts:
        """What is asked for by name."""
        check_asked(asked)
        return cls(tuple((name, asked[name]) for name in NAMES if name in asked), key)

    def __post_init__(self) -> None:
        check_asked(self.by_name)
        check_within("key", self.key or 0, 0, 11)

    @property
    def by_name(self) -> dict[str, float]:
        """What is asked for, by name."""
        return dict(self.asked)


def check_asked(asked: Mapping[str, float]) -> None:
    """See that what is asked for, by name, can be.

    Raises:
        InputError: there is no such attribute, or its value is no number.
    """
    for name, value in asked.items():
        if name not in NAMES or not math.isfinite(value):
            raise InputError("{} cannot be {}; ask for a number of one of {}", name, value, ", ".join(NAMES))
