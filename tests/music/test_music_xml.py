"""MusicXML is read back by another reader, note for note."""

from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
from sketchpad.music.metre import UNITS, Metre
from sketchpad.music.music_xml import music_xml_bytes
from sketchpad.music.note import PITCHED, Note, Voice
from sketchpad.music.primers import primers, read_primer

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
        assert not open_ties
        found[part.get("id") or ""] = sorted(notes)
    return found


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
