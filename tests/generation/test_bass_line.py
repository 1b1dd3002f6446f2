"""A bass that has nothing above it is what models of a melody hear, and goes on as a bass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sketchpad.generation.blend import Blend, Corners
from sketchpad.generation.engine import Engine, open_engine
from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.fork import Action
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.primers import read_primer

MELODY_MODELS = ["lookback_rnn", "attention_rnn", "music_vae_melody"]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine("native")


def bass(low: int = 24) -> Bars:
    """The first primer, two octaves lower, in the bass."""
    song = read_primer()
    return Bars.of((replace(note, pitch=note.pitch - low, voice=Voice.BASS) for note in song), song.tempo)


def last(engine: Engine, request: Request) -> Take:
    """The whole take."""
    *_, take = engine.generate(request, CancelFlag())
    return take


@pytest.mark.parametrize("model", MELODY_MODELS)
@pytest.mark.parametrize("drums", [False, True])
def test_it_goes_on_as_a_melody_would_two_octaves_lower(engine: Engine, model: str, drums: bool) -> None:
    kick = [Note(0, 36, 120, 90, voice=Voice.DRUMS)] * drums
    take = last(engine, Request(bass().edited(added=kick), model, bars=8, seed=4))
    sung = last(engine, Request(read_primer(), model, bars=8, seed=4))
    assert take.voices == {Voice.BASS}
    assert take.notes
    assert take.notes == tuple(replace(note, pitch=note.pitch - 24, voice=Voice.BASS) for note in sung.notes)


def test_it_makes_room_among_the_notes_of_the_bass_alone(engine: Engine) -> None:
    take = last(engine, Request(bass(), "lookback_rnn", bars=2, seed=4))
    old = Note(take.request.start, 40, 240, voice=Voice.BASS)
    above = replace(old, pitch=72, voice=Voice.MELODY)
    placed = set(take.placed_in(bass().edited(added=[old, above])))
    assert above in placed
    assert old not in placed


def test_the_best_of_several_is_a_bass_as_well(engine: Engine) -> None:
    take = last(engine, Request(bass(), "lookback_rnn", bars=8, seed=4, tries=4))
    assert take.voices == {note.voice for note in take.notes} == {Voice.BASS}


@pytest.mark.parametrize("model", MELODY_MODELS)
def test_a_hole_in_it_is_filled_with_bass(engine: Engine, model: str) -> None:
    hole = Hole(TICKS_PER_BAR // 2, TICKS_PER_BAR)
    take = last(engine, Request(bass(), model, verb=Verb.FILL, hole=hole, seed=2))
    assert {note.voice for note in take.notes if note.author is Author.MODEL} == {Voice.BASS}


def test_it_is_told_why_and_a_rival_goes_on_as_a_bass(engine: Engine) -> None:
    request = Request(bass(), "attention_rnn", bars=4, seed=4)
    take = last(engine, request)
    note = take.notes[3]
    why = engine.why(request, take.notes, note, CancelFlag())
    assert why.note == note
    assert 0 < why.probability <= 1
    fork = why.fork(next(rival for rival in why.rivals if rival.action is Action.BEGIN))
    branch = last(engine, replace(request, forks=(fork,)))
    assert fork.voice is Voice.BASS
    assert any((each.start, each.pitch) == (fork.tick, fork.pitches[0]) for each in branch.notes)


def test_in_another_metre_too(engine: Engine) -> None:
    take = last(engine, Request(bass().in_metre(Metre(3, 4)), "lookback_rnn", bars=4, seed=4))
    assert {note.voice for note in take.notes} == {Voice.BASS}


def test_a_bass_under_a_melody_is_not_taken_for_one(engine: Engine) -> None:
    song = read_primer().edited(added=bass())
    take = last(engine, Request(song, "lookback_rnn", bars=2, seed=4))
    assert take.voices == {Voice.MELODY}


def test_a_bass_that_was_chosen_is_varied_as_if_it_were_alone(engine: Engine) -> None:
    kick = Note(0, 36, 120, 90, voice=Voice.DRUMS)
    chosen = frozenset((Voice.BASS, Voice.DRUMS))
    song = read_primer().edited(added=[*bass(), kick])
    request = Request(song, "music_vae_melody", verb=Verb.VARY, seed=4, chosen=chosen)
    take = last(engine, request)
    assert take.complete
    assert take.voices == {Voice.BASS}
    assert take.notes == last(engine, replace(request, primer=bass())).notes
    why = engine.why(request, take.notes, take.notes[0], CancelFlag())
    assert why.note == take.notes[0]


def test_the_trio_writes_all_its_voices_over_a_bass(engine: Engine) -> None:
    take = last(engine, Request(bass(), "music_vae_trio", bars=4, seed=4))
    assert take.voices == {Voice.MELODY, Voice.BASS, Voice.DRUMS}


@pytest.fixture
def drums() -> Bars:
    return Bars.of(Note(beat * 480, 36, 120, voice=Voice.DRUMS) for beat in range(8))


def test_of_drums_alone_no_melody_is_varied_shaped_or_blended(engine: Engine, drums: Bars) -> None:
    model = "music_vae_melody"
    with pytest.raises(InputError, match="hears a melody only"):
        last(engine, Request(drums, model, verb=Verb.VARY))
    song, chosen = read_primer().edited(added=drums), frozenset((Voice.DRUMS,))
    with pytest.raises(InputError, match="hears a melody only"):
        last(engine, Request(song, model, verb=Verb.VARY, chosen=chosen))
    with pytest.raises(InputError, match="what is shaped is the melody, and there is none here"):
        engine.shaper(Shaping(drums, model), CancelFlag())
    with pytest.raises(InputError, match="hears a melody only"):
        engine.blend(Blend(Corners((read_primer(), drums), model), ((0.5, 0.0),)), CancelFlag())


def test_after_drums_alone_a_melody_is_made_up(engine: Engine, drums: Bars) -> None:
    takes = [last(engine, Request(drums, "music_vae_melody", bars=16, seed=seed)) for seed in range(1, 6)]
    assert min(len(take.notes) for take in takes) > 16


def test_the_trio_hears_drums(engine: Engine, drums: Bars) -> None:
    assert last(engine, Request(drums, "music_vae_trio", verb=Verb.VARY)).notes
