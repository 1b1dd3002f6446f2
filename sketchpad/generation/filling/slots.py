"""What may be written at each step of a hole: all of it, or only what locks and the notes around leave free.

Of a line a symbol is its melody event + 2: 0 to hold, 1 to end the note, 2 + pitch to begin one. Of drums it is the
class of what is struck together. Many rows are written side by side, each with its own progress.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.generation.music_vae.codec import DRUM_CLASSES
from sketchpad.generation.sampling import LONGEST_WAIT
from sketchpad.music.bars import Bars
from sketchpad.music.melody import NO_EVENT, NOTE_OFF, padded
from sketchpad.music.note import HIGHEST_PITCH, TICKS_PER_STEP, Voice

FREE, NO_HOLD, BEGIN, REST = -1, -2, -3, -4
"""Rules of a step: anything; anything but to hold; a note must begin; nothing may sound. Else the symbol itself."""
HOLD, OFF, FIRST_PITCH = 0, 1, 2
FIRST_SYMBOL = -NO_EVENT
"""A symbol less this is an event."""
LINE_SYMBOLS = FIRST_PITCH + HIGHEST_PITCH + 1

NOTHING_FORCED: Mapping[int, int] = MappingProxyType({})

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Symbols = NDArray[np.int64]


def split(song: Bars, hole: Hole, voices: Iterable[Voice]) -> tuple[Bars, Bars]:
    """A song's notes that stay, and those of these voices that are written anew."""
    room = song.within(hole.start, hole.end).of_voices(tuple(voices))
    gone = room.edited(removed=room.locked)
    return song.edited(removed=gone), gone


def locked_steps(song: Bars, tick: int, steps: int) -> frozenset[int]:
    """Of so many steps from a tick of a song on, those in locked bars."""
    is_locked = song.in_locked_bars(tick + np.arange(steps) * TICKS_PER_STEP)
    return frozenset(np.flatnonzero(is_locked).tolist())


@dataclass
class Progress:
    """Where rows are.

    Attributes:
        sounding: whether a note sounds (rows,).
        used: how many symbols that begin something are written where something may be new (rows,).
        waited: for how many steps nothing began (rows,).
    """

    sounding: Mask
    used: Symbols
    waited: Symbols

    @classmethod
    def of(cls, rows: int, sounding: bool) -> Progress:
        """So many rows that have not begun."""
        used, waited = np.zeros((2, rows), dtype=np.int64)
        return cls(np.full(rows, sounding), used, waited)

    def of_rows(self, rows: NDArray[np.integer]) -> Progress:
        """Some rows, as far as they have come."""
        return Progress(self.sounding[rows], self.used[rows], self.waited[rows])

    def step(self, begins: Mask, is_new: bool) -> None:
        """One more step, in which some rows begin something (rows,); whether that may be new."""
        self.used = self.used + (begins & is_new)
        self.waited = np.where(begins, 0, self.waited + 1)


