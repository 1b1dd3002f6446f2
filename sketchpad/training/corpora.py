"""The corpora: where their archives are, and the lines in them.

Each is read straight from its archive, or from a folder it was unpacked to.
"""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from sketchpad.music.note import STEPS_PER_QUARTER
from sketchpad.training import musicxml
from sketchpad.training.lines import LineNote, Melody, melodies
from sketchpad.training.progress import followed

if TYPE_CHECKING:
    from symusic import Note

DOWNBEAT_VELOCITY = 105
"""How loud abc2midi plays the first note of a bar; it plays the others softer."""

Reader = Callable[[bytes], Iterable[list[LineNote]]]


@dataclass(frozen=True)
class Corpus:
    """A collection of pieces.

    Attributes:
        folder: the folder its files lie in, inside the archive or unpacked.
        suffix: how the names of its pieces end.
        credit: what a model card says of it.
    """

    name: str
    folder: str
    suffix: str
    licence: str
    credit: str


def read_vocal(data: bytes) -> Iterator[list[LineNote]]:
    """The voice of a song."""
    return musicxml.lines(musicxml.read_mxl(data), parts=[0])


def read_quartet(data: bytes) -> Iterator[list[LineNote]]:
    """The first violin of a quartet."""
    return musicxml.lines(musicxml.read_mxl(data), parts=[0])


def read_tune(data: bytes) -> Iterator[list[LineNote]]:
    """A fiddle tune in an even metre, from its first downbeat on."""
    from symusic import Score

    score = Score.from_midi(data)
    metres = {(signature.numerator, signature.denominator) for signature in score.time_signatures}
    if len(score.tracks) != 1 or not metres or not metres <= {(4, 4), (2, 2)}:
        return
    step = score.ticks_per_quarter // STEPS_PER_QUARTER
    notes = sorted(score.tracks[0].notes, key=lambda note: note.time)
    downbeats = [note.time for note in notes if note.velocity == DOWNBEAT_VELOCITY]
    if downbeats:
        yield [_line_note(note, downbeats[0], step) for note in notes if note.time >= downbeats[0]]


def _line_note(note: Note, origin: int, step: int) -> LineNote:
    """abc2midi ends notes a tick early; their lengths go to the nearest step."""
    start = Fraction(note.time - origin, step)
    return LineNote(start, start + max(1, round(Fraction(note.duration, step))), note.pitch)


LIEDER = Corpus("openscore-lieder", "lieder", ".mxl", "CC0-1.0", "OpenScore Lieder Corpus")
QUARTETS = Corpus("openscore-string-quartets", "sq", ".mxl", "CC0-1.0", "OpenScore String Quartets")
TUNES = Corpus(
    "ceol-rince",
    "cre_corpus/MIDI",
    ".mid",
    "CC-BY-4.0",
    "Ceol Rince na hÉireann: Breandán Breathnach, transcribed by Bill Black; Polifonia project",
)
BANDS = Corpus("freedoom-music", "freedoom/musics", ".mid", "BSD-3-Clause", "Freedoom contributors")
DRUMMERS = Corpus(
    "groove-midi",
    "gmd/groove",
    "",
    "CC-BY-4.0",
    "Groove MIDI Dataset: Jon Gillick, Adam Roberts, Jesse Engel, Douglas Eck and David Bamman; Google Magenta",
)
MELODIES: dict[Corpus, Reader] = {LIEDER: read_vocal, QUARTETS: read_quartet, TUNES: read_tune}
"""Where melodies are found, and how they are read."""
SCORES = (LIEDER, QUARTETS)
"""Where several voices are written together."""
CORPORA_OF: dict[str, tuple[Corpus, ...]] = {
    "lookback_rnn": tuple(MELODIES),
    "attention_rnn": tuple(MELODIES),
    "polyphony_rnn": SCORES,
    "music_vae_melody": tuple(MELODIES),
    "music_vae_trio": (*SCORES, BANDS, DRUMMERS),
}
"""What each system learns from."""


def corpus_melodies(corpus: Corpus, source: Path) -> Iterator[Melody]:
    """All melodies of a corpus found in `source`, a folder of archives or of what they unpack to.

    Raises:
        FileNotFoundError: the corpus is not there.
    """
    for name, data in followed(sorted(corpus_files(corpus, source)), corpus.name, "files"):
        for line in MELODIES[corpus](data):
            if line:
                yield from melodies(f"{corpus.name}/{name}", line)


def corpus_scores(corpus: Corpus, source: Path) -> Iterator[tuple[str, Element]]:
    """(piece, score) of each score of a corpus of MusicXML.

    Raises:
        FileNotFoundError: the corpus is not there.
    """
    for name, data in followed(sorted(corpus_files(corpus, source)), corpus.name, "scores"):
        yield f"{corpus.name}/{name}", musicxml.read_mxl(data)


def corpus_files(corpus: Corpus, source: Path) -> Iterator[tuple[str, bytes]]:
    """(path within the corpus, content) of each file."""
    archive = source / f"{corpus.name}.tar.xz"
    if archive.is_file():
        with tarfile.open(archive) as members:
            for member in members:
                if member.isfile() and member.name.startswith(f"{corpus.folder}/"):
                    file = members.extractfile(member)
                    if file and member.name.endswith(corpus.suffix):
                        yield member.name.removeprefix(f"{corpus.folder}/"), file.read()
        return
    folder = source / corpus.folder
    if not folder.is_dir():
        raise FileNotFoundError(f"neither {archive} nor {folder} is there; see models/DATA.md for where to get them")
    for path in sorted(folder.rglob(f"*{corpus.suffix}")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
