"""Notes in sorted columns: many at the cost of few.

What is done to all of them is done to columns; no note is looked at by itself. Of very many, rows are picked by `take`
and `compress`, which copy a row at once, where an index copies field by field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.note import (
    HIGHEST_PITCH,
    LAST_TICK,
    LOWEST_PITCH,
    TICKS_PER_STEP,
    Author,
    Note,
    Voice,
    nearest_step,
)

_NAMES = ("start", "pitch", "length", "velocity", "author", "voice", "locked")
NOTE_DTYPE = np.dtype([(name, np.int64) for name in _NAMES])
LENGTH_BITS = 32
"""Lengths are shorter than two to this power."""

Columns = NDArray[np.void]
Mask = NDArray[np.bool_]
Places = NDArray[np.int64]
Pitches = NDArray[np.int64]

_SAME: Pitches = np.arange(HIGHEST_PITCH + 1)
"""The pitch that stays, by pitch."""


@dataclass(frozen=True, eq=False)
class Notes:
    """Notes in the order of `Note`, each as often as it is there; it never changes.

    Attributes:
        columns: structured array of shape (notes,) with dtype `NOTE_DTYPE`, sorted; never written to.
    """

    columns: Columns

    @classmethod
    def of(cls, notes: Iterable[Note] = ()) -> Notes:
        """These notes, in any order."""
        return notes if type(notes) is Notes else Notes(columns_of(notes))

    def __len__(self) -> int:
        return len(self.columns)

    def __iter__(self) -> Iterator[Note]:
        return map(_note, self.columns.tolist())

    def __contains__(self, note: object) -> bool:
        return isinstance(note, Note) and bool(matched(self.columns, columns_of([note]))[1].all())

    def __eq__(self, other: object) -> bool:
        return np.array_equal(self.columns, other.columns) if isinstance(other, Notes) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.columns.tobytes())

    @cached_property
    def _longest(self) -> int:
        return int(self.columns["length"].max(initial=0))

    @cached_property
    def transposed(self) -> Mask:
        """Which are transposed together (notes,): a drum among notes with pitches has none, and stays what it is."""
        has_pitch = self.columns["voice"] != Voice.DRUMS
        return has_pitch if has_pitch.any() else ~has_pitch

    @cached_property
    def _range(self) -> tuple[int, int]:
        pitches = self.columns["pitch"][self.transposed]
        return int(pitches.min()), int(pitches.max())

    @property
    def start(self) -> int:
        """The tick at which the first note begins, 0 when there is none."""
        return int(self.columns["start"][0]) if len(self) else 0

    @cached_property
    def end(self) -> int:
        """The tick at which the last note ends, 0 when there is none."""
        return int((self.columns["start"] + self.columns["length"]).max(initial=0))

    @cached_property
    def span(self) -> tuple[int, int]:
        """The sixteenths at which the first note begins and the last one ends, as models hear them: the nearest ones.

        So a note that is held a little over a bar line ends there, and one that is a little early begins there.
        """
        if not len(self):
            return 0, 0
        first = int(nearest_step(self.columns["start"][0])) * TICKS_PER_STEP
        return first, int(_step_ends(self.columns).max())

    def window(self, start: int, end: int) -> Columns:
        """The columns of the notes that sound somewhere in [start, end), in order."""
        starts = self.columns["start"]
        rows = self.columns[np.searchsorted(starts, start - self._longest) : np.searchsorted(starts, end)]
        return rows.compress(rows["start"] + rows["length"] > start)

    def count_in(self, start: int, end: int) -> int:
        """How many notes begin in [start, end)."""
        first, last = np.searchsorted(self.columns["start"], (start, end))
        return int(last - first)

    def moved(self, ticks: int, semitones: int) -> Notes:
        """All of them elsewhere by the same, as far as all stay on the roll; the very same where they cannot go.

        Drums among notes with pitches only go sideways.
        """
        if not len(self):
            return self
        lowest, highest = self._range
        semitones = min(max(semitones, LOWEST_PITCH - lowest), HIGHEST_PITCH - highest)
        return self.repitched(ticks, _SAME + semitones)

    def repitched(self, ticks: int, pitches: Pitches) -> Notes:
        """All of them elsewhere by the same, and each at what `pitches` (128,), which never fall, has for its pitch.

        They are the very same where that is nothing else. Drums among notes with pitches stay what they are.
        """
        ticks = min(max(ticks, -self.start), max(LAST_TICK - self.end, 0))
        return _Moved(self, ticks, pitches) if len(self) and (ticks or (pitches != _SAME).any()) else self

    def plus(self, notes: Iterable[Note]) -> Notes:
        """These notes and others."""
        return Notes(merged(self.columns, columns_of(notes)))

    def minus(self, notes: Iterable[Note]) -> Notes:
        """These notes without others, one copy each, as far as they are among them."""
        return Notes(self.columns.compress(~matched(self.columns, columns_of(notes))[0]))

    def also_in(self, notes: Notes) -> Notes:
        """Those of these notes, one copy each, that are among others too."""
        here, _ = matched(self.columns, notes.columns)
        return self if here.all() else Notes(self.columns.compress(here))


class _Moved(Notes):
    """Notes elsewhere by the same, and at other pitches, which never fall: so nearly all of them in the same order.

    While a hand moves very many, only those in view are looked at, and all are moved when they are asked for.
    """

    _notes: Notes
    _ticks: int
    _pitches: Pitches

    def __init__(self, notes: Notes, ticks: int, pitches: Pitches) -> None:
        # Not by the dataclass, which would want the columns.
        vars(self).update(_notes=notes, _ticks=ticks, _pitches=pitches)

    @cached_property
    def columns(self) -> Columns:  # pyright: ignore[reportIncompatibleVariableOverride]  # neither is ever set
        return self._at(self._notes.columns)

    def __len__(self) -> int:
        return len(self._notes)

    def window(self, start: int, end: int) -> Columns:
        return self._at(self._notes.window(start - self._ticks, end - self._ticks))

    def _at(self, rows: Columns) -> Columns:
        rows = rows.copy()
        rows["start"] += self._ticks
        if self._all_transposed:
            rows["pitch"] = self._pitches[rows["pitch"]]
        else:
            rows["pitch"] = np.where(rows["voice"] == Voice.DRUMS, rows["pitch"], self._pitches[rows["pitch"]])
        return rows if self._keeps_order else in_order(rows)

    @cached_property
    def _all_transposed(self) -> bool:
        return bool(self._notes.transposed.all())

    @cached_property
    def _keeps_order(self) -> bool:
        """Not where two pitches become one, nor where drums do not go along."""
        if not self._all_transposed and (self._pitches != _SAME).any():
            return False
        if (np.diff(self._pitches) > 0).all():
            return True
        used = np.flatnonzero(np.bincount(self._notes.columns["pitch"]))
        return bool((np.diff(self._pitches[used]) > 0).all())


def note_at_row(row: np.void) -> Note:
    """The note in one row of the columns."""
    return _note(row.item())


def _note(values: Any) -> Note:
    start, pitch, length, velocity, author, voice, locked = values
    return Note(start, pitch, length, velocity, _AUTHORS[author], _VOICES[voice], locked != 0)


_AUTHORS, _VOICES = tuple(Author), tuple(Voice)
"""By their number; to look one up in a tuple is quicker than to call the enumeration."""
_row_of = attrgetter(*_NAMES)


def row_of(note: Note) -> tuple[int, ...]:
    """A note as a row of the columns, in plain numbers."""
    return tuple(map(int, _row_of(note)))


def columns_of(notes: Iterable[Note]) -> Columns:
    """Any notes as sorted columns; those of a score are its own."""
    if isinstance(notes, Notes):
        return notes.columns
    return in_order(np.array([_row_of(note) for note in notes], dtype=NOTE_DTYPE))


def in_order(rows: Columns) -> Columns:
    """Rows sorted; quick where they nearly are."""
    return rows.take(np.argsort(_keys(rows), kind="stable"))


def on_steps(rows: Columns) -> Columns:
    """Sorted rows with each note from its nearest sixteenth to its nearest, for one at least."""
    moved = rows.copy()
    moved["start"] = nearest_step(rows["start"]) * TICKS_PER_STEP
    moved["length"] = _step_ends(rows) - moved["start"]
    return in_order(moved)


def _step_ends(rows: Columns) -> NDArray[np.int64]:
    """The nearest sixteenths to the notes' ends, later than those at which they begin."""
    begun = nearest_step(rows["start"])
    return np.maximum(nearest_step(rows["start"] + rows["length"]), begun + 1) * TICKS_PER_STEP


