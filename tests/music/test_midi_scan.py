"""The walk through MIDI bytes finds what pretty-midi finds in them."""

import io
from collections import defaultdict

import mido
import pretty_midi
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music import midi_scan
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.midi_file import midi_bytes, parse_midi
from sketchpad.music.midi_scan import scan_midi
from sketchpad.music.note import Author, Note, Voice
from tests.music.test_midi_file import midi_of, off, on, pedal, track

TICKS = 480
struck = st.tuples(st.integers(0, 9000), st.integers(0, 127), st.integers(1, 2000), st.integers(1, 127))
played = st.dictionaries(st.integers(0, 15), st.tuples(st.integers(0, 127), st.lists(struck, max_size=12)), max_size=4)


def written(tracks: list[dict[int, tuple[int, list[tuple[int, int, int, int]]]]], kind: str) -> bytes:
    """A file by mido, with each pitch of a channel once at a time, and its program before its notes."""
    midi = mido.MidiFile(ticks_per_beat=TICKS)
    for channels in tracks:
        events: list[tuple[int, int, mido.Message]] = []
        for channel, (program, notes) in channels.items():
            events.append((0, 0, mido.Message("program_change", channel=channel, program=program)))
            until: dict[int, int] = defaultdict(int)
            for start, pitch, length, velocity in sorted(notes):
                if start >= until[pitch]:
                    until[pitch] = start + length
                    begin = mido.Message("note_on", channel=channel, note=pitch, velocity=velocity)
                    end = mido.Message(kind, channel=channel, note=pitch, velocity=0)
                    events += [(start, 2, begin), (start + length, 1, end)]
        now = 0
        midi.tracks.append(mido.MidiTrack())
        for tick, _, message in sorted(events, key=lambda event: event[:2]):
            midi.tracks[-1].append(message.copy(time=tick - now))
            now = tick
    file = io.BytesIO()
    midi.save(file=file)
    return file.getvalue()


@given(st.lists(played, min_size=1, max_size=3), st.sampled_from(("note_on", "note_off")))
def test_what_is_found_is_what_pretty_midi_finds(tracks, kind):
    data = written(tracks, kind)
    midi = pretty_midi.PrettyMIDI(io.BytesIO(data))
    theirs = [
        (
            instrument.is_drum,
            int(instrument.program),
            sorted(
                (midi.time_to_tick(n.start), n.pitch, midi.time_to_tick(n.end), n.velocity) for n in instrument.notes
            ),
        )
        for instrument in midi.instruments
    ]
    ours = [
        (
            channel.is_drum,
            channel.program,
            sorted((start, pitch, start + length, v) for start, pitch, length, v in notes),
        )
        for channel in scan_midi(data).channels
        for notes in [channel.notes]
    ]
    assert sorted(ours) == sorted(theirs)


def test_a_song_of_a_hundred_thousand_notes_comes_back_with_who_wrote_it():
    song = Bars.of(
        Note(30 * n, 40 + n % 40, 20, author=Author.MODEL if n % 4 == 0 else Author.PERSON) for n in range(100_000)
    )
    assert parse_midi(midi_bytes(song)).bars == song


@pytest.mark.parametrize(("bound", "events"), [("MOST_NOTES", on(60) + b"\0" + off(60)), ("MOST_EVENTS", pedal(0))])
def test_what_is_too_much_is_said(monkeypatch, bound, events):
    monkeypatch.setattr(midi_scan, bound, 3)
    with pytest.raises(InputError, match=f"more than 3 {bound.removeprefix('MOST_').lower()}"):
        scan_midi(midi_of(track(*[(1, events)] * 4)))


def test_a_pedal_holds_once_for_each_time_that_it_takes_over_from_keys():
    toggled = ((1, pedal(127)), (1, pedal(0))) * 1000
    data = midi_of(track(*toggled, (0, on(60)), (100, pedal(127)), (100, off(60)), *toggled))
    (channel,) = scan_midi(data).channels
    assert channel.held == [(2100, 2202)]


def test_a_key_struck_together_with_one_of_no_length_leaves_its_tick():
    data = midi_of(track((0, on(60)), (0, off(60)), (0, on(62))))
    assert [note.length for note in parse_midi(data).bars] == [1, 121]


def test_voices_tell_who_wrote_notes_of_the_same_place():
    song = Bars.of([Note(0, 60, 480, author=Author.MODEL, voice=Voice.BASS), Note(0, 60, 480)])
    assert parse_midi(midi_bytes(song)).bars == song
