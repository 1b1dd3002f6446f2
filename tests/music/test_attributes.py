"""The attributes are what their formulas say, whatever key and bar a melody stands in."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.attributes import (
    ATTRIBUTES,
    Onsets,
    eighth_syncopation,
    in_key_share,
    mean_interval,
    measured,
    note_density,
    sixteenth_syncopation,
)
from sketchpad.music.bars import Bars
from sketchpad.music.melody import MAJOR_SCALE, NO_EVENT, NOTE_OFF, notes_of
from sketchpad.music.metre import Metre
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR, TICKS_PER_STEP, Note, Voice

lines = st.lists(st.sampled_from([NO_EVENT, NO_EVENT, NOTE_OFF, *range(48, 84)]), min_size=1, max_size=80)
begun = lines.map(lambda line: [60, *line])
_ = NO_EVENT


def test_on_a_bar_that_a_person_can_count():
    onsets = Onsets.of_events([60, _, 62, _, _, _, 66, _, _, 64, _, _, 62, 60, _, 71])
    assert note_density(onsets) == 7
    assert in_key_share(onsets, 0) == 6 / 7
    assert in_key_share(onsets) == 1  # of G
    assert mean_interval(onsets) == (2 + 4 + 2 + 2 + 2 + 11) / 6


@pytest.mark.parametrize(
    ("events", "sixteenth", "eighth"),
    [
        ([60, _, 60, _], 0, 0),
        ([_, 60, _, 60], 1, 0),
        ([60, 60, _, _], 0, 0),
        ([_, _, 60, _], 0, 1),
        ([_, 60, 60, _], 1 / 2, 0),
        ([60, _, 60, 60], 0, 0),
        ([NOTE_OFF, 60, NOTE_OFF, _, _, _, 60, _], 1 / 2, 1 / 2),
    ],
)
def test_syncopation_is_an_off_beat_with_nothing_before_it(events, sixteenth, eighth):
    onsets = Onsets.of_events(events)
    assert sixteenth_syncopation(onsets) == pytest.approx(sixteenth)
    assert eighth_syncopation(onsets) == pytest.approx(eighth)


@given(begun)
def test_they_are_their_formulas(line):
    onsets = Onsets.of_events(line)
    notes = [event for event in line if event >= 0]
    late = [i for i, event in enumerate(line) if event >= 0 and i % 2 and line[i - 1] < 0]
    later = [i for i, event in enumerate(line) if event >= 0 and i % 4 == 2 and max(line[i - 2 : i]) < 0]
    assert note_density(onsets) == len(notes) / -(-len(line) // STEPS_PER_BAR)
    assert in_key_share(onsets, 0) == pytest.approx(sum(note % 12 in MAJOR_SCALE for note in notes) / len(notes))
    assert in_key_share(onsets) == max(in_key_share(onsets, key) for key in range(12))
    jumps = [abs(b - a) for a, b in pairwise(notes)]
    assert mean_interval(onsets) == pytest.approx(sum(jumps) / len(jumps) if jumps else 0)
    assert sixteenth_syncopation(onsets) == pytest.approx(len(late) / len(notes))
    assert eighth_syncopation(onsets) == pytest.approx(len(later) / len(notes))


@given(begun, st.integers(-24, 24), st.integers(0, 5))
def test_neither_key_nor_bar_nor_other_voices_matter(line, semitones, bar):
    bars = Bars.of(notes_of(line))
    moved = [
        Note(note.start + bar * TICKS_PER_BAR, note.pitch + semitones, note.length, voice=Voice.BASS) for note in bars
    ]
    others = [Note(bar * TICKS_PER_BAR + 70, 36, 100, voice=Voice.DRUMS), Note(0, 50, 9999)]
    assert measured(Bars.of([*moved, *others]), Voice.BASS) == measured(bars)


@given(begun)
def test_bars_and_events_are_one(line):
    whole = line + [NO_EVENT] * (-len(line) % STEPS_PER_BAR)
    bars = Bars.of(notes_of(whole))
    ends_in_rest = TICKS_PER_BAR * len(whole) // STEPS_PER_BAR - bars.end >= TICKS_PER_BAR
    for attribute in ATTRIBUTES:
        if not (attribute.name == "note_density" and ends_in_rest):
            assert attribute.measure(bars) == attribute.of_onsets(Onsets.of_events(whole))


def test_a_chord_is_dense_but_begins_once():
    chord = [Note(TICKS_PER_STEP, pitch, 960) for pitch in (60, 64, 67)]
    bars = Bars.of([*chord, Note(3 * TICKS_PER_STEP, 72, 480)])
    onsets = Onsets.of_bars(bars)
    assert note_density(onsets) == 4
    assert onsets.line.pitches.tolist() == [67, 72]
    assert sixteenth_syncopation(onsets) == 1
    assert mean_interval(onsets) == 5


def test_notes_go_to_the_nearest_step():
    bars = Bars.of([Note(TICKS_PER_BAR - 70, 60, 480), Note(2 * TICKS_PER_BAR + 10, 60, 480)])
    assert Onsets.of_bars(bars).steps.tolist() == [STEPS_PER_BAR - 1, 2 * STEPS_PER_BAR]
    assert Onsets.of_bars(bars).bars == 3


def test_some_bars_can_be_asked_for():
    bars = Bars.of([Note(bar * TICKS_PER_BAR, 60 + bar, 480) for bar in range(6)])
    onsets = Onsets.of_bars(bars, 2 * TICKS_PER_BAR, 5 * TICKS_PER_BAR)
    assert onsets.pitches.tolist() == [62, 63, 64]
    assert onsets.steps.tolist() == [0, 16, 32]
    assert onsets.bars == 3
    assert note_density(Onsets.of_bars(bars, 0, 12 * TICKS_PER_BAR)) == 1 / 2
    silent = Onsets.of_bars(bars, 8 * TICKS_PER_BAR, 9 * TICKS_PER_BAR)
    assert (len(silent.steps), silent.bars) == (0, 1)


def test_what_is_late_in_the_last_bar_stays_in_it():
    assert Onsets.of_bars(Bars.of([Note(TICKS_PER_BAR - 10, 60, 10)])).steps.tolist() == [STEPS_PER_BAR - 1]


def test_of_silence_all_are_nothing():
    assert set(measured(Bars.of()).values()) == {0.0}
    assert {attribute.of_onsets(Onsets.of_events([])) for attribute in ATTRIBUTES} == {0.0}
    assert {attribute.of_onsets(Onsets.of_events(np.full(32, NO_EVENT))) for attribute in ATTRIBUTES} == {0.0}


def test_the_ranges_are_ranges():
    assert len({attribute.name for attribute in ATTRIBUTES}) == len(ATTRIBUTES)
    assert all(0 <= attribute.low < attribute.high for attribute in ATTRIBUTES)


@pytest.mark.parametrize(("metre", "density"), [("4/4", 8.0), ("3/4", 6.0), ("5/4", 10.0), ("7/8", 7.0), ("2/4", 4.0)])
def test_density_is_that_of_a_bar_of_the_metre(metre, density):
    length = Metre.of(metre).ticks_per_bar
    for first, count in ((0, 1), (0, 4), (3, 2)):
        starts = range(first * length, (first + count) * length, 240)
        bars = Bars.of((Note(start, 60, 120) for start in starts), metre=Metre.of(metre))
        assert measured(bars)["note_density"] == density
