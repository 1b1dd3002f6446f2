"""What a musician would throw a continuation away for, however well it suits its primer on the whole.

What a song does itself is no fault of what goes on from it.
"""

from __future__ import annotations

import numpy as np

from sketchpad.generation.request import Request
from sketchpad.music.attributes import Onsets, eighth_syncopation, off_eighths
from sketchpad.music.bars import Bars
from sketchpad.music.key import Key, key_of
from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH, PITCHED, TICKS_PER_QUARTER, Voice

OUT_OF_KEY, IN_KEY = 0.8, 0.95
"""A continuation has less of its notes in the key, its song more."""
FEW_NOTES = 4
"""A primer of fewer says nothing of its measure."""
OFF_EIGHTHS, SYNCOPATED = 0.4, 0.25
"""So much more of a continuation than of its song lies between two eighths, or begins alone on one off the quarters."""
LEAP, FAR = 19, 18
"""Semitones: of a leap of the highest voice, and outside the song's range; more is much."""
REST, HELD, STUCK = 2 * TICKS_PER_QUARTER, 6 * TICKS_PER_QUARTER, 8 * TICKS_PER_QUARTER
"""Ticks: in which nothing sounds, of a melody's note, and of another voice's; more is much."""


class Faults:
    """What is a fault of continuations of a song, and what the song does itself."""

    def __init__(self, request: Request) -> None:
        self._start, self._end = request.start, request.end
        primer = request.primer.of_voices(PITCHED)
        key = key_of(primer)
        self._key = key if _in_key(primer, key) > IN_KEY else None
        pitches = primer.columns["pitch"]
        ends = (int(pitches.min()), int(pitches.max())) if len(pitches) else (LOWEST_PITCH, HIGHEST_PITCH)
        self._lowest, self._highest = ends[0] - FAR, ends[1] + FAR
        heard = Onsets.of_bars(primer)
        says = len(heard.steps) >= FEW_NOTES
        self._off_eighths = off_eighths(heard) + OFF_EIGHTHS if says else 1.0
        self._syncopated = eighth_syncopation(heard) + SYNCOPATED if says else 1.0
        longest = _longest(primer)
        self._leap, self._held, self._stuck = max(LEAP, _widest_leap(primer)), max(HELD, longest), max(STUCK, longest)
        self._rest = max(REST, _longest_rest(primer, primer.start, primer.end))

    def of(self, notes: Bars, continued: Bars) -> dict[str, bool]:
        """Which faults an answer has, of whose `notes` some continue the song (`continuation`): name → whether.

        `out_of_key`, `off_beat`: it loses the song's key, its measure; `leaps`: its highest voice leaps further than
        `LEAP`; `far`: a note lies further than `FAR` outside the song's range; `rests`: nothing sounds for longer than
        `REST`; `held`, `stuck`: a note of the melody, of another voice lasts longer than `HELD`, `STUCK`.
        """
        pitches = continued.columns["pitch"]
        begun = Onsets.of_bars(continued, continued.metre.line_after(self._start), self._end)
        return {
            "out_of_key": _in_key(continued, self._key) < OUT_OF_KEY,
            "off_beat": off_eighths(begun) > self._off_eighths or eighth_syncopation(begun) > self._syncopated,
            "leaps": _widest_leap(continued) > self._leap,
            "far": bool(((pitches < self._lowest) | (pitches > self._highest)).any()),
            "rests": _longest_rest(notes, self._start, self._end) > self._rest,
            "held": _longest(continued.of_voices([Voice.MELODY])) > self._held,
            "stuck": _longest(continued.of_voices([Voice.HARMONY, Voice.BASS])) > self._stuck,
        }


def continuation(request: Request, notes: Bars) -> Bars:
    """What an answer has of pitched voices, from the first bar line on; not of a bass that the song lacks."""
    added = {Voice.BASS}.difference(request.primer.voices)
    there = notes.of_voices({*PITCHED} - added)
    return there.between(request.primer.metre.line_after(request.start), request.end)


def _in_key(bars: Bars, key: Key | None) -> float:
    """The share of notes in a key; of none, or in none, all are."""
    pitches = bars.columns["pitch"]
    return float(np.isin(pitches % 12, sorted(key.pitch_classes)).mean()) if key and len(pitches) else 1.0


def _widest_leap(bars: Bars) -> int:
    """The widest step of the melody, or of the highest notes where there is none, in semitones."""
    melody = bars.of_voices([Voice.MELODY])
    pitches = Onsets.of_bars(melody if len(melody) else bars).line.pitches
    return int(np.abs(np.diff(pitches)).max(initial=0))


def _longest(bars: Bars) -> int:
    """The longest note, in ticks."""
    return int(bars.columns["length"].max(initial=0))


def _longest_rest(bars: Bars, start: int, end: int) -> int:
    """The longest time within which nothing sounds, in ticks."""
    rows = bars.columns
    ends = np.maximum.accumulate(np.append(start, rows["start"] + rows["length"]))
    return int((np.append(rows["start"], end) - ends).max(initial=0))
