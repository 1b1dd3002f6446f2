"""Notes of one pitch and voice, of which one sounds at a time: what is left of those whose place others take."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.note import TICKS_PER_STEP
from sketchpad.music.notes import Columns, Mask, are_among, in_order

SHORTEST = TICKS_PER_STEP // 4
"""Ticks; of a cut note less is no note: an end or a beginning that was played a little beside the line."""


def left_of(rows: Columns, taken: Columns) -> Columns:
    """What is left of notes beside others that sound, (rows,) or fewer, sorted.

    A note ends where one of the others begins; one that begins while another sounds begins where that ends. What is
    then shorter than `SHORTEST` goes. Of the others no two of one pitch and voice may sound at a time
    (`notes.one_at_a_time`).
    """
    if not len(rows) or not len(taken):
        return rows
    lane, begin, end = _blocks(taken)
    here, old, old_end = _lane(rows), rows["start"], rows["start"] + rows["length"]
    # The first block that ends later than the note begins, in its own lane or one above.
    block = np.searchsorted(lane << 32 | end, here << 32 | old, side="right")

    at, there = _in_lane(block, lane, here)
    is_cut = there & (begin[at] < old_end)
    begins_inside = is_cut & (begin[at] <= old)
    new = np.where(begins_inside, end[at], old)
    at, there = _in_lane(block + begins_inside, lane, here)
    new_end = np.where(is_cut & there, np.minimum(begin[at], old_end), old_end)
    left = rows.copy()
    left["start"], left["length"] = new, new_end - new
    return in_order(left[~is_cut | (new_end - new >= SHORTEST)])


def stay_put(rows: Columns, before: Columns) -> Mask:
    """Which of sorted notes sound as some did before: at the same time and pitch, in the same voice, (rows,)."""
    return are_among(_sounds(rows), _sounds(before)) if len(before) else np.zeros(len(rows), dtype=bool)


def _blocks(taken: Columns) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Lane, beginning and end of what sounds without a break, each (blocks,), by lane and time."""
    taken = taken[np.lexsort((taken["start"], _lane(taken)))]
    lane, begin, end = _lane(taken), taken["start"], taken["start"] + taken["length"]
    first = np.flatnonzero(np.append(True, (lane[1:] != lane[:-1]) | (begin[1:] > end[:-1])))
    return lane[first], begin[first], end[np.append(first[1:], len(end)) - 1]


def _in_lane(
    block: NDArray[np.int64], lane: NDArray[np.int64], here: NDArray[np.int64]
) -> tuple[NDArray[np.int64], Mask]:
    """Places of blocks that can be looked up, and which of them there are and lie in the lanes of notes, (rows,)."""
    at = np.minimum(block, len(lane) - 1)
    return at, (block == at) & (lane[at] == here)


def _lane(rows: Columns) -> NDArray[np.int64]:
    """Voice and pitch in one number, (rows,)."""
    return rows["voice"] << 7 | rows["pitch"]


def _sounds(rows: Columns) -> NDArray[np.int64]:
    """Start, length, pitch and voice in one number, (rows,); no length reaches two to the power of 22."""
    return rows["start"] << 31 | rows["length"] << 9 | rows["pitch"] << 2 | rows["voice"]
