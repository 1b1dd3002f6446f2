"""Models that know 4/4 only answer in any metre: where was asked, as long as was asked, around locks to the tick."""

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from sketchpad.generation.blend import Blend, Corners
from sketchpad.generation.engine import open_engine
from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.generation.filling.locks import beside
from sketchpad.generation.four_four import ModelCount, cut
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.metre import FOUR_FOUR, UNITS, Metre
from sketchpad.music.note import LAST_TICK, TICKS_PER_BAR, TICKS_PER_STEP, Author, Note, Voice

ALL = ("lookback_rnn", "attention_rnn", "polyphony_rnn", "music_vae_melody", "music_vae_trio", "music_vae_2bar")
WALTZ, FIVE, SEVEN = Metre(3, 4), Metre(5, 4), Metre(7, 8)

engine_of = cache(open_engine)
"""Weights are read once."""
metres = st.builds(Metre, st.integers(1, 16), st.sampled_from(UNITS))


def tune(metre, bars=4, length=240):
    """A melody that fills so many bars."""
    end = bars * metre.ticks_per_bar
    return Bars.of(
        (Note(tick, 60 + tick // length * 5 % 12, min(length, end - tick)) for tick in range(0, end, length)),
        metre=metre,
    )


def answered(models, request) -> list[Take]:
    """The take, as it grows."""
    return list(engine_of("native", models).generate(request, CancelFlag()))


@st.composite
def requests(draw):
    metre, verb = draw(metres), draw(st.sampled_from([Verb.CONTINUE, Verb.HARMONISE, Verb.VARY, Verb.FILL]))
    bars = st.integers(0, 8000).map(lambda step: step * TICKS_PER_STEP)
    notes = st.builds(Note, bars, st.integers(48, 84), st.integers(1, 4000))
    song = Bars.of(draw(st.lists(notes, min_size=1, max_size=6)), metre=metre)
    hole = None
    if verb is Verb.FILL:
        start = draw(bars)
        hole = Hole(start, start + draw(st.integers(1, 200)) * TICKS_PER_STEP)
    try:
        return Request(song, "model", draw(st.integers(1, 64)), verb=verb, hole=hole)
    except InputError:
        assert metre.ticks_per_bar > TICKS_PER_BAR
        return Request(song, "model", 1, verb=verb, hole=hole)


@given(requests())
def test_the_models_bars_begin_with_one_of_the_songs_and_go_as_far_as_was_asked(request_):
    request, count = request_, ModelCount.of(request_)
    asked, moved, metre = count.request(request), count.moved, request.primer.metre
    assert asked.primer.metre == FOUR_FOUR
    assert 0 <= moved < TICKS_PER_BAR
    assert asked.start == request.start + moved
    assert asked.end >= request.end + moved
    assert asked.end < request.end + moved + TICKS_PER_BAR
    assert [note.start - moved for note in asked.primer] == [note.start for note in request.primer]
    first = metre.line_after(request.start) if request.verb is Verb.CONTINUE else metre.line_before(request.start)
    if metre.ticks_per_bar <= TICKS_PER_BAR or request.verb in (Verb.CONTINUE, Verb.FILL):
        assert (first + moved) % TICKS_PER_BAR == 0
    if request.verb is Verb.CONTINUE:
        assert request.end == first + request.bars * metre.ticks_per_bar


def test_four_bars_of_three_quarters_are_three_of_the_models():
    request = Request(tune(WALTZ, 2), "model", 4)
    assert (request.start, request.end) == (2 * 1440, 6 * 1440)
    asked = ModelCount.of(request).request(request)
    assert (asked.bars, asked.start % TICKS_PER_BAR) == (3, 0)


def test_more_than_a_model_writes_is_refused_with_what_to_do():
    Request(tune(WALTZ), "model", 64)
    Request(tune(FIVE), "model", 51)
    with pytest.raises(InputError, match=r"52 bars of 5/4 .* fewer"):
        Request(tune(FIVE), "model", 52)


@given(metres, st.frozensets(st.integers(0, 20), max_size=4), st.integers(0, 40_000), st.integers(0, 9))
def test_locks_stay_where_they_were_whatever_a_model_counts(metre, locked, tick, by):
    song = Bars.of([Note(0, 60, 480)], metre=metre).with_locked_bars(locked)
    count = ModelCount.with_bar_at(tick)
    seen = count.song(song).between(0, 100_000).shifted(by * TICKS_PER_BAR)
    ticks = np.arange(0, 50_000, TICKS_PER_STEP)
    assert np.array_equal(
        seen.in_locked_bars(ticks + count.moved + by * TICKS_PER_BAR), np.isin(ticks // metre.ticks_per_bar, [*locked])
    )


@pytest.mark.parametrize("model", ALL)
def test_the_last_bar_that_there_can_be_is_filled_though_it_is_cut(random_models, model):
    bar, last = WALTZ.ticks_per_bar, WALTZ.line_before(LAST_TICK)
    assert last < LAST_TICK < last + bar
    song = tune(WALTZ).shifted(last - 3 * bar).between(0, LAST_TICK)
    take = answered(random_models, Request(song, model, verb=Verb.FILL, hole=Hole(last, LAST_TICK)))[-1]
    assert take.complete
    assert all(last <= note.start < note.end <= LAST_TICK for note in take.notes)


def test_a_song_as_a_model_counts_it_knows_its_locks_whatever_it_is_asked():
    song = tune(WALTZ).with_locked_bars([1])
    count = ModelCount(480)
    seen, free = count.song(song), count.song(song.with_locked_bars([]))
    assert len(seen.locked) == len(song.locked) > 0
    assert len(seen.unlocked.locked) == 0
    assert seen.unlocked == free
    assert hash(seen.unlocked) == hash(free)
    assert seen != free != song
    assert seen == count.song(song)
    assert hash(seen) == hash(count.song(song)) != hash(free)
    assert [*seen.locked_spans()] == [*seen.between(0, 0).locked_spans()] == [(480 + 1440, 480 + 2880)]
    note = Note(1440, 62, 240)
    assert beside([note], song.between(0, 0)) == beside([count.there(note)], seen.between(0, 0)) == ()
    assert beside([count.there(note)], free.between(0, 0)) == (count.there(note),)


def test_what_lies_beyond_is_cut():
    notes = [Note(0, 60, 480), Note(240, 62, 480), Note(480, 64, 480)]
    assert list(cut(notes, 480)) == [Note(0, 60, 480), Note(240, 62, 240)]


@pytest.mark.parametrize("metre", [WALTZ, FIVE, SEVEN, Metre(2, 4), Metre(5, 16)], ids=str)
@pytest.mark.parametrize("model", ALL)
def test_a_continuation_has_as_many_of_the_songs_bars_as_were_asked(random_models, model, metre):
    song = tune(metre, 2)
    request = Request(song, model, 4, seed=3, temperature=1.2)
    *growing, take = answered(random_models, request)
    end = 6 * metre.ticks_per_bar
    assert take.request is request
    assert take.complete
    assert not any(each.complete for each in growing)
    assert take.written == request.end == end
    assert all(2 * metre.ticks_per_bar <= note.start < note.end <= end for note in take.notes)
    assert take.notes
    assert answered(random_models, request)[-1].notes == take.notes
    placed = take.placed_in(song)
    assert placed.metre == metre
    assert list(placed.between(0, song.end)) == list(song)
    if take.steps:
        assert len(take.steps.events) == (end - song.end) // TICKS_PER_STEP


def test_a_continuation_fills_the_bar_that_is_left_unfinished(random_models):
    song = tune(WALTZ, 2).edited(removed=tune(WALTZ, 2).between(1920, 2880))
    take = answered(random_models, Request(song, "lookback_rnn", 1, temperature=1.5))[-1]
    assert (take.request.start, take.request.end) == (1920, 2880 + 1440)


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio", "music_vae_2bar"])
@pytest.mark.parametrize("metre", [WALTZ, FIVE, SEVEN], ids=str)
@pytest.mark.parametrize("notes", [1, 4])
def test_music_vae_begins_in_the_bar_that_is_left_unfinished(random_models, model, metre, notes):
    song = Bars.of([*tune(metre, 3)][:notes], metre=metre)
    request = Request(song, model, 1, seed=2, temperature=1.5)
    take = answered(random_models, request)[-1]
    line = metre.line_after(request.start)
    assert request.start < line
    assert any(request.start <= note.start < line for note in take.notes)
    assert take.written == line + metre.ticks_per_bar


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio", "music_vae_2bar"])
@pytest.mark.parametrize("metre", [WALTZ, FIVE, SEVEN], ids=str)
def test_a_variation_has_the_primers_own_bars(random_models, model, metre):
    song = tune(metre, 4).shifted(metre.ticks_per_bar)
    after = Note(5 * metre.ticks_per_bar, 60, 480)
    take = answered(random_models, Request(song, model, verb=Verb.VARY, distance=0.8, temperature=1.0))[-1]
    assert take.complete
    assert (take.request.start, take.request.end) == (metre.ticks_per_bar, 5 * metre.ticks_per_bar)
    assert all(note.end <= take.request.end for note in take.notes)
    assert after in take.placed_in(song.edited(added=[after]))


def test_what_a_variation_does_not_write_stays():
    """A selection that ends with the fourth beat of five is one bar of the model's."""
    request = Request(Bars.of([Note(0, 60, 480), Note(1440, 62, 480)], metre=FIVE), "model", verb=Verb.VARY)
    assert (request.start, request.end) == (0, 1920)


def test_a_harmony_stands_under_the_melody_of_any_metre(random_models):
    song = tune(SEVEN, 3, 420)
    take = answered(random_models, Request(song, "polyphony_rnn", verb=Verb.HARMONISE, temperature=1.2))[-1]
    assert (take.complete, take.request.end) == (True, 3 * SEVEN.ticks_per_bar)
    placed = take.placed_in(song)
    assert placed.of_voices([Voice.MELODY]) == song
    assert all(note.end <= take.request.end for note in take.notes)


@hypothesis_settings(max_examples=6)
@given(
    st.sampled_from([WALTZ, FIVE, SEVEN, Metre(6, 8), Metre(9, 8)]),
    st.integers(0, 3),
    st.frozensets(st.integers(0, 6), max_size=2),
    st.integers(0, 100),
)
@pytest.mark.parametrize("model", ALL)
def test_a_hole_is_filled_and_nothing_else_changes(random_models, model, metre, first, locked, seed):
    song = tune(metre, 6).with_locked_bars(locked)
    last = first + (0 if model == "music_vae_2bar" else 1)
    hole = Hole(first * metre.ticks_per_bar, (last + 1) * metre.ticks_per_bar)
    request = Request(song, model, verb=Verb.FILL, hole=hole, seed=seed, temperature=1.3)
    if locked >= set(range(first, last + 1)):
        with pytest.raises(InputError, match="unlock"):
            answered(random_models, request)
        return
    take = answered(random_models, request)[-1]
    assert take.complete
    placed = take.placed_in(song)
    free = [bar for bar in range(first, last + 1) if bar not in locked]
    assert all(note.start // metre.ticks_per_bar in free for note in take.notes)
    for bar in set(range(6)) - set(free):
        start, end = bar * metre.ticks_per_bar, (bar + 1) * metre.ticks_per_bar
        assert list(placed.between(start, end)) == list(song.between(start, end))
    assert (placed.metre, placed.locked_bars) == (metre, locked)
    line = [note for note in placed if note.voice is Voice.MELODY]
    if model != "polyphony_rnn":
        assert all(note.end <= following.start for note, following in pairwise(line))


@pytest.mark.parametrize("model", ALL)
def test_an_empty_locked_bar_in_a_hole_stays_empty(random_models, model):
    song = tune(WALTZ, 6)
    silent = song.edited(removed=song.between(2 * 1440, 3 * 1440)).with_locked_bars([2])
    hole = Hole(1440, 4 * 1440) if model != "music_vae_2bar" else Hole(1440, 3 * 1440)
    take = answered(random_models, Request(silent, model, verb=Verb.FILL, hole=hole, temperature=1.3))[-1]
    assert take.notes
    assert not len(take.placed_in(silent).of_voices([Voice.MELODY]).window(2 * 1440, 3 * 1440))


@pytest.mark.parametrize("model", ["lookback_rnn", "polyphony_rnn", "music_vae_melody"])
def test_pitches_or_rhythm_are_kept_in_any_metre(random_models, model):
    song, hole = tune(SEVEN, 6), (2 * SEVEN.ticks_per_bar, 3 * SEVEN.ticks_per_bar)
    own = song.between(*hole)
    for keep, what in ((Keep.RHYTHM, lambda note: (note.start, note.length)), (Keep.PITCHES, lambda note: note.pitch)):
        take = answered(random_models, Request(song, model, verb=Verb.FILL, hole=Hole(*hole, keep), temperature=1.4))[
            -1
        ]
        assert Counter(map(what, take.notes)) == Counter(map(what, own))


@pytest.mark.parametrize("verb", [Verb.CONTINUE, Verb.FILL], ids=lambda verb: verb.value)
@pytest.mark.parametrize("model", ["lookback_rnn", "polyphony_rnn", "music_vae_melody"])
def test_why_a_note_was_written_is_told_and_another_take_goes_on_from_there(random_models, model, verb):
    song = tune(WALTZ, 6)
    hole = Hole(2 * 1440, 4 * 1440) if verb is Verb.FILL else None
    request = Request(song, model, 4, verb=verb, hole=hole, temperature=1.3, seed=5)
    engine = engine_of("native", random_models)
    take = answered(random_models, request)[-1]
    new = [note for note in take.notes if note.author is Author.MODEL]
    note = new[len(new) // 2]
    why = engine.why(take.request, take.notes, note, CancelFlag())
    assert why.note == note
    assert 0 < why.probability <= 1
    if verb is Verb.CONTINUE:
        branched = replace(request, forks=(why.fork(why.rivals[0]),))
        other = answered(random_models, branched)[-1]
        assert [n for n in other.notes if n.end <= note.start] == [n for n in take.notes if n.end <= note.start]
        assert other.notes != take.notes


@pytest.mark.parametrize("metre", [WALTZ, FIVE], ids=str)
def test_a_blend_is_as_long_as_the_longest_idea_and_its_ends_are_exact(random_models, metre):
    a, b = replace(tune(metre, 2), tempo=90), tune(metre, 4, 480).shifted(3 * metre.ticks_per_bar)
    corners = Corners((a, b), "music_vae_melody", 0.5)
    engine = engine_of("native", random_models)
    first, middle, last = (engine.blend(Blend(corners, ((x, 0.0),)), CancelFlag()).bars for x in (0.0, 0.5, 1.0))
    assert first == a
    assert list(last) == list(b.shifted(-3 * metre.ticks_per_bar))
    assert (middle.metre, middle.tempo) == (metre, 90)
    assert corners.ticks == 4 * metre.ticks_per_bar
    assert len(middle)
    assert middle.end <= corners.ticks
    take = Take.of_blend(engine.blend(Blend(corners, ((0.5, 0.0),)), CancelFlag()), 7 * metre.ticks_per_bar)
    assert (take.request.start, take.request.end) == (7 * metre.ticks_per_bar, 11 * metre.ticks_per_bar)


def test_a_path_has_a_point_for_each_bar_of_the_song(random_models):
    corners = Corners((tune(WALTZ, 4), tune(WALTZ, 4, 480)), "music_vae_melody", 0.5)
    points = tuple((x, 0.0) for x in (0.0, 0.0, 1.0, 1.0, 0.0))
    engine = engine_of("native", random_models)
    bars = engine.blend(Blend(corners, points), CancelFlag()).bars
    a, b = (song.columns["start"] for song in corners.songs)
    wanted = [*a[a < 2 * 1440], *b[b >= 2 * 1440], *(a[a < 1440] + 4 * 1440)]
    assert bars.columns["start"].tolist() == wanted
    assert Blend(corners, points).ticks == 5 * 1440


def test_shape_measures_and_changes_the_songs_own_part():
    engine = engine_of("native", None)
    song = tune(WALTZ, 4, 480).shifted(1440).with_locked_bars([2])
    shaper = engine.shaper(Shaping(song, "music_vae_melody"), CancelFlag())
    assert shaper.shaped({}).bars == song
    assert shaper.measured["note_density"] == 3
    most = shaper.reach["note_density"][1]
    shaped = shaper.shaped({"note_density": most})
    bars = shaped.bars
    assert shaped.measured["note_density"] == pytest.approx(most, abs=0.3)
    assert (bars.metre, bars.locked_bars) == (WALTZ, {2})
    assert len(bars) > len(song)
    assert all(note.start >= 1440 and note.end <= 5 * 1440 for note in bars)
    assert list(bars.between(2 * 1440, 3 * 1440)) == list(song.between(2 * 1440, 3 * 1440))
