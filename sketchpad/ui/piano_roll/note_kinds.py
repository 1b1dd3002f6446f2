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


def by_kind(notes: Columns, selected: Columns, places: Places, reach: Reach) -> Iterator[tuple[Kind, Places]]:
    """The places of the notes of each kind that there is, in the order in which they are painted.

    The voice in hand lies in front, ghosts behind.
    """
    voices = sorted(VOICES_BEHIND_FIRST, key=lambda voice: (not reach.is_ghost(voice), voice is reach.voice))
    kinds = [Kind(*each) for each in product(voices, Author, (False, True))]
    is_selected, _ = matched(notes, selected)
    first = np.argsort(voices) * (len(kinds) // len(voices))
    number = first[notes["voice"]] + 2 * notes["author"] + is_selected
    places = places[np.argsort(number, kind="stable")]
    borders = np.bincount(number, minlength=len(kinds)).cumsum().tolist()
    for kind, (begin, end) in zip(kinds, pairwise([0, *borders]), strict=True):
        if begin < end:
            yield kind, places[begin:end]