class LineSlots:
    """Some steps of a line, counted from 0.

    Attributes:
        kept: whether what stays decides a step (steps,), so that nothing new is written there.
        sounding: whether a note sounds before the first step.

    Args:
        kept: the melody events of the notes that stay, from step 0 of the song.
        own: those of all its notes.
        steps: the part that is gone through.
        hole: the part of it that is free.
        locked: the steps in locked bars.
        keep: what of the hole's own notes stays.
        forced: symbols that are written at some free steps, counted from the first of `steps`.
        sounds: whether no row may go through without a note, nor for longer than a bar.
    """

    def __init__(
        self,
        kept: Sequence[int],
        own: Sequence[int],
        steps: range,
        hole: range,
        *,
        locked: frozenset[int] = frozenset(),
        keep: Keep = Keep.NOTHING,
        forced: Mapping[int, int] = NOTHING_FORCED,
        sounds: bool = False,
    ) -> None:
        kept, own = padded(kept, steps.stop), padded(own, steps.stop)
        sounding = _sounding(kept)
        self.sounding = steps.start > 0 and sounding[steps.start - 1]
        self.kept = np.zeros(len(steps), dtype=bool)
        self._rules: list[int] = []
        for place, step in enumerate(steps):
            free = step in hole and step not in locked
            decided = sounding[step] or (kept[step] == NOTE_OFF and not free)
            self.kept[place] = decided or not free
            if decided:
                self._rules.append(kept[step] + FIRST_SYMBOL)
            elif not free:
                self._rules.append(REST)
            elif place in forced:
                self._rules.append(forced[place])
            elif keep is Keep.RHYTHM:
                self._rules.append(_rhythm(own, step))
            else:
                # To hold would lengthen the note that stays.
                self._rules.append(NO_HOLD if step and sounding[step - 1] else FREE)
        self._sounds = _Sounds(np.isin(self._rules, (FREE, NO_HOLD))) if sounds else None
        self._order: Order | None = None
        if keep is Keep.PITCHES:
            self._sounds = None
            pitches = [event + FIRST_SYMBOL if event >= 0 else -1 for event in own[steps.start : steps.stop]]
            self._order = Order(~self.kept, pitches)

    def proposal(self, step: int, progress: Progress, log_probabilities: Floats) -> Floats:
        """What rows are to draw, given what the network thinks of it: logarithms, both (rows, symbols).

        −∞ for what must not be, and never nothing else. Where pitches are kept, that any note begins is that the one
        whose turn it is does.
        """
        rule, proposal = self._rules[step], log_probabilities.copy()
        if rule >= 0:
            return _only(proposal, rule)
        if rule == REST:
            return _only(proposal, np.where(progress.sounding, OFF, HOLD))
        if rule == NO_HOLD:
            proposal[:, HOLD] = -np.inf
        elif rule == BEGIN:
            proposal[:, :FIRST_PITCH] = -np.inf
        if self._sounds:
            proposal = self._sounds.led(step, progress, proposal, np.arange(LINE_SYMBOLS) >= FIRST_PITCH)
        if self._order:
            begins = np.logaddexp.reduce(proposal[:, FIRST_PITCH:], axis=1)
            waits = proposal[:, :FIRST_PITCH].copy()
            proposal[:] = -np.inf
            wait, begin, rows, due = self._order.state(step, progress.used)
            proposal[:, :FIRST_PITCH] = waits + wait[:, None]
            proposal[rows, due] = (begins + begin)[rows]
        return proposal

    def write(self, step: int, written: Symbols, progress: Progress) -> None:
        """Take into account what each row wrote (rows,)."""
        progress.sounding = np.where(written == HOLD, progress.sounding, written >= FIRST_PITCH)
        progress.step(written >= FIRST_PITCH, not self.kept[step])


class DrumSlots:
    """Some steps of drums, counted from 0; those that stay are struck, and others may be beside them.

    Attributes:
        kept, sounding: as of `LineSlots`.
        stay: the class of those that stay (steps,).

    Args:
        kept: the classes of the drums that stay, from step 0 of the song.
        own: those of all its drums.
        steps, hole, locked, keep, forced, sounds: as of `LineSlots`.
    """

    sounding = False
    _classes = np.arange(DRUM_CLASSES)

    def __init__(
        self,
        kept: NDArray[np.integer],
        own: NDArray[np.integer],
        steps: range,
        hole: range,
        *,
        locked: frozenset[int] = frozenset(),
        keep: Keep = Keep.NOTHING,
        forced: Mapping[int, int] = NOTHING_FORCED,
        sounds: bool = False,
    ) -> None:
        self._forced = forced
        free = np.array([step in hole and step not in locked for step in steps])
        self.stay = kept[steps.start : steps.stop].astype(np.int64)
        others = own[steps.start : steps.stop] & ~self.stay
        self._must_strike = keep is Keep.RHYTHM
        self.kept = ~free | (others == 0) if self._must_strike else ~free
        places = ~self.kept & ~np.isin(np.arange(len(steps)), list(forced)) & (self.stay < DRUM_CLASSES - 1)
        self._sounds = _Sounds(places) if sounds and keep is Keep.NOTHING else None
        self._order = Order(free, np.where(others > 0, others, -1).tolist()) if keep is Keep.PITCHES else None

    def proposal(self, step: int, progress: Progress, log_probabilities: Floats) -> Floats:
        """What rows are to draw (rows, symbols); as of `LineSlots`."""
        stay, proposal = self.stay[step], log_probabilities.copy()
        if self.kept[step]:
            return _only(proposal, stay)
        if step in self._forced:
            return _only(proposal, self._forced[step] | stay)
        proposal[:, self._classes & stay != stay] = -np.inf
        if self._sounds:
            proposal = self._sounds.led(step, progress, proposal, self._classes != stay)
        waits = proposal[:, stay].copy()
        if self._must_strike or self._order:
            proposal[:, stay] = -np.inf
        if self._order:
            strikes = np.logaddexp.reduce(proposal, axis=1)
            proposal[:] = -np.inf
            wait, begin, rows, due = self._order.state(step, progress.used)
            proposal[:, stay] = waits + wait
            proposal[rows, due | stay] = (strikes + begin)[rows]
        return proposal

    def write(self, step: int, written: Symbols, progress: Progress) -> None:
        """Take into account what each row wrote (rows,)."""
        progress.step(written != self.stay[step], not self.kept[step])


