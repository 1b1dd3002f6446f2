"""A hole is filled, and nothing else changes: not what is around it, not what is locked, not what is to be kept."""

from collections import Counter
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from sketchpad.generation.constraints import Constraints
from sketchpad.generation.engine import open_engine
from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.generation.music_vae.fill import to_nearest
from sketchpad.generation.request import CancelFlag, Cancelled, Request
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import read_manifest
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.key import Key
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP, Author, Note, Voice
from sketchpad.music.primers import read_primer

MELODY_RNNS = ("lookback_rnn", "attention_rnn")
MUSIC_VAES = ("music_vae_melody", "music_vae_trio", "music_vae_2bar")
ALL = (*MELODY_RNNS, "polyphony_rnn", *MUSIC_VAES)
SHIPPED = list(SYSTEMS)


engine_of = cache(open_engine)
"""Weights are read once."""


def filled(models, song, hole, model, engine="native", **settings):
    request = Request(song, model, verb=Verb.FILL, hole=hole, **settings)
    *_, take = engine_of(engine, models).generate(request, CancelFlag())
    assert take.complete
    return take, take.placed_in(song)


def bars_of(first, end, keep=Keep.NOTHING):
    return Hole(first * TICKS_PER_BAR, end * TICKS_PER_BAR, keep)


@st.composite
def lines(draw):
    """Up to four bars of a melody, one note at a time, some of them locked, some bars locked."""
    found, step = [], draw(st.integers(0, 20))
    for _ in range(draw(st.integers(1, 14))):
        length = draw(st.integers(1, 6))
        found.append(
            Note(
                step * TICKS_PER_STEP,
                draw(st.integers(55, 79)),
                length * TICKS_PER_STEP,
                draw(st.integers(40, 100)),
                locked=draw(st.integers(0, 3)) == 0,
            )
        )
        step += length + draw(st.integers(0, 3))
    return Bars.of(found).with_locked_bars(draw(st.frozensets(st.integers(0, 4), max_size=1)))


@st.composite
def loose_notes(draw):
    """Notes of any voice anywhere, off the grid too."""
    note = st.builds(
        Note,
        st.integers(0, 4 * TICKS_PER_BAR),
        st.integers(36, 84),
        st.integers(1, 900),
        voice=st.sampled_from(Voice),
        locked=st.booleans(),
    )
    return Bars.of(draw(st.lists(note, min_size=1, max_size=12))).with_locked_bars(
        draw(st.frozensets(st.integers(0, 4), max_size=2))
    )


holes = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(
    lambda hole: Hole(hole[0] * TICKS_PER_STEP, (hole[0] + hole[1]) * TICKS_PER_STEP)
)


def check_nothing_else_changed(song, hole, take, after):
    """Whatever was filled."""
    inside = Counter(song.between(hole.start, hole.end).of_voices(take.voices)) - Counter(song.locked)
    assert Counter(song) - Counter(after) <= inside
    for note in Counter(after) - Counter(song):
        assert hole.start <= note.start < hole.end
        # Where the rhythm is kept, notes may go on behind the hole as they did.
        as_before = hole.keep is Keep.RHYTHM and any((n.start, n.end) == (note.start, note.end) for n in inside)
        assert note.end <= hole.end or as_before
        assert note.start // TICKS_PER_BAR not in song.locked_bars
        assert note.voice in take.voices
        assert note.author is Author.MODEL
        assert not note.locked
    assert after.locked == song.locked
    assert after.tempo == song.tempo


def filled_unless(words, *arguments, **settings):
    """What was filled, and the song with it; None where that is refused in one of these words."""
    try:
        return filled(*arguments, **settings)
    except InputError as error:
        refused = str(error)
    assert any(word in refused for word in words), refused
    return None


@hypothesis_settings(max_examples=60)
@given(lines() | loose_notes(), holes, st.sampled_from(ALL), st.sampled_from([0.1, 1.0]), st.sampled_from(Keep))
def test_what_is_outside_the_hole_or_locked_never_changes(random_models, song, hole, model, temperature, keep):
    hole = replace(hole, keep=keep)
    found = filled_unless(("locked", "at most", "kept"), random_models, song, hole, model, temperature=temperature)
    if found is None:
        return
    take, after = found
    check_nothing_else_changed(song, hole, take, after)


