"""The upper lines of MusicXML scores, with their bar lines.

Source: MusicXML 4.0, https://www.w3.org/2021/06/musicxml40/ (repeats are not unrolled).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from xml.etree import ElementTree

from sketchpad.training.lines import LineNote

SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
METRES = {(4, 4): 16, (2, 2): 16, (2, 4): 8}
"""Metres that fill bars of sixteen sixteenths, and the sixteenths of one of their measures."""


def read_mxl(data: bytes) -> ElementTree.Element:
    """The score in a compressed MusicXML file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        container = ElementTree.fromstring(archive.read("META-INF/container.xml"))
        root = container.find(".//{*}rootfile")
        assert root is not None, "a compressed score names its root file"
        return ElementTree.fromstring(archive.read(root.attrib["full-path"]))


def lines(score: ElementTree.Element, parts: Iterable[int]) -> Iterator[list[LineNote]]:
    """The first voice of these parts (from 0), one line for each stretch of an even metre."""
    found = score.findall("part")
    for index in parts:
        if index < len(found):
            yield from _Reader().lines(found[index])


@dataclass
class _Reader:
    """Walks a part measure by measure; times in quarters within a measure, sixteenths in a line."""

    divisions: Fraction = Fraction(1)
    metre: tuple[int, int] = (0, 0)
    line: list[LineNote] = field(default_factory=list[LineNote])
    tied: dict[int, Fraction] = field(default_factory=dict[int, Fraction])
    now: Fraction = Fraction(0)

    def lines(self, part: ElementTree.Element) -> Iterator[list[LineNote]]:
        for measure in part.findall("measure"):
            metre = self.metre
            self._attributes(measure)
            length = _length(measure, self.divisions)
            if self.metre != metre or length not in (0, METRES.get(self.metre)):
                yield from self._end_line()
            if METRES.get(self.metre) == length:
                self._read(measure)
                self.now += length
        yield from self._end_line()

    def _end_line(self) -> Iterator[list[LineNote]]:
        if self.line:
            yield self.line
        self.line, self.tied, self.now = [], {}, Fraction(0)

    def _attributes(self, measure: ElementTree.Element) -> None:
        for attributes in measure.findall("attributes"):
            if divisions := attributes.findtext("divisions"):
                self.divisions = Fraction(divisions)
            beats, unit = attributes.findtext("time/beats"), attributes.findtext("time/beat-type")
            if beats and unit:
                self.metre = (int(beats), int(unit)) if beats.isdigit() and unit.isdigit() else (0, 0)

    def _read(self, measure: ElementTree.Element) -> None:
        """The first voice's notes of one measure."""
        time = start = self.now
        for element in measure:
            duration = Fraction(element.findtext("duration") or 0) / self.divisions * 4
            if element.tag == "backup":
                time -= duration
            elif element.tag == "forward":
                time += duration
            elif element.tag == "note" and element.find("grace") is None:
                if element.find("chord") is None:
                    start, time = time, time + duration
                if element.findtext("voice", "1") == "1" and element.findtext("staff", "1") == "1":
                    self._note(element, start, start + duration)

    def _note(self, element: ElementTree.Element, start: Fraction, end: Fraction) -> None:
        pitch = _pitch(element)
        if pitch is None:
            return
        ties = {tie.get("type") for tie in element.findall("tie")}
        if "stop" in ties:
            start = self.tied.pop(pitch, start)
        if "start" in ties:
            self.tied[pitch] = start
        else:
            self.line.append(LineNote(start, end, pitch))


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