class _Sounds:
    """Places (steps,) where a row must have begun something by the last of them, and does so after each silent bar."""

    def __init__(self, places: Mask) -> None:
        self._left = np.where(places, np.cumsum(places[::-1])[::-1], 0)

    def led(self, step: int, progress: Progress, proposal: Floats, begins: Mask) -> Floats:
        """A proposal (rows, symbols) by which that is so; the symbols that begin something are `begins` (symbols,).

        The nearer the last place, the more a row that has begun nothing is drawn to begin.
        """
        left = self._left[step]
        if not left:
            return proposal
        late = (progress.waited >= LONGEST_WAIT) | ((progress.used == 0) & (left == 1))
        return led_to(proposal, begins, np.where(late, 1.0, np.where(progress.used == 0, 1 / left, 0.0)))


def led_to(proposal: Floats, wanted: Mask, shares: Floats) -> Floats:
    """A proposal (rows, symbols) where some symbols have a share (rows,) of the probability of all others as well.

    What is wanted, (symbols,) or (rows, symbols), stays as it is where it cannot be.
    """
    found, wanted = proposal.copy(), np.broadcast_to(wanted, proposal.shape)
    likely, others = (np.logaddexp.reduce(np.where(which, proposal, -np.inf), axis=1) for which in (wanted, ~wanted))
    rows = np.flatnonzero((likely > -np.inf) & (shares > 0))
    with np.errstate(divide="ignore"):
        more = np.logaddexp(likely[rows], np.log(shares[rows]) + others[rows]) - likely[rows]
        less = np.log1p(-shares[rows])
    found[rows] += np.where(wanted[rows], more[:, None], less[:, None])
    return found


class Order:
    """Symbols (-1 for none) that are written once more in their order, each within its own stretch of free steps."""

    def __init__(self, free: Mask, symbols: Sequence[int]) -> None:
        found: list[int] = []
        self._ends, self._left = np.zeros((2, len(free)), dtype=np.int64)
        first = 0
        for step, is_free in enumerate([*free.tolist(), False]):
            if not is_free:
                found += [symbol for symbol in symbols[first:step] if symbol >= 0]
                self._ends[first:step], self._left[first:step] = len(found), np.arange(step - first, 0, -1)
                first = step + 1
        self._symbols = np.array([*found, -1], dtype=np.int64)

    def state(self, step: int | Symbols, used: Symbols) -> tuple[Floats, Floats, NDArray[np.intp], Symbols]:
        """How much rows are drawn to wait, and to begin what is due (logarithms); which of them have what due.

        All are at one step, or each is at its own. By the share of the steps left that those still due need.
        """
        left = self._ends[step] - used
        rows = np.flatnonzero(left > 0)
        with np.errstate(divide="ignore"):
            begin = np.log(np.maximum(left, 0) / self._left[step])
            wait = np.log1p(-np.maximum(left, 0) / self._left[step])
        return wait, begin, rows, self._symbols[used[rows]]


def _only(proposal: Floats, symbols: int | np.int64 | Symbols) -> Floats:
    """Nothing but one symbol for each row."""
    found = np.full_like(proposal, -np.inf)
    rows = np.arange(len(proposal))
    found[rows, symbols] = proposal[rows, symbols]
    return found


def _rhythm(own: Sequence[int], step: int) -> int:
    """The rule that leaves the rhythm of a line as it was."""
    if own[step] >= 0:
        return BEGIN
    return REST if own[step] == NOTE_OFF else HOLD


def _sounding(events: Sequence[int]) -> list[bool]:
    """Whether a note sounds in each step."""
    found: list[bool] = []
    for event in events:
        found.append(event >= 0 or (event == NO_EVENT and bool(found) and found[-1]))
    return found