def one_at_a_time(rows: Columns) -> Columns:
    """Sorted rows as a channel for each voice can play them: a pitch ends where it begins anew.

    Of those that begin together the longest is left. MIDI ends a pitch, whichever of its notes was meant.
    """
    order = np.lexsort((rows["start"], rows["pitch"], rows["voice"]))
    rows = rows[order]
    follows = (rows["pitch"][1:] == rows["pitch"][:-1]) & (rows["voice"][1:] == rows["voice"][:-1])
    until_next = np.diff(rows["start"])
    rows["length"][:-1][follows] = np.minimum(rows["length"][:-1], until_next)[follows]
    return in_order(rows[np.append(~follows | (until_next > 0), True)[: len(rows)]])


def merged(rows: Columns, others: Columns) -> Columns:
    """Two sorted columns as one; only where the others lie is anything sorted."""
    if not len(rows) or not len(others):
        return rows if len(rows) else others
    starts = rows["start"]
    first, last = np.searchsorted(starts, others["start"][0]), np.searchsorted(starts, others["start"][-1], "right")
    between = in_order(np.concatenate([rows[first:last], others]))
    return np.concatenate([rows[:first], between, rows[last:]])


def matched(rows: Columns, others: Columns) -> tuple[Mask, Mask]:
    """Which rows have an equal among the others, and which of the others among the rows; each has one at most.

    Both are sorted. What they begin and end with is the same where one is the other edited; of the rest, only what
    begins together is compared.
    """
    begin = _shared(rows, others)
    end = _shared(rows[begin:][::-1], others[begin:][::-1])
    row_found, other_found = np.ones(len(rows), dtype=bool), np.ones(len(others), dtype=bool)
    ours, theirs = (slice(begin, len(each) - end) for each in (rows, others))
    row_found[ours], other_found[theirs] = _matched(rows[ours], others[theirs])
    return row_found, other_found


