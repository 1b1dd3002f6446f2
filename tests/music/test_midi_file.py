"""MIDI is written and read back to the tick."""

import io
from pathlib import Path

import mido
import pretty_midi
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.midi.events import LetGo, NoteOff, NoteOn, Pedal
from sketchpad.midi.keys import Keys, Played
from sketchpad.music import midi_scan
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.metre import UNITS, Metre
from sketchpad.music.midi_file import TRUNCATED, midi_bytes, parse_midi, read_midi
from sketchpad.music.mix import DEFAULT_MIX
from sketchpad.music.note import Author, Note, Voice
from sketchpad.music.primers import primers, read_primer
from tests.music.test_bars import crowded, played

notes = st.builds(Note, st.integers(0, 40_000), st.integers(0, 127), st.integers(1, 4000), st.integers(1, 127))


def not_overlapping(score: list[Note]) -> list[Note]:
    """What one MIDI channel can hold: each pitch once at a time."""
    kept: list[Note] = []
    for note in sorted(score):
        if all(other.pitch != note.pitch or other.end <= note.start for other in kept):
            kept.append(note)
    return kept


def track(*events: tuple[int, bytes]) -> bytes:
    """A track of events, each so many ticks, at most 16,383, after the one before."""
    body = b"".join(bytes([ticks >> 7 | 0x80, ticks & 0x7F]) + content for ticks, content in (*events, (0, END)))
    return b"MTrk" + len(body).to_bytes(4) + body


def midi_of(*tracks: bytes, kind: int = 1, division: int = 480) -> bytes:
    """A file of these tracks."""
    header = kind.to_bytes(2) + len(tracks).to_bytes(2) + division.to_bytes(2)
    return b"MThd" + (6).to_bytes(4) + header + b"".join(tracks)


END = b"\xff\x2f\0"


def on(pitch: int, channel: int = 0) -> bytes:
    return bytes([0x90 | channel, pitch, 80])


def off(pitch: int, channel: int = 0) -> bytes:
    return bytes([0x80 | channel, pitch, 0])


def pedal(value: int, channel: int = 0) -> bytes:
    return bytes([0xB0 | channel, 64, value])


def spans(data: bytes) -> list[tuple[int, int, int]]:
    """(start, pitch, length) of the notes of a file."""
    return [(note.start, note.pitch, note.length) for note in parse_midi(data).bars]


metres = st.builds(Metre, st.integers(1, 16), st.sampled_from(UNITS))


@given(st.lists(notes, max_size=15).map(not_overlapping), st.integers(20, 400), metres)
def test_what_was_written_is_read_back(score, tempo, metre):
    song = parse_midi(midi_bytes(Bars.of(score, tempo, metre)))
    assert song.bars == Bars.of(score, tempo, metre)
    assert not song.warnings


def test_a_pitch_that_begins_while_it_sounds_is_written_as_it_is_heard():
    overlapping = Bars.of([Note(0, 60, 960), Note(480, 60, 960), Note(480, 64, 120), Note(480, 64, 240)])
    written = midi_bytes(overlapping)
    played = [Note(0, 60, 480), Note(480, 60, 960), Note(480, 64, 240)]
    assert list(parse_midi(written).bars) == played
    (piano,) = pretty_midi.PrettyMIDI(io.BytesIO(written)).instruments
    heard = sorted((note.pitch, round(float(note.start), 3), round(float(note.end), 3)) for note in piano.notes)
    assert heard == [(60, 0.0, 0.5), (60, 0.5, 1.5), (64, 0.5, 0.75)]


@given(crowded)
def test_whatever_overlaps_is_read_back_as_it_is_heard(score):
    assert list(parse_midi(midi_bytes(Bars.of(score))).bars) == played(score)