@hypothesis_settings(max_examples=40)
@given(lines(), holes, st.sampled_from(ALL), st.sampled_from([Keep.RHYTHM, Keep.PITCHES]))
def test_where_the_rhythm_is_kept_only_pitches_change_and_the_other_way_round(random_models, song, hole, model, keep):
    hole = replace(hole, keep=keep)
    found = filled_unless(("locked", "at most", "kept"), random_models, song, hole, model, temperature=0.7)
    if found is None:
        return
    take, after = found
    check_nothing_else_changed(song, hole, take, after)
    if keep is Keep.RHYTHM:
        assert [(n.start, n.length, n.velocity) for n in after] == [(n.start, n.length, n.velocity) for n in song]
    else:
        # Polyphony RNN's notes may begin beside what is locked.
        in_order = sorted if model == "polyphony_rnn" else list
        assert in_order(n.pitch for n in after) == in_order(n.pitch for n in song)


def test_drums_keep_their_rhythm_or_their_order(random_models):
    rng = np.random.RandomState(0)
    notes = [Note(240 * k, int(rng.choice([36, 38, 42, 46])), 120, 60 + k, voice=Voice.DRUMS) for k in range(32)]
    song = Bars.of(notes)
    _, after = filled(random_models, song, bars_of(1, 3, Keep.RHYTHM), "music_vae_trio")
    assert {n.start for n in after} == {n.start for n in song}
    assert [n.pitch for n in after] != [n.pitch for n in song]
    _, after = filled(random_models, song, bars_of(1, 3, Keep.PITCHES), "music_vae_trio")
    assert [(n.pitch, n.velocity) for n in after] == [(n.pitch, n.velocity) for n in song]
    assert [n.start for n in after] != [n.start for n in song]


@pytest.mark.parametrize("end", [4 * TICKS_PER_BAR, 4 * TICKS_PER_BAR - 240])
def test_drums_that_are_struck_later_end_with_the_hole_like_all_others(end):
    song = Bars.of([Note(960 * k, 36 + 2 * (k % 2), 960, voice=Voice.DRUMS) for k in range(8)])
    hole = Hole(3 * TICKS_PER_BAR, end, Keep.PITCHES)
    for seed in range(8):
        take, after = filled(None, song, hole, "music_vae_trio", seed=seed)
        check_nothing_else_changed(song, hole, take, after)


def test_chords_in_a_voice_stay_together():
    both = [Note(480 * k, pitch, 480) for k in range(12) for pitch in (60 + k, 64 + k)]
    for keep in (Keep.RHYTHM, Keep.PITCHES):
        _, after = filled(None, Bars.of(both), bars_of(1, 2, keep), "lookback_rnn")
        pairs = [group for _, group in sorted(_by_start(after).items())]
        assert len(pairs) == 12
        assert all(high - low == 4 for low, high in pairs)


def _by_start(song):
    found = {}
    for note in song:
        found.setdefault(note.start, []).append(note.pitch)
    return found


@pytest.mark.parametrize("hole", [bars_of(2, 4), bars_of(5, 6)], ids=["within", "at the end"])
@pytest.mark.parametrize("model", SHIPPED)
def test_with_the_shipped_weights_both_engines_fill_alike_and_a_seed_gives_the_same_again(twinkle, model, hole):
    song = Bars.of([Note(n.start + bar * TICKS_PER_BAR, n.pitch, n.length) for bar in (0, 2, 4) for n in twinkle])
    takes = [
        filled(None, song, hole, model, engine, seed=5, temperature=0.8)[0].notes
        for engine in ("native", "native", "numpy")
    ]
    assert takes[0] == takes[1] == takes[2]
    other, _ = filled(None, song, hole, model, seed=6, temperature=0.8)
    assert other.notes != takes[0]


def with_a_hole(after) -> Bars:
    """Six bars of “Twinkle”, the last of them missing, and others after it."""
    before = over_and_over(read_primer("twinkle"), 6).between(0, 5 * TICKS_PER_BAR)
    return before.edited(added=after.shifted(6 * TICKS_PER_BAR))


def over_and_over(song, bars) -> Bars:
    return Bars.of(replace(n, start=n.start + bar * TICKS_PER_BAR) for bar in range(0, bars, 2) for n in song)


