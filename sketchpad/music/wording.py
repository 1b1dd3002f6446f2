"""What the user is told by code that knows of no window: in English, unless a window has set another language.

Numbers in it are written as in that language, wherever text is made for people, by `with_values`.

`resources/translations/update.py` finds the texts: they are given to `said`, `sayable`, `InputError` or `check_within`
as they stand.

How a window writes seconds, bytes and places is `ui/wording.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from numbers import Real
from string import Formatter


@dataclass
class _Speech:
    """How a text is said; `signs` has what stands in numbers instead of the English point, comma and percent sign."""

    translate: Callable[[str], str] = str
    signs: Mapping[int, str] = field(default_factory=dict)


_SPEECH = _Speech()


class _Values(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        text = super().format_field(value, format_spec)
        return text.translate(_SPEECH.signs) if isinstance(value, Real) else text


_VALUES = _Values()


def speak(translate: Callable[[str], str], point: str = ".", comma: str = ",", percent: str = "%") -> None:
    """Have texts said by a function that any thread may call, from now on; `str` says them in English.

    `point` stands before the decimals of a number, `comma` between its thousands, `percent` after a share of 100.
    """
    _SPEECH.translate, _SPEECH.signs = translate, str.maketrans({".": point, ",": comma, "%": percent})


def said(text: str) -> str:
    """A text in the user's language, or as it is where that has no words for it."""
    return _SPEECH.translate(text)


def with_values(text: str, *values: object) -> str:
    """A text with values in its braces, as of `str.format`; numbers are written as in the user's language."""
    return _VALUES.format(text, *values)


def sayable(text: str) -> str:
    """The very text, which is to be said later."""
    return text
