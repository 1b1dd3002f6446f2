"""Notes by how they are to be painted: each kind of note has one colour and one shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from sketchpad.music.note import Author, Voice
from sketchpad.music.notes import Columns, matched
from sketchpad.ui.piano_roll.reach import Reach
from sketchpad.ui.theme import Theme

VOICES_BEHIND_FIRST = (Voice.BASS, Voice.HARMONY, Voice.MELODY, Voice.DRUMS)
"""What is slender hides nothing."""

Places = NDArray[np.int64]
"""(notes, numbers): where each note is, in whole pixels."""


@dataclass(frozen=True)
class Kind:
    """Notes of a voice by one author, selected or not."""

    voice: Voice
    author: Author
    selected: bool

    def colour(self, theme: Theme) -> QColor:
        """The colour of the selection, or of the voice."""
        return theme.selected if self.selected else theme.note(self.voice, self.author)


def by_kind(
    notes: Columns, selected: Columns, places: Places, reach: Reach, once: bool = False
) -> Iterator[tuple[Kind, Places]]:
    """The places of the notes of each kind that there is, in the order in which they are painted.

    The voice in hand lies in front, ghosts behind. With `once`, what several notes of a kind would paint alike is
    there once.
    """
    voices = sorted(VOICES_BEHIND_FIRST, key=lambda voice: (not reach.is_ghost(voice), voice is reach.voice))
    kinds = [Kind(*each) for each in product(voices, Author, (False, True))]
    is_selected, _ = matched(notes, selected)
    first = np.argsort(voices) * (len(kinds) // len(voices))
    number = first[notes["voice"]] + 2 * notes["author"] + is_selected
    rows = np.column_stack([places, number])
    rows = distinct(rows) if once else rows[np.argsort(number, kind="stable")]
    borders = [0, *(np.flatnonzero(np.diff(rows[:, -1])) + 1).tolist(), len(rows)]
    for begin, end in pairwise(borders):
        if begin < end:
            yield kinds[rows[begin, -1]], rows[begin:end, :-1]


def distinct(rows: Places) -> Places:
    """Rows of whole numbers, each once; sorted by the last of their numbers."""
    if len(rows) < 2:
        return rows
    rows = rows[np.lexsort(rows.T)]
    is_new = np.any(rows[1:] != rows[:-1], axis=1)
    return rows[np.append(True, is_new)]