@pytest.mark.parametrize("model", SHIPPED)
def test_a_hole_in_a_tune_can_be_filled(twinkle, model):
    song, settings = with_a_hole(over_and_over(twinkle, 6)), {"temperature": SYSTEMS[model].temperature}
    takes = [filled(None, song, bars_of(5, 6), model, seed=seed, distance=0.3, **settings)[0] for seed in range(4)]
    assert all(take.fit > 0 and take.notes for take in takes)


@pytest.mark.parametrize("model", MELODY_RNNS)
def test_between_strangers_less_fits_and_at_last_nothing(twinkle, model):
    """“Twinkle” in C, a bar, and a reel in other keys; what the fit tells in a row of keys that go apart."""
    reel = over_and_over(read_primer("irish_reel"), 4)
    fits = {}
    for semitones in (6, 11):
        after = Bars.of(replace(note, pitch=note.pitch + semitones) for note in reel)
        fits[semitones] = [filled(None, with_a_hole(after), bars_of(5, 6), model, seed=s)[0].fit for s in range(4)]
    own = [filled(None, with_a_hole(over_and_over(twinkle, 6)), bars_of(5, 6), model, seed=s)[0].fit for s in range(4)]
    assert min(own) > max(fits[6]) > max(fits[11])
    assert max(fits[11]) < 0


def test_at_the_end_nothing_follows_and_there_is_no_fit_to_tell(random_models, twinkle):
    take, after = filled(random_models, twinkle, bars_of(2, 4), "lookback_rnn")
    assert take.fit is None
    assert take.notes
    assert after.end <= 4 * TICKS_PER_BAR


@pytest.mark.parametrize("model", ALL)
def test_a_hole_at_the_beginning_or_before_it_is_filled_as_well(random_models, twinkle, model):
    late = twinkle.shifted(2 * TICKS_PER_BAR)
    for hole in (bars_of(0, 1), bars_of(1, 2), bars_of(2, 3)):
        take, after = filled(random_models, late, hole, model, temperature=1.5)
        check_nothing_else_changed(late, hole, take, after)


@pytest.mark.parametrize("model", SHIPPED)
def test_new_notes_keep_to_the_constraints(twinkle, model):
    song = Bars.of([Note(n.start + bar * TICKS_PER_BAR, n.pitch, n.length) for bar in (0, 2, 4) for n in twinkle])
    held = Constraints(key=Key.of("Db"), lowest=60, highest=72)
    for keep in (Keep.NOTHING, Keep.RHYTHM):
        take, _ = filled(None, song, bars_of(2, 4, keep), model, constraints=held, temperature=1.0)
        new = [note for note in take.notes if note.voice is Voice.MELODY]
        assert new
        assert all(60 <= note.pitch <= 72 and note.pitch % 12 in Key.of("Db").pitch_classes for note in new)


SOUNDS = Constraints(never_silent=True)


@hypothesis_settings(max_examples=40)
@given(lines() | loose_notes(), holes, st.sampled_from(ALL), st.integers(0, 9))
def test_a_hole_that_is_to_sound_is_never_filled_with_nothing(random_models, song, hole, model, seed):
    found = filled_unless(
        ("locked", "at most"), random_models, song, hole, model, temperature=0.1, seed=seed, constraints=SOUNDS
    )
    if found is None:
        return
    take, after = found
    check_nothing_else_changed(song, hole, take, after)
    assert take.notes


@pytest.mark.parametrize("model", SHIPPED)
def test_without_that_a_small_hole_may_be_silent(twinkle, model):
    """Beside the beat, in a bar that is empty; so the test above could fail."""
    song = over_and_over(twinkle, 4)
    song = song.edited(removed=song.between(TICKS_PER_BAR, 2 * TICKS_PER_BAR))
    hole = Hole(TICKS_PER_BAR + 9 * TICKS_PER_STEP, TICKS_PER_BAR + 10 * TICKS_PER_STEP)
    silent, sounding = (
        [filled(None, song, hole, model, temperature=0.3, seed=s, constraints=held)[0].notes for s in range(3)]
        for held in (Constraints(), SOUNDS)
    )
    assert not all(silent)
    assert all(sounding)


