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

from sketchpad.music.bars import Bars
from sketchpad.music.note import HIGHEST_PITCH, Author, Note, Voice
from sketchpad.music.notes import columns_of

PREFIX = "sketchpad 1: "
LONGEST_TEXT = 8_000
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
    for tick, text in events:
        said = text.removeprefix(PREFIX)
        if match := _SOURCE.fullmatch(said):
            known[match[1]] = _source(match[2])
        elif match := _BY.fullmatch(said):
            for voice in match[2].split("; "):
                name, *pitches = voice.split(" ")
                for pitch in pitches:
                    if name in _NAMES and pitch.isascii() and pitch.isdigit() and int(pitch[:4]) <= HIGHEST_PITCH:
                        found[tick, int(pitch[:4]), _NAMES[name]] = known.get(match[1], UNKNOWN)
    return found


def signed(bars: Bars, found: Sources) -> Bars:
    """The score with the notes of these places as a model's."""
    if not found:
        return bars
    signed = (replace(note, author=Author.MODEL) if place(note) in found else note for note in bars)
    return replace(bars, columns=columns_of(signed))


def _source(text: str) -> Source:
    try:
        value: dict[str, Any] = json.loads(text)
    except (ValueError, RecursionError):
        return UNKNOWN
    model, weights, seed = (value.get(name) for name in ("model", "weights", "seed"))
    if isinstance(model, str) and isinstance(weights, str) and (seed is None or type(seed) is int):
        return Source(model[:_LONGEST_NAME], weights[:_LONGEST_NAME], seed)
    return UNKNOWN
