"""How loud a model's notes are: as the song has it, and drums that it lacks as drummers strike them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.generation.blend import Blend, Corners
from sketchpad.generation.engine import open_engine
from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.loudness import LOUDEST, SOFTEST, UNSAID, Loudness, drummers_accents, with_loudness
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_QUARTER, TICKS_PER_STEP, Note, Voice
from sketchpad.music.primers import read_primer

KICK, SNARE, HAT = 36, 38, 42
BACKBEAT, GHOST = TICKS_PER_QUARTER, 7 * TICKS_PER_STEP


def played(song: Bars, accents: Sequence[int]) -> Bars:
    """A song whose n-th quarter of each bar is as loud as told."""
    rows = song.columns.copy()
    rows["velocity"] = np.array(accents)[rows["start"] // TICKS_PER_QUARTER % len(accents)]
    return Bars.of(list(Bars(rows)), song.tempo)


def quarters(velocities: Sequence[int], voice: Voice = Voice.MELODY, pitch: int = 60) -> Bars:
    """One note a quarter."""
    return Bars.of(
        Note(place * TICKS_PER_QUARTER, pitch, TICKS_PER_QUARTER, velocity, voice=voice)
        for place, velocity in enumerate(velocities)
    )


def test_nothing_is_as_loud_as_a_note_that_is_drawn() -> None:
    assert Loudness(Bars.of(), Voice.MELODY)(0, 60) == Note(0, 60, 1).velocity


@pytest.mark.parametrize("voice", [Voice.MELODY, Voice.HARMONY, Voice.BASS])
def test_a_song_without_accents_is_gone_on_with_without(voice: Voice) -> None:
    loud = Loudness(quarters([71] * 8), voice)
    assert {loud(step * TICKS_PER_STEP, 60) for step in range(64)} == {71}


def test_a_line_keeps_its_accents_and_where_it_had_none_it_is_usual() -> None:
    loud = Loudness(quarters([110, 70, 80, 70] * 2), Voice.MELODY)
    bar, second, third, between = (loud(TICKS_PER_BAR + step * TICKS_PER_STEP, 60) for step in (0, 4, 8, 2))
    assert bar > 95
    assert second < third < bar
    assert between == round(np.mean([110, 70, 80, 70]))


def test_an_accent_of_beats_is_heard_at_beats_that_had_no_note() -> None:
    song = Bars.of([Note(0, 60, 240, 100), Note(240, 62, 240, 60), Note(480, 64, 240, 100), Note(720, 65, 240, 60)])
    loud = Loudness(song, Voice.MELODY)
    assert loud(3 * TICKS_PER_QUARTER, 60) > 80 > loud(3 * TICKS_PER_QUARTER + 240, 60)


@pytest.mark.parametrize("model", ["lookback_rnn", "polyphony_rnn", "music_vae_melody"])
def test_the_accents_of_a_waltz_stay_those_of_a_waltz(model: str) -> None:
    waltz = played(read_primer(), [112, 64, 64]).in_metre(Metre(3, 4))
    request = Request(waltz, model, bars=9, seed=3)
    *_, take = open_engine("native").generate(request, CancelFlag())
    melody = [note for note in take.notes if note.voice is Voice.MELODY]
    at_bars = [note.velocity for note in melody if note.start % Metre(3, 4).ticks_per_bar == 0]
    elsewhere = [note.velocity for note in melody if note.start % Metre(3, 4).ticks_per_bar]
    assert at_bars
    assert elsewhere
    assert min(at_bars) > max(elsewhere)


@pytest.mark.parametrize("metre", [Metre(3, 4), Metre(7, 8), Metre(16, 2), Metre(1, 16)], ids=str)
def test_drums_are_struck_in_any_metre(metre: Metre) -> None:
    loud = Loudness(quarters([80] * 4).in_metre(metre), Voice.DRUMS)
    velocities = [loud(step * TICKS_PER_STEP, SNARE) for step in range(129)]
    assert len(set(velocities)) > 1 or metre == Metre(1, 16)
    assert velocities[metre.ticks_per_bar // TICKS_PER_STEP] == velocities[0]


def test_what_a_model_was_not_asked_to_say_stays_as_it_is() -> None:
    song = quarters([100] * 4)
    notes = [Note(0, 60, 120, 33), Note(120, 62, 120, UNSAID)]
    assert [note.velocity for note in with_loudness(notes, song)] == [33, 100]


def test_a_voice_is_as_loud_as_it_is_itself_before_the_others() -> None:
    song = quarters([100] * 4).edited(added=quarters([40] * 4, Voice.BASS, 40))
    assert Loudness(song, Voice.BASS)(0, 40) == 40
    assert Loudness(song, Voice.HARMONY)(0, 40) == 70
    assert Loudness(song.edited(added=quarters([127] * 4, Voice.DRUMS, KICK)), Voice.HARMONY)(0, 40) == 70


def test_drums_that_a_song_lacks_are_struck_as_drummers_do() -> None:
    loud = Loudness(quarters([80] * 4), Voice.DRUMS)
    assert loud(BACKBEAT, SNARE) > 95
    assert loud(GHOST, SNARE) < 75
    assert loud(0, HAT) > loud(TICKS_PER_STEP, HAT)


def test_drums_of_a_song_keep_their_own_ways() -> None:
    drums = Bars.of(
        Note(step * TICKS_PER_STEP, HAT, TICKS_PER_STEP, 100 if step % 4 == 2 else 50, voice=Voice.DRUMS)
        for step in range(0, 32, 2)
    ).edited(added=quarters([120] * 8, Voice.DRUMS, KICK))
    loud = Loudness(drums, Voice.DRUMS)
    assert loud(2 * TICKS_PER_STEP, HAT) > loud(0, HAT) + 20
    assert loud(0, KICK) > 105 > loud(2 * TICKS_PER_STEP, HAT)


@given(st.lists(st.tuples(st.integers(0, 127), st.integers(1, 127), st.integers(0, 5000)), max_size=40), st.data())
def test_any_song_gives_velocities_that_midi_knows(notes: list[tuple[int, int, int]], data: st.DataObject) -> None:
    voice = data.draw(st.sampled_from(Voice))
    song = Bars.of(Note(start, pitch, 1, velocity, voice=voice) for pitch, velocity, start in notes)
    loud = Loudness(song, data.draw(st.sampled_from(Voice)))
    assert all(SOFTEST <= loud(step * TICKS_PER_STEP, pitch) <= LOUDEST for step in range(16) for pitch in (0, 36, 127))


def test_drummers_hit_the_snare_hardest_on_two_and_four() -> None:
    snare = drummers_accents()[1]
    assert sorted(np.argsort(snare)[-2:]) == [4, 12]


@pytest.mark.parametrize("model", ["lookback_rnn", "attention_rnn", "polyphony_rnn", "music_vae_melody"])
def test_what_goes_on_from_an_accented_primer_is_accented(model: str) -> None:
    song = played(read_primer(), [112, 64, 88, 64])
    request = Request(song, model, bars=8, seed=3)
    *_, take = open_engine("native").generate(request, CancelFlag())
    melody = [note for note in take.notes if note.voice is Voice.MELODY]
    at_bars = [note.velocity for note in melody if note.start % TICKS_PER_BAR == 0]
    elsewhere = [note.velocity for note in melody if note.start % TICKS_PER_BAR]
    assert at_bars
    assert elsewhere
    assert min(at_bars) > max(elsewhere)


def test_the_trio_adds_drums_that_are_alive() -> None:
    song = quarters([80] * 16)
    request = Request(song, "music_vae_trio", bars=8, seed=3)
    *_, take = open_engine("native").generate(request, CancelFlag())
    drums = [note for note in take.notes if note.voice is Voice.DRUMS]
    assert len({note.velocity for note in drums}) > 4
    backbeat = [note.velocity for note in drums if note.pitch == SNARE and note.start % (2 * BACKBEAT) == BACKBEAT]
    others = [note.velocity for note in drums if note.pitch == SNARE and note.start % BACKBEAT]
    assert backbeat
    assert others
    assert min(backbeat) > max(others)
    assert {note.velocity for note in take.notes if note.voice is Voice.MELODY} == {80}


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_what_is_shaped_or_blended_has_a_loudness(model: str) -> None:
    engine = open_engine("native")
    song = played(read_primer(), [112, 64, 88, 64])
    shaped = engine.shaper(Shaping(song, model), CancelFlag()).shaped({"note_density": 7.5})
    corners = Corners((song, quarters([30] * 8, pitch=67)), model)
    blended = engine.blend(Blend(corners, ((0.5, 0.0),)), CancelFlag())
    for bars in (shaped.bars, blended.bars):
        assert len(bars)
        assert bars.columns["velocity"].min() >= 25
    assert shaped.changed
    at_bars = [note.velocity for note in shaped.bars if note.start % TICKS_PER_BAR == 0]
    assert min(at_bars) > 88


def test_what_fills_a_hole_is_accented_as_what_is_around_it() -> None:
    song = played(read_primer(), [112, 64, 88, 64])
    hole = Hole(TICKS_PER_BAR, 2 * TICKS_PER_BAR)
    request = Request(song, "lookback_rnn", verb=Verb.FILL, hole=hole, seed=1)
    *_, take = open_engine("native").generate(request, CancelFlag())
    assert {note.velocity for note in take.notes if note.start == TICKS_PER_BAR} == {
        Loudness(song, Voice.MELODY)(0, 60)
    }
    assert len({note.velocity for note in take.notes}) > 1
