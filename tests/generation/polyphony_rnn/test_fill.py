"""Holes between chords, filled by Polyphony RNN."""

from dataclasses import replace

import numpy as np
import pytest

from sketchpad.generation.constraints import Constraints
from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.polyphony_rnn.model import PolyphonyRnn
from sketchpad.generation.request import CancelFlag, Cancelled, Request
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import find_model, load_weights
from sketchpad.music.bars import Bars
from sketchpad.music.key import Key
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice

HOLE = Hole(2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR)
CHORDS = ((60, 64, 67), (57, 60, 64), (53, 57, 60), (55, 59, 62))


@pytest.fixture(scope="module")
def model() -> PolyphonyRnn:
    return PolyphonyRnn(load_weights(find_model("polyphony_rnn")), NativeCells())


@pytest.fixture
def untrained(weights) -> PolyphonyRnn:
    return PolyphonyRnn(weights["polyphony_rnn"], NativeCells())


def chorale(bars=6, semitones=0) -> Bars:
    """A chord a half bar, a melody in quarters above, a bass below."""
    notes = []
    for half in range(2 * bars):
        chord = CHORDS[half % 4]
        notes += [Note(960 * half, pitch + semitones, 960, 70, voice=Voice.HARMONY) for pitch in chord]
        notes += [Note(960 * half + 480 * k, chord[2 - k] + 12 + semitones, 480, 90) for k in range(2)]
        notes.append(Note(960 * half, chord[0] - 24 + semitones, 960, 80, voice=Voice.BASS))
    return Bars.of(notes)


def filled(model, song, hole=HOLE, **settings):
    *_, take = model.take(Request(song, "polyphony_rnn", verb=Verb.FILL, hole=hole, **settings), 0, CancelFlag())
    return take, take.placed_in(song)


def starts(notes):
    found = {}
    for note in notes:
        found.setdefault(note.start, []).append(note)
    return found


def test_melody_and_harmony_are_written_and_the_bass_stays(model):
    song = chorale()
    take, after = filled(model, song)
    assert {note.voice for note in take.notes} == {Voice.MELODY, Voice.HARMONY}
    assert after.of_voices([Voice.BASS]) == song.of_voices([Voice.BASS])
    assert all(HOLE.start <= note.start < note.end <= HOLE.end for note in take.notes)
    for start, group in starts(take.notes).items():
        highest = max(group, key=lambda note: note.pitch)
        melody = [note for note in group if note.voice is Voice.MELODY]
        assert melody in ([], [highest]), start


def test_the_bass_that_stays_matters(model):
    song = chorale()
    bass = song.of_voices([Voice.BASS])
    other = song.edited(removed=bass, added=[replace(note, pitch=note.pitch + 1) for note in bass])
    assert filled(model, song, seed=3)[0].notes != filled(model, other, seed=3)[0].notes


def test_bars_come_one_by_one_and_cancelling_stops_them(model):
    request = Request(chorale(), "polyphony_rnn", verb=Verb.FILL, hole=Hole(HOLE.start + 480, HOLE.end + 240))
    flag = CancelFlag()
    takes = list(model.take(request, 0, flag))
    assert [take.written for take in takes] == [3 * TICKS_PER_BAR, 4 * TICKS_PER_BAR, HOLE.end + 240]
    assert [take.complete for take in takes] == [False, False, True]
    assert [take.fit is None for take in takes] == [True, True, False]
    assert 0 < takes[0].first_bar_seconds == takes[-1].first_bar_seconds <= takes[-1].seconds
    coming = model.take(request, 0, flag)
    next(coming)
    flag.set()
    with pytest.raises(Cancelled):
        next(coming)


def test_where_the_rhythm_is_kept_each_note_has_another_pitch_at_most(model):
    song = chorale()
    take, after = filled(model, song, replace(HOLE, keep=Keep.RHYTHM))
    unpitched = [sorted((n.start, n.length, n.velocity, n.voice) for n in notes) for notes in (song, after)]
    assert unpitched[0] == unpitched[1]
    assert [n.pitch for n in after] != [n.pitch for n in song]
    for group in starts(take.notes).values():
        assert len({note.pitch for note in group}) == len(group)