def test_repeats_that_overlap_are_as_long_as_they_were_played():
    repeats = [event for _ in range(3) for event in ((470, on(60)), (10, off(60)))]
    legato = track((0, on(60)), *repeats, (470, off(60)))
    assert spans(midi_of(legato)) == [(0, 60, 470), (470, 60, 480), (950, 60, 480), (1430, 60, 480)]
    within = track((0, on(60)), (240, on(60)), (240, off(60)), (240, off(60)))
    assert spans(midi_of(within)) == [(0, 60, 240), (240, 60, 480)]
    at_once = track((0, on(60)), (480, on(60)), (0, off(60)), (480, off(60)))
    assert spans(midi_of(at_once)) == [(0, 60, 480), (480, 60, 480)]


def test_a_note_that_is_begun_twice_at_once_is_one_and_one_whose_end_is_missing_ends():
    twice = track((0, on(60)), (0, on(60)), (240, off(60)), (240, off(60)), (0, on(60)), (240, off(60)))
    assert spans(midi_of(twice)) == [(0, 60, 480), (480, 60, 240)]
    one_end = track((0, on(60)), (240, on(60)), (240, off(60)), (960, on(62)), (240, off(62)))
    assert spans(midi_of(one_end)) == [(0, 60, 240), (240, 60, 240), (1440, 62, 240)]
    no_end = track((0, on(60)), (240, on(62)), (240, off(62)))
    assert spans(midi_of(no_end)) == [(0, 60, 600), (240, 62, 240)]


