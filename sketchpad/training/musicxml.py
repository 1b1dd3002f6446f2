"""The notes of MusicXML scores, with their bar lines.

Source: MusicXML 4.0, https://www.w3.org/2021/06/musicxml40/ (repeats are not unrolled).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from xml.etree import ElementTree

from sketchpad.training.lines import LineNote

SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
Metre = tuple[int, int]
EVEN: tuple[Metre, ...] = ((4, 4), (2, 2), (2, 4))
"""Metres that fill bars of sixteen sixteenths."""


def read_mxl(data: bytes) -> ElementTree.Element:
    """The score in a compressed MusicXML file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        container = ElementTree.fromstring(archive.read("META-INF/container.xml"))
        root = container.find(".//{*}rootfile")
        assert root is not None, "a compressed score names its root file"
        return ElementTree.fromstring(archive.read(root.attrib["full-path"]))


@dataclass(frozen=True)
class ScoreNote(LineNote):
    """A note and where in the score it stands; parts count from 0, staves and voices are named."""

    part: int
    staff: str
    voice: str


@dataclass(frozen=True)
class Stretch:
    """Whole measures of one metre; the notes' times are from the first bar line.

    Attributes:
        measure: sixteenths from one bar line to the next.
    """

    measure: int
    notes: list[ScoreNote]


def lines(score: ElementTree.Element, parts: Iterable[int]) -> Iterator[list[LineNote]]:
    """The first voice of these parts (from 0), one line for each stretch of an even metre."""
    found = score.findall("part")
    for index in parts:
        for stretch in stretches(found[index : index + 1]):
            line: list[LineNote] = [note for note in stretch.notes if note.staff == note.voice == "1"]
            if line:
                yield line


def stretches(parts: Sequence[ElementTree.Element], metres: Container[Metre] | None = EVEN) -> Iterator[Stretch]:
    """All notes of these parts, cut where the metre changes and at measures that are not whole, which are left out.

    Of metres not among `metres` nothing is taken; None takes all whose measures are whole sixteenths long.
    """
    readers = [_PartReader(number) for number in range(len(parts))]
    metre: Metre = (0, 1)
    measure = now = 0
    notes: list[ScoreNote] = []
    for measures in zip(*(part.findall("measure") for part in parts), strict=False):
        before = metre
        for reader, element in zip(readers, measures, strict=True):
            metre = reader.attributes(element) or metre
        length = max(_length(element, reader.divisions) for reader, element in zip(readers, measures, strict=True))
        if metre != before or length not in (0, measure):
            if notes:
                yield Stretch(measure, notes)
            measure = _whole(metre) if metres is None or metre in metres else 0
            notes, now = [], 0
            for reader in readers:
                reader.tied.clear()
        if measure and length == measure:
            for reader, element in zip(readers, measures, strict=True):
                notes += reader.notes(element, Fraction(now))
            now += measure
    if notes:
        yield Stretch(measure, notes)


def _whole(metre: Metre) -> int:
    """The sixteenths of a measure; 0 where they are not whole."""
    beats, unit = metre
    return 16 * beats // unit if 16 * beats % unit == 0 else 0


@dataclass
class _PartReader:
    """Walks one part measure by measure; durations in the file count divisions of a quarter."""

    part: int
    divisions: Fraction = Fraction(1)
    tied: dict[tuple[str, str, int], Fraction] = field(default_factory=dict[tuple[str, str, int], Fraction])

    def attributes(self, measure: ElementTree.Element) -> Metre | None:
        """Take note of the divisions; the metre, where the measure states one."""
        metre = None
        for attributes in measure.findall("attributes"):
            if divisions := attributes.findtext("divisions"):
                self.divisions = Fraction(divisions)
            beats, unit = attributes.findtext("time/beats"), attributes.findtext("time/beat-type")
            if beats and unit:
                metre = (int(beats), int(unit)) if beats.isdigit() and unit.isdigit() else (0, 1)
        return metre

    def notes(self, measure: ElementTree.Element, now: Fraction) -> Iterator[ScoreNote]:
        """The notes that end in one measure, which begins at `now`."""
        time = start = now
        for element in measure:
            duration = Fraction(element.findtext("duration") or 0) / self.divisions * 4
            if element.tag == "backup":
                time -= duration
            elif element.tag == "forward":
                time += duration
            elif element.tag == "note" and element.find("grace") is None:
                if element.find("chord") is None:
                    start, time = time, time + duration
                yield from self._note(element, start, start + duration)

    def _note(self, element: ElementTree.Element, start: Fraction, end: Fraction) -> Iterator[ScoreNote]:
        pitch = _pitch(element)
        if pitch is None:
            return
        staff, voice = element.findtext("staff", "1"), element.findtext("voice", "1")
        ties = {tie.get("type") for tie in element.findall("tie")}
        if "stop" in ties:
            start = self.tied.pop((staff, voice, pitch), start)
        if "start" in ties:
            self.tied[staff, voice, pitch] = start
        else:
            yield ScoreNote(start, end, pitch, self.part, staff, voice)


def _length(measure: ElementTree.Element, divisions: Fraction) -> Fraction:
    """How many sixteenths a measure holds, by the farthest its notes reach."""
    time = farthest = Fraction(0)
    for element in measure:
        duration = Fraction(element.findtext("duration") or 0)
        if element.tag == "backup":
            time -= duration
        elif element.tag == "forward" or (
            element.tag == "note" and element.find("chord") is None and element.find("grace") is None
        ):
            time += duration
        farthest = max(farthest, time)
    return farthest / divisions * 4


def _pitch(note: ElementTree.Element) -> int | None:
    step, octave = note.findtext("pitch/step"), note.findtext("pitch/octave")
    if step is None or octave is None:
        return None
    return 12 * (int(octave) + 1) + SEMITONES[step] + round(float(note.findtext("pitch/alter") or 0))