def test_where_the_melody_is_locked_another_voice_sounds(random_models):
    notes = [Note(240 * k, 60 + k % 5, 240, locked=True) for k in range(32)]
    song = Bars.of([*notes, *(Note(480 * k, 40, 480, voice=Voice.BASS) for k in range(16))])
    take, _ = filled(random_models, song, bars_of(1, 2), "music_vae_trio", temperature=0.1, constraints=SOUNDS)
    assert {note.voice for note in take.notes} == {Voice.BASS}


def test_locked_bars_between_are_left_alone(random_models, twinkle):
    song = Bars.of([Note(n.start + bar * TICKS_PER_BAR, n.pitch, n.length) for bar in (0, 2, 4) for n in twinkle])
    silent = song.edited(removed=song.between(3 * TICKS_PER_BAR, 4 * TICKS_PER_BAR)).with_locked_bars([3])
    for model in ALL[:-1]:
        take, after = filled(random_models, silent, bars_of(1, 5), model, temperature=1.2)
        assert take.notes
        assert not len(after.between(3 * TICKS_PER_BAR, 4 * TICKS_PER_BAR))
        assert not len(after.of_voices([Voice.MELODY]).window(3 * TICKS_PER_BAR, 4 * TICKS_PER_BAR))


def test_what_cannot_be_filled_is_refused_in_words(random_models, twinkle):
    hole = bars_of(0, 1)
    for model in ("lookback_rnn", "polyphony_rnn", "music_vae_melody"):
        with pytest.raises(InputError, match="unlock"):
            filled(random_models, twinkle.with_locked_bars([0]), hole, model)
    for model in ("lookback_rnn", "polyphony_rnn", "music_vae_melody"):
        with pytest.raises(InputError, match="whose rhythm could be kept"):
            filled(random_models, twinkle, bars_of(2, 3, Keep.RHYTHM), model)
    with pytest.raises(InputError, match="at most 2 bars"):
        filled(random_models, twinkle, bars_of(0, 3), "music_vae_2bar")
    with pytest.raises(InputError, match="nothing to fill"):
        Request(Bars.of(), "lookback_rnn", verb=Verb.FILL, hole=hole)
    for wrong in ({"verb": Verb.FILL}, {"hole": hole}):
        with pytest.raises(InputError, match="only a part of the song can be filled"):
            Request(twinkle, "lookback_rnn", **wrong)
    for start, end in ((0, 0), (-120, 120), (10, 120), (0, 130), (240, 120), (0, 65 * TICKS_PER_BAR)):
        with pytest.raises(InputError):
            Hole(start, end)


@pytest.mark.parametrize("model", ["lookback_rnn", "polyphony_rnn", "music_vae_melody"])
def test_cancelling_stops_it_within_a_step(random_models, twinkle, model):
    flag = CancelFlag()
    flag.set()
    request = Request(twinkle, model, verb=Verb.FILL, hole=bars_of(0, 1))
    with pytest.raises(Cancelled):
        list(open_engine("native", random_models).generate(request, flag))


def test_music_vae_goes_as_far_as_it_is_asked(twinkle):
    """With codes for bars: at distance 0 a bar like others of the song, at 1 like none."""
    assert {name for name in MUSIC_VAES[:2] if read_manifest()[name].arrays.get("sketchpad/examples")} == set(
        MUSIC_VAES[:2]
    )
    song = Bars.of([Note(n.start + bar * TICKS_PER_BAR, n.pitch, n.length) for bar in range(0, 8, 2) for n in twinkle])
    empty = song.edited(removed=song.between(3 * TICKS_PER_BAR, 4 * TICKS_PER_BAR))
    fits = {}
    for distance in (0.1, 0.9):
        takes = [
            filled(None, empty, bars_of(3, 4), "music_vae_melody", seed=s, distance=distance, temperature=0.5)[0]
            for s in range(4)
        ]
        fits[distance] = np.mean([take.fit for take in takes])
    assert fits[0.1] > fits[0.9] + 0.2


def test_the_nearest_code_counts():
    codes = np.array([[[0, 0], [2, 2]], [[1, 1], [1, 1]]], dtype=np.float32)
    others = np.array([[0, 0], [3, 3]], dtype=np.float32)
    assert to_nearest(codes, others).tolist() == [0.5, 1.0]
