"""What Polyphony RNN may write in a hole, event by event, for many rows that go through it side by side.

A step's events go from high to low, as in the music that the network learned; so each has a rank: 0 for the highest
pitch held, 1 for it begun, …, 256 for the end of the step. What stays is written where its rank is; before it a row may
write what ranks higher.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.filling.hole import Keep
from sketchpad.generation.filling.slots import Floats, Mask, Order, Symbols, led_to
from sketchpad.generation.polyphony_rnn.codec import CONTINUED_NOTE, NEW_NOTE, STEP_END
from sketchpad.generation.sampling import LONGEST_WAIT
from sketchpad.music.note import HIGHEST_PITCH, STEPS_PER_BAR

PITCHES = HIGHEST_PITCH + 1
END_RANK = 2 * PITCHES
RANKS = END_RANK + 1
_FROM_HIGH = np.arange(PITCHES)[::-1]
EVENTS = np.append(np.stack([CONTINUED_NOTE + _FROM_HIGH, NEW_NOTE + _FROM_HIGH], axis=1).reshape(-1), STEP_END)
"""The event of each rank."""
HELD, BEGUN = slice(0, END_RANK, 2), slice(1, END_RANK, 2)
"""The ranks of all pitches held, and begun, from high to low."""
MOST_BEGUN = 16
"""So many notes begin in a step at most."""
AS_LONG = -1
"""The length of a note that may be held as long as it is."""
NEVER_AGAIN = 1 << 30
OTHERS_LESS_LIKELY = 0.2
"""The share of a repetition by which notes are held back that repeat nothing; with it there are about as many notes."""


def rank_of(event: int) -> int:
    """The place of an event in the order of a step."""
    return int(_RANKS[event])


_RANKS = np.zeros(CONTINUED_NOTE + PITCHES, dtype=np.int64)
_RANKS[EVENTS] = np.arange(RANKS)


@dataclass(frozen=True)
class Group:
    """Pitches that began together, from high to low, and the steps where they end."""

    pitches: tuple[int, ...]
    ends: tuple[int, ...]


NO_GROUPS: Mapping[int, Group] = MappingProxyType({})
NO_SCRIPT: Mapping[tuple[int, int], int] = MappingProxyType({})


@dataclass
class Rows:
    """Where rows are, each by itself; all arrays begin with (rows,), and pitches go from high to low.

    Attributes:
        step: which step of the slots is being written.
        place: how many events it has by now, and `begun` how many of the row's own notes began among them.
        last: the rank of the latest of them, or −1.
        now, touched: what began in it; what of the row's own began or was held (rows, pitches).
        until: where what the row itself began ends (rows, pitches): 0 for nothing.
        waited: for how many steps nothing began.
        written: how many notes the row began.
        used: how many of the groups whose pitches are kept, and `due` the one that begins in this step, or −1.
        bar: what began in each of the last sixteen steps, by the step's place in its bar (rows, 16, pitches).
        starts: by a group's own step, where it begins now, or −1 (rows, steps).
    """

    step: Symbols
    place: Symbols
    begun: Symbols
    last: Symbols
    now: Mask
    touched: Mask
    until: Symbols
    waited: Symbols
    written: Symbols
    used: Symbols
    due: Symbols
    bar: Mask
    starts: Symbols

    @classmethod
    def of(cls, rows: int, bar: Mask, groups: int) -> Rows:
        """So many that have not begun, after a `bar` (16, pitches); `groups` is how many steps `starts` tells of."""
        begun_before = bar[::-1].any(axis=1)
        step, place, begun, waited, written, used = np.zeros((6, rows), dtype=np.int64)
        last, due = np.full((2, rows), -1)
        now, touched = np.zeros((2, rows, PITCHES), dtype=bool)
        until, starts = np.zeros((rows, PITCHES), dtype=np.int64), np.full((rows, groups), -1)
        bars = np.tile(bar, (rows, 1, 1))
        waited += begun_before.argmax()
        return cls(
            step=step,
            place=place,
            begun=begun,
            last=last,
            now=now,
            touched=touched,
            until=until,
            waited=waited,
            written=written,
            used=used,
            due=due,
            bar=bars,
            starts=starts,
        )

    def of_rows(self, rows: NDArray[np.integer]) -> Rows:
        """Some rows, as far as they have come."""
        return Rows(*(getattr(self, field.name)[rows] for field in fields(self)))

    def put(self, rows: NDArray[np.integer], others: Rows) -> None:
        """Let some rows have come as far as others."""
        for field in fields(self):
            getattr(self, field.name)[rows] = getattr(others, field.name)


class PolyphonySlots:
    """Some steps, counted from 0.

    Args:
        kept: for each step the events that stay (steps).
        free: where anything else may be written (steps,).
        allowed: the pitches that may begin, from high to low (pitches,).
        keep: what of the hole's own notes stays.
        groups: by step, the hole's own notes.
        script: by step and place in it, events that are written there whatever else may be.
        sounds: whether no row is to go through without a note, nor for longer than a bar.
    """

    def __init__(
        self,
        kept: Sequence[Sequence[int]],
        free: Mask,
        allowed: Mask,
        *,
        keep: Keep = Keep.NOTHING,
        groups: Mapping[int, Group] = NO_GROUPS,
        script: Mapping[tuple[int, int], int] = NO_SCRIPT,
        sounds: bool = False,
    ) -> None:
        steps = len(kept)
        self.free = free
        self._script = {at: rank_of(event) for at, event in script.items()}
        self._keep = keep
        self._sounds = sounds and keep is Keep.NOTHING
        self._kept = np.zeros((steps, RANKS), dtype=bool)
        for step, events in enumerate(kept):
            self._kept[step, [rank_of(event) for event in events]] = True
        self._busy = self._kept[:, HELD] | self._kept[:, BEGUN]
        self._next_busy = _next(self._busy)
        self._allowed = allowed
        self._groups = groups
        self._left = np.cumsum(free[::-1])[::-1]
        self._least = np.zeros(steps, dtype=np.int64)
        self._most = np.where(free & (keep is Keep.NOTHING), MOST_BEGUN, 0)
        self._ends = np.tile(np.arange(1, steps + 1)[:, None], (1, MOST_BEGUN + 1))
        if keep is Keep.RHYTHM:
            for step, group in groups.items():
                count = min(len(group.ends), MOST_BEGUN)
                self._least[step] = self._most[step] = count
                self._ends[step, :count] = group.ends[:count]
        own = [step if step in groups else -1 for step in range(steps)]
        self._order = Order(free, own) if keep is Keep.PITCHES else None

    def open(self, rows: Rows, which: NDArray[np.integer], random: np.random.RandomState) -> Floats:
        """Begin a step of some rows (count,); what that adds to the weights of all (rows,).

        Where pitches are kept, it is drawn here whether those whose turn it is begin.
        """
        weights = np.zeros(len(rows.step))
        here = which[self.free[rows.step[which]]]
        if self._order is None or not len(here):
            return weights
        wait, begin, left, due = self._order.state(rows.step[here], rows.used[here])
        numbers = random.random_sample(len(left))
        for place, group, number in zip(left.tolist(), due.tolist(), numbers.tolist(), strict=True):
            row = here[place]
            begins = number < np.exp(begin[place])
            weights[row] = -(begin if begins else wait)[place]
            if begins:
                rows.due[row], rows.starts[row, group] = group, rows.step[row]
                rows.used[row] += 1
        return weights

    def repeating(self, rows: Rows, repetition: float) -> Floats:
        """What is added to logits (rows, ranks) towards what began one bar ago, or away from it."""
        place = rows.step % STEPS_PER_BAR
        before = rows.bar[np.arange(len(place)), place]
        held_back = before.any(axis=1) | ((repetition > 0) & rows.bar.any(axis=(1, 2)))
        added = np.zeros((len(place), RANKS))
        added[held_back, BEGUN] = -max(repetition, 0) * OTHERS_LESS_LIKELY
        added[:, BEGUN][before] = repetition
        return added

    def proposal(self, rows: Rows, log_probabilities: Floats) -> Floats:
        """What rows are to write next, given what the network thinks of it: logarithms, both (rows, ranks).

        −∞ for what must not be, and never nothing else.
        """
        ranks, later = np.arange(RANKS), np.arange(RANKS) > rows.last[:, None]
        # What stays comes next at the latest; where nothing does, the end of the step.
        stays = (self._kept[rows.step] | self._promised(rows)) & later
        stays[:, END_RANK] = True
        following = stays.argmax(axis=1)[:, None]
        free = self._free(rows) & later
        begins = free.copy()
        begins[:, HELD] = False
        room = begins[:, ::-1].cumsum(axis=1)[:, ::-1] - begins
        need = np.minimum(self._need(rows), begins.sum(axis=1))[:, None]
        may = ((free & (ranks < following)) | (ranks == following)) & (room >= need - begins)
        if self._script:
            for row, at in enumerate(zip(rows.step.tolist(), rows.place.tolist(), strict=True)):
                if at in self._script:
                    may[row] = ranks == self._script[at]
        found = np.where(may, log_probabilities, -np.inf)
        if not self._sounds:
            return found
        # The nearer the end of the hole, the more a row that has begun nothing is drawn to begin.
        silent = (rows.written == 0) & self.free[rows.step]
        return led_to(found, begins, np.where(silent, 1 / np.maximum(self._left[rows.step], 1), 0.0))

    def write(self, rows: Rows, ranks: Symbols) -> Mask:
        """Take into account what each row wrote (rows,); which of them are in the next step now (rows,)."""
        row, pitch, is_end = np.arange(len(ranks)), ranks // 2, ranks == END_RANK
        begins = ~is_end & (ranks % 2 == 1)
        own = ~is_end & ~self._kept[rows.step, ranks]
        rows.now[row[begins], pitch[begins]] = True
        rows.touched[row[own], pitch[own]] = True
        new = row[own & begins]
        if self._keep is Keep.RHYTHM:
            rows.until[new, pitch[new]] = self._ends[rows.step[new], np.minimum(rows.begun[new], MOST_BEGUN)]
        else:
            rows.until[new, pitch[new]] = AS_LONG
        rows.begun[new] += 1
        rows.written[new] += 1
        rows.place += 1
        rows.last = np.where(is_end, -1, ranks)
        self._end(rows, np.flatnonzero(is_end))
        return is_end

    def _end(self, rows: Rows, ended: NDArray[np.intp]) -> None:
        """Let these rows go on to the next step."""
        rows.bar[ended, rows.step[ended] % STEPS_PER_BAR] = rows.now[ended]
        rows.waited[ended] = np.where(rows.now[ended].any(axis=1), 0, rows.waited[ended] + 1)
        rows.until[ended] = np.where(rows.touched[ended], rows.until[ended], 0)
        rows.now[ended], rows.touched[ended] = False, False
        rows.place[ended], rows.begun[ended], rows.due[ended] = 0, 0, -1
        rows.step[ended] += 1

    def _promised(self, rows: Rows) -> Mask:
        """(rows, ranks): what rows have to write, because they began it, or because it is its turn."""
        found = np.zeros((len(rows.step), RANKS), dtype=bool)
        found[:, HELD] = rows.until > rows.step[:, None]
        for row in np.flatnonzero(rows.due >= 0):
            found[row, [rank_of(NEW_NOTE + pitch) for pitch in self._groups[int(rows.due[row])].pitches]] = True
        return found

    def _free(self, rows: Rows) -> Mask:
        """(rows, ranks): what rows may write of themselves."""
        step = rows.step
        found = np.zeros((len(step), RANKS), dtype=bool)
        found[:, HELD] = (rows.until == AS_LONG) & self.free[step, None] & ~self._busy[step]
        more = rows.begun < self._most[step]
        ends = self._ends[step, np.minimum(rows.begun, MOST_BEGUN)]
        sounds = rows.touched | (rows.until > step[:, None])
        found[:, BEGUN] = self._allowed & more[:, None] & ~sounds & (self._next_busy[step] >= ends[:, None])
        return found

    def _need(self, rows: Rows) -> Symbols:
        """(rows,): how many more notes have to begin in the step; one, where that would be too late otherwise."""
        step = rows.step
        late = rows.waited >= LONGEST_WAIT
        if self._sounds:
            late |= (rows.written == 0) & (self._left[step] == 1)
        due = np.where(late & (self._most[step] == MOST_BEGUN) & (self._keep is Keep.NOTHING), 1, self._least[step])
        return np.maximum(due - rows.begun, 0)


def _next(busy: Mask) -> Symbols:
    """By step and pitch the first step from there on in which what stays sounds (steps, pitches)."""
    steps = np.where(busy, np.arange(len(busy))[:, None], NEVER_AGAIN)
    return np.minimum.accumulate(steps[::-1], axis=0)[::-1]
