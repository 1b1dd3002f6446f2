"""How drummers strike: the accents of each drum in a bar of 4/4, for `generation.loudness`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from sketchpad.generation.loudness import Accents, accents_of, kind_of_drum
from sketchpad.generation.music_vae.codec import DRUMS, drum_class
from sketchpad.music.note import STEPS_PER_BAR, STEPS_PER_QUARTER
from sketchpad.training.corpora import DRUMMERS, corpus_files
from sketchpad.training.trios import beats_played


def write_accents(corpora: Path, path: Path) -> None:
    """Keep the accents of the Groove MIDI Dataset's beats, as whole numbers of velocity."""
    accents = np.rint(drummers_accents(corpus_files(DRUMMERS, corpora))).astype(int).tolist()
    rows = ",\n".join(f"  {row}" for row in accents)
    about = {"credit": DRUMMERS.credit, "licence": DRUMMERS.licence}
    head = json.dumps(about, indent=1, ensure_ascii=False).removesuffix("\n}")
    path.write_text(f'{head},\n "accents": [\n{rows}\n ]\n}}\n', encoding="utf-8")


def drummers_accents(files: Iterable[tuple[str, bytes]]) -> Accents:
    """How much louder than the beat that it is in each drum is struck at each sixteenth, on average."""
    kinds: list[int] = []
    steps: list[int] = []
    louder: list[float] = []
    for _, score in beats_played(files):
        step = score.ticks_per_quarter // STEPS_PER_QUARTER
        notes = [note for track in score.tracks for note in track.notes if drum_class([note.pitch])]
        usual = sum(note.velocity for note in notes) / max(1, len(notes))
        kinds += [kind_of_drum(note.pitch) for note in notes]
        steps += [(note.time + step // 2) // step % STEPS_PER_BAR for note in notes]
        louder += [note.velocity - usual for note in notes]
    return accents_of(np.array(kinds), np.array(steps), np.array(louder), len(DRUMS))
