"""The attributes of music that MusicVAE's latent space is known to hold directions of, measured on notes.

Source: Roberts, Engel, Raffel, Hawthorne and Eck, “A Hierarchical Latent Vector Model for Learning Long-Term Structure
in Music”, 2018: C diatonic membership, note density, average interval, 16th and 8th note syncopation. There they are
measured on one line in C, density per sixteenth; here density is per bar, the key is any major key, and of notes that
begin together the highest makes the line. Of silence every attribute is 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.bars import Bars
from sketchpad.music.melody import IN_KEY, key_counts
from sketchpad.music.metre import Metre
from sketchpad.music.note import (
    HIGHEST_PITCH,
    LOWEST_PITCH,
    STEPS_PER_BAR,
    TICKS_PER_BAR,
    TICKS_PER_STEP,
    Voice,
    nearest_step,
)

NOTE_DENSITY = "note_density"
IN_KEY_SHARE = "in_key"
EIGHTH = 2
"""Steps."""
QUARTER = 4
MOST_NOTES = 1000
"""In a bar; no bar that is played has so many."""
WIDEST = HIGHEST_PITCH - LOWEST_PITCH
"""Semitones."""


@dataclass(frozen=True, eq=False)
class Onsets:
    """Where notes begin, on the sixteenth grid from a bar line on; from there on bars have four quarters.

    Attributes:
        steps: the step of each note (notes,), from 0, never falling.
        pitches: its pitch (notes,); of notes at one step the highest comes last.
        bars: how many bars they lie in.
    """

    steps: NDArray[np.int64]
    pitches: NDArray[np.int64]
    bars: int

    @classmethod
    def of_bars(cls, bars: Bars, start: int | None = None, end: int | None = None) -> Onsets:
        """The onsets of notes that begin from one bar line to another, in ticks; they go to the nearest step.

        By default from the bar line before the first note to the one after the last has ended.
        """
        if start is None:
            start = bars.metre.line_before(int(bars.columns["start"].min(initial=bars.end)))
        end = start - (start - (bars.end if end is None else end)) // TICKS_PER_BAR * TICKS_PER_BAR
        # What begins a little before the first line is heard on it.
        columns = bars.between(start - TICKS_PER_STEP // 2, end).columns
        steps = nearest_step(columns["start"] - start)
        order = np.lexsort((columns["pitch"], steps))
        count = (end - start) // TICKS_PER_BAR
        return cls(np.minimum(steps, count * STEPS_PER_BAR - 1)[order], columns["pitch"][order], count)

    @classmethod
    def of_events(cls, events: Sequence[int] | NDArray[np.integer]) -> Onsets:
        """The onsets of a melody's events; a bar that they leave unfinished counts whole."""
        row = np.asarray(events, dtype=np.int64)
        steps = np.flatnonzero(row >= 0)
        return cls(steps, row[steps], -(-len(row) // STEPS_PER_BAR))

    @property
    def line(self) -> Onsets:
        """The highest note of each step."""
        last = np.append(self.steps[1:] != self.steps[:-1], len(self.steps) > 0)[: len(self.steps)]
        return Onsets(self.steps[last], self.pitches[last], self.bars)


def note_density(onsets: Onsets) -> float:
    """Notes / bars."""
    return len(onsets.steps) / onsets.bars if onsets.bars else 0.0


def in_key_share(onsets: Onsets, key: int | None = None) -> float:
    """Notes whose pitch class belongs to a major key (0 = C) / notes; by default to the key that most belong to."""
    classes = np.bincount(onsets.pitches % 12, minlength=12)
    counts = key_counts(classes) if key is None else IN_KEY[key] @ classes
    return float(np.max(counts)) / max(len(onsets.pitches), 1)


def mean_interval(onsets: Onsets) -> float:
    """Σ |pitch of a note − pitch of the one before| / (notes − 1), along the line; semitones."""
    intervals = np.abs(np.diff(onsets.line.pitches))
    return float(intervals.mean()) if len(intervals) else 0.0


def sixteenth_syncopation(onsets: Onsets) -> float:
    """Beginnings between two eighths with none on the sixteenth before / beginnings."""
    steps = onsets.line.steps
    off_beat = steps % EIGHTH == 1
    return _share(off_beat & ~np.isin(steps - 1, steps))


def eighth_syncopation(onsets: Onsets) -> float:
    """Beginnings between two quarters, on the eighth, with none on the two sixteenths before / beginnings."""
    steps = onsets.line.steps
    off_beat = steps % QUARTER == EIGHTH
    return _share(off_beat & ~np.isin(steps - 1, steps) & ~np.isin(steps - EIGHTH, steps))


def off_eighths(onsets: Onsets) -> float:
    """Beginnings between two eighths / beginnings."""
    return _share(onsets.line.steps % EIGHTH == 1)


def bars_of(window: Onsets) -> list[bytes]:
    """What begins in each bar, in a form that can be compared; nothing where nothing does."""
    rows = np.stack([window.steps % STEPS_PER_BAR, window.pitches], axis=1).astype(np.int16)
    cuts = np.searchsorted(window.steps, np.arange(1, window.bars) * STEPS_PER_BAR)
    return [part.tobytes() for part in np.split(rows, cuts)]


def _share(found: NDArray[np.bool_]) -> float:
    return float(found.mean()) if len(found) else 0.0


@dataclass(frozen=True)
class Attribute:
    """One attribute.

    Attributes:
        name: how figures call it.
        option: how the command line does.
        title: how people do.
        unit: of its values; empty for a share of 1.
        low: what 99 of 100 windows of 16 bars of 4/4 have at least, of the melodies that the models learned from
            (rounded).
        high: what 99 of 100 have at most.
        most: what it makes sense to ask for at most; none is less than 0.
        of_onsets: what measures it.
    """

    name: str
    option: str
    title: str
    unit: str
    low: float
    high: float
    most: float
    of_onsets: Callable[[Onsets], float]

    def measure(self, bars: Bars) -> float:
        """The attribute of all notes of `bars`."""
        return self.of_onsets(Onsets.of_bars(bars))

    def span(self, metre: Metre) -> tuple[float, float]:
        """The lowest and the highest value in bars of a metre: a density is as much higher as they are longer."""
        longer = metre.ticks_per_bar / TICKS_PER_BAR if self.name == NOTE_DENSITY else 1.0
        return longer * self.low, longer * self.high


ATTRIBUTES = (
    Attribute(NOTE_DENSITY, "density", "note density", "notes a bar", 2.0, 11.0, MOST_NOTES, note_density),
    Attribute(IN_KEY_SHARE, "in-key", "notes in the key", "", 0.7, 1.0, 1, in_key_share),
    Attribute("mean_interval", "mean-interval", "mean interval", "semitones", 1.5, 5.5, WIDEST, mean_interval),
    Attribute("syncopation_16", "syncopation-16th", "16th syncopation", "", 0.0, 0.35, 1, sixteenth_syncopation),
    Attribute("syncopation_8", "syncopation-8th", "8th syncopation", "", 0.0, 0.25, 1, eighth_syncopation),
)


def measured(
    bars: Bars, voice: Voice = Voice.MELODY, key: int | None = None, span: tuple[int, int] | None = None
) -> dict[str, float]:
    """Every attribute of one voice, by name; in a major key (0 = C), by default the one that most notes are in.

    The density is that of a bar of the metre. `span` is from which bar line to which, in ticks; by default as far as
    there are notes.
    """
    song = bars.of_voices([voice])
    onsets, count = Onsets.of_bars(song, *(span or ())), len(song.metre.bars_of(*(span or (song.start, song.end))))
    values = {attribute.name: attribute.of_onsets(onsets) for attribute in ATTRIBUTES}
    return values | {NOTE_DENSITY: len(onsets.steps) / max(count, 1), IN_KEY_SHARE: in_key_share(onsets, key)}
