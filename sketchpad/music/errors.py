"""The one error type for bad input, and the check of a value's range."""

from __future__ import annotations

from sketchpad.music.wording import said, with_values


class InputError(ValueError):
    """Input that cannot be used; its text says what is wrong and what to do next, in the user's language.

    Args:
        text: as of `str.format`, with braces for the values; without values it is taken as it is.
        values: those; what is text among them is said in the user's language too, where that has words for it.
    """

    def __init__(self, text: str, *values: object) -> None:
        words = [said(value) if isinstance(value, str) else value for value in values]
        super().__init__(with_values(said(text), *words) if values else said(text))


def check_within(name: str, value: float, low: float, high: float) -> None:
    """See that a value lies within its range.

    Raises:
        InputError: it does not.
    """
    if not low <= value <= high:
        raise InputError("{} is {}; choose a value from {} to {}", name, value, low, high)