@pytest.mark.parametrize(("division", "length"), [(480, 0), (480, 1), (1920, 0), (1920, 1)])
def test_notes_of_no_length_are_there(division, length):
    hits = [event for _ in range(4) for event in ((division - length, on(36, 9)), (length, off(36, 9)))]
    assert spans(midi_of(track(*hits), division=division)) == [
        (480 * beat - length * 480 // division, 36, 1) for beat in range(1, 5)
    ]
    grace = track((0, on(60)), (0, off(60)), (0, on(60)), (480, off(60)), (0, on(60)), (0, off(60)))
    assert spans(midi_of(grace)) == [(0, 60, 480), (480, 60, 1)]


def test_an_instrument_that_changes_in_the_middle_stays_one_voice_with_the_one_it_began_with():
    changing = track(
        (0, b"\xc0\x03"),
        (0, b"\xc0\x28"),
        (0, on(60)),
        (240, b"\xc0\x21"),
        (240, off(60)),
        (0, b"\xc0\x00"),
        (0, on(62)),
        (480, off(62)),
    )
    song = parse_midi(midi_of(changing))
    assert [(note.start, note.voice) for note in song.bars] == [(0, Voice.MELODY), (480, Voice.MELODY)]
    assert song.mix[Voice.MELODY].program == 40


def test_a_status_goes_on_after_a_text():
    text = b"\xff\x01\x01a"
    running = track((0, on(60)), (480, b"\x3c\0"), (0, text), (0, b"\x3e\x50"), (480, b"\x3e\0"))
    assert spans(midi_of(running)) == [(0, 60, 480), (480, 62, 480)]


def test_patterns_that_are_independent_come_one_after_another_each_from_a_bar_line_on():
    patterns = [track((0, on(pitch)), (480, off(pitch))) for pitch in (60, 62)]
    waltz = track((0, b"\xff\x58\x04\x03\x02\x18\x08"), (0, on(64)), (1440, off(64)))
    assert spans(midi_of(*patterns, kind=2)) == [(0, 60, 480), (1920, 62, 480)]
    assert spans(midi_of(waltz, *patterns, kind=2)) == [(0, 64, 1440), (1440, 60, 480), (2880, 62, 480)]


@pytest.mark.parametrize(
    ("events", "volume"),
    [
        ([(0, 90)], 90),
        ([(0, 30), (0, 90)], 90),
        ([(0, 90), (1000, 20)], 90),
        ([(1000, 20)], 100),
        ([(0, 0), (200, 20), (200, 64), (200, 5)], 64),
        ([(0, 0)], 0),
    ],
)
def test_a_voice_is_as_loud_as_it_begins_and_one_that_is_faded_in_as_loud_as_it_comes_to_be(events, volume):
    changes = [(ticks, bytes([0xB0, 7, value])) for ticks, value in events]
    before, after = [each for each in changes if not each[0]], [each for each in changes if each[0]]
    notes = (*before, (0, on(60)), *after, (480, off(60)), (0, on(62)), (480, off(62)))
    assert parse_midi(midi_of(track(*notes))).mix[Voice.MELODY].volume == volume


@given(metres)
def test_other_readers_find_the_metre(metre):
    data = midi_bytes(Bars.of([Note(0, 60, 480)], metre=metre))
    (change,) = pretty_midi.PrettyMIDI(io.BytesIO(data)).time_signature_changes
    assert (change.numerator, change.denominator, change.time) == (metre.beats, metre.unit, 0)
    events = [event for track in mido.MidiFile(file=io.BytesIO(data)).tracks for event in track]
    (event,) = (event for event in events if event.type == "time_signature")
    assert (event.numerator, event.denominator, event.time) == (metre.beats, metre.unit, 0)


def in_metres(*changes):
    """A file with these metres, each (ticks after the one before, beats, unit), and a note."""
    midi = mido.MidiFile(ticks_per_beat=480)
    midi.tracks += [mido.MidiTrack(), mido.MidiTrack()]
    for time, beats, unit in changes:
        midi.tracks[0].append(mido.MetaMessage("time_signature", numerator=beats, denominator=unit, time=time))
    midi.tracks[1].append(mido.Message("note_on", note=60, time=1440))
    midi.tracks[1].append(mido.Message("note_off", note=60, time=480))
    file = io.BytesIO()
    midi.save(file=file)
    return file.getvalue()


def test_a_file_says_its_metre_or_is_in_four_four():
    assert parse_midi(in_metres()).bars.metre == Metre(4, 4)
    waltz = parse_midi(in_metres((0, 3, 4)))
    assert (waltz.bars.metre, waltz.warnings) == (Metre(3, 4), ())
    assert list(waltz.bars) == [Note(1440, 60, 480, 64)]
    again = parse_midi(in_metres((0, 3, 4), (1440, 3, 4)))
    assert (again.bars.metre, again.warnings) == (Metre(3, 4), ())


def test_the_first_metre_is_taken_and_changes_are_said():
    song = parse_midi(in_metres((0, 6, 8), (1440, 2, 4), (960, 6, 8)))
    assert song.bars.metre == Metre(6, 8)
    (said,) = song.warnings
    assert "changes its metre" in said
    assert "6/8" in said


@pytest.mark.parametrize(
    ("pickup", "then"),
    [((1, 4), (4, 4)), ((1, 4), (3, 4)), ((3, 8), (6, 8)), ((3, 32), (2, 2)), ((3, 4), (4, 4))],
)
def test_a_pickup_comes_after_a_rest_and_the_song_is_in_the_metre_that_follows(pickup, then):
    midi = pretty_midi.PrettyMIDI(resolution=480, initial_tempo=120)
    length = 4 * 480 * pickup[0] // pickup[1]
    changes = [(*pickup, 0.0), (*then, midi.tick_to_time(length))]
    midi.time_signature_changes = [pretty_midi.TimeSignature(*change) for change in changes]
    piano = pretty_midi.Instrument(0, name="Melody")
    metre = Metre(*then)
    ticks = [length // 2, length, length + metre.ticks_per_bar]
    piano.notes = [
        pretty_midi.Note(80, 60 + k, midi.tick_to_time(tick), midi.tick_to_time(tick + 120))
        for k, tick in enumerate(ticks)
    ]
    midi.instruments.append(piano)
    file = io.BytesIO()
    midi.write(file)

    song = parse_midi(file.getvalue())

    assert song.bars.metre == metre
    missing = metre.ticks_per_bar - length
    assert [(note.start, note.length) for note in song.bars] == [(missing + tick, 120) for tick in ticks]
    assert [metre.place(note.start)[0] for note in song.bars] == [0, 1, 2]
    (said,) = song.warnings
    assert f"a pickup of {pickup[0]}/{pickup[1]}; " in said
    assert str(metre) in said
    assert parse_midi(midi_bytes(song.bars)).bars == song.bars


def with_tempos(*tracks):
    """A file with these tempos, each (ticks after the one before, microseconds a quarter), a track each; and a note."""
    midi = mido.MidiFile(ticks_per_beat=480)
    for tempos in tracks:
        midi.tracks.append(mido.MidiTrack(mido.MetaMessage("set_tempo", tempo=each, time=at) for at, each in tempos))
    midi.tracks.append(
        mido.MidiTrack([mido.Message("note_on", note=60, time=960), mido.Message("note_off", note=60, time=480)])
    )
    file = io.BytesIO()
    midi.save(file=file)
    return file.getvalue()


@pytest.mark.parametrize(
    "tracks",
    [
        [[(0, 600_000)]],
        [[], [(0, 600_000)]],
        [[], [], [(0, 600_000), (480, 600_000)], [(0, 600_000)]],
        [[(0, 600_000), (480, 600_001)]],
        [[(0, 500_000), (0, 600_000)]],
    ],
)
def test_a_tempo_is_read_wherever_it_stands(tracks):
    song = parse_midi(with_tempos(*tracks))
    assert (song.bars.tempo, song.warnings) == (100, ())
    assert list(song.bars) == [Note(960, 60, 480, 64)]


@pytest.mark.parametrize(
    "tracks",
    [
        [[(0, 600_000), (480, 300_000)]],
        [[(1920, 300_000)], [(0, 600_000)]],
        [[(480, 600_000), (480, 300_000), (480, 600_000)]],
    ],
)
def test_the_first_tempo_is_taken_and_changes_are_said(tracks):
    song = parse_midi(with_tempos(*tracks))
    assert song.bars.tempo == 100
    assert list(song.bars) == [Note(960, 60, 480, 64)]
    (said,) = song.warnings
    assert "changes its tempo" in said
    assert "100 bpm" in said


def test_of_very_many_tempos_only_so_many_are_kept(monkeypatch):
    monkeypatch.setattr(midi_scan, "MOST_TEMPOS", 3)
    tempos = [(0, 600_000), (10, 600_000), (10, 600_000), (10, 300_000)]
    assert parse_midi(with_tempos(tempos)).warnings == ()
    assert parse_midi(with_tempos(tempos[1:])).warnings


WALTZ, SLOW = b"\xff\x58\x04\x03\x02\x18\x08", b"\xff\x51\x03\x0f\x42\x40"


@pytest.mark.parametrize(("change", "kept", "said"), [(SLOW, (120, "4/4"), "120 bpm"), (WALTZ, (120, "4/4"), "4/4")])
def test_notes_before_the_first_tempo_or_metre_are_in_what_a_file_without_one_has(change, kept, said):
    late = track((0, on(60)), (480, off(60)), (7200, change), (0, on(60)), (480, off(60)))
    song = parse_midi(midi_of(late))
    assert (song.bars.tempo, str(song.bars.metre)) == kept
    (told,) = song.warnings
    assert said in told
    in_another_track = midi_of(track((480, change)), track((0, on(60)), (960, off(60))))
    assert parse_midi(in_another_track).warnings == song.warnings


@pytest.mark.parametrize(("change", "kept"), [(SLOW, (60, "4/4")), (WALTZ, (120, "3/4"))])
def test_a_tempo_or_metre_with_the_first_note_or_before_it_is_the_first(change, kept):
    for ahead in (0, 480):
        song = parse_midi(midi_of(track((480, change), (ahead, on(60)), (480, off(60)))))
        assert (song.bars.tempo, str(song.bars.metre)) == kept
        assert song.warnings == ()


@pytest.mark.parametrize(("quarters", "nearest"), [(500, 400), (10, 20)])
def test_a_tempo_that_no_song_can_have_is_said(quarters, nearest):
    song = parse_midi(with_tempos([(0, round(60e6 / quarters))]))
    assert song.bars.tempo == nearest
    (said,) = song.warnings
    assert f"{quarters} bpm" in said
    assert f"{nearest} bpm" in said


def test_what_is_no_pickup_stays_where_it_is():
    for changes in (
        ((0, 1, 4), (960, 4, 4)),
        ((0, 5, 4), (2400, 4, 4)),
        ((480, 1, 4), (480, 4, 4)),
    ):
        song = parse_midi(in_metres(*changes))
        assert song.bars.metre == Metre(*changes[0][1:])
        assert list(song.bars) == [Note(1440, 60, 480, 64)]
        assert "changes its metre" in song.warnings[0]


@pytest.mark.parametrize("later", [(1920, 3, 4), (3840, 1, 4)])
def test_after_a_pickup_other_metres_are_said_as_well(later):
    song = parse_midi(in_metres((0, 1, 4), (480, 4, 4), later))
    assert song.bars.metre == Metre(4, 4)
    assert [note.start for note in song.bars] == [1440 + 3 * 480]
    assert ["pickup" in said for said in song.warnings] == [True, False]
    assert "4/4" in song.warnings[1]


def test_after_a_pickup_a_metre_that_is_not_known_is_said_and_nothing_moved():
    song = parse_midi(in_metres((0, 1, 4), (480, 17, 4)))
    assert (song.bars.metre, [note.start for note in song.bars]) == (Metre(4, 4), [1440])
    assert "17/4" in song.warnings[0]


def test_after_a_pickup_it_is_still_known_who_wrote_what():
    written = Bars.of([Note(0, 60, 480), Note(480, 62, 480, author=Author.MODEL)])
    midi = mido.MidiFile(file=io.BytesIO(midi_bytes(written)))
    for track in midi.tracks:
        track[:] = [event for event in track if event.type != "time_signature"]
    midi.tracks[0].insert(0, mido.MetaMessage("time_signature", numerator=1, denominator=4))
    midi.tracks.append(mido.MidiTrack([mido.MetaMessage("time_signature", numerator=3, denominator=4, time=480)]))
    file = io.BytesIO()
    midi.save(file=file)
    song = parse_midi(file.getvalue())
    assert [(note.start, note.author) for note in song.bars] == [(960, Author.PERSON), (1440, Author.MODEL)]
    assert list(song.origins) == [(1440, 62, Voice.MELODY)]


@pytest.mark.parametrize(("beats", "unit"), [(17, 4), (255, 4), (3, 32), (4, 1)])
def test_a_metre_that_is_not_known_is_said(beats, unit):
    song = parse_midi(in_metres((0, beats, unit)))
    assert song.bars.metre == Metre(4, 4)
    assert f"{beats}/{unit}" in song.warnings[0]


@pytest.mark.parametrize("content", [b"", b"\x03", b"\0\2\x18\x08", b"\x03\xff\x18\x08", b"\x03\2\x18\x08\0"])
def test_a_metre_that_is_damaged_is_passed_over(content):
    body = b"\0\xff\x58" + bytes([len(content)]) + content + b"\0\x90\x3c\x40\x60\x80\x3c\0\0\xff\x2f\0"
    song = parse_midi(b"MThd\0\0\0\6\0\0\0\1\0\x60MTrk" + len(body).to_bytes(4) + body)
    assert (song.bars.metre, song.warnings, len(song.bars)) == (Metre(4, 4), (), 1)


def test_other_resolutions_programs_and_drums(tmp_path):
    midi = mido.MidiFile(ticks_per_beat=96)
    track = mido.MidiTrack()
    midi.tracks.append(track)
    track.append(mido.MetaMessage("set_tempo", tempo=400_000))
    track.append(mido.Message("program_change", program=40, channel=2))
    track.append(mido.Message("note_on", note=60, velocity=70, channel=2, time=48))
    track.append(mido.Message("note_on", note=38, velocity=90, channel=9))
    track.append(mido.Message("note_on", note=60, velocity=0, channel=2, time=96))
    track.append(mido.Message("note_off", note=38, channel=9))
    midi.save(tmp_path / "x.mid")
    song = read_midi(tmp_path / "x.mid")
    struck, sung = song.bars
    assert (struck.start, struck.pitch, struck.voice) == (240, 38, Voice.DRUMS)
    assert sung == Note(240, 60, 480, 70, Author.PERSON, Voice.MELODY)
    assert song.mix[Voice.MELODY].program == 40
    assert song.bars.tempo == 150


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes():
    whole = midi_bytes(Bars.of([Note(0, 60, 120), Note(120, 62, 120), Note(240, 64, 120)]))
    song = parse_midi(whole[:-12])
    assert song.warnings == (TRUNCATED,)
    assert list(song.bars)[:2] == [Note(0, 60, 120), Note(120, 62, 120)]


@pytest.mark.parametrize("data", [b"", b"hello", b"MThd", b"MThd\0\0\0\6\0\1\0\1\0\0", b"MThd\0\0\0\6\0\1\0\1\xe7\x28"])
def test_what_is_no_midi_file_is_refused(tmp_path, data):
    (tmp_path / "x.mid").write_bytes(data)
    with pytest.raises(InputError, match=r"x\.mid"):
        read_midi(tmp_path / "x.mid")


def test_a_file_without_end_is_refused_before_it_is_in_memory(monkeypatch):
    if not Path("/dev/zero").exists():
        pytest.skip("this machine has no file without end")
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("all of it is read"))
    with pytest.raises(InputError, match=r"/dev/zero: the MIDI file has more than 16,000,000 bytes"):
        read_midi(Path("/dev/zero"))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"nix\.mid"):
        read_midi(tmp_path / "nix.mid")


