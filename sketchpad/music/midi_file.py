"""MIDI files, read by our own bounded walk and written by pretty-midi."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.bars import HIGHEST_TEMPO, LOWEST_TEMPO, Bars, check_length
from sketchpad.music.errors import InputError
from sketchpad.music.metre import FOUR_FOUR, Metre
from sketchpad.music.midi_scan import MOST_BYTES, Signature, scan_midi
from sketchpad.music.midi_track import VOLUME, Channel
from sketchpad.music.mix import DEFAULT_MIX, Mix
from sketchpad.music.note import LAST_TICK, TICKS_PER_QUARTER, Author, Voice
from sketchpad.music.notes import NOTE_DTYPE, Columns, columns_of, in_order, one_at_a_time
from sketchpad.music.provenance import Place, Source, Sources, signed, sources, texts
from sketchpad.music.tracks import Parts, Track, in_voices, mix_of
from sketchpad.music.wording import said, sayable, with_values

TRUNCATED = sayable("the file breaks off before its end; what comes before was read")
METRE_CHANGES = sayable("the file changes its metre; the song is in the first one, {}, from end to end")
TEMPO_CHANGES = sayable("the file changes its tempo; the song has the first one, {} bpm, from end to end")
STRANGE_TEMPO = sayable("the file is at {} bpm, which is out of range here; the song is at {} bpm")
PICKUP = sayable(
    "the file begins with a pickup of {}; a rest before it fills the first bar of the song, which is in {}"
)
STRANGE_METRE = sayable(
    "the file is in {}/{}, which this program does not know; the song is in 4/4, choose a metre for it"
)
NO_SOURCES: Sources = MappingProxyType({})


@dataclass(frozen=True)
class MidiSong:
    """What a MIDI file holds, and what the user should know of it.

    Attributes:
        origins: of notes that it says a model wrote, which one.
    """

    bars: Bars
    warnings: tuple[str, ...] = ()
    mix: Mix = DEFAULT_MIX
    origins: Mapping[Place, Source] = field(default_factory=dict)


def read_midi(path: Path) -> MidiSong:
    """The notes of a MIDI file, at its first tempo and in its first metre, each in its voice.

    Where the first bar is a pickup, the song is in the metre after it, and all comes later by what the bar lacks.

    Raises:
        InputError: the file cannot be read; the text says why.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError("cannot read {}: {}; choose another file", path, error.strerror or error) from error
    try:
        return parse_midi(data)
    except InputError as error:
        raise InputError("cannot read {}: {}", path, error) from error


def parse_midi(data: bytes) -> MidiSong:
    """The notes of a MIDI file's bytes.

    Raises:
        InputError: they are not a MIDI file, or not one within the bounds of `midi_scan`.
    """
    scanned = scan_midi(data)
    metre, rest, told = _metre(scanned.metres)
    parts, told_of_tracks = in_voices([_track(channel, rest) for channel in scanned.channels])
    tempo = min(max(scanned.tempo, LOWEST_TEMPO), HIGHEST_TEMPO)
    bars = Bars(_rows(parts), tempo, metre=metre)
    # The rest before a pickup makes it longer than the file is.
    check_length(bars.end)
    if tempo != scanned.tempo:
        told += (said(STRANGE_TEMPO).format(with_values("{:g}", scanned.tempo), with_values("{:g}", tempo)),)
    if scanned.changes_tempo:
        told += (said(TEMPO_CHANGES).format(with_values("{:g}", tempo)),)
    told = (said(TRUNCATED), *told) if scanned.truncated else told
    origins = sources((rest + tick, text) for tick, text in scanned.texts)
    return MidiSong(signed(bars, origins), told + told_of_tracks, mix_of(parts), origins)


def _metre(found: Sequence[Signature]) -> tuple[Metre, int, tuple[str, ...]]:
    """The metre of a song whose file has these, the rest it begins with, in ticks, and what is to be said of that."""
    if not found:
        return FOUR_FOUR, 0, ()
    upbeat = found[0] if len(found) > 1 and _is_pickup(found[0], found[1]) else None
    first, *others = found[1:] if upbeat else found
    try:
        metre = Metre(first.beats, first.unit)
    except InputError:
        return FOUR_FOUR, 0, (said(STRANGE_METRE).format(first.beats, first.unit),)
    told: tuple[str, ...] = ()
    if upbeat:
        told += (said(PICKUP).format(f"{upbeat.beats}/{upbeat.unit}", metre),)
    if others or (upbeat and upbeat.last > first.first):
        told += (said(METRE_CHANGES).format(metre),)
    return metre, metre.ticks_per_bar - upbeat.ticks_per_bar if upbeat else 0, told