def test_where_pitches_are_kept_chords_stay_together_and_in_their_order(model):
    song = chorale()
    take, _ = filled(model, song, replace(HOLE, keep=Keep.PITCHES))
    gone = [n for n in song.between(HOLE.start, HOLE.end) if n.voice is not Voice.BASS]
    before, after = (
        [sorted((n.pitch, n.velocity, n.voice) for n in group) for _, group in sorted(starts(notes).items())]
        for notes in (gone, take.notes)
    )
    assert after == before
    assert sorted(starts(take.notes)) != sorted(starts(gone))


def test_new_notes_leave_room_for_a_melody_that_is_locked(model):
    song = chorale()
    tune = song.of_voices([Voice.MELODY])
    song = song.edited(removed=tune, added=[replace(note, locked=True) for note in tune])
    take, after = filled(model, song)
    assert take.notes
    assert {note.voice for note in take.notes} == {Voice.HARMONY}
    assert after.locked == song.locked
    for note in take.notes:
        same = [other for other in song.locked if other.pitch == note.pitch]
        assert not any(other.start < note.end and note.start < other.end for other in same)


def test_all_new_notes_keep_to_the_constraints(model):
    held = Constraints(key=Key.of("Db"), lowest=50, highest=70, top_p=0.95, repetition=0.5)
    take, _ = filled(model, chorale(), constraints=held)
    assert take.notes
    assert all(50 <= n.pitch <= 70 and n.pitch % 12 in Key.of("Db").pitch_classes for n in take.notes)


def test_a_range_too_narrow_for_a_rhythm_leaves_the_other_notes_as_they_are(untrained):
    held = Constraints(lowest=60, highest=61)
    take, after = filled(untrained, chorale(), replace(HOLE, keep=Keep.RHYTHM), constraints=held)
    assert len(take.notes) == 4 * 3 + 8
    assert len(after) == len(chorale())
    changed = {note.pitch for note in take.notes if note.author is Author.MODEL}
    assert changed <= {60, 61}


def test_repetition_leads_towards_the_bar_before_or_away_from_it(model):
    song, hole = chorale(6), Hole(4 * TICKS_PER_BAR, 5 * TICKS_PER_BAR)
    before = {(n.start + TICKS_PER_BAR, n.pitch) for n in song.between(3 * TICKS_PER_BAR, hole.start)}
    shares = {}
    for repetition in (-1.0, 1.0):
        held = Constraints(repetition=repetition)
        takes = [filled(model, song, hole, seed=seed, constraints=held)[0].notes for seed in range(2)]
        shares[repetition] = sum((n.start, n.pitch) in before for notes in takes for n in notes)
    assert shares[1.0] > shares[-1.0]


def test_its_own_end_fits_better_than_one_in_another_key_and_clusters_do_not(model):
    song, hole = chorale(), Hole(2 * TICKS_PER_BAR, 3 * TICKS_PER_BAR)
    end = song.between(hole.end, 6 * TICKS_PER_BAR)
    own = song.edited(removed=song.between(hole.start, hole.end))
    other = own.edited(removed=end, added=[replace(note, pitch=note.pitch + 8) for note in end])
    pitches = np.random.default_rng(0).integers(24, 100, 64).tolist()
    clusters = [Note(hole.end + at * 120, pitch, 120, voice=Voice.HARMONY) for at, pitch in enumerate(pitches)]
    none = own.edited(removed=end, added=clusters)
    fits = [[filled(model, each, hole, seed=seed)[0].fit for seed in range(4)] for each in (own, other, none)]
    assert min(fits[0]) > max(fits[1])
    assert sum(fits[1]) > sum(fits[2])
    assert max(fits[2]) < 0 < min(fits[0])


def test_long_songs_cost_no_more_than_what_is_heard_of_them(untrained):
    long = chorale(40)
    hole = Hole(38 * TICKS_PER_BAR, 39 * TICKS_PER_BAR)
    near = long.between(22 * TICKS_PER_BAR, 40 * TICKS_PER_BAR)
    assert filled(untrained, long, hole)[0].notes == filled(untrained, near, hole)[0].notes


def test_notes_that_end_halfway_between_two_steps_end_at_the_later_one_where_their_rhythm_is_kept(untrained):
    pitches = []
    for length in (300, 360):
        melody = [Note(480 * beat, 60 + beat % 5, length) for beat in range(24)]
        take, _ = filled(untrained, Bars.of(melody), replace(HOLE, keep=Keep.RHYTHM))
        pitches.append([note.pitch for note in take.notes])
    assert pitches[0] == pitches[1]