def test_ten_primers_the_first_of_them_twinkle():
    found = primers()
    assert len(found) == 10
    assert found[0].name == "twinkle"
    twinkle = read_primer()
    assert [note.pitch for note in twinkle] == [60, 60, 67, 67, 69, 69, 67, 65, 65, 64, 64, 62, 62, 60]
    assert twinkle.end == 2 * 1920
    for primer in found:
        bars = read_primer(primer.name)
        assert 0 < bars.end <= 2 * 1920
        assert len(bars) >= 7


def test_every_voices_program_and_volume_come_back_whatever_they_are():
    song = Bars.of(Note(480 * voice, 40 + voice, 480, voice=voice) for voice in Voice)
    mix = DEFAULT_MIX.changed(Voice.MELODY, program=33, volume=11).changed(Voice.HARMONY, program=33, volume=22)
    mix = mix.changed(Voice.BASS, program=0, volume=0).changed(Voice.DRUMS, program=25, volume=127)
    read = parse_midi(midi_bytes(song, mix))
    assert read.bars == song
    assert read.mix == mix


Struck = tuple[int, int, int]
TUNE: list[Struck] = [(480 * at, pitch, 480) for at, pitch in enumerate((72, 74, 76, 79, 77, 76, 74, 72))]
CHORDS: list[Struck] = [(1920 * bar, pitch, 1920) for bar in range(2) for pitch in (48 + bar, 52 + bar, 55 + bar)]
LOW: list[Struck] = [(960 * at, pitch, 960) for at, pitch in enumerate((36, 31, 33, 29))]
KIT: list[Struck] = [(480 * at, (36, 38)[at % 2], 120) for at in range(8)]
NAME, DRUM_CHANNEL = b"\xff\x03", 9