def _shared(rows: Columns, others: Columns) -> int:
    """How many rows they begin with that are the same."""
    count = min(len(rows), len(others))
    if not count or rows[0] != others[0]:
        return 0
    differs = rows[:count] != others[:count]
    first = int(differs.argmax())
    return first if differs[first] else count


def _matched(rows: Columns, others: Columns) -> tuple[Mask, Mask]:
    """The same, where nothing is known yet."""
    if not len(rows) or not len(others):
        return np.zeros(len(rows), dtype=bool), np.zeros(len(others), dtype=bool)
    ours, theirs = _beginning_with(rows, others), _beginning_with(others, rows)
    keys = np.concatenate([_keys(rows.take(ours)), _keys(others.take(theirs))])
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    is_new = np.append(True, keys[1:] != keys[:-1])[: len(order)]
    first, group = np.flatnonzero(is_new), np.cumsum(is_new) - 1
    # The sort is stable: in a group of equals, rows come before the others.
    is_other = order >= len(ours)
    others_in = np.bincount(group, weights=is_other, minlength=len(first)).astype(np.int64)
    rows_in = np.bincount(group, minlength=len(first)) - others_in
    rank = np.arange(len(order)) - first[group] - np.where(is_other, rows_in[group], 0)
    found = rank < np.minimum(rows_in, others_in)[group]
    row_found, other_found = np.zeros(len(rows), dtype=bool), np.zeros(len(others), dtype=bool)
    row_found[ours[order[found & ~is_other]]] = True
    other_found[theirs[order[found & is_other] - len(ours)]] = True
    return row_found, other_found


def _beginning_with(rows: Columns, others: Columns) -> NDArray[np.int64]:
    """The places of the rows that begin when any of the others does."""
    if not len(rows) or not len(others):
        return np.zeros(0, dtype=np.int64)
    starts, wanted = rows["start"], others["start"]
    first, last = np.searchsorted(starts, wanted[0]), np.searchsorted(starts, wanted[-1], "right")
    near = starts[first:last]
    at = np.minimum(np.searchsorted(wanted, near), len(wanted) - 1)
    return first + np.flatnonzero(wanted[at] == near)


def places_of(rows: Columns) -> Places:
    """Start, pitch and voice in one number, (rows,)."""
    return rows["start"] << 9 | rows["pitch"] << 2 | rows["voice"]


def are_among(places: Places, others: Places) -> Mask:
    """Which places (places,) are among some others, of which there is one at least; quick where these nearly rise."""
    wanted = np.sort(others, kind="stable")
    return wanted[np.minimum(np.searchsorted(wanted, places), len(wanted) - 1)] == places


def _keys(rows: Columns) -> NDArray[np.complex128]:
    """A number for each row, (rows,), equal where rows are, in the order of `Note`.

    It is the start, and all the rest as imaginary part: by that NumPy sorts what is as large otherwise. Both are exact.
    """
    packed = rows["pitch"] << LENGTH_BITS | rows["length"]
    keys = np.empty(len(rows), dtype=np.complex128)
    keys.real = rows["start"]
    keys.imag = packed << 11 | rows["velocity"] << 4 | rows["author"] << 3 | rows["voice"] << 1 | rows["locked"]
    return keys
