"""What works in place hears the bars that it writes: no note goes that was not heard, and no voice that is to stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sketchpad.generation.request import Request
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_QUARTER, Author, Note, Voice
from sketchpad.session.session import Session
from sketchpad.session.verbs.settings import Settings

MELODY, TRIO = (Settings(name, verb=Verb.VARY, distance=0.0, seed=3) for name in ("music_vae_melody", "music_vae_trio"))
HARMONISE = Settings("polyphony_rnn", verb=Verb.HARMONISE, seed=3)
TUNE = (60, 62, 64, 65, 67, 65, 64, 62) * 2
"""Four bars of quarters."""


def quarters(pitches: tuple[int, ...] = TUNE, voice: Voice = Voice.MELODY) -> list[Note]:
    return [Note(place * TICKS_PER_QUARTER, pitch, 480, voice=voice) for place, pitch in enumerate(pitches)]


@pytest.fixture
def session(qapp) -> Iterator[Session]:
    """With the models that come with the program."""
    made = Session()
    made.document.load(Bars.of(quarters()))
    yield made
    made.close()


def answer(session: Session, qtbot, settings: Settings) -> Request:
    with qtbot.waitSignal(session.continuation.ended, timeout=20_000):
        session.continuation.start(settings)
    return session.takes.takes[-1].request


def in_bars(session: Session, first: int, last: int, voice: Voice = Voice.MELODY) -> list[Note]:
    song = session.document.bars.of_voices([voice])
    return list(song.between((first - 1) * TICKS_PER_BAR, last * TICKS_PER_BAR))


@pytest.mark.parametrize("settings", [MELODY, TRIO, HARMONISE], ids=lambda each: each.model)
def test_it_hears_and_writes_the_whole_song_wherever_the_playhead_is(session, qtbot, settings):
    song = session.document.bars
    session.playback.seek(TICKS_PER_BAR + 240)
    request = answer(session, qtbot, settings)
    assert request.primer == song
    assert (request.start, request.end) == (0, song.end)


def test_at_distance_0_a_variation_keeps_what_is_behind_the_playhead(session, qtbot):
    song = session.document.bars
    session.playback.seek(TICKS_PER_BAR + 240)
    answer(session, qtbot, MELODY)
    assert [(note.start, note.pitch) for note in session.document.bars] == [(note.start, note.pitch) for note in song]


def test_a_selection_has_its_bars_heard_whole(session, qtbot):
    session.document.select(quarters()[4:6])
    request = answer(session, qtbot, MELODY)
    assert list(request.primer) == quarters()[4:8]
    assert (request.start, request.end) == (TICKS_PER_BAR, 2 * TICKS_PER_BAR)
    assert [note.pitch for note in in_bars(session, 2, 2)] == [67, 65, 64, 62]
    assert in_bars(session, 1, 1) + in_bars(session, 3, 4) == quarters()[:4] + quarters()[8:]


def test_what_is_held_out_of_the_bars_makes_them_no_more(session, qtbot):
    pad = Note(2 * TICKS_PER_QUARTER, 48, 3 * TICKS_PER_BAR, voice=Voice.BASS)
    session.document.load(Bars.of([*quarters(), pad]))
    session.document.select(quarters()[:2])
    request = answer(session, qtbot, TRIO)
    assert (request.start, request.end) == (0, TICKS_PER_BAR)
    assert pad in session.document.bars
    assert in_bars(session, 2, 4) == quarters()[4:]


@pytest.mark.parametrize("metre", [Metre(3, 4), Metre(5, 4)], ids=str)
def test_in_another_metre_nothing_goes_that_was_not_heard(session, qtbot, metre):
    song = Bars.of(quarters(), metre=metre)
    session.document.load(song)
    session.document.select(quarters()[metre.beats : metre.beats + 1])
    request = answer(session, qtbot, MELODY)
    assert list(request.primer) == quarters()[metre.beats : 2 * metre.beats]
    assert set(song) - set(session.document.bars) <= set(request.primer)
    assert (request.start, request.end) == (metre.ticks_per_bar, 2 * metre.ticks_per_bar)


def test_a_selected_bass_is_varied_and_the_tune_stays(session, qtbot):
    bass = quarters((36, 43) * 8, Voice.BASS)
    session.document.load(Bars.of(quarters() + bass))
    session.document.select(bass[:2])
    request = answer(session, qtbot, TRIO)
    assert set(request.primer.voices) == {Voice.MELODY, Voice.BASS}, "the tune is heard"
    (take,) = session.takes.takes
    assert take.voices == {note.voice for note in take.notes} == {Voice.BASS}
    assert in_bars(session, 1, 4) == quarters()
    assert {note.author for note in in_bars(session, 1, 1, Voice.BASS)} == {Author.MODEL}
    assert in_bars(session, 2, 4, Voice.BASS) == bass[4:]


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_a_bass_is_varied_by_each_model_that_writes_lines(session, qtbot, model):
    bass = quarters((36, 43) * 8, Voice.BASS)
    session.document.load(Bars.of(quarters() + bass))
    session.document.select(bass)
    answer(session, qtbot, replace(TRIO, model=model))
    assert in_bars(session, 1, 4) == quarters()
    assert {note.author for note in in_bars(session, 1, 4, Voice.BASS)} == {Author.MODEL}


def test_where_all_voices_are_selected_the_model_adds_its_own(session, qtbot):
    session.document.select(quarters()[:1])
    answer(session, qtbot, TRIO)
    assert session.takes.takes[0].voices == {Voice.MELODY, Voice.BASS, Voice.DRUMS}


def test_to_harmonise_a_selected_melody_is_to_write_the_harmony(session, qtbot):
    pad = Note(0, 48, TICKS_PER_BAR, voice=Voice.BASS)
    session.document.load(Bars.of([*quarters(), pad]))
    session.document.select(quarters()[:1])
    request = answer(session, qtbot, HARMONISE)
    assert pad in request.primer
    assert session.takes.takes[0].voices == {Voice.HARMONY}
    assert in_bars(session, 1, 1, Voice.HARMONY)
    assert not in_bars(session, 2, 4, Voice.HARMONY)
    assert pad in session.document.bars


def test_a_variation_of_one_voice_comes_again_from_its_record_and_is_told_why(session, qtbot):
    bass = quarters((36, 43) * 8, Voice.BASS)
    session.document.load(Bars.of(quarters() + bass))
    session.document.select(bass)
    answer(session, qtbot, replace(TRIO, distance=0.3))
    number = session.takes.number(1)
    with qtbot.waitSignal(session.done, timeout=20_000) as done:
        session.retakes.replay(number)
    assert "came again, note for note" in done.args[0]
    written = in_bars(session, 1, 4, Voice.BASS)
    with qtbot.waitSignal(session.explaining.changed, timeout=20_000, check_params_cb=lambda: session.explaining.why):
        session.explaining.rest_on(written[0])
    assert session.explaining.why.note == written[0]


def test_the_next_take_has_the_same_bars_and_voices(session, qtbot):
    bass = quarters((36, 43) * 8, Voice.BASS)
    session.document.load(Bars.of(quarters() + bass))
    session.document.select(bass[:3])
    first = answer(session, qtbot, TRIO)
    second = answer(session, qtbot, replace(TRIO, seed=4, distance=0.5))
    assert (second.primer, second.chosen) == (first.primer, first.chosen)
    assert len(session.takes.takes) == 2


def test_what_was_continued_from_the_playhead_is_varied_whole(session, qtbot):
    """The takes of a part are shown, and that part is less than the bars that a variation would write."""
    song = session.document.bars
    session.playback.seek(TICKS_PER_BAR + 240)
    answer(session, qtbot, Settings("lookback_rnn", bars=1))
    request = answer(session, qtbot, MELODY)
    assert request.primer == song
    assert len(session.takes.takes) == 2, "of the same song"
    session.takes.choose(0)
    assert session.document.bars == song


def test_what_was_varied_is_gone_on_with(session, qtbot):
    session.document.select(quarters()[:2])
    varied = answer(session, qtbot, TRIO)
    request = answer(session, qtbot, Settings("lookback_rnn", bars=1))
    assert request.primer == varied.primer
    assert request.start == TICKS_PER_BAR
    again = answer(session, qtbot, replace(TRIO, seed=4, distance=0.5))
    assert (again.primer, again.chosen) == (varied.primer, varied.chosen), "though its selection went"


def test_locked_notes_of_the_bars_are_heard_and_stay(session, qtbot):
    locked = replace(quarters()[1], locked=True)
    session.document.load(Bars.of([locked, *quarters()[:1], *quarters()[2:]]))
    session.document.select(quarters()[2:3])
    request = answer(session, qtbot, replace(MELODY, distance=0.8))
    assert locked in request.primer
    assert locked in session.document.bars
