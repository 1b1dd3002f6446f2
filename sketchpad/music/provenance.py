"""Who wrote each note of a MIDI file: text events beside the notes, which players pass over.

`docs/SONG_FILE.md` describes them. Notes without one are a person's.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.bars import Bars
from sketchpad.music.note import HIGHEST_PITCH, Author, Note, Voice
from sketchpad.music.notes import in_order

PREFIX = "sketchpad 1: "
LONGEST_TEXT = 8_000
MOST_PLACES = 100_000
"""So many notes are looked for in texts at most, as a MIDI file has no more."""
_NAMES = {voice.name.lower(): voice for voice in Voice}
_SOURCE = re.compile(r"source (\d{1,6}) = (\{.*\})")
_BY = re.compile(r"by (\d{1,6}): (.*)")
_LONGEST_NAME = 200

Place = tuple[int, int, Voice]
"""Start in ticks, pitch and voice of a note."""


@dataclass(frozen=True)
class Source:
    """What wrote notes.

    Attributes:
        model: its name; nothing where it is not known.
        weights: the sha256 of its weights; nothing where it is not known.
        seed: what the draw began with.
    """

    model: str = ""
    weights: str = ""
    seed: int | None = None


Sources = Mapping[Place, Source]
UNKNOWN = Source()
"""A model, and no more is known."""


def place(note: Note) -> Place:
    """What makes a note the same in another song, whoever wrote it and however loud it is."""
    return note.start, note.pitch, note.voice


def texts(bars: Bars, sources: Sources) -> Iterator[tuple[int, str]]:
    """The text events of a score: (tick, text), in order."""
    numbers: dict[Source, int] = {UNKNOWN: 0}
    written: dict[int, dict[int, dict[Voice, list[int]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for note in bars:
        if note.author is Author.MODEL:
            number = numbers.setdefault(sources.get(place(note), UNKNOWN), len(numbers))
            written[note.start][number][note.voice].append(note.pitch)
    for source, number in numbers.items():
        if number:
            yield 0, f"{PREFIX}source {number} = {json.dumps(asdict(source))}"
    for tick, by in written.items():
        for number, voices in by.items():
            pitches = (f"{voice.name.lower()} {' '.join(map(str, each))}" for voice, each in voices.items())
            yield tick, f"{PREFIX}by {number}: {'; '.join(pitches)}"


def sources(events: Iterable[tuple[int, str]]) -> dict[Place, Source]:
    """What text events say of which note; what they say badly is passed over, for notes are notes without them."""
    known: dict[str, Source] = {}
    found: dict[Place, Source] = {}
    left = MOST_PLACES
    for tick, text in events:
        if not left:
            break
        said = text.removeprefix(PREFIX)
        if match := _SOURCE.fullmatch(said):
            known[match[1]] = _source(match[2])
        elif match := _BY.fullmatch(said):
            for voice in match[2].split("; "):
                name, *pitches = voice.split(" ")
                pitches = pitches[:left]
                left -= len(pitches)
                for pitch in pitches:
                    if name in _NAMES and pitch.isascii() and pitch.isdigit() and int(pitch[:4]) <= HIGHEST_PITCH:
                        found[tick, int(pitch[:4]), _NAMES[name]] = known.get(match[1], UNKNOWN)
    return found


def signed(bars: Bars, found: Sources) -> Bars:
    """The score with the notes of these places as a model's."""
    if not found:
        return bars
    rows = bars.columns.copy()
    wanted = np.array([(start, pitch, voice) for start, pitch, voice in found], dtype=np.int64)
    rows["author"][np.isin(_numbers(rows["start"], rows["pitch"], rows["voice"]), _numbers(*wanted.T))] = Author.MODEL
    return replace(bars, columns=in_order(rows))


def _numbers(start: NDArray[np.int64], pitch: NDArray[np.int64], voice: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number for each place, each its own."""
    return (start * (HIGHEST_PITCH + 1) + pitch) * len(Voice) + voice


def _source(text: str) -> Source:
    try:
        value: dict[str, Any] = json.loads(text)
    except (ValueError, RecursionError):
        return UNKNOWN
    model, weights, seed = (value.get(name) for name in ("model", "weights", "seed"))
    if isinstance(model, str) and isinstance(weights, str) and (seed is None or type(seed) is int):
        return Source(model[:_LONGEST_NAME], weights[:_LONGEST_NAME], seed)
    return UNKNOWN
