"""What a hand can take hold of, and which pitches have a row."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from sketchpad.music.note import Voice
from sketchpad.music.notes import Columns
from sketchpad.ui.piano_roll.drum_map import KIT, on_same_map
from sketchpad.ui.piano_roll.geometry import ALL_ROWS, DRUM_ROWS


@dataclass(frozen=True)
class Reach:
    """While a voice is in hand: all voices that the rows stand for; with `alone`, only that voice."""

    voice: Voice = Voice.MELODY
    alone: bool = False

    def has(self, voice: Voice) -> bool:
        """Whether a voice is within reach."""
        return voice is self.voice or (not self.alone and on_same_map(voice, self.voice))

    def is_ghost(self, voice: Voice) -> bool:
        """Whether a voice is only faintly seen: all but the one in hand with `alone`, else pitches on the drums' rows.

        A diamond is no pitch, whichever row it lies in, and a pitch would pass for the drum of its row.
        """
        return not self.has(voice) and (self.alone or self.voice is Voice.DRUMS)

    def seen(self, rows: Columns) -> Columns:
        """The notes, of some, that are no ghosts."""
        return self.of(rows) if self.alone or self.voice is Voice.DRUMS else rows

    def of(self, rows: Columns) -> Columns:
        """The notes, of some, that are within reach."""
        if self.alone:
            return rows.compress(rows["voice"] == self.voice)
        return rows.compress((rows["voice"] == Voice.DRUMS) == (self.voice is Voice.DRUMS))


class Fold(Enum):
    """Which rows there are."""

    ALL = "all"
    SCALE = "scale"
    USED = "used"


def rows_of(
    fold: Fold, used: Collection[int], scale: frozenset[int], voice: Voice, drums: Collection[int] = ()
) -> tuple[int, ...]:
    """The pitches that have a row: what notes have always does; drums have a kit in the place of a scale.

    `drums` have rows of their own below, where some are folded away.
    """
    if fold is Fold.ALL or (fold is Fold.USED and not used):
        return ALL_ROWS
    wanted: set[int] = set()
    if fold is Fold.SCALE:
        wanted = set(KIT) if voice is Voice.DRUMS else {pitch for pitch in ALL_ROWS if pitch % 12 in scale}
    return tuple(sorted(wanted.union(used, (pitch - DRUM_ROWS for pitch in drums))))
