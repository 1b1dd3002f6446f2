"""Scores for notation programs: MusicXML, a part for each voice, in the song's metre.

Where notes of one voice sound together but begin or end apart, what sounds is written as chords, tied wherever a note
goes on; so is a note over a bar line, and one whose length no single sign has. On which grid the notes of a beat stand
and how a bar is divided is said in `rhythm`.
Source: MusicXML 4.0, https://www.w3.org/2021/06/musicxml40/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sketchpad.music.bars import Bars
from sketchpad.music.general_midi import DRUM_NAMES
from sketchpad.music.key import Key, key_of
from sketchpad.music.metre import Metre
from sketchpad.music.mix import DEFAULT_MIX, MIDI_CHANNELS, Mix
from sketchpad.music.note import TICKS_PER_QUARTER, Voice
from sketchpad.music.notes import Columns, Mask, note_at_row, one_at_a_time
from sketchpad.music.rhythm import Stretch, on_grids, stretches

_DIVISIONS = 24
"""Of a quarter: what durations are counted in; thirty-seconds and their triplets are whole numbers of them."""
_FORTE = 90
"""The velocity that MusicXML counts dynamics by."""
_DOCTYPE = (
    '<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" '
    '"http://www.musicxml.org/dtds/partwise.dtd">'
)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file can hold, however they are written."""
_KIT = "35 F4, 36 F4, 41 A4, 43 A4, 45 B4, 37 C5, 38 C5, 39 C5, 40 C5, 44 D4, 47 D5, 48 E5, 50 E5, 51 F5, 42 G5, 46 G5"
_DRUM_LINES = {int(drum): line for drum, line in (each.split() for each in f"{_KIT}, 49 A5, 57 A5".split(", "))}
"""Where drummers read what is struck; what is not here stands on the middle line."""


@dataclass(frozen=True)
class _Sound:
    """A note in ticks, on the grid of its beat."""

    start: int
    end: int
    pitch: int
    velocity: int


def music_xml_bytes(bars: Bars, mix: Mix = DEFAULT_MIX, title: str = "") -> bytes:
    """The score as an uncompressed MusicXML file; what lies on no grid goes to the nearest place of its beat's."""
    score = Element("score-partwise", version="4.0")
    _text(SubElement(score, "work"), "work-title", _NOT_IN_XML.sub("", title) or "Sketch")
    _text(SubElement(SubElement(score, "identification"), "encoding"), "software", "Sketchpad")
    voices = bars.voices or (Voice.MELODY,)
    sounds = {voice: _sounds(bars, voice) for voice in voices}
    end = max((sound.end for each in sounds.values() for sound in each), default=1)
    count = len(bars.metre.bars_of(0, end))
    parts = SubElement(score, "part-list")
    for voice in voices:
        _list_part(parts, voice, mix, sorted({sound.pitch for sound in sounds[voice]}))
    key = key_of(bars) or Key(0)
    for voice in voices:
        part = SubElement(score, "part", id=_part(voice))
        _write_part(part, voice, sounds[voice], count, key, bars.metre)
    tempo = score.find("part/measure")
    assert tempo is not None, "there is at least one part with one measure"
    tempo.insert(1, _tempo(bars.tempo))
    indent(score, " ")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + _DOCTYPE.encode() + b"\n" + tostring(score, "utf-8") + b"\n"


def moved_in_notation(bars: Bars) -> int:
    """How many notes lie on no grid, so that they begin elsewhere in the score."""
    return sum(int(_on_grids(bars, voice)[1].sum()) for voice in bars.voices)


def _on_grids(bars: Bars, voice: Voice) -> tuple[Columns, Mask]:
    # How long a drum rings says nothing of its rhythm.
    return on_grids(bars.of_voices([voice]).columns, bars.metre, held=voice is not Voice.DRUMS)


def _sounds(bars: Bars, voice: Voice) -> list[_Sound]:
    """The notes of a voice on the grids; a pitch that sounds ends where it begins anew."""
    notes = map(note_at_row, one_at_a_time(_on_grids(bars, voice)[0]))
    sounds = [_Sound(note.start, note.end, note.pitch, note.velocity) for note in notes]
    return _struck(sounds, bars.metre) if voice is Voice.DRUMS else sounds