def played_by(
    name: str | bytes,
    notes: list[Struck],
    program: int = 0,
    channel: int = 0,
    volume: int = 100,
    *,
    is_pedalled: bool = False,
) -> bytes:
    """A track of this name, as other programs write it."""
    name = name.encode() if isinstance(name, str) else name
    edges = [(start, on(pitch, channel)) for start, pitch, _ in notes]
    edges += [(start + length, off(pitch, channel)) for start, pitch, length in notes]
    edges.sort(key=lambda edge: (edge[0], edge[1][0] & 0x10))
    gaps = [tick - before for (tick, _), (before, _) in zip(edges, [(0, b""), *edges], strict=False)]
    sound = [(0, bytes([0xC0 | channel, program])), (0, bytes([0xB0 | channel, 7, volume]))]
    sound += [(0, pedal(127, channel))] * is_pedalled
    events = [(gap, event) for gap, (_, event) in zip(gaps, edges, strict=True)]
    return track((0, NAME + bytes([len(name)]) + name), *sound, *events)


def heard(song: Bars, voice: Voice) -> list[Struck]:
    return sorted((note.start, note.pitch, note.length) for note in song.of_voices([voice]))


def test_a_band_is_heard_in_its_voices_and_tracks_that_share_one_are_told():
    band = midi_of(
        played_by("Drums", KIT, channel=DRUM_CHANNEL),
        played_by("Bass", LOW, 33, 1),
        played_by("Pad", CHORDS, 89, 2, volume=20),
        played_by("Guitar", CHORDS, 25, 3),
        played_by("Vocals", TUNE, 54, 4),
        played_by("Strings", CHORDS, 48, 5, volume=0),
        played_by("Vocals 2", [], 85, 6),
    )
    song = parse_midi(band)
    assert heard(song.bars, Voice.MELODY) == TUNE
    assert heard(song.bars, Voice.HARMONY) == sorted(3 * CHORDS)
    assert heard(song.bars, Voice.BASS) == LOW
    assert heard(song.bars, Voice.DRUMS) == KIT
    assert (song.mix[Voice.MELODY].program, song.mix[Voice.BASS].program) == (54, 33)
    assert (song.mix[Voice.HARMONY].program, song.mix[Voice.HARMONY].volume) == (25, 100)
    told = "3 tracks share the voice harmony, with the sound of Steel guitar: Pad, Guitar, Strings"
    assert song.warnings == (told,)


