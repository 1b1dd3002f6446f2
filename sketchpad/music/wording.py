"""What the user is told by code that knows of no window: in English, unless a window has set another language.

`resources/translations/update.py` finds the texts: they are given to `said`, `sayable`, `InputError` or `check_within`
as they stand.

How a window writes seconds, bytes and places is `ui/wording.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class _Speech:
    """How a text is said."""

    translate: Callable[[str], str] = str


_SPEECH = _Speech()


def speak(translate: Callable[[str], str]) -> None:
    """Have texts said by a function that any thread may call, from now on; `str` says them in English."""
    _SPEECH.translate = translate


def said(text: str) -> str:
    """A text in the user's language, or as it is where that has no words for it."""
    return _SPEECH.translate(text)


def sayable(text: str) -> str:
    """The very text, which is to be said later."""
    return text