def _struck(sounds: list[_Sound], metre: Metre) -> list[_Sound]:
    """Drums ring as they do; they are written until the next stroke, within their beat."""
    starts = sorted({sound.start for sound in sounds})
    beat = metre.ticks_per_beat
    following = dict(pairwise([*starts, starts[-1] + beat])) if starts else {}
    return [
        _Sound(each.start, min(following[each.start], (each.start // beat + 1) * beat), each.pitch, each.velocity)
        for each in sounds
    ]


def _list_part(parts: Element, voice: Voice, mix: Mix, pitches: list[int]) -> None:
    part = SubElement(parts, "score-part", id=_part(voice))
    _text(part, "part-name", voice.name.capitalize())
    instruments = pitches if voice is Voice.DRUMS else [0]
    for pitch in instruments:
        _text(
            SubElement(part, "score-instrument", id=_instrument(voice, pitch)), "instrument-name", _named(voice, pitch)
        )
    for pitch in instruments:
        midi = SubElement(part, "midi-instrument", id=_instrument(voice, pitch))
        _text(midi, "midi-channel", str(MIDI_CHANNELS[voice] + 1))
        _text(midi, "midi-program", str(mix[voice].program + 1))
        if voice is Voice.DRUMS:
            _text(midi, "midi-unpitched", str(pitch + 1))
        _text(midi, "volume", f"{100 * mix[voice].volume / 127:.0f}")


def _named(voice: Voice, pitch: int) -> str:
    return DRUM_NAMES.get(pitch, f"Drum {pitch}") if voice is Voice.DRUMS else voice.name.capitalize()


def _part(voice: Voice) -> str:
    return f"P{voice + 1}"


def _instrument(voice: Voice, pitch: int) -> str:
    return f"{_part(voice)}-I{pitch + 1 if voice is Voice.DRUMS else 1}"


def _write_part(part: Element, voice: Voice, sounds: list[_Sound], count: int, key: Key, metre: Metre) -> None:
    waiting, sounding = list(reversed(sounds)), list[_Sound]()
    length = metre.ticks_per_bar
    for bar in range(count):
        measure = SubElement(part, "measure", number=str(bar + 1))
        if bar == 0:
            _attributes(measure, voice, sounds, key, metre)
        first, end = bar * length, (bar + 1) * length
        while waiting and waiting[-1].start < end:
            sounding.append(waiting.pop())
        if not sounding:
            _write_silence(measure, length)
            continue
        edges = {edge for sound in sounding for edge in (sound.start, sound.end)}
        for stretch in stretches(edges, first, end):
            now = [sound for sound in sounding if sound.start <= stretch.start < sound.end]
            _write_chord(measure, voice, now, stretch, key)
        sounding = [sound for sound in sounding if sound.end > end]


def _write_silence(measure: Element, ticks: int) -> None:
    """A bar's rest, whose sign is the same however long the bar is."""
    note = SubElement(measure, "note")
    SubElement(note, "rest", measure="yes")
    _text(note, "duration", _duration(ticks))
    _text(note, "voice", "1")


def _duration(ticks: int) -> str:
    return str(ticks * _DIVISIONS // TICKS_PER_QUARTER)


def _write_chord(measure: Element, voice: Voice, sounds: list[_Sound], stretch: Stretch, key: Key) -> None:
    """One stretch: a rest, or all notes that sound."""
    if not sounds:
        note = SubElement(measure, "note")
        SubElement(note, "rest")
        _write_sign(note, stretch, [], _brackets(stretch), None)
    for number, sound in enumerate(sorted(sounds, key=lambda sound: sound.pitch)):
        note = SubElement(measure, "note", dynamics=f"{100 * sound.velocity / _FORTE:.2f}")
        if number:
            SubElement(note, "chord")
        _write_pitch(note, voice, sound.pitch, key)
        ties = ["stop"] * (sound.start < stretch.start) + ["start"] * (sound.end > stretch.end)
        # A chord has one bracket.
        brackets = [] if number else _brackets(stretch)
        _write_sign(note, stretch, ties, brackets, _instrument(voice, sound.pitch) if voice is Voice.DRUMS else None)


def _brackets(stretch: Stretch) -> list[str]:
    """What of the bracket over a triplet is at a stretch of it."""
    if not stretch.triplet:
        return []
    return ["start"] * (stretch.start == stretch.triplet.start) + ["stop"] * (stretch.end == stretch.triplet.end)


def _write_sign(note: Element, stretch: Stretch, ties: list[str], brackets: list[str], instrument: str | None) -> None:
    _text(note, "duration", _duration(stretch.end - stretch.start))
    for tie in ties:
        SubElement(note, "tie", type=tie)
    if instrument:
        SubElement(note, "instrument", id=instrument)
    _text(note, "voice", "1")
    _text(note, "type", stretch.sign)
    if stretch.dotted:
        SubElement(note, "dot")
    if stretch.triplet:
        modification = SubElement(note, "time-modification")
        _text(modification, "actual-notes", "3")
        _text(modification, "normal-notes", "2")
        _text(modification, "normal-type", stretch.triplet.name)
    if ties or brackets:
        notations = SubElement(note, "notations")
        for tie in ties:
            SubElement(notations, "tied", type=tie)
        for bracket in brackets:
            SubElement(notations, "tuplet", type=bracket)


def _write_pitch(note: Element, voice: Voice, pitch: int, key: Key) -> None:
    if voice is Voice.DRUMS:
        line = _DRUM_LINES.get(pitch, "B4")
        unpitched = SubElement(note, "unpitched")
        _text(unpitched, "display-step", line[0])
        _text(unpitched, "display-octave", line[1])
        return
    letter, alter = _spelled(pitch % 12, _fifths(key))
    written = SubElement(note, "pitch")
    octave = (pitch - alter) // 12 - 1
    if octave < 0:
        # MusicXML has none below 0, but alterations of any size.
        octave, alter = octave + 1, alter - 12
    _text(written, "step", letter)
    if alter:
        _text(written, "alter", str(alter))
    _text(written, "octave", str(octave))


def _spelled(pitch_class: int, fifths: int) -> tuple[str, int]:
    """Letter and accidental of a pitch class: of those that sound so, the nearest to the key by fifths."""
    lowest = fifths - 3
    at = lowest + (7 * pitch_class - lowest) % 12 + 1
    return "FCGDAEB"[at % 7], at // 7


def _fifths(key: Key) -> int:
    """Sharps of the key, flats below 0."""
    major = (key.tonic + 3 * key.minor) % 12
    return (7 * major + 5) % 12 - 5


def _attributes(measure: Element, voice: Voice, sounds: list[_Sound], key: Key, metre: Metre) -> None:
    attributes = SubElement(measure, "attributes")
    _text(attributes, "divisions", str(_DIVISIONS))
    signature = SubElement(attributes, "key")
    _text(signature, "fifths", "0" if voice is Voice.DRUMS else str(_fifths(key)))
    _text(signature, "mode", "minor" if key.minor else "major")
    time = SubElement(attributes, "time")
    _text(time, "beats", str(metre.beats))
    _text(time, "beat-type", str(metre.unit))
    clef = SubElement(attributes, "clef")
    if voice is Voice.DRUMS:
        _text(clef, "sign", "percussion")
        return
    middle = sum(sound.pitch for sound in sounds) / max(len(sounds), 1)
    low = bool(sounds) and middle < 57
    _text(clef, "sign", "F" if low else "G")
    _text(clef, "line", "4" if low else "2")


def _tempo(tempo: float) -> Element:
    direction = Element("direction", placement="above")
    metronome = SubElement(SubElement(direction, "direction-type"), "metronome")
    _text(metronome, "beat-unit", "quarter")
    _text(metronome, "per-minute", f"{tempo:g}")
    SubElement(direction, "sound", tempo=f"{tempo:g}")
    return direction


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
