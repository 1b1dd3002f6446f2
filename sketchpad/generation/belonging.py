"""How well an answer belongs to its primer: how near it is to what music does after bars of its own.

What is compared was seen to tell takes from music: networks that know their past by heart and not by ear lose the
measure, the density, the key or the register of a short primer now and then, and hardly repeat themselves. `USUAL` was
measured by `python -m sketchpad.training.evaluate_belonging`. Voices that are added are compared in other respects
(`harmony`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import log
from operator import attrgetter

import numpy as np

from sketchpad.generation import harmony
from sketchpad.generation.faults import FEW_NOTES, Faults, continuation
from sketchpad.generation.four_four import Writes, written
from sketchpad.generation.loudness import with_loudness
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.usual import Usual, total_surprise
from sketchpad.generation.verb import Verb
from sketchpad.music.attributes import Onsets, bars_of, eighth_syncopation, mean_interval, note_density, off_eighths
from sketchpad.music.bars import Bars
from sketchpad.music.key import Key, key_of
from sketchpad.music.note import PITCHED, RHYTHM_SECTION, STEPS_PER_BAR

MANY_BARS = 8
"""Of fewer bars it says nothing how many are alike."""
NO_BEGINNING, HOME = 4.0, 1.0
"""What a first bar with hardly a note costs, and what an end on the tonic earns, in squared standard deviations."""


USUAL = {
    "density": Usual(0.06, 0.37),
    "interval": Usual(0.08, 0.43),
    "off_eighths": Usual(0.02, 0.14),
    "syncopation_8": Usual(0.0, 0.08),
    "in_key": Usual(1.0, 0.19, -1),  # music has 0.77; but to miss a colour disturbs less than to hear a wrong note
    "distinct": Usual(0.85, 0.16),
    "outside": Usual(1.7, 1.9, 1),  # of melodies 2.3 ± 2.5, of scores 1.1 ± 1.4
    "leap": Usual(0.77, 0.68, 1),
}
GOES_THROUGH = {"bass": Usual(0.08, 0.11, 1), "drums": Usual(0.02, 0.07, 1)}
"""Which share of a voice's bars is thin; of the 16 bars after any two of the trios that were learned from."""


def respects(primer: Onsets, answer: Onsets, key: Key | None) -> dict[str, float]:
    """In which respects an answer is compared with what is usual, after a primer in some key: name → value.

    `density` and `interval` are logarithms of how many times the primer's they are; `off_eighths`, the share of notes
    between two eighths, and `syncopation_8` are so much more than the primer's. `outside` is how far notes lie outside
    the primer's range on average, in semitones; `leap` the logarithm of how many times the primer's the widest leap is.
    `in_key` is the share of notes in the key, of all or of the first bar's, whichever is less; `distinct` that of bars
    that are no others.
    """
    found: dict[str, float] = {}
    if len(primer.steps) >= FEW_NOTES:
        found["density"] = log((note_density(answer) + 0.25) / (note_density(primer) + 0.25))
        found["interval"] = log((mean_interval(answer) + 1) / (mean_interval(primer) + 1))
        found["off_eighths"] = off_eighths(answer) - off_eighths(primer)
        found["syncopation_8"] = eighth_syncopation(answer) - eighth_syncopation(primer)
        found["outside"] = _outside(primer, answer)
        found["leap"] = log((_widest_leap(answer) + 1) / (_widest_leap(primer) + 1))
    if key and len(answer.steps):
        is_in = np.isin(answer.pitches % 12, sorted(key.pitch_classes))
        first = is_in[: _beginning(answer)]
        found["in_key"] = float(min(is_in.mean(), first.mean() if len(first) else 1.0))
    if answer.bars >= MANY_BARS:
        found["distinct"] = len(set(bars_of(answer))) / answer.bars
    return found


