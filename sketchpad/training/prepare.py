"""Corpora to examples: one file for melodies, one for polyphony, and two for trios."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sketchpad.training.corpora import (
    BANDS,
    DRUMMERS,
    MELODIES,
    SCORES,
    corpus_files,
    corpus_melodies,
    corpus_scores,
)
from sketchpad.training.dataset import write_dataset
from sketchpad.training.lines import Melody
from sketchpad.training.musicxml import stretches
from sketchpad.training.polyphonies import polyphonies, top_line
from sketchpad.training.split import TRAIN, split
from sketchpad.training.store import Example, write_examples
from sketchpad.training.trios import band_trios, drummers_beats, score_trio

MELODY_EXAMPLES, POLYPHONY_EXAMPLES = "melodies.npz", "polyphony.npz"
TRIO_EXAMPLES, BEAT_EXAMPLES = "trios.npz", "beats.npz"


def prepare(corpora: Path, work: Path) -> None:
    """Read all corpora, and keep all examples in `work`."""
    work.mkdir(parents=True, exist_ok=True)
    write_dataset(
        work / MELODY_EXAMPLES, [melody for corpus in MELODIES for melody in corpus_melodies(corpus, corpora)]
    )
    prepare_polyphony(corpora, work)
    prepare_trios(corpora, work)


def prepare_polyphony(corpora: Path, work: Path) -> None:
    """All voices of the scores, in every metre."""
    examples: list[Example] = []
    tops: list[Melody] = []
    for corpus in SCORES:
        for piece, score in corpus_scores(corpus, corpora):
            played = list(stretches(score.findall("part"), metres=None))
            found = list(polyphonies(piece, played))
            if found:
                examples += found
                tops.append(top_line(piece, played))
    write_examples(work / POLYPHONY_EXAMPLES, examples, split(tops))


def prepare_trios(corpora: Path, work: Path) -> None:
    """Melody, bass and, in band arrangements, drums; and the drummers' beats apart."""
    examples = [*_score_trios(corpora), *_band_trios(corpora)]
    tops = [Melody(example.piece, tuple(example.events[:, 0].tolist())) for example in examples]
    write_examples(work / TRIO_EXAMPLES, examples, split(tops))
    beats = list(drummers_beats(corpus_files(DRUMMERS, corpora)))
    write_examples(work / BEAT_EXAMPLES, beats, {beat.piece: TRAIN for beat in beats})


def _score_trios(corpora: Path) -> Iterator[Example]:
    for corpus in SCORES:
        for piece, score in corpus_scores(corpus, corpora):
            for stretch in stretches(score.findall("part")):
                yield from score_trio(piece, stretch.notes)


def _band_trios(corpora: Path) -> Iterator[Example]:
    for name, data in corpus_files(BANDS, corpora):
        yield from band_trios(f"{BANDS.name}/{name}", data)
