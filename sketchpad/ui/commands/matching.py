"""Finding a command by its words, their beginnings, or the first letters of its title."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

TITLE, ALSO, WHERE = 9, 6, 4
"""What a whole word is worth in the title, among other words for it, and in where it stands."""
LESS = 1
"""By how much the beginning of a word is worth less."""
FIRST = 1
"""What is added for the title's first word."""
INITIALS, INSIDE = 2, 1
"""What the first letters of a title's words are worth, and letters from the middle of a word."""
STRONG = WHERE - LESS
FEWEST_INSIDE = 3
"""Letters; fewer are in the middle of too many words."""


class Score(NamedTuple):
    """How well a text answers what is sought; the greater the better.

    Attributes:
        strong: whether each sought word is a word of the text or begins one.
        worth: how much all of them together are worth.
    """

    strong: bool
    worth: int


def score(sought: str, title: str, also: str = "", where: str = "") -> Score | None:
    """How well something answers what is sought; None where it does not.

    Each sought word must be in it, the words in any order. Upper and lower case are the same, and so are letters with
    and without accents.

    Args:
        sought: words, beginnings of words, or the first letters of the title's words.
        title: what it is called.
        also: what else people call it.
        where: where it is found otherwise.
    """
    worths = [_worth(word, title, also, where) for word in _words(sought)]
    if not all(worths):
        return None
    return Score(all(worth >= STRONG for worth in worths), sum(worths))


def _worth(word: str, title: str, also: str, where: str) -> int:
    """What one sought word is worth; 0 where it is not there."""
    called = _words(title)
    worth = max(
        _of_words(word, called, TITLE) + FIRST * (called[:1] != () and called[0].startswith(word)),
        _of_words(word, _words(also), ALSO),
        _of_words(word, _words(where), WHERE),
    )
    if worth:
        return worth
    if len(word) > 1 and called and word[0] == called[0][0] and _is_of_beginnings(word, called):
        return INITIALS
    is_inside = len(word) >= FEWEST_INSIDE and any(word in each for each in (*called, *_words(also)))
    return INSIDE if is_inside else 0


def _of_words(word: str, words: tuple[str, ...], whole: int) -> int:
    if word in words:
        return whole
    return whole - LESS if any(each.startswith(word) for each in words) else 0


def _is_of_beginnings(letters: str, words: tuple[str, ...]) -> bool:
    """Whether letters are beginnings of words, one after the other; words between may be passed over."""
    if not letters or not words:
        return not letters
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(letters, words[0], strict=False)))
    return any(_is_of_beginnings(letters[taken:], words[1:]) for taken in range(shared, -1, -1))


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text, without what makes no difference."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return tuple(re.findall(r"\w+", bare))
