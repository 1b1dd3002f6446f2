"""Who wrote which note goes through MIDI and comes back; the notes stay what any program reads."""

import io

import mido
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import midi_bytes, parse_midi
from sketchpad.music.note import Author, Note, Voice
from sketchpad.music.provenance import PREFIX, UNKNOWN, Source, place, sources

known = st.builds(Source, st.text("abc_", max_size=9), st.text("0123456789abcdef", max_size=64), st.integers(0, 2**31))
notes = st.builds(
    lambda step, pitch, author, voice: Note(240 * step, pitch, 200, author=author, voice=voice),
    st.integers(0, 300),
    st.integers(0, 127),
    st.sampled_from(Author),
    st.sampled_from(Voice),
)
scores = st.lists(notes, max_size=40, unique_by=lambda note: (note.start, note.pitch, note.voice)).map(Bars.of)


@given(scores, st.lists(known, min_size=1, max_size=4), st.randoms())
def test_authors_and_sources_come_back(song, written, rng):
    told = {place(note): rng.choice(written) for note in song if note.author is Author.MODEL and rng.random() < 0.8}
    read = parse_midi(midi_bytes(song, origins=told))
    assert [(note.start, note.pitch, note.author) for note in read.bars] == [
        (note.start, note.pitch, note.author) for note in song
    ]
    assert read.origins == {place(note): told.get(place(note), UNKNOWN) for note in song if note.author is Author.MODEL}


def test_other_programs_read_the_same_notes():
    plain = Bars.of([Note(0, 60, 480), Note(480, 64, 480), Note(480, 67, 480)])
    signed = Bars.of([Note(0, 60, 480), *(Note(480, p, 480, author=Author.MODEL) for p in (64, 67))])
    told = {(480, 64, Voice.MELODY): Source("attention_rnn", "ab" * 32, 7)}
    files = [mido.MidiFile(file=io.BytesIO(midi_bytes(plain)))]
    files.append(mido.MidiFile(file=io.BytesIO(midi_bytes(signed, origins=told))))
    sounding = [[message for message in file.merged_track if not message.is_meta] for file in files]
    assert [message.bytes() for message in sounding[0]] == [message.bytes() for message in sounding[1]]
    assert [file.length for file in files] == [files[0].length] * 2
    texts = [message.text for message in files[1].tracks[0] if message.type == "text"]
    assert texts[0] == PREFIX + f'source 1 = {{"model": "attention_rnn", "weights": "{"ab" * 32}", "seed": 7}}'
    assert texts[1:] == [PREFIX + "by 1: melody 64", PREFIX + "by 0: melody 67"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "source 1 = {",
        "source 1 = " + "[" * 3000,
        'source 1 = {"model": 1, "weights": "", "seed": 1}',
        "by 1: melody",
        "by 1: melody ٣ -1 999 99999999999 x",
        "by 9: cello 60",
        "by x: melody 60",
    ],
)
def test_what_is_badly_said_is_passed_over(text):
    assert sources([(0, PREFIX + text)]) == {}


def test_a_source_that_is_not_known_is_a_model_all_the_same():
    assert sources([(0, PREFIX + "by 3: bass 40")]) == {(0, 40, Voice.BASS): UNKNOWN}
