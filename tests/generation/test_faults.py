"""Faults of continuations, none of which the song itself has; the take with the fewest is kept."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sketchpad.generation.belonging import answers
from sketchpad.generation.faults import Faults, continuation
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_QUARTER, Note, Voice

SCALE = (60, 62, 64, 65, 67, 65, 64, 62)
SONG = Bars.of(Note(n * TICKS_PER_QUARTER, SCALE[n % 8], TICKS_PER_QUARTER) for n in range(8))
BARS = 4
GOOD = tuple(Note(2 * TICKS_PER_BAR + n * TICKS_PER_QUARTER, SCALE[n % 8], TICKS_PER_QUARTER) for n in range(4 * BARS))
CHORD = Note(2 * TICKS_PER_BAR, 48, TICKS_PER_BAR, voice=Voice.HARMONY)


def faults_of(*notes: Note, song: Bars = SONG) -> set[str]:
    request = Request(song, "polyphony_rnn", bars=BARS)
    answer = Bars.of(notes)
    found = Faults(request).of(answer, continuation(request, answer))
    assert set(found) == {"out_of_key", "off_beat", "leaps", "far", "rests", "held", "stuck"}
    return {name for name, has_it in found.items() if has_it}


def but(number: int, **changes) -> tuple[Note, ...]:
    """What is good, but for one note."""
    return tuple(replace(note, **changes) if n == number else note for n, note in enumerate(GOOD))


def test_what_goes_on_as_the_song_does_has_no_fault():
    assert faults_of(*GOOD, CHORD) == set()


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("out_of_key", tuple(replace(note, pitch=note.pitch + 6) for note in GOOD)),
        ("off_beat", tuple(replace(note, start=note.start + TICKS_PER_QUARTER // 2) for note in GOOD)),
        ("off_beat", tuple(replace(note, start=note.start + TICKS_PER_QUARTER // 4) for note in GOOD)),
        ("leaps", (*but(3, pitch=47)[:4], *but(4, pitch=47 + 20)[4:])),
        ("far", (*GOOD, replace(CHORD, pitch=41))),
        ("rests", (*GOOD[:5], *GOOD[8:])),
        ("rests", GOOD[:13]),
        ("rests", GOOD[3:]),
        ("held", (*GOOD[:4], replace(GOOD[4], length=7 * TICKS_PER_QUARTER), *GOOD[11:])),
        ("stuck", (*GOOD, replace(CHORD, length=9 * TICKS_PER_QUARTER))),
    ],
    ids=[
        "another key",
        "an eighth late",
        "a sixteenth late",
        "a leap",
        "a low chord",
        "a rest",
        "the end missing",
        "a late start",
        "a note",
        "a chord",
    ],
)
def test_each_fault_is_found_alone(name, notes):
    assert faults_of(*notes) == {name}


def test_what_the_song_does_itself_is_no_fault():
    low = replace(CHORD, length=9 * TICKS_PER_QUARTER, pitch=20)
    later = [replace(note, start=note.start + TICKS_PER_BAR) for note in (*GOOD, low)]
    tail = [replace(note, start=note.start + 2 * TICKS_PER_BAR) for note in list(SONG)[:4]]
    song = Bars.of([*SONG, *tail])
    assert faults_of(*later, song=song) == {"far", "stuck"}
    assert faults_of(*later, song=song.edited(added=[replace(low, start=0)])) == set()
    first, *_, last = SONG
    assert faults_of(*GOOD[:5], *GOOD[9:], song=Bars.of([first, last])) == set()


def test_a_voice_that_moves_below_a_melody_makes_no_leap_of_it():
    low = Note(GOOD[4].start + TICKS_PER_QUARTER // 2, 43, TICKS_PER_QUARTER // 2, voice=Voice.HARMONY)
    assert faults_of(*GOOD, low) == set()


def test_drums_that_go_on_are_no_rest_and_an_added_bass_may_lie_low():
    beat = [Note(note.start, 36, 120, voice=Voice.DRUMS) for note in GOOD]
    bass = Note(2 * TICKS_PER_BAR, 24, TICKS_PER_BAR, voice=Voice.BASS)
    assert faults_of(*GOOD[:5], *GOOD[8:], *beat, bass) == set()


def test_out_of_nothing_there_is_no_key_and_no_range_to_lose():
    request = Request(Bars.of(), "polyphony_rnn", bars=2)
    answer = Bars.of([Note(0, 20, TICKS_PER_BAR), Note(TICKS_PER_BAR, 90, TICKS_PER_BAR)])
    found = Faults(request).of(answer, continuation(request, answer))
    assert {name for name, has_it in found.items() if has_it} == {"leaps"}


def test_the_take_with_the_fewest_faults_is_kept_even_where_it_is_stranger():
    """The first try is the song again, but for a hole; the second has wider intervals, more notes, and none at home."""
    again = (*GOOD[:8], *(replace(note, start=note.start + 2 * TICKS_PER_BAR) for note in GOOD[:8]))
    other = tuple(replace(note, pitch=(64, 76, 65, 74)[n % 4]) for n, note in enumerate(GOOD))

    def write(request: Request, index: int, cancel: CancelFlag) -> Iterator[Take]:
        notes = (*again[:5], *again[8:]) if request.seed == 0 else other
        yield Take(request, index, notes, request.end, 0.0, 0.0)

    *_, take = answers(write, Request(SONG, "m", bars=BARS, tries=2), CancelFlag())
    assert take.seed == 1
