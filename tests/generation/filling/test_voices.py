"""Of a hole only the voices that are chosen are written; the others stay, and models that write none of it refuse."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sketchpad.generation.engine import Engine, open_engine
from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice

HOLE = Hole(2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR)
LINE, UNDER = (60, 62, 64, 65, 67, 69, 71, 72), (36, 43, 41, 43)
SONG = Bars.of(
    [Note(240 * k, LINE[k % 8], 240) for k in range(64)]
    + [Note(480 * k, UNDER[k % 4], 480, voice=Voice.BASS) for k in range(32)]
    + [Note(240 * k, (36, 42, 38, 42)[k % 4], 120, voice=Voice.DRUMS) for k in range(64)]
    + [Note(1920 * k, pitch, 1920, voice=Voice.HARMONY) for k in range(8) for pitch in (52, 55)]
)
MELODY, HARMONY, BASS, DRUMS = ({voice} for voice in Voice)
ONE_LINE = ("lookback_rnn", "attention_rnn", "music_vae_melody")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine("native")


def filling(model: str, chosen: set[Voice], song: Bars = SONG, keep: Keep = Keep.NOTHING) -> Request:
    hole = replace(HOLE, keep=keep)
    settings = {"temperature": 0.8, "distance": 0.4, "seed": 3}
    return Request(song, model, verb=Verb.FILL, hole=hole, chosen=frozenset(chosen), **settings)


def last(engine: Engine, request: Request) -> Take:
    """The whole take."""
    *_, take = engine.generate(request, CancelFlag())
    return take


def changed(before: Bars, after: Bars) -> set[Voice]:
    return {note.voice for note in set(before) ^ set(after)}


WRITES = [
    *((model, voices) for model in ONE_LINE for voices in (MELODY, BASS)),
    ("polyphony_rnn", MELODY),
    ("polyphony_rnn", HARMONY),
    ("music_vae_trio", MELODY),
    ("music_vae_trio", BASS),
    ("music_vae_trio", DRUMS),
    ("music_vae_trio", BASS | DRUMS),
]


@pytest.mark.parametrize(("model", "chosen"), WRITES)
def test_only_what_is_chosen_is_written_anew(engine: Engine, model: str, chosen: set[Voice]) -> None:
    take = last(engine, filling(model, chosen))
    assert take.voices == {note.voice for note in take.notes} == chosen
    after = take.placed_in(SONG)
    assert changed(SONG, after) == chosen
    assert all(HOLE.start <= note.start < HOLE.end for note in set(SONG) ^ set(after))


@pytest.mark.parametrize(("model", "chosen"), WRITES)
@pytest.mark.parametrize("keep", [Keep.RHYTHM, Keep.PITCHES])
def test_what_is_kept_is_that_of_the_chosen_voices(engine: Engine, model: str, chosen: set[Voice], keep: Keep) -> None:
    take = last(engine, filling(model, chosen, keep=keep))
    room = [note for note in SONG.between(HOLE.start, HOLE.end) if note.voice in chosen]
    assert take.voices == chosen
    assert changed(SONG, take.placed_in(SONG)) <= chosen
    if keep is Keep.RHYTHM:
        assert {(note.voice, note.start) for note in take.notes} == {(note.voice, note.start) for note in room}
    else:
        assert sorted(note.pitch for note in take.notes) == sorted(note.pitch for note in room)


@pytest.mark.parametrize(
    ("model", "chosen", "able"),
    [
        *((model, voices, "MusicVAE trio") for model in (*ONE_LINE, "polyphony_rnn") for voices in (DRUMS,)),
        *((model, HARMONY, "Polyphony RNN") for model in (*ONE_LINE, "music_vae_trio")),
        ("polyphony_rnn", BASS, "Melody RNN attention, Melody RNN lookback, MusicVAE melody, MusicVAE trio"),
    ],
)
def test_who_writes_none_of_it_says_who_does(engine: Engine, model: str, chosen: set[Voice], able: str) -> None:
    with pytest.raises(InputError, match=f"writes none of the selected voices; .*choose a model that does: {able}"):
        last(engine, filling(model, chosen))


def test_where_all_that_the_model_would_replace_is_chosen_it_writes_all_its_voices(engine: Engine) -> None:
    gone = SONG.between(HOLE.start, HOLE.end).of_voices((Voice.BASS, Voice.DRUMS, Voice.HARMONY))
    song = SONG.edited(removed=gone)
    assert last(engine, filling("music_vae_trio", MELODY, song)).voices == MELODY | BASS | DRUMS
    assert last(engine, filling("music_vae_trio", MELODY | BASS | DRUMS)).voices == MELODY | BASS | DRUMS
    assert last(engine, filling("polyphony_rnn", MELODY, song)).voices == MELODY | HARMONY


def test_over_a_bass_that_is_alone_there_chords_are_written(engine: Engine) -> None:
    song = SONG.edited(removed=SONG.between(HOLE.start, HOLE.end).of_voices((Voice.MELODY, Voice.HARMONY)))
    take = last(engine, filling("polyphony_rnn", BASS, song))
    assert take.voices == MELODY | HARMONY
    assert BASS.isdisjoint(changed(song, take.placed_in(song)))


def test_what_stays_is_heard(engine: Engine) -> None:
    """Another melody above, or other chords below, and what is chosen is another as well."""
    for model, chosen, other in (("music_vae_trio", BASS, Voice.MELODY), ("polyphony_rnn", HARMONY, Voice.MELODY)):
        room = SONG.between(HOLE.start, HOLE.end).of_voices([other])
        song = SONG.edited(removed=room, added=[replace(note, pitch=note.pitch + 5) for note in room])
        assert last(engine, filling(model, chosen, song)).notes != last(engine, filling(model, chosen)).notes


@pytest.mark.parametrize(("model", "chosen"), [("music_vae_trio", BASS), ("polyphony_rnn", HARMONY)])
def test_in_another_metre_too_and_it_is_told_why(engine: Engine, model: str, chosen: set[Voice]) -> None:
    song = SONG.in_metre(Metre(3, 4))
    request = filling(model, chosen, song)
    take = last(engine, request)
    assert changed(song, take.placed_in(song)) == chosen
    note = next(note for note in take.notes if note.author is Author.MODEL)
    assert engine.why(request, take.notes, note, CancelFlag()).note == note
