"""“What did I just play?”: the last phrase becomes a primer at the playhead."""

import time

import pytest

from sketchpad.midi.events import NoteOff, NoteOn, Pedal
from sketchpad.music.bars import Bars
from sketchpad.music.note import LAST_TICK, TICKS_PER_BAR, Note
from sketchpad.session.session import Session
from sketchpad.session.verbs.settings import Settings
from tests.session.playing_by_hand import moment, play, strike


@pytest.fixture
def session(qapp, random_models):
    made = Session(random_models)
    made.document.load(Bars.of([Note(0, 48, 1920)], tempo=120))
    yield made
    made.close()


def test_the_last_phrase_is_written_from_its_bar_on_at_the_songs_tempo(session):
    play(session, 72, -60, -59)
    play(session, 60, 0, 0.24)
    play(session, 62, 0.51, 0.76)
    play(session, 64, 1.0, 1.5)
    session.playback.seek(TICKS_PER_BAR + 700)
    session.capture.capture()
    captured = [Note(1920, 60, 240, 90), Note(2400, 62, 240, 90), Note(2880, 64, 480, 90)]
    assert list(session.document.bars)[1:] == captured
    assert list(session.document.selection) == captured
    assert list(session.aiming.primer()) == captured
    assert session.document.undo_stack.count() == 1
    session.document.undo_stack.undo()
    assert len(session.document.bars) == 1


def test_what_is_captured_takes_the_place_of_notes_of_its_pitch_and_undo_gives_it_back(session):
    song = Bars.of([Note(0, 60, 1920), Note(0, 62, 1920)])
    session.document.load(song)
    play(session, 64, 0, 0.24)
    play(session, 60, 0.5, 0.74)
    session.capture.capture()
    captured = [Note(0, 64, 240, 90), Note(480, 60, 240, 90)]
    assert list(session.document.bars) == [Note(0, 60, 480), Note(0, 62, 1920), *captured]
    assert list(session.document.selection) == captured
    session.document.undo_stack.undo()
    assert session.document.bars == song


def test_off_the_grid_it_keeps_the_time_it_was_played_in(session):
    session.recording.grid = 1
    session.document.set_tempo(60)
    play(session, 60, 5, 5.25)
    play(session, 62, 5.333, 5.5)
    session.capture.capture()
    (_, first), (_, second) = [(note.start, note) for note in session.document.selection]
    assert (first.start, first.length) == (0, 120)
    assert second.start == pytest.approx(0.333 * 480, abs=1)


def test_a_model_goes_on_from_what_was_captured(session, qtbot):
    for number, pitch in enumerate((60, 62, 64, 65)):
        play(session, pitch, number / 2, number / 2 + 0.4)
    session.document.load(Bars.of())
    session.capture.capture()
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(Settings(model="lookback_rnn", bars=2))
    (request,) = {take.request for take in session.takes.takes[1:]} or {session.takes.takes[0].request}
    assert [note.pitch for note in request.primer] == [60, 62, 64, 65]


def test_what_is_captured_is_not_captured_again(session):
    said = []
    session.notice.connect(said.append)
    session.capture.capture()
    assert "nothing was played" in said[0]
    play(session, 60, 0, 0.5)
    session.capture.capture()
    assert len(said) == 1
    session.capture.capture()
    assert len(said) == 2
    assert len(session.document.bars) == 2


def test_what_still_sounds_is_captured_once(session):
    said = []
    session.notice.connect(said.append)
    live = session.playing.live
    now = time.monotonic()
    live.receive("keys", Pedal(now - 1, down=True))
    for number, pitch in enumerate((60, 64, 67)):
        live.receive("keys", NoteOn(now - 1 + number / 4, pitch, 90))
        live.receive("keys", NoteOff(now - 0.9 + number / 4, pitch))
    session.capture.capture()
    assert [note.pitch for note in session.document.selection] == [60, 64, 67]
    assert live.sounds_on("keys")
    live.receive("keys", Pedal(time.monotonic(), down=False))
    session.playing.collect()
    assert session.capture.phrase == ()
    session.capture.capture()
    assert ["nothing was played" in text for text in said] == [True]


def test_what_was_recorded_while_it_sounded_is_not_captured(session, qtbot):
    with qtbot.waitSignal(session.playback.opened, timeout=10_000):
        session.playback.open()
    session.playback.play(0)
    session.recording.start()
    session.playing.live.receive("keys", NoteOn(time.monotonic(), 60, 90))
    qtbot.wait(300)
    session.recording.finish()
    assert [note.pitch for note in session.document.bars] == [48, 60]
    session.playing.live.receive("keys", NoteOff(time.monotonic(), 60))
    session.playing.collect()
    assert session.capture.phrase == ()


