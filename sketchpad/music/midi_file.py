"""MIDI files, read and written by pretty-midi."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from sketchpad.music.bars import DEFAULT_TEMPO, HIGHEST_TEMPO, LOWEST_TEMPO, Bars
from sketchpad.music.errors import InputError
from sketchpad.music.midi_check import check_midi
from sketchpad.music.note import TICKS_PER_QUARTER, Note

TRUNCATED = "the file breaks off before its end; what comes before was read"


@dataclass(frozen=True)
class MidiSong:
    """What a MIDI file holds, and what the user should know of it."""

    bars: Bars
    warnings: tuple[str, ...] = ()


def read_midi(path: Path) -> MidiSong:
    """The notes of a MIDI file, at its first tempo; drums are left out.

    Raises:
        InputError: the file cannot be read; the text says why.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}; choose another file") from error
    try:
        return parse_midi(data)
    except InputError as error:
        raise InputError(f"cannot read {path}: {error}") from error


def parse_midi(data: bytes) -> MidiSong:
    """The notes of a MIDI file's bytes.

    Raises:
        InputError: they are not a MIDI file, or not one within the bounds of `midi_check`.
    """
    checked = check_midi(data)
    from pretty_midi import PrettyMIDI

    with warnings.catch_warnings():
        # Tempo changes outside the first track are common and harmless.
        warnings.simplefilter("ignore", RuntimeWarning)
        midi = PrettyMIDI(io.BytesIO(checked.data))
    notes = [
        Note(start, note.pitch, max(1, midi.time_to_tick(note.end) - start), note.velocity)
        for instrument in midi.instruments
        if not instrument.is_drum
        for note in instrument.notes
        for start in (midi.time_to_tick(note.start),)
    ]
    _, tempos = midi.get_tempo_changes()
    tempo = round(float(tempos[0]), 2) if len(tempos) else DEFAULT_TEMPO
    bars = Bars.of(notes, min(max(tempo, LOWEST_TEMPO), HIGHEST_TEMPO))
    return MidiSong(bars, (TRUNCATED,) if checked.truncated else ())


def midi_bytes(bars: Bars) -> bytes:
    """A MIDI file of one piano that plays `bars`; ticks are kept to the tick."""
    from pretty_midi import Instrument, PrettyMIDI
    from pretty_midi import Note as MidiNote

    midi = PrettyMIDI(resolution=TICKS_PER_QUARTER, initial_tempo=bars.tempo)
    piano = Instrument(program=0, name="Sketchpad")
    piano.notes = [
        MidiNote(note.velocity, note.pitch, bars.seconds(note.start), bars.seconds(note.end)) for note in bars
    ]
    midi.instruments.append(piano)
    file = io.BytesIO()
    midi.write(file)
    return file.getvalue()