def test_two_hands_of_a_piano_in_one_track_are_heard_as_a_tune_and_its_harmony():
    song = parse_midi(midi_of(played_by("Piano", TUNE + CHORDS, 1, volume=90)))
    assert (heard(song.bars, Voice.MELODY), heard(song.bars, Voice.HARMONY)) == (TUNE, CHORDS)
    for voice in (Voice.MELODY, Voice.HARMONY):
        assert (song.mix[voice].program, song.mix[voice].volume) == (1, 90)
    (told,) = song.warnings
    assert told.startswith("the track Piano plays several notes at a time")
    assert parse_midi(midi_bytes(song.bars, song.mix)).bars == song.bars


@pytest.mark.parametrize(
    "name", ["Mélodie", "Mélodie".encode("latin-1"), "MELODIA", "Chant 1", "lead_vox", "Me\u0301lodie"]
)
def test_names_of_tracks_are_read_in_whatever_letters_they_were_written(name):
    song = parse_midi(midi_of(played_by("Flute", [(0, 90, 960)]), played_by(name, TUNE, channel=1)))
    assert heard(song.bars, Voice.MELODY) == TUNE


def test_a_name_is_told_without_what_no_one_can_read():
    song = parse_midi(
        midi_of(played_by("Flöte\n\0", CHORDS), played_by("Chords", CHORDS, channel=1), played_by("RH", TUNE))
    )
    assert song.warnings == ("2 tracks share the voice harmony, with the sound of Grand piano: Flöte, Chords",)