def test_what_is_being_recorded_is_left_to_the_recording(session, qtbot):
    with qtbot.waitSignal(session.playback.opened, timeout=10_000):
        session.playback.open()
    session.playback.play(0)
    session.recording.start()
    begun = time.monotonic()
    session.playing.live.receive("keys", NoteOn(begun, 60, 90))
    session.capture.capture()
    qtbot.wait(500)
    session.recording.finish()
    (note,) = (note for note in session.document.bars if note.pitch == 60)
    assert note.length >= 360


def test_only_the_latest_notes_are_kept(session, monkeypatch):
    for number in range(1500):
        play(session, 60 + number % 12, number / 10, number / 10 + 0.05)
    assert len(session.capture.phrase) == 1000


def test_what_is_played_while_the_song_plays_but_not_recorded_can_be_captured(session, qtbot):
    with qtbot.waitSignal(session.playback.opened, timeout=10_000):
        session.playback.open()
    session.playback.play(0)
    play(session, 60, 0.1, 0.4)
    session.playback.stop()
    assert [note.pitch for note in session.capture.phrase] == [60]


def test_what_would_go_on_after_the_last_bar_is_said_and_kept_to_be_captured_elsewhere(session):
    said = []
    session.notice.connect(said.append)
    for number in range(6):
        play(session, 60 + number, number, number + 0.9)
    last = Note(LAST_TICK - 240, 60, 240)
    session.document.load(Bars.of([last]))
    session.playback.seek(LAST_TICK - 480)
    session.capture.capture()
    assert list(session.document.bars) == [last]
    assert "last bar" in said[0]
    session.playback.seek(0)
    session.capture.capture()
    assert len(session.document.bars) == 7


@pytest.fixture
def playing(session, qtbot):
    """The session with a song that plays."""
    with qtbot.waitSignal(session.playback.opened, timeout=10_000):
        session.playback.open()
    session.playback.play(0)
    return session


def placed(session):
    return [(note.start, note.pitch, note.length) for note in session.document.selection]


@pytest.mark.parametrize("stops", [True, False])
def test_what_was_played_while_the_song_played_is_captured_where_it_was_heard(playing, stops):
    strike(playing, 60, 500, 740)
    strike(playing, 62, 1200, 1440)
    if stops:
        playing.playback.stop()
        playing.playback.seek(4 * TICKS_PER_BAR)
    playing.capture.capture()
    assert placed(playing) == [(480, 60, 240), (1200, 62, 240)]


def test_a_key_that_is_held_as_the_song_stops_belongs_where_it_went_down(playing):
    strike(playing, 60, 120, 360)
    playing.playing.live.receive("keys", NoteOn(moment(playing.playback, 610), 64, 90))
    end = moment(playing.playback, 840)
    playing.playback.stop()
    playing.playing.live.receive("keys", NoteOff(end, 64))
    playing.capture.capture()
    assert placed(playing) == [(120, 60, 240), (600, 64, 240)]


def test_of_a_loop_the_last_round_is_captured(playing):
    playing.playback.set_loop((0, TICKS_PER_BAR))
    strike(playing, 60, 240, 480)
    strike(playing, 62, TICKS_PER_BAR + 240, TICKS_PER_BAR + 480)
    strike(playing, 64, TICKS_PER_BAR + 1440, TICKS_PER_BAR + 1680)
    strike(playing, 65, 2 * TICKS_PER_BAR + 960, 2 * TICKS_PER_BAR + 1200)
    playing.capture.capture()
    assert placed(playing) == [(960, 65, 240), (1440, 64, 240)]


def test_what_comes_a_little_before_a_loop_does_is_captured_at_its_beginning(playing):
    playing.playback.set_loop((0, TICKS_PER_BAR))
    strike(playing, 60, TICKS_PER_BAR - 20, TICKS_PER_BAR + 240)
    playing.capture.capture()
    assert placed(playing) == [(0, 60, 240)]


def test_what_began_before_the_song_played_is_captured_at_the_playhead(playing):
    playing.playback.stop()
    play(playing, 60, 0, 0.25)
    playing.playback.play(0)
    strike(playing, 62, 480, 720)
    playing.playback.stop()
    playing.playback.seek(TICKS_PER_BAR)
    playing.capture.capture()
    assert placed(playing)[0] == (TICKS_PER_BAR, 60, 240)
