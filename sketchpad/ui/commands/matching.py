"""Finding a command by a few of its letters."""

from __future__ import annotations

BEGINS, NEXT, WORD, ANY = 10, 9, 8, 1
"""What a letter is worth: the first of all, just behind the letter before it, the first of a word, or anywhere."""
NOWHERE = -1


def score(sought: str, text: str) -> int | None:
    """How well `text` answers what is sought; None where it does not.

    The letters of each sought word must be in it in their order, with any others between; of all the ways to find
    them there the best counts. Upper and lower case are the same.
    """
    text = text.casefold()
    total = 0
    for word in sought.casefold().split():
        if not _is_within(word, text):
            return None
        total += _best(word, text)
    return total


def _is_within(word: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in word)


def _best(word: str, text: str) -> int:
    """The most that the letters of a word are worth; row by row, as sequences are aligned."""
    worth = [_worth(text, place) for place in range(len(text))]
    row = [worth[place] if text[place] == word[0] else NOWHERE for place in range(len(text))]
    for letter in word[1:]:
        best, after = NOWHERE, [NOWHERE] * len(text)
        for place in range(1, len(text)):
            behind = row[place - 1]
            if text[place] == letter and max(best, behind) >= 0:
                apart = best + worth[place] if best >= 0 else NOWHERE
                joined = behind + max(NEXT, worth[place]) if behind >= 0 else NOWHERE
                after[place] = max(apart, joined)
            best = max(best, behind)
        row = after
    return max(row)


def _worth(text: str, place: int) -> int:
    if place == 0:
        return BEGINS
    return WORD if text[place].isalnum() and not text[place - 1].isalnum() else ANY
