"""`python -m sketchpad.training.evaluate_harmony`: how inner voices of music sound with the outer ones, and takes do.

Of 8 bars: the mean and the standard deviation in each respect of `generation/harmony.py`; of music that was learned
from, and of takes that harmonise the melodies of held-out pieces, with their bass and without it, drawn once and chosen
among several.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from sketchpad.generation.engine import Engine, open_engine
from sketchpad.generation.harmony import respects
from sketchpad.generation.polyphony_rnn.codec import STEP_END
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR, Note, Voice
from sketchpad.training.evaluate_polyphony import bars_of
from sketchpad.training.prepare import POLYPHONY_EXAMPLES
from sketchpad.training.split import TEST, TRAIN
from sketchpad.training.store import Example, read_examples

MODEL = "polyphony_rnn"
BARS = 8
FEW_NOTES = 8
"""A window with fewer of the melody, or of inner voices, says too little."""
OUTER = {"a melody": [Voice.MELODY], "a melody and a bass": [Voice.MELODY, Voice.BASS]}


def main() -> None:
    """Measure, and print the figures: for each respect the mean and the standard deviation."""
    parser = argparse.ArgumentParser(prog="python -m sketchpad.training.evaluate_harmony", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training-work"))
    parser.add_argument("--windows", type=int, default=800, help="of music")
    parser.add_argument("--songs", type=int, default=100, help="that are harmonised")
    parser.add_argument("--tries", type=int, nargs="*", default=[1, 4])
    arguments = parser.parse_args()
    learned, held_out = (
        list(windows(read_examples(arguments.work / POLYPHONY_EXAMPLES, part), count))
        for part, count in ((TRAIN, arguments.windows), (TEST, arguments.songs))
    )
    engine = open_engine()
    for name, outer in OUTER.items():
        inner = [voice for voice in Voice if voice not in outer]
        music = [respects(window.of_voices(outer), window.of_voices(inner), 0, window.end) for window in learned]
        print(json.dumps({f"music, to {name}": figures(music)}, indent=1), flush=True)
        for tries in arguments.tries:
            found = [_harmonised(engine, window.of_voices(outer), tries) for window in held_out]
            print(json.dumps({f"{MODEL}, of {tries}, to {name}": figures(found)}, indent=1), flush=True)
    engine.close()


def figures(found: Sequence[Mapping[str, float]]) -> dict[str, list[float]]:
    """Of each respect the mean and the standard deviation."""
    columns = {name: [each[name] for each in found if name in each] for name in found[0]}
    return {name: [round(float(np.mean(each)), 3), round(float(np.std(each)), 3)] for name, each in columns.items()}


def windows(examples: Iterable[Example], count: int) -> Iterator[Bars]:
    """Bars of pieces in bars of four quarters, one window of a stretch: the highest line melody, the lowest bass."""
    stretches = [np.asarray(example.events) for example in examples if example.measure == STEPS_PER_BAR]
    random, found = np.random.default_rng(0), 0
    for index in random.permutation(len(stretches)):
        last = int((stretches[index] == STEP_END).sum()) // STEPS_PER_BAR - BARS
        if last < 0:
            continue
        window = in_voices(list(bars_of(stretches[index], int(random.integers(last + 1)), BARS)))
        if all(len(window.of_voices([voice])) >= FEW_NOTES for voice in (Voice.MELODY, Voice.HARMONY)):
            yield window
            found += 1
        if found == count:
            return


def in_voices(notes: Sequence[Note]) -> Bars:
    """Notes by what sounds as they begin: the highest are melody, the lowest of several bass."""

    def voice(note: Note) -> Voice:
        sounding = [other.pitch for other in notes if other.start <= note.start < other.end]
        if note.pitch == max(sounding):
            return Voice.MELODY
        return Voice.BASS if note.pitch == min(sounding) else Voice.HARMONY

    return Bars.of(replace(note, voice=voice(note)) for note in notes)


def _harmonised(engine: Engine, song: Bars, tries: int) -> dict[str, float]:
    request = Request(song, MODEL, BARS, verb=Verb.HARMONISE, tries=tries)
    *_, take = engine.generate(request, CancelFlag())
    return respects(song, Bars.of(take.notes), 0, BARS * TICKS_PER_BAR)


if __name__ == "__main__":
    main()
