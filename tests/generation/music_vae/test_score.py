"""Songs become MusicVAE's classes and classes notes; what is short goes round, what is long is cut into blocks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.music_vae.codec import (
    DRUM_CLASSES,
    DRUMS,
    HIGHEST_PITCH,
    LINE_CLASSES,
    LOWEST_PITCH,
    drum_class,
    drum_pitches,
    line_class,
    line_event,
)
from sketchpad.generation.music_vae.score import VOICES, Score, begins, blocks, blocks_of, held_on, loop_length
from sketchpad.generation.request import Request
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.melody import NO_EVENT, NOTE_OFF
from sketchpad.music.note import TICKS_PER_BAR, Note, Voice


@given(st.integers(0, LINE_CLASSES - 1))
def test_every_class_of_a_line_is_an_event_and_back(index):
    assert line_class(line_event(index)) == index


@given(st.integers(0, DRUM_CLASSES - 1))
def test_every_class_of_drums_is_pitches_and_back(index):
    assert drum_class(drum_pitches(index)) == index


@given(st.sets(st.integers(0, 127)))
def test_drums_count_by_their_kind(pitches):
    kinds = {number for number, drums in enumerate(DRUMS) if pitches & set(drums)}
    assert drum_class(pitches) == sum(1 << number for number in kinds)


@pytest.mark.parametrize(
    ("count", "length"), [(0, 1), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (9, 9), (16, 16), (40, 16)]
)
def test_a_primer_goes_round_in_its_own_bars(count, length):
    assert loop_length(count, 16) == length


def test_three_bars_go_round_to_the_end_and_no_bar_is_empty():
    song = Bars.of([Note(beat * 480, 60 + beat, 480, voice=Voice.MELODY) for beat in range(12)])
    drums = Bars.of([Note(beat * 480, 36, 120, voice=Voice.DRUMS) for beat in range(12)])
    classes = Score(song.edited(added=list(drums)), VOICES[3], 16, in_c=False).classes
    begun = begins(classes[:, 0], Voice.MELODY).reshape(16, 16)
    assert (begun.sum(axis=1) == 4).all()
    assert np.array_equal(classes[48:96], classes[:48])
    assert np.array_equal(classes[240:], classes[:16])


def test_a_short_primer_goes_round(twinkle):
    classes = Score(twinkle, VOICES[1], 16, in_c=False).classes[:, 0]
    assert np.array_equal(classes.reshape(8, 32)[1:], np.tile(classes[32:64], (7, 1)))
    assert [line_event(index) for index in classes[:8]] == [60, NO_EVENT, 60, NO_EVENT, 67, NO_EVENT, 67, NO_EVENT]
    # Its last note ends with the round, which the first round cannot know.
    assert np.array_equal(classes[1:32], classes[33:64])


def test_a_note_that_sounds_into_a_bar_of_silence_ends_there():
    song = Bars.of([Note(0, 60, 480), Note(TICKS_PER_BAR * 2 - 120, 62, 120)])
    events = [line_event(index) for index in Score(song, VOICES[1], 16, in_c=False).classes[:40, 0]]
    assert events[4] == NOTE_OFF
    assert events[31:33] == [62, 60]


def test_a_harmony_stands_in_for_a_melody_that_is_not_there():
    song = Bars.of([Note(0, 60, 480, voice=Voice.HARMONY), Note(480, 64, 480, voice=Voice.HARMONY)])
    classes = Score(song, VOICES[3], 16, in_c=False).classes
    assert line_event(int(classes[0, 0])) == 60
    assert not classes[:, 1].any()
    assert not classes[:, 2].any()


@given(
    st.lists(st.sampled_from([NO_EVENT, NO_EVENT, NO_EVENT, NOTE_OFF, 48, 60, 72, 84]), min_size=256, max_size=256),
    st.lists(st.integers(0, DRUM_CLASSES - 1), min_size=256, max_size=256),
)
def test_what_is_written_is_read_back(line, drums):
    score = Score(Bars.of(), VOICES[3], 16, in_c=False)
    classes = np.stack([[line_class(event) for event in line]] * 2 + [drums], axis=1).astype(np.int32)
    notes = score.notes(classes, 0)
    again = Score(Bars.of(notes), VOICES[3], 16, in_c=False)
    if Bars.of(notes).count == 16:
        assert written(again.notes(again.classes, 0)) == written(notes)


def written(notes):
    """When, how long and what, of each note."""
    return sorted((note.start, note.length, note.pitch, note.voice) for note in notes)


@given(st.integers(LOWEST_PITCH, HIGHEST_PITCH), st.integers(-11, 11))
def test_a_model_in_c_hears_c_and_answers_in_the_song_s_key(low, up):
    scale = [0, 4, 7, 5, 9, 11, 2, 12]
    base = 48 + low % 12 + up
    song = Bars.of([Note(step * 240, base + tone, 240) for step, tone in enumerate(scale)])
    score = Score(song, VOICES[1], 16, in_c=True)
    heard = {line_event(int(index)) % 12 for index in score.classes[:, 0] if line_event(int(index)) >= 0}
    assert heard == {0, 2, 4, 5, 7, 9, 11}
    notes = score.notes(score.classes[:16], 0)
    assert [note.pitch % 12 for note in notes] == [note.pitch % 12 for note in song]


def test_a_variation_has_the_song_s_bars_in_blocks(twinkle):
    song = Bars.of([Note(n.start + k * 2 * TICKS_PER_BAR, n.pitch, n.length) for k in range(1, 10) for n in twinkle])
    found = list(blocks(Request(song, "m", verb=Verb.VARY), 16))
    assert [(start // TICKS_PER_BAR, bars) for start, bars, _ in found] == [(2, 16), (18, 2)]
    assert list(found[1][2]) == list(blocks_of(song, 18, 2, 16)[0])


def test_a_continuation_is_made_of_the_last_bars_again_and_again(twinkle):
    song = Bars.of([Note(n.start + k * 2 * TICKS_PER_BAR, n.pitch, n.length) for k in range(10) for n in twinkle])
    found = list(blocks(Request(song, "m", bars=20), 16))
    assert [(start // TICKS_PER_BAR, bars) for start, bars, _ in found] == [(20, 16), (36, 4)]
    assert all(part.count == 16 for _, _, part in found)


def test_a_note_held_a_little_into_a_bar_begins_no_bar_of_its_own():
    notes = [Note(beat * 480, 60 + beat, 480) for beat in range(7)]
    held = Bars.of([*notes, Note(7 * 480, 72, 600)])
    (start, bars, song), *_ = blocks(Request(held, "m", bars=4), 16)
    assert (start // TICKS_PER_BAR, bars) == (2, 5)
    assert (song.count, song.end) == (2, 2 * TICKS_PER_BAR)
    long = Bars.of([*notes, Note(7 * 480, 72, 960)])
    (start, bars, song), *_ = blocks(Request(long, "m", bars=4), 16)
    assert (start // TICKS_PER_BAR, bars, song.count) == (2, 5, 3)
    assert [note.pitch for note in song.between(0, TICKS_PER_BAR)] == [65, 66, 72]


@pytest.mark.parametrize(("upbeat", "rounds"), [([3], 2), ([2, 3], 2), ([1, 2, 3], 3), ([], 2)])
def test_an_upbeat_is_no_bar_of_what_goes_round(upbeat, rounds):
    pickup = [Note(3 * TICKS_PER_BAR + beat * 480, 50 + beat, 480) for beat in upbeat]
    tune = [Note(4 * TICKS_PER_BAR + beat * 480, 60 + beat, 480) for beat in range(8)]
    (start, bars, song), *_ = blocks(Request(Bars.of([*pickup, *tune]), "m", bars=4), 16)
    assert (start // TICKS_PER_BAR, bars, song.count) == (6, 4, rounds)
    assert [note.pitch for note in song][-8:] == [*range(60, 68)]
    assert len(song) == 8 + len(upbeat) * (rounds == 3)


def test_an_upbeat_goes_round_where_nothing_else_does_and_makes_room_in_a_last_bar_that_it_completes():
    pickup = Note(1440, 55, 480)
    for alone in (pickup, Note(1440, 55, 480 + TICKS_PER_BAR)):
        (*_, song), *_ = blocks(Request(Bars.of([alone]), "m", bars=4), 16)
        assert [note.pitch for note in song] == [55]
    tune = [Note(TICKS_PER_BAR + beat * 480, 60 + beat, 480) for beat in range(7)]
    (start, bars, song), *_ = blocks(Request(Bars.of([pickup, *tune]), "m", bars=4), 16)
    assert (start // TICKS_PER_BAR, bars, song.count) == (2, 5, 2)
    assert [note.pitch for note in song] == [64, 65, 66, 63, 60, 61, 62, 63]


def test_a_bar_that_the_primer_leaves_unfinished_is_written_first_and_read_as_full():
    notes = [Note(beat * 480, 60 + beat, 480) for beat in range(10)]
    (start, bars, song), *_ = blocks(Request(Bars.of(notes), "m", bars=4), 16)
    assert (start // TICKS_PER_BAR, bars) == (2, 5)
    assert [note.pitch for note in song] == [68, 69, 66, 67, *range(60, 68)]
    assert [note.start for note in song] == [beat * 480 for beat in range(12)]


@pytest.mark.parametrize(
    ("eighths", "read"), [([0, 1, 2], [0, 1, 2, 4, 5, 6]), ([1], [1, 3, 5, 7]), ([4, 5], [4, 5, 6, 7])]
)
def test_less_than_a_bar_is_full_of_its_own_beats(eighths, read):
    primer = Bars.of([Note(TICKS_PER_BAR + eighth * 240, 60, 200) for eighth in eighths[:-1]])
    primer = primer.edited(added=[Note(TICKS_PER_BAR + eighths[-1] * 240, 60, 240 if eighths != [1] else 100)])
    (start, bars, song), *_ = blocks(Request(primer, "m", bars=1), 2)
    assert (start // TICKS_PER_BAR, bars) == (1, 2)
    assert [note.start // 240 for note in song] == read
    assert song.end <= TICKS_PER_BAR


def test_what_is_held_into_an_unfinished_bar_ends_where_the_bars_that_are_read_do():
    primer = Bars.of([Note(0, 60, 960), Note(960, 62, 960 + 720)])
    (start, bars, song), *_ = blocks(Request(primer, "m", bars=1), 16)
    assert (start // TICKS_PER_BAR, bars) == (1, 2)
    assert [(note.start, note.pitch, note.length) for note in song] == [
        (960, 62, 960),
        (TICKS_PER_BAR, 60, 960),
        (TICKS_PER_BAR + 960, 62, 960),
    ]


def test_bars_in_which_something_is_only_held_are_read_where_they_are():
    held = Note(0, 60, 3 * TICKS_PER_BAR + 960)
    (start, bars, song), *_ = blocks(Request(Bars.of([held]), "m", bars=2), 2)
    assert (start // TICKS_PER_BAR, bars, len(song)) == (3, 2, 0)
    primer = Bars.of([held, Note(2 * TICKS_PER_BAR, 62, 480)])
    (*_, song), *_ = blocks(Request(primer, "m", bars=2), 2)
    assert [(note.start, note.pitch) for note in song] == [(TICKS_PER_BAR, 62)]


@pytest.mark.parametrize("tick", [60, 180, 300])
def test_halfway_between_two_steps_every_voice_is_at_the_later_one(tick):
    song = Bars.of([Note(tick, 40, 480, voice=voice) for voice in VOICES[3]])
    classes = Score(song, VOICES[3], 2, in_c=False).classes[:16]
    begun = [begins(classes[:, column], voice).argmax() for column, voice in enumerate(VOICES[3])]
    assert begun == [(tick + 60) // 120] * 3


def test_what_the_primer_holds_over_a_line_is_held_on_to_the_next_note():
    line, end = 2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR
    primer = Bars.of([Note(0, 60, 3 * TICKS_PER_BAR), Note(0, 40, line, voice=Voice.BASS), Note(line, 50, 480)])
    ended, sounds = Note(0, 64, 480), Note(960, 65, line - 960)
    bass = Note(960, 41, line - 960, voice=Voice.BASS)
    others = (ended, bass)
    held = Note(960, 65, 3 * TICKS_PER_BAR - 960)
    assert held_on((sounds, *others), (), primer, line, end) == (held, *others)
    assert held_on((sounds,), (), primer, line, line + 960) == (Note(960, 65, line),)
    written = (Note(line + 480, 70, 240), Note(line + 960, 70, 240))
    assert held_on((sounds,), written, primer, line, end) == (Note(960, 65, line - 480),)
    assert held_on((sounds,), (), primer.between(1, end), line, end) == (sounds,)