def test_drums_on_another_channel_are_struck_on_a_kit():
    song = parse_midi(midi_of(played_by("Drum Kit 2", KIT, 30), played_by("Steel drums", TUNE, 114, 1)))
    assert (heard(song.bars, Voice.DRUMS), heard(song.bars, Voice.MELODY)) == (KIT, TUNE)
    assert song.mix[Voice.DRUMS].program == DEFAULT_MIX[Voice.DRUMS].program


def test_the_name_of_a_song_in_one_track_is_nobodys():
    parts = [
        played_by("All about that bass", notes, program, channel)
        for channel, (program, notes) in enumerate([(5, TUNE), (19, CHORDS)])
    ]
    merged = mido.MidiFile(type=0, ticks_per_beat=480)
    merged.tracks.append(mido.merge_tracks(mido.MidiFile(file=io.BytesIO(midi_of(*parts))).tracks))
    file = io.BytesIO()
    merged.save(file=file)
    song = parse_midi(file.getvalue())
    assert (heard(song.bars, Voice.MELODY), heard(song.bars, Voice.HARMONY)) == (TUNE, CHORDS)


anyones = st.builds(
    Note,
    st.integers(0, 9000),
    st.integers(0, 127),
    st.integers(1, 4000),
    st.integers(1, 127),
    voice=st.sampled_from(Voice),
)