def _is_pickup(first: Signature, then: Signature) -> bool:
    """Whether the first metre lasts for one bar, which is shorter than those that follow."""
    return first.first == 0 and then.first == first.ticks_per_bar < then.ticks_per_bar


def _track(channel: Channel, rest: int) -> Track:
    """What a channel plays, after a rest."""
    rows = np.zeros(len(channel.notes), dtype=NOTE_DTYPE)
    places = np.array(channel.notes, dtype=np.int64)
    for name, values in zip(("start", "pitch", "length", "velocity"), places.T, strict=True):
        rows[name] = values
    rows["start"] += rest
    rows["author"], rows["voice"] = Author.PERSON, Voice.MELODY
    rows = in_order(rows)
    held = rest + np.array(channel.held, dtype=np.int64).reshape(-1, 2)
    return Track(_name(channel.name), channel.program, channel.is_drum, channel.volume, rows, _sounding(rows, *held.T))


def _sounding(rows: Columns, downs: NDArray[np.int64], ups: NDArray[np.int64]) -> NDArray[np.int64]:
    """How long sorted notes sound (notes,), which keys and a pedal hold; it goes down and up in turn.

    What it has taken over from a key ends when it comes up, or when its pitch begins anew.
    """
    ends = rows["start"] + rows["length"]
    if not len(downs):
        return rows["length"]
    latest = np.searchsorted(downs, ends) - 1
    until = np.where(latest >= 0, ups[np.maximum(latest, 0)], 0)
    order = np.lexsort((rows["start"], rows["pitch"]))
    follows = np.append(np.diff(rows["pitch"][order]) == 0, False)
    again = np.full(len(rows), LAST_TICK)
    again[order[follows]] = rows["start"][order[1:]][follows[:-1]]
    return np.maximum(ends, np.minimum(until, again)) - rows["start"]


def _name(name: bytes) -> str:
    """The name of a track as it was meant: MIDI says nothing of letters, and programs write UTF-8 or Latin-1."""
    try:
        text = name.decode()
    except UnicodeError:
        text = name.decode("latin-1")
    return "".join(letter for letter in text if letter.isprintable()).strip()


def _rows(parts: Parts) -> Columns:
    """All notes of all tracks, each in its voice."""
    found = [columns_of(())]
    for track, voice in parts:
        rows = track.rows.copy()
        rows["voice"] = voice
        rows["length"] = track.sounding
        found.append(rows)
    return in_order(np.concatenate(found))


def midi_bytes(bars: Bars, mix: Mix = DEFAULT_MIX, origins: Sources = NO_SOURCES) -> bytes:
    """A MIDI file that plays `bars`, a track for each voice that has notes; times are kept to the tick.

    A pitch that begins while it sounds in its voice ends there, as a channel knows one note of a pitch.
    What a model wrote is said in text events of the first track, and what is known of the model from `origins`.
    """
    from pretty_midi import ControlChange, Instrument, PrettyMIDI, Text, TimeSignature
    from pretty_midi import Note as MidiNote

    bars = replace(bars, columns=one_at_a_time(bars.columns))
    midi = PrettyMIDI(resolution=TICKS_PER_QUARTER, initial_tempo=bars.tempo)
    midi.time_signature_changes = [TimeSignature(bars.metre.beats, bars.metre.unit, 0.0)]
    for voice in bars.voices or (Voice.MELODY,):
        strip = mix[voice]
        instrument = Instrument(strip.program, is_drum=voice is Voice.DRUMS, name=voice.name.capitalize())
        instrument.control_changes = [ControlChange(VOLUME, strip.volume, 0.0)]
        instrument.notes = [
            MidiNote(note.velocity, note.pitch, bars.seconds(note.start), bars.seconds(note.end))
            for note in bars.of_voices([voice])
        ]
        midi.instruments.append(instrument)
    midi.text_events = [Text(text, bars.seconds(tick)) for tick, text in texts(bars, origins)]
    file = io.BytesIO()
    midi.write(file)
    return file.getvalue()
