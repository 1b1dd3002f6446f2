"""A song with other attributes, on the shipped weights."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sketchpad.generation.constraints import Constraints
from sketchpad.generation.engine import Engine, open_engine
from sketchpad.generation.limits import MOST_BARS
from sketchpad.generation.request import CancelFlag, Cancelled
from sketchpad.generation.shaping.shape import Shaper
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.music.attributes import ATTRIBUTES, measured
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.key import Key
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice, nearest_step
from sketchpad.music.primers import read_primer

MODELS = ("music_vae_melody", "music_vae_trio")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One for all."""
    with closing(open_engine()) as opened:
        yield opened


def shaper_of(engine: Engine, song: Bars, model: str = MODELS[0], seed: int = 0) -> Shaper:
    return engine.shaper(Shaping(song, model, seed=seed), CancelFlag())


SPAN = 2 * TICKS_PER_BAR, 6 * TICKS_PER_BAR


def four_bars() -> Bars:
    """A reel that begins in the third bar, with a chord and a velocity of its own."""
    reel = read_primer("irish_reel").shifted(2 * TICKS_PER_BAR)
    notes = [note for start in (0, 2) for note in reel.shifted(start * TICKS_PER_BAR)]
    return Bars.of([*notes, Note(2 * TICKS_PER_BAR, 40, 960, 33, voice=Voice.HARMONY)], 97)


@pytest.mark.parametrize("model", MODELS)
def test_nothing_asked_gives_the_very_song(engine: Engine, model: str) -> None:
    song = four_bars()
    shaped = shaper_of(engine, song, model).shaped({})
    assert shaped.bars == song
    assert (shaped.distance, shaped.changed) == (0, 0)


@pytest.mark.parametrize("model", MODELS)
def test_density_does_what_it_says(engine: Engine, model: str) -> None:
    song = four_bars()
    shaper = shaper_of(engine, song, model)
    low, high = shaper.reach["note_density"]
    found = [shaper.shaped({"note_density": low + (high - low) * share / 4}) for share in range(5)]
    values = [shaped.measured["note_density"] for shaped in found]
    assert values == sorted(values)
    assert values[-1] - values[0] > 3
    for shaped in found:
        assert shaped.measured == measured(shaped.bars, Voice.MELODY, shaper.key, SPAN)
        assert shaped.bars.tempo == 97
        assert shaped.bars.columns["start"].min() >= 2 * TICKS_PER_BAR
        assert shaped.bars.count <= song.count


def test_bars_that_are_kept_and_other_voices_are_untouched(engine: Engine) -> None:
    song = four_bars()
    shaper = shaper_of(engine, song)
    less = (shaper.shaped({"note_density": shaper.measured["note_density"] - step / 4}) for step in range(1, 9))
    now = next(shaped for shaped in less if 0 < shaped.changed < 4)
    kept = [note for note in now.bars if note.author is Author.PERSON]
    assert {note for note in song if note.voice is Voice.HARMONY} <= set(kept)
    assert all(note in set(song) or note.end % TICKS_PER_BAR == 0 for note in kept)
    bars = [
        tuple(each.between(bar * TICKS_PER_BAR, (bar + 1) * TICKS_PER_BAR) for each in (song, now.bars))
        for bar in range(2, 6)
    ]
    assert sum(list(before) != list(after) for before, after in bars) == now.changed