@given(st.lists(anyones, max_size=15))
def test_our_own_files_come_back_in_the_voices_they_had(score):
    song = parse_midi(midi_bytes(Bars.of(score)))
    assert list(song.bars) == played(score)
    assert not song.warnings


def test_what_a_pedal_holds_sounds_until_it_comes_up_or_the_pitch_begins_anew():
    chord = ((0, on(60)), (0, on(64)), (100, pedal(127)), (100, off(60)), (0, off(64)))
    again = ((600, on(60)), (100, off(60)), (400, pedal(0)), (300, on(62)), (100, off(62)))
    assert spans(midi_of(track(*chord, *again))) == [(0, 60, 800), (0, 64, 1300), (800, 60, 500), (1600, 62, 100)]


def test_a_pedal_that_changes_with_the_chord_holds_none_over_and_one_that_stays_down_ends_with_the_last_key():
    first = ((0, pedal(127)), (0, on(60)), (200, off(60)), (760, pedal(0)), (0, on(62)), (0, pedal(100)))
    last = ((100, off(62)), (500, on(64)), (400, off(64)))
    assert spans(midi_of(track(*first, *last))) == [(0, 60, 960), (960, 62, 1000), (1560, 64, 400)]


def test_a_key_that_is_held_longer_than_the_pedal_and_drums_sound_as_they_were_struck():
    held = ((0, pedal(127)), (0, on(60)), (200, pedal(63)), (280, off(60)))
    assert spans(midi_of(track(*held))) == [(0, 60, 480)]
    struck = ((0, pedal(127, 9)), (0, on(36, 9)), (120, off(36, 9)), (480, on(38, 9)), (120, off(38, 9)))
    assert spans(midi_of(track(*struck))) == [(0, 36, 120), (600, 38, 120)]


def test_a_pedal_changes_nothing_of_which_notes_are_the_melody():
    hands = TUNE + CHORDS
    plain, held = (parse_midi(midi_of(played_by("Piano", hands, is_pedalled=each))).bars for each in (False, True))
    for voice in (Voice.MELODY, Voice.HARMONY):
        assert [each[:2] for each in heard(plain, voice)] == [each[:2] for each in heard(held, voice)]
    assert heard(held, Voice.MELODY)[0] == (0, 72, 7 * 480)


gestures = st.lists(st.tuples(st.integers(1, 400), st.sampled_from((None, 60, 62, 65))), max_size=40)


@given(gestures)
def test_what_is_played_with_a_pedal_is_read_as_long_as_it_sounds_when_it_is_played_here(played):
    """Each gesture moves a key, or the pedal, the other way; in the end all come up."""
    keys, down, is_held = Keys(), set[int](), False
    events: list[tuple[int, bytes]] = []
    sounded: list[Played] = []
    now = last = 0
    for gap, key in played:
        now += gap
        if key is None:
            is_held = not is_held
            events.append((gap, pedal(127 if is_held else 0)))
            sounded += keys.receive(Pedal(now, is_held), Voice.MELODY)
        elif key in down:
            last = now
            events.append((gap, off(key)))
            sounded += keys.receive(NoteOff(now, key), Voice.MELODY)
        else:
            events.append((gap, on(key)))
            sounded += keys.receive(NoteOn(now, key, 80), Voice.MELODY)
        down ^= {key} if key else set()
    for key in sorted(down):
        now = last = now + 1
        events.append((1, off(key)))
        sounded += keys.receive(NoteOff(now, key), Voice.MELODY)
    sounded += keys.receive(LetGo(last), Voice.MELODY)
    expected = sorted((int(each.start), each.pitch, int(each.end - each.start)) for each in sounded)
    assert sorted(spans(midi_of(track(*events)))) == expected
