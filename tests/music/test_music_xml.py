"""MusicXML is read back by another reader, note for note."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
from sketchpad.music.metre import UNITS, Metre
from sketchpad.music.music_xml import moved_in_notation, music_xml_bytes
from sketchpad.music.note import PITCHED, TICKS_PER_QUARTER, Note, Voice
from sketchpad.music.primers import primers, read_primer

TYPES = {name: Fraction(4, 2**at) for at, name in enumerate(("whole", "half", "quarter", "eighth", "16th", "32nd"))}
SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


def read(score: ElementTree.Element) -> dict[str, list[tuple[Fraction, Fraction, int]]]:
    """Part → (start, length, pitch) in quarters, ties joined; each measure is filled exactly, as its metre says."""
    found: dict[str, list[tuple[Fraction, Fraction, int]]] = {}
    for part in score.findall("part"):
        notes: list[tuple[Fraction, Fraction, int]] = []
        open_ties: dict[int, int] = {}
        divisions = int(part.findtext("measure/attributes/divisions") or 0)
        beats, unit = (int(part.findtext(f"measure/attributes/time/{each}") or 0) for each in ("beats", "beat-type"))
        bar = Fraction(4 * beats, unit)
        for number, measure in enumerate(part.findall("measure")):
            now = begun = bar * number
            for note in measure.findall("note"):
                length = Fraction(int(note.findtext("duration") or 0), divisions)
                if note.find("chord") is None:
                    begun, now = now, now + length
                check_sign(note, length)
                if note.find("rest") is not None:
                    continue
                pitch = pitch_of(note)
                ties = {tie.get("type") for tie in note.findall("tie")}
                assert ties == {tie.get("type") for tie in note.findall("notations/tied")}
                if "stop" in ties:
                    at = open_ties.pop(pitch)
                    start, before, _ = notes[at]
                    assert start + before == begun
                    notes[at] = (start, before + length, pitch)
                else:
                    at = len(notes)
                    notes.append((begun, length, pitch))
                if "start" in ties:
                    open_ties[pitch] = at
            assert now == bar * (number + 1)
            check_triplets(measure, divisions)
        assert not open_ties
        found[part.get("id") or ""] = sorted(notes)
    return found


def check_sign(note: ElementTree.Element, length: Fraction) -> None:
    """See that what is written is as long as the duration says."""
    rest = note.find("rest")
    if rest is not None and rest.get("measure"):
        return
    sign = TYPES[note.findtext("type") or ""]
    if note.find("dot") is not None:
        sign = sign * 3 / 2
    if note.find("time-modification") is not None:
        ratio = [note.findtext(f"time-modification/{each}-notes") for each in ("actual", "normal")]
        assert ratio == ["3", "2"]
        sign = sign * 2 / 3
    assert sign == length


def check_triplets(measure: ElementTree.Element, divisions: int) -> None:
    """See that every bracket is opened and closed once, over three of what it is of, within a part of the bar."""
    opened, now = None, 0
    for note in measure.findall("note"):
        length = int(note.findtext("duration") or 0)
        brackets = [each.get("type") for each in note.findall("notations/tuplet")]
        in_triplet = note.find("time-modification") is not None
        if note.find("chord") is not None:
            assert not brackets
            continue
        if "start" in brackets:
            assert opened is None
            opened = now
        assert in_triplet == (opened is not None)
        now += length
        if "stop" in brackets:
            assert opened is not None
            kind = TYPES[note.findtext("time-modification/normal-type") or ""]
            assert Fraction(now - opened, divisions) == 2 * kind
            assert opened % (now - opened) == 0, "it begins where such a part of the bar does"
            opened = None
    assert opened is None


def pitch_of(note: ElementTree.Element) -> int:
    if note.find("unpitched") is not None:
        instrument = note.find("instrument")
        assert instrument is not None
        return int((instrument.get("id") or "").split("-I")[1]) - 1
    octave, alter = int(note.findtext("pitch/octave") or 0), int(note.findtext("pitch/alter") or 0)
    return 12 * (octave + 1) + SEMITONES[note.findtext("pitch/step") or ""] + alter


def expected(song: Bars, voice: Voice) -> list[tuple[Fraction, Fraction, int]]:
    return sorted(
        (Fraction(note.start, 480), Fraction(note.length, 480), note.pitch) for note in song.of_voices([voice])
    )


@st.composite
def on_the_grid(draw) -> Bars:
    """Notes on sixteenths, in every pitched voice; a pitch begins anew only when it has ended."""
    notes = []
    for voice in PITCHED:
        for pitch in draw(st.lists(st.integers(0, 127), max_size=5, unique=True)):
            at = 0
            for gap, length in draw(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=5)):
                notes.append(Note(120 * (at + gap), pitch, 120 * length, voice=voice))
                at += gap + length
    return Bars.of(notes, metre=draw(st.builds(Metre, st.integers(1, 16), st.sampled_from(UNITS))))


TRIPLETS = tuple(TICKS_PER_QUARTER * 2 // (3 * parts) for parts in (1, 2, 4, 8))
"""As the editor has them: 1/4T to 1/32T."""
METRES = st.builds(Metre, st.integers(1, 16), st.sampled_from(UNITS))


@st.composite
def on_many_grids(draw) -> Bars:
    """Each quarter of each bar on a grid of its own, as the editor has them; notes overlap, a pitch with itself not."""
    metre, bars = draw(METRES), draw(st.integers(1, 3))
    lines = {bars * metre.ticks_per_bar}
    for bar in range(bars):
        first, end = bar * metre.ticks_per_bar, (bar + 1) * metre.ticks_per_bar
        if draw(st.booleans()) and metre.ticks_per_bar > 2 * TICKS_PER_QUARTER:
            lines.update(range(first, end, TRIPLETS[0]))
            continue
        for quarter in range(first, end, TICKS_PER_QUARTER):
            grid = draw(st.sampled_from((*TRIPLETS[1:], 240, 120, 60)))
            lines.update(range(quarter, min(quarter + TICKS_PER_QUARTER, end), grid))
    places = sorted(lines)
    notes = []
    for voice in PITCHED:
        for pitch in draw(st.lists(st.integers(40, 80), max_size=3, unique=True)):
            edges = sorted(draw(st.sets(st.sampled_from(places), max_size=8)))
            notes += [
                Note(start, pitch, end - start, voice=voice)
                for start, end in zip(edges[::2], edges[1::2], strict=False)
            ]
    return Bars.of(notes, metre=metre)


@given(on_many_grids())
@example(Bars.of([Note(160 * at, 60, 160) for at in range(3)]))
@example(Bars.of([Note(320 * at, 60 + at, 320) for at in range(6)]))
@example(Bars.of([Note(960 + 240 * at, 60, 60) for at in range(2)], metre=Metre(3, 16)))
def test_triplets_and_thirty_seconds_come_back(song):
    parts = read(ElementTree.fromstring(music_xml_bytes(song)))
    for voice in PITCHED:
        assert parts.get(f"P{voice + 1}", []) == expected(song, voice)
    assert moved_in_notation(song) == 0


@given(st.lists(st.builds(Note, st.integers(0, 5000), st.integers(50, 60), st.integers(1, 1500)), max_size=12), METRES)
def test_of_any_notes_bars_are_full_and_signs_as_long_as_they_say(notes, metre):
    song = Bars.of((replace(note, voice=Voice(note.pitch % 4)) for note in notes), metre=metre)
    parts = read(ElementTree.fromstring(music_xml_bytes(song)))
    for voice in song.voices:
        begun = {(start, pitch) for start, _, pitch in parts[f"P{voice + 1}"]}
        own = song.of_voices([voice])
        assert len(begun) <= len(own)
        for note in own:
            # No grid's places are farther apart than those of eighths' triplets.
            assert any(pitch == note.pitch and abs(480 * start - note.start) <= 80 for start, pitch in begun)


@given(on_many_grids())
@settings(max_examples=30)
@pytest.mark.xdist_group("magenta")
def test_magenta_reads_the_same_with_the_same_signs(song):
    parser = pytest.importorskip("note_seq.musicxml_parser", reason="the extra `magenta` is not installed")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "song.musicxml"
        path.write_bytes(music_xml_bytes(song))
        document = parser.MusicXMLDocument(str(path))
    for part, voice in zip(document.parts, song.voices, strict=False):
        struck = []
        for note in (note for measure in part.measures for note in measure.notes):
            duration = note.note_duration
            rest = note.xml_note.find("rest")
            if rest is None or not rest.get("measure"):
                assert duration.duration_ratio() == Fraction(duration.duration, 24 * 4)
            if rest is None and "stop" not in {tie.get("type") for tie in note.xml_note.findall("tie")}:
                struck.append((round(duration.time_position * 960), note.pitch[1]))
        assert sorted(struck) == [(note.start, note.pitch) for note in song.of_voices([voice])]


def signs(song: Bars, part: str = "P1") -> list[str]:
    """What is written of a part, as “eighth3[ rest” where a triplet begins with a rest."""
    found = []
    for note in ElementTree.fromstring(music_xml_bytes(song)).findall(f"part[@id='{part}']/measure/note"):
        if note.find("chord") is not None:
            continue
        sign = (note.findtext("type") or "bar") + "." * len(note.findall("dot"))
        sign += "3" * (note.find("time-modification") is not None)
        sign += "".join("[" if each.get("type") == "start" else "]" for each in note.findall("notations/tuplet"))
        sign += "~" * any(tie.get("type") == "start" for tie in note.findall("tie"))
        found.append(sign + " rest" * (note.find("rest") is not None))
    return found


@pytest.mark.parametrize(
    ("places", "written"),
    [
        # The places where one note ends and the next begins.
        ((0, 160, 320, 480, 1920), ["eighth3[", "eighth3", "eighth3]", "half."]),
        ((0, 320, 480, 1920), ["quarter3[", "eighth3]", "half."]),
        ((0, 320, 640, 960, 1920), ["quarter3[", "quarter3", "quarter3]", "half"]),
        ((0, 80, 160, 240, 480, 1920), ["16th3[", "16th3", "16th3]", "eighth", "half."]),
        ((0, 120, 240, 320, 400, 480, 1920), ["16th", "16th", "16th3[", "16th3", "16th3]", "half."]),
        ((0, 60, 120, 240, 320, 400, 480, 1920), ["32nd", "32nd", "16th", "16th3[", "16th3", "16th3]", "half."]),
        ((0, 180, 240, 480, 1920), ["16th.", "32nd", "eighth", "half."]),
        ((0, 640, 800, 1920), ["quarter~", "eighth3[", "eighth3", "eighth3]~", "half"]),
        ((0, 40, 80, 120, 480, 1920), ["32nd3[", "32nd3", "32nd3]", "eighth.", "half."]),
        ((0, 40, 480, 1920), ["32nd3[", "16th3]~", "eighth.", "half."]),
        ((320, 480, 1920), ["quarter3[ rest", "eighth3]", "half."]),
    ],
)
def test_rhythms_are_written_as_musicians_do(places, written):
    assert signs(Bars.of(Note(start, 60, end - start) for start, end in pairwise(places))) == written


def test_a_chord_has_one_bracket_and_each_voice_grids_of_its_own():
    chords = [Note(160 * at, pitch, 160) for at in range(3) for pitch in (60, 64, 67)]
    bass = [Note(120 * at, 40, 120, voice=Voice.BASS) for at in range(4)]
    song = Bars.of([*chords, *bass])
    score = ElementTree.fromstring(music_xml_bytes(song))
    assert len(score.findall(".//tuplet")) == 2
    assert len(score.findall(".//time-modification")) == 9
    assert read(score)["P3"] == expected(song, Voice.BASS)


def test_drums_play_triplets():
    song = Bars.of(Note(at, 42, 30, voice=Voice.DRUMS) for at in (0, 320, 480, 640, 800))
    assert signs(song, "P4") == ["quarter3[", "eighth3]", "eighth3[", "eighth3", "eighth3]", "half rest"]


def test_what_is_played_is_written_by_where_it_begins():
    """A hand is never exact; the ends least of all."""
    straight = [Note(at, 60, 97) for at in (4, 111, 247, 366)]
    triplets = [Note(at, 60, 131) for at in (487, 633, 812)]
    song = Bars.of([*straight, *triplets])
    assert signs(song)[:7] == ["16th"] * 4 + ["eighth3[", "eighth3", "eighth3]"]
    assert moved_in_notation(song) == 7


@pytest.mark.parametrize("off", [-1, 1])
def test_a_tick_that_another_program_rounded_is_no_rhythm(off):
    song = Bars.of(Note(160 * at + off, 60, 160) for at in range(3, 6))
    assert signs(song)[1:4] == ["eighth3[", "eighth3", "eighth3]"]
    assert moved_in_notation(song) == 0


@given(on_the_grid())
def test_every_note_comes_back_with_its_ties_joined(song):
    score = ElementTree.fromstring(music_xml_bytes(song))
    assert all(0 <= int(octave.text or "") <= 9 for octave in score.iter("octave")), "there are no others in MusicXML"
    parts = read(score)
    for voice in PITCHED:
        assert parts.get(f"P{voice + 1}", []) == expected(song, voice)


@pytest.mark.parametrize("name", [primer.name for primer in primers()])
def test_primers_come_back(name):
    song = read_primer(name)
    parts = read(ElementTree.fromstring(music_xml_bytes(song)))
    for voice in song.voices:
        grid = [
            (Fraction(round(note.start / 120), 4), Fraction(max(1, round(note.end / 120) - round(note.start / 120)), 4))
            for note in song.of_voices([voice])
        ]
        assert [(start, length) for start, length, _ in parts[f"P{voice + 1}"]] == sorted(grid)


def test_drums_are_struck_where_they_were_with_their_instruments():
    song = Bars.of(
        Note(120 * step, pitch, 60, voice=Voice.DRUMS) for step, pitch in ((0, 36), (0, 42), (6, 38), (30, 49))
    )
    score = ElementTree.fromstring(music_xml_bytes(song))
    struck = [(start, pitch) for start, _, pitch in read(score)["P4"]]
    assert struck == [(0, 36), (0, 42), (Fraction(3, 2), 38), (Fraction(15, 2), 49)]
    assert {each.text for each in score.findall(".//midi-unpitched")} == {"37", "39", "43", "50"}


def test_drums_have_the_names_of_what_is_struck():
    song = Bars.of(Note(0, pitch, 60, voice=Voice.DRUMS) for pitch in (20, 36, 38, 42))
    names = [each.text for each in ElementTree.fromstring(music_xml_bytes(song)).iter("instrument-name")]
    assert names == ["Drum 20", "Kick", "Snare", "Hi-hat"]


def test_tempo_key_and_spelling():
    scale = [65, 67, 69, 70, 72, 74, 76, 77]
    score = ElementTree.fromstring(
        music_xml_bytes(Bars.of((Note(480 * at, pitch, 480) for at, pitch in enumerate(scale)), 97.5), title="A & B")
    )
    assert score.findtext("work/work-title") == "A & B"
    assert score.find(".//sound").get("tempo") == "97.5"
    assert score.findtext(".//fifths") == "-1"
    spelled = [(n.findtext("pitch/step"), n.findtext("pitch/alter")) for n in score.iter("note") if n.find("pitch")]
    assert spelled[3] == ("B", "-1")


@pytest.mark.parametrize("title", ["A\x01 B", "A\udce9 B\x7f", "\x0bA\ufffe B"])
def test_what_xml_cannot_say_is_left_out_of_the_title(title):
    score = ElementTree.fromstring(music_xml_bytes(Bars.of(), title=title))
    assert (score.findtext("work/work-title") or "").strip("\x7f") == "A B"


@pytest.mark.parametrize("metre", ["4/4", "3/4", "5/4", "7/8", "11/16"])
def test_an_empty_song_is_a_bar_of_rest(metre):
    score = ElementTree.fromstring(music_xml_bytes(Bars.of(metre=Metre.of(metre))))
    assert read(score) == {"P1": []}
    (rest,) = score.iter("rest")
    assert rest.get("measure") == "yes"


def test_the_metre_is_written_and_bars_are_as_long_as_it_says():
    song = Bars.of([Note(0, 60, 1440), Note(1440, 62, 2000)], metre=Metre(3, 4))
    score = ElementTree.fromstring(music_xml_bytes(song))
    assert [score.findtext(f".//time/{each}") for each in ("beats", "beat-type")] == ["3", "4"]
    assert len(score.findall("part/measure")) == 3
    assert score.findtext(".//measure[1]/note/type") == "half"
    assert score.find(".//measure[1]/note/dot") is not None


def test_drums_are_written_within_the_beats_of_their_bar():
    song = Bars.of((Note(240 * at, 36, 60, voice=Voice.DRUMS) for at in (0, 6, 7)), metre=Metre(7, 8))
    struck = read(ElementTree.fromstring(music_xml_bytes(song)))["P4"]
    assert [(start, length) for start, length, _ in struck] == [(at, Fraction(1, 2)) for at in (0, 3, Fraction(7, 2))]