@pytest.mark.parametrize("model", MODELS)
def test_a_note_that_stays_where_it_was_is_still_the_persons(engine: Engine, model: str) -> None:
    song = Bars.of(replace(note, start=note.start + 20, velocity=40 + place) for place, note in enumerate(four_bars()))
    shaper = shaper_of(engine, song, model)
    now = shaper.shaped({"note_density": shaper.measured["note_density"] - 1})
    own = set(song)
    in_changed = {note.start // TICKS_PER_BAR for note in now.bars if note.author is Author.MODEL}
    kept = [note for note in now.bars if note.start // TICKS_PER_BAR in in_changed and note in own]
    assert [note for note in kept if note.voice is Voice.MELODY]

    def steps(note: Note) -> tuple[int, int, int, Voice]:
        return nearest_step(note.start), nearest_step(note.end), note.pitch, note.voice

    places = {steps(note) for note in song}
    assert in_changed
    assert not [note for note in now.bars if note.author is Author.MODEL and steps(note) in places]


def test_locked_bars_and_bars_with_locked_notes_stay(engine: Engine) -> None:
    song = four_bars()
    first = next(note for note in song if note.start >= 4 * TICKS_PER_BAR)
    song = song.edited([first], [replace(first, locked=True)]).with_locked_bars({3})
    now = shaper_of(engine, song).shaped({"note_density": 3.0})
    assert now.changed
    for bar in (3, 4):
        bounds = bar * TICKS_PER_BAR, (bar + 1) * TICKS_PER_BAR
        assert list(now.bars.between(*bounds)) == list(song.between(*bounds))
    assert now.bars.locked_bars == {3}


def test_the_same_seed_gives_the_same_song(engine: Engine) -> None:
    asked = {"note_density": 9.0, "mean_interval": 3.0}
    first, again = (shaper_of(engine, four_bars(), seed=4).shaped(asked).bars for _ in range(2))
    assert first == again


def test_more_than_sixteen_bars_are_shaped(engine: Engine) -> None:
    reel = read_primer("irish_reel")
    song = Bars.of([note for bar in range(0, 20, 2) for note in reel.shifted(bar * TICKS_PER_BAR)])
    shaper = shaper_of(engine, song)
    shaped = shaper.shaped({"note_density": 3.0})
    assert shaped.measured["note_density"] < shaper.measured["note_density"]
    assert {note.start // TICKS_PER_BAR for note in shaped.bars if note.author is Author.MODEL} & set(range(16, 20))


def test_bars_late_in_a_song_are_shaped_as_those_at_its_beginning_are(engine: Engine) -> None:
    song = four_bars()
    later = song.shifted(100 * TICKS_PER_BAR)
    shaped, again = (shaper_of(engine, each).shaped({"note_density": 3.0}) for each in (song, later))
    assert again.bars == shaped.bars.shifted(100 * TICKS_PER_BAR) != later
    with pytest.raises(InputError, match="bars to shape"):
        Shaping(Bars.of([*song, *later]), MODELS[0])


def test_what_cannot_be_is_refused(engine: Engine) -> None:
    song = four_bars()
    with pytest.raises(InputError, match="nothing to shape"):
        Shaping(Bars.of(), MODELS[0])
    with pytest.raises(InputError, match="choose a MusicVAE"):
        shaper_of(engine, song, "lookback_rnn")
    for asked in ({"loudness": 1.0}, {ATTRIBUTES[0].name: float("nan")}):
        with pytest.raises(InputError, match="cannot be"):
            shaper_of(engine, song).shaped(asked)


def test_it_can_be_cancelled(engine: Engine) -> None:
    cancel = CancelFlag()
    cancel.set()
    with pytest.raises(Cancelled):
        engine.shaper(Shaping(four_bars(), MODELS[0]), cancel)


@pytest.mark.parametrize("model", MODELS)
def test_new_notes_keep_to_the_constraints_and_bars_that_stay_are_as_they_were(engine: Engine, model: str) -> None:
    song = four_bars()
    key = Key.of("Db")
    held = Constraints(key=key, lowest=60, highest=76)
    shaper = engine.shaper(Shaping(song, model, constraints=held), CancelFlag())
    assert shaper.shaped({}).bars == song
    for density in (3.0, 6.5, 9.0):
        shaped = shaper.shaped({"note_density": density})
        new = [note for note in shaped.bars if note.author is Author.MODEL and note.voice is not Voice.DRUMS]
        assert new
        assert all(60 <= note.pitch <= 76 and note.pitch % 12 in key.pitch_classes for note in new)
        assert {note for note in shaped.bars if note.author is Author.PERSON} <= set(song)


def sung(song: Bars) -> set[int]:
    """The bars in which a note of the melody begins."""
    return {note.start // TICKS_PER_BAR for note in song if note.voice is Voice.MELODY}


@pytest.mark.parametrize(("model", "seed"), [(MODELS[0], 0), (MODELS[0], 1), (MODELS[1], 2)])
def test_bars_that_sounded_never_fall_silent(engine: Engine, model: str, seed: int) -> None:
    reel = read_primer("irish_reel")
    song = Bars.of([note for bar in (0, 2, 4, 6) for note in reel.shifted(bar * TICKS_PER_BAR)])
    lowest = {}
    for never_silent in (False, True):
        held = Constraints(never_silent=never_silent)
        shaper = engine.shaper(Shaping(song, model, seed=seed, constraints=held), CancelFlag())
        fewest = [shaper.shaped({"note_density": density}) for density in (0.0, 0.5, 1.0)]
        assert all(shaped.changed for shaped in fewest)
        assert all(sung(shaped.bars) == sung(song) for shaped in fewest)
        lowest[never_silent] = fewest[0].measured["note_density"]
    # Where variants begin a note in any case, none is lost.
    assert lowest[True] <= lowest[False]


@pytest.mark.parametrize("density", [2.0, 3.0, 4.0, 5.0])
def test_two_bars_have_the_density_asked_for_to_half_a_note(engine: Engine, density: float) -> None:
    song = read_primer("irish_reel")
    shaped = engine.shaper(Shaping(song, MODELS[0]), CancelFlag()).shaped({"note_density": density})
    assert shaped.measured["note_density"] == pytest.approx(density, abs=0.5)
    assert measured(shaped.bars)["note_density"] == shaped.measured["note_density"]


@pytest.mark.parametrize("bars", [1, 3])
def test_two_bars_at_once_write_no_further_than_the_song(random_models: Path, bars: int) -> None:
    song = Bars.of(Note(bar * TICKS_PER_BAR, 60 + bar, 960) for bar in range(bars))
    # A bar that is locked after the song keeps nothing of it.
    song = song.with_locked_bars({0, 1, 3} if bars == 3 else {1})
    with closing(open_engine("native", random_models)) as untrained:
        shaper = shaper_of(untrained, song, "music_vae_2bar")
    assert shaper.measured["note_density"] == 1
    shaped = shaper.shaped({"note_density": 11.0})
    assert (shaped.changed, shaped.bars.count) == (1, bars)
    assert shaped.measured["note_density"] > 2
    assert shaped.measured["note_density"] == pytest.approx(shaper.reach["note_density"][1])


@settings(max_examples=15, deadline=None)
@given(
    bars=st.lists(st.lists(st.tuples(st.integers(0, 15), st.integers(50, 90)), max_size=3), min_size=1, max_size=5),
    seed=st.integers(0, 99),
    model=st.sampled_from([*MODELS, "music_vae_2bar"]),
    never_silent=st.booleans(),
)
def test_no_bar_of_any_song_falls_silent(
    engine: Engine, random_models: Path, bars: list[list[tuple[int, int]]], seed: int, model: str, never_silent: bool
) -> None:
    """Not with notes off the grid, bars that were silent, two bars at once, nor weights that nobody trained."""
    song = Bars.of(
        Note(bar * TICKS_PER_BAR + min(step * 120 + 55, TICKS_PER_BAR - 1), pitch, 100)
        for bar, notes in enumerate(bars)
        for step, pitch in notes
    )
    assume(len(song) > 0)
    shaping = Shaping(song, model, 1.5, seed, constraints=Constraints(never_silent=never_silent))
    with closing(open_engine("native", random_models)) as untrained:
        for each in (engine, untrained) if model in MODELS else (untrained,):
            shaper = each.shaper(shaping, CancelFlag())
            for density in (0.0, 2.0, 12.0):
                assert sung(song) <= sung(shaper.shaped({"note_density": density}).bars)


@pytest.mark.alone
def test_the_making_of_variants_is_cancelled_within_a_step(engine: Engine) -> None:
    reel = read_primer("irish_reel")
    song = Bars.of([note for bar in range(0, MOST_BARS, 2) for note in reel.shifted(bar * TICKS_PER_BAR)])
    cancel, at = CancelFlag(), [0.0]

    def stop() -> None:
        at[0] = time.perf_counter()
        cancel.set()

    timer = threading.Timer(0.1, stop)
    timer.start()
    with pytest.raises(Cancelled):
        engine.shaper(Shaping(song, MODELS[0]), cancel)
    assert time.perf_counter() - at[0] < 0.1
    timer.join()


def test_constraints_that_leave_nothing_are_told_in_words(engine: Engine) -> None:
    with pytest.raises(InputError, match="widen the range"):
        engine.shaper(Shaping(four_bars(), MODELS[0], constraints=Constraints(lowest=0, highest=2)), CancelFlag())


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
@pytest.mark.parametrize("voice", [Voice.BASS, Voice.DRUMS, Voice.HARMONY])
def test_without_a_melody_there_is_nothing_to_measure_and_nothing_is_shaped(model: str, voice: Voice) -> None:
    song = Bars.of(Note(beat * 480, 40, 480, voice=voice) for beat in range(8))
    with pytest.raises(InputError, match="what is shaped is the melody, and there is none here; choose notes of"):
        open_engine("native").shaper(Shaping(song, model), CancelFlag())