def strangeness(primer: Onsets, answer: Onsets, key: Key | None) -> float:
    """How little an answer belongs to its primer, which is in some key; 0 is as usual in every respect."""
    total = total_surprise(USUAL, respects(primer, answer, key))
    total += NO_BEGINNING * (_beginning(answer) <= 1 < answer.bars)
    if key and len(answer.steps):
        total -= HOME * (int(answer.line.pitches[-1]) % 12 == key.tonic)
    return total


def _beginning(onsets: Onsets) -> int:
    """How many notes the first bar has."""
    return int(np.searchsorted(onsets.steps, STEPS_PER_BAR))


def answers(write: Writes, request: Request, cancel: CancelFlag) -> Iterator[Take]:
    """Each take of a request, yielded again, longer.

    Where each is the best of some, its first try is what is seen of it until the best is known; that is as if its seed
    had been asked for.

    Raises:
        Cancelled: `cancel` was set.
    """
    for index in range(request.takes):
        if request.tries == 1 or not request.verb.is_chosen:
            takes = written(write, request, index, cancel)
        else:
            takes = _best(write, request, index, cancel)
        for take in (each.as_chosen for each in takes):
            yield replace(take, notes=tuple(with_loudness(take.notes, request.primer)))


def _best(write: Writes, request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
    """Of the tries of a take that which belongs best of those with the fewest faults; meanwhile, the first of them."""
    unfit = _unfit(request)
    tries: dict[int, Take] = {}
    for number in range(request.tries):
        seed = (request.seed + index) * request.tries + number
        for take in written(write, replace(request, seed=seed - index, tries=1), index, cancel):
            tries[number] = take
            if number == 0:
                yield replace(take, provisional=True)
    best = min(tries.values(), key=unfit)
    seconds, encode_seconds = (sum(map(attrgetter(name), tries.values())) for name in ("seconds", "encode_seconds"))
    yield replace(best, seconds=seconds, first_bar_seconds=seconds, encode_seconds=encode_seconds, tried=request.tries)


def _unfit(request: Request) -> Callable[[Take], tuple[int, float]]:
    """What tells how little a take of a request belongs to the song: by its faults first, then by its strangeness."""
    primer = request.primer.of_voices(PITCHED)
    if request.verb is Verb.HARMONISE:
        return lambda take: (0, harmony.strangeness(primer, Bars.of(take.notes), request.start, request.end))
    heard, key, metre, faults = Onsets.of_bars(primer), key_of(primer), primer.metre, Faults(request)

    def unfit(take: Take) -> tuple[int, float]:
        notes = Bars.of(take.notes, metre=metre)
        continued = continuation(request, notes)
        answer = Onsets.of_bars(continued, metre.line_after(request.start), request.end)
        strange = strangeness(heard, answer, key) + total_surprise(GOES_THROUGH, thin_bars(take))
        return sum(faults.of(notes, continued).values()), strange

    return unfit


def thin_bars(take: Take) -> dict[str, float]:
    """Of each voice of the rhythm section that a take writes, the share of bars that are thin.

    Less than half as many notes begin in them as in the median bar, or none.
    """
    metre, request = take.request.primer.metre, take.request
    start, length = metre.line_after(request.start), metre.ticks_per_bar
    found: dict[str, float] = {}
    for voice in take.voices.intersection(RHYTHM_SECTION):
        begun = np.array([note.start for note in take.notes if note.voice is voice and note.start >= start], np.int64)
        counts = np.bincount((begun - start) // length, minlength=(request.end - start) // length)
        found[voice.name.lower()] = float((counts < max(np.median(counts) / 2, 1)).mean())
    return found


def _outside(primer: Onsets, answer: Onsets) -> float:
    low, high = primer.pitches.min(), primer.pitches.max()
    away = np.maximum(low - answer.pitches, answer.pitches - high)
    return float(np.maximum(away, 0).mean()) if len(away) else 0.0


def _widest_leap(onsets: Onsets) -> int:
    return int(np.abs(np.diff(onsets.line.pitches)).max(initial=0))
