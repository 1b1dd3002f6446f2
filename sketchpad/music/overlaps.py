"""Notes of one pitch and voice, of which one sounds at a time: what is left of those whose place others take."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.note import TICKS_PER_STEP
from sketchpad.music.notes import Columns, Mask, are_among

SHORTEST = TICKS_PER_STEP // 4
"""Ticks; of a cut note less is no note: an end or a beginning that was played a little beside the line."""


def left_of(rows: Columns, taken: Columns) -> Columns:
    """What is left of notes beside others that sound, (rows,) or fewer, sorted.

    A note ends where one of the others begins, and goes if it is then shorter than `SHORTEST`; one that begins while
    another sounds goes. Of the others no two of one pitch and voice may sound at a time (`notes.one_at_a_time`).
    """
    if not len(rows) or not len(taken):
        return rows
    lane, begin, end = _blocks(taken)
    here, old, old_end = _lane(rows), rows["start"], rows["start"] + rows["length"]
    # The first block that ends later than the note begins, in its own lane or one above.
    block = np.searchsorted(lane << 32 | end, here << 32 | old, side="right")
    at = np.minimum(block, len(lane) - 1)
    is_cut = (block == at) & (lane[at] == here) & (begin[at] < old_end)
    left = rows.copy()
    left["length"] = np.where(is_cut, begin[at], old_end) - old
    return left[~is_cut | (left["length"] >= SHORTEST)]


def count_together(rows: Columns) -> NDArray[np.int64]:
    """How many of some notes begin while another one of their pitch and voice sounds, and with another one, (2,)."""
    lane = _lane(rows) << 32
    order = np.argsort(lane | rows["start"], kind="stable")
    begin, end = (lane | rows["start"])[order], (lane | rows["start"] + rows["length"])[order]
    while_another = begin[1:] < np.maximum.accumulate(end)[:-1]
    return np.array([np.count_nonzero(while_another), np.count_nonzero(begin[1:] == begin[:-1])])


def stay_put(rows: Columns, before: Columns) -> Mask:
    """Which of sorted notes sound as some did before: at the same time and pitch, in the same voice, (rows,)."""
    return are_among(_sounds(rows), _sounds(before)) if len(before) else np.zeros(len(rows), dtype=bool)


def _blocks(taken: Columns) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Lane, beginning and end of what sounds without a break, each (blocks,), by lane and time."""
    taken = taken[np.lexsort((taken["start"], _lane(taken)))]
    lane, begin, end = _lane(taken), taken["start"], taken["start"] + taken["length"]
    first = np.flatnonzero(np.append(True, (lane[1:] != lane[:-1]) | (begin[1:] > end[:-1])))
    return lane[first], begin[first], end[np.append(first[1:], len(end)) - 1]


def _lane(rows: Columns) -> NDArray[np.int64]:
    """Voice and pitch in one number, (rows,)."""
    return rows["voice"] << 7 | rows["pitch"]


def _sounds(rows: Columns) -> NDArray[np.int64]:
    """Start, length, pitch and voice in one number, (rows,); no length reaches two to the power of 22."""
    return rows["start"] << 31 | rows["length"] << 9 | rows["pitch"] << 2 | rows["voice"]
