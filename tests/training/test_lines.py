"""Scores become melodies that begin at bar lines and never fall silent."""

import random
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

from sketchpad.training.lines import LineNote, melodies
from sketchpad.training.musicxml import lines
from sketchpad.training.split import split

SCALE = (60, 62, 64, 65, 67, 69, 71, 72)


def quarters(count: int, start: int = 0) -> list[LineNote]:
    return [LineNote(Fraction(start + 4 * n), Fraction(start + 4 * n + 4), SCALE[n % 8]) for n in range(count)]


def measure(number: int, notes: str, attributes: str = "", implicit: str = "no") -> str:
    return f'<measure number="{number}" implicit="{implicit}">{attributes}{notes}</measure>'


def note(step: str, octave: int, duration: int, extra: str = "") -> str:
    return (
        f"<note>{extra}<pitch><step>{step}</step><octave>{octave}</octave></pitch>"
        f"<duration>{duration}</duration><voice>1</voice></note>"
    )


ATTRIBUTES = "<attributes><divisions>2</divisions><time><beats>4</beats><beat-type>4</beat-type></time></attributes>"


def score(*measures: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<score-partwise><part id='P1'>{''.join(measures)}</part></score-partwise>")


def test_a_line_becomes_a_melody_of_whole_bars():
    (melody,) = melodies("x", quarters(18))
    assert len(melody.events) == 5 * 16
    assert [event for event in melody.events if event >= 0][:4] == [60, 62, 64, 65]
    assert melody.events[1:4] == (-2, -2, -2)


def test_a_line_is_cut_where_nothing_begins_for_longer_than_a_bar():
    line = quarters(20) + quarters(24, start=20 * 4 + 32)
    found = list(melodies("x", line))
    assert [len(melody.events) for melody in found] == [5 * 16, 6 * 16]
    for melody in found:
        onsets = [step for step, event in enumerate(melody.events) if event >= 0]
        assert max(b - a for a, b in pairwise(onsets)) <= 16


def test_short_plain_and_uneven_lines_are_dropped():
    assert not list(melodies("short", quarters(8)))
    assert not list(melodies("plain", [LineNote(n.start, n.end, 60) for n in quarters(40)]))
    thirds = [LineNote(Fraction(4 * n, 3), Fraction(4 * n + 4, 3), SCALE[n % 8]) for n in range(90)]
    assert not list(melodies("triplets", thirds))


def test_a_pickup_is_left_out_so_that_bars_are_bars():
    bar = "".join(note(step, 4, 2) for step in "CDEF")
    xml = score(measure(0, note("G", 4, 2), ATTRIBUTES, "yes"), measure(1, bar), measure(2, bar))
    (line,) = lines(xml, [0])
    assert [(n.start, n.pitch) for n in line][:2] == [(0, 60), (4, 62)]
    assert len(line) == 8


def test_ties_chords_rests_and_graces():
    first = note("C", 4, 4, "") + note("E", 4, 4, "<chord/>") + "<note><rest/><duration>2</duration></note>"
    first += "<note><grace/><pitch><step>B</step><octave>4</octave></pitch><voice>1</voice></note>"
    tied = "<note><pitch><step>G</step><octave>4</octave></pitch><duration>2</duration><tie type='{}'/></note>"
    second = tied.format("stop") + note("A", 4, 6)
    xml = score(measure(1, first + tied.format("start"), ATTRIBUTES), measure(2, second))
    (line,) = lines(xml, [0])
    assert [(int(n.start), int(n.end), n.pitch) for n in line] == [(0, 8, 60), (0, 8, 64), (12, 20, 67), (20, 32, 69)]


def test_another_metre_begins_another_line_or_none():
    bar = "".join(note(step, 4, 2) for step in "CDEF")
    three = "<attributes><time><beats>3</beats><beat-type>4</beat-type></time></attributes>"
    waltz = "".join(note(step, 4, 2) for step in "CDE")
    xml = score(measure(1, bar, ATTRIBUTES), measure(2, waltz, three), measure(3, bar, ATTRIBUTES))
    assert [len(line) for line in lines(xml, [0])] == [4, 4]


def test_like_pieces_go_to_the_same_part_whatever_their_key():
    def piece(name: str, seed: int, shift: int = 0):
        pitches = [60 + shift + step for step in random.Random(seed).choices(range(20), k=80)]
        return list(melodies(name, [LineNote(n.start, n.end, p) for n, p in zip(quarters(80), pitches, strict=True)]))

    found = [melody for number in range(120) for melody in piece(f"{number:02}", number + 1)]
    again = [melody for number in range(120) for melody in piece(f"copy {number:02}", number + 1, shift=5)]
    parts = split([*found, *again])
    assert all(parts[f"{number:02}"] == parts[f"copy {number:02}"] for number in range(120))
    assert set(parts.values()) == {"train", "valid", "test"}
    assert parts == split([*found, *again])
