"""What is played while the playhead moves lands in the song, on the grid, as one undo step."""

import time

import pytest

from sketchpad.midi.events import NoteOff, NoteOn, Pedal
from sketchpad.music.bars import Bars
from sketchpad.music.note import LAST_TICK, TICKS_PER_BAR, Author, Note, Voice
from sketchpad.session import edits
from sketchpad.session.session import Session
from tests.session.playing_by_hand import moment, strike

TEMPO = 400
"""A bar takes 0.6 s."""


@pytest.fixture
def session(qapp, qtbot, random_models):
    made = Session(random_models)
    made.document.load(Bars.of([Note(0, 48, 1920)], tempo=TEMPO))
    with qtbot.waitSignal(made.playback.opened, timeout=10_000):
        made.playback.open()
    yield made
    made.close()


def notes(session) -> list[tuple[int, int, int]]:
    """(start, pitch, length) of what the song has beside its first note."""
    return [(note.start, note.pitch, note.length) for note in session.document.bars if note.pitch != 48]


def wait_for_tick(session, qtbot, tick: int) -> None:
    qtbot.waitUntil(lambda: (session.playback.tick_at(time.monotonic()) or 0) >= tick, timeout=10_000)


def test_a_bar_is_counted_then_notes_land_where_they_were_played(session, qtbot):
    document = session.document
    session.recording.toggle()
    assert session.recording.on
    assert session.playback.playing
    assert session.playback.tick_at(time.monotonic()) < -1600
    strike(session, 60, 10, 250)
    strike(session, 64, 470, 950, velocity=33)
    wait_for_tick(session, qtbot, 1100)
    session.recording.toggle()
    assert notes(session) == [(0, 60, 240), (480, 64, 480)]
    assert {note.velocity for note in document.bars if note.pitch == 64} == {33}
    assert all(note.author is Author.PERSON for note in document.bars)
    assert session.playback.playing
    session.playback.stop()
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert notes(session) == []
    document.undo_stack.redo()
    assert len(notes(session)) == 2


@pytest.mark.alone
def test_a_key_held_for_a_quarter_of_a_second_is_as_long_whenever_it_is_handled(session, qtbot):
    """Times are those of the keys, not of this thread, which is busy meanwhile."""
    session.document.set_tempo(120)
    session.recording.grid = 1
    session.recording.start()
    wait_for_tick(session, qtbot, 100)
    live = session.playing.live
    live.receive("keys", NoteOn(time.monotonic(), 60, 90))
    time.sleep(0.25)
    live.receive("keys", NoteOff(time.monotonic(), 60))
    time.sleep(0.2)
    session.recording.finish()
    ((start, _, length),) = notes(session)
    assert length == pytest.approx(240, abs=10)
    assert 100 <= start < 200


def test_a_note_a_little_before_the_first_beat_is_meant_for_it_and_the_count_is_not_recorded(session, qtbot):
    passed_over = []
    session.recording.passed_over.connect(passed_over.append)
    session.recording.start()
    strike(session, 59, -900, -500)
    strike(session, 60, -60, 200)
    wait_for_tick(session, qtbot, 300)
    session.playback.toggle()
    assert not session.recording.on
    assert notes(session) == [(0, 60, 240)]
    assert [note.pitch for note in passed_over] == [59]


def test_a_note_that_began_long_before_the_first_beat_is_not_recorded_though_it_sounds_on(session, qtbot):
    passed_over = []
    session.recording.passed_over.connect(passed_over.append)
    session.recording.start()
    strike(session, 59, -900, 200)
    wait_for_tick(session, qtbot, 300)
    session.playback.toggle()
    assert notes(session) == []
    assert [note.pitch for note in passed_over] == [59]


def test_begun_while_a_bar_is_counted_it_records_from_the_first_beat_on(session, qtbot):
    session.playback.play(0, counts_in=True)
    assert session.playback.tick_at(time.monotonic()) < -1600
    session.recording.toggle()
    strike(session, 59, -900, -500)
    strike(session, 60, -60, 200)
    wait_for_tick(session, qtbot, 300)
    session.playback.stop()
    assert notes(session) == [(0, 60, 240)]


@pytest.mark.parametrize("change", ["loop", "seek", "begin"])
def test_a_count_begins_anew_where_the_playhead_goes_and_recording_with_it(session, qtbot, change):
    session.recording.start()
    wait_for_tick(session, qtbot, -800)
    counted = []
    session.playback.counted.connect(counted.append)
    if change == "loop":
        session.playback.set_loop((0, 1920))
    else:
        getattr(session.playback, change)(480)
    first = session.playback.begun
    assert session.playback.tick_at(time.monotonic()) < first - 1600
    qtbot.waitUntil(lambda: counted[:1] == [1], timeout=5000)
    strike(session, 60, first, first + 240)
    wait_for_tick(session, qtbot, first + 300)
    session.playback.stop()
    assert notes(session) == [(first, 60, 240)]


def test_recording_goes_on_after_the_last_bar_and_playing_ends_there_afterwards(session, qtbot):
    session.recording.start()
    wait_for_tick(session, qtbot, TICKS_PER_BAR + 400)
    assert session.playback.playing
    strike(session, 60, TICKS_PER_BAR + 120, TICKS_PER_BAR + 240)
    session.recording.finish()
    qtbot.waitUntil(lambda: not session.playback.playing, timeout=5000)
    assert notes(session) == [(TICKS_PER_BAR + 120, 60, 120)]
    assert session.playback.playhead == 0


def test_an_empty_song_can_be_recorded_into(session, qtbot):
    session.document.load(Bars.of(tempo=TEMPO))
    session.playback.seek(TICKS_PER_BAR)
    session.recording.start()
    strike(session, 60, TICKS_PER_BAR, TICKS_PER_BAR + 480)
    wait_for_tick(session, qtbot, TICKS_PER_BAR + 500)
    session.playback.stop()
    assert notes(session) == [(TICKS_PER_BAR, 60, 480)]


def test_a_key_that_is_down_when_it_ends_ends_there(session, qtbot):
    session.recording.start()
    wait_for_tick(session, qtbot, 0)
    session.playing.live.receive("keys", NoteOn(moment(session.playback, 0), 60, 90))
    wait_for_tick(session, qtbot, 700)
    session.playback.stop()
    ((start, pitch, length),) = notes(session)
    assert (start, pitch) == (0, 60)
    assert length >= 600


def test_while_the_song_plays_nothing_is_counted(session, qtbot):
    session.document.load(Bars.of([Note(0, 48, 4 * 1920)], tempo=TEMPO))
    session.playback.play(0)
    wait_for_tick(session, qtbot, 500)
    session.recording.toggle()
    here = session.playback.tick_at(time.monotonic())
    assert 500 <= here < 1500
    strike(session, 59, 0, 240)
    strike(session, 60, 1680, 1800)
    wait_for_tick(session, qtbot, 1900)
    session.recording.toggle()
    assert notes(session) == [(1680, 60, 120)]
    assert session.playback.playing


def test_each_pass_of_a_loop_adds_to_those_before(session, qtbot):
    session.playback.set_loop((0, 960))
    session.recording.start()
    strike(session, 60, 0, 240)
    strike(session, 62, 850, 1010)
    wait_for_tick(session, qtbot, 1050)
    qtbot.waitUntil(lambda: notes(session) == [(0, 60, 240), (840, 62, 120)], timeout=5000)
    strike(session, 64, 960 + 480, 960 + 720)
    strike(session, 65, 2 * 960 - 40, 2 * 960 + 200)
    wait_for_tick(session, qtbot, 2 * 960 + 260)
    session.playback.stop()
    assert notes(session) == [(0, 60, 240), (0, 65, 240), (480, 64, 240), (840, 62, 120)]
    assert session.document.undo_stack.count() == 1


def test_in_a_loop_of_no_whole_beats_notes_are_on_the_grid_of_the_song_or_where_the_loop_begins(session, qtbot):
    session.recording.grid = 480
    session.playback.set_loop((600, 1320))
    session.playback.seek(600)
    session.recording.start()
    strike(session, 60, 1320 + 370, 1320 + 700)
    strike(session, 62, 2 * 720 + 590, 2 * 720 + 800)
    strike(session, 64, 2 * 720 + 610, 2 * 720 + 680)
    wait_for_tick(session, qtbot, 2 * 720 + 1300)
    session.playback.stop()
    assert notes(session) == [(600, 62, 480), (600, 64, 480), (960, 60, 360)]


def test_a_note_lands_only_once_the_playhead_is_past_it_so_that_it_is_heard_once(session, qtbot):
    """Put on the grid it may begin later than it was played."""
    session.recording.grid = 480
    session.recording.start()
    wait_for_tick(session, qtbot, 250)
    strike(session, 60, 250, 290)
    qtbot.wait(20)
    assert notes(session) == []
    wait_for_tick(session, qtbot, 970)
    qtbot.wait(60)
    assert notes(session) == [(480, 60, 480)]
    session.playback.stop()


def test_two_keys_on_one_line_are_one_note_and_voices_are_told_apart(session, qtbot):
    session.recording.start()
    strike(session, 60, 0, 40)
    strike(session, 60, 55, 100)
    session.playing.set_voice(Voice.BASS)
    strike(session, 60, 0, 200)
    wait_for_tick(session, qtbot, 300)
    session.playback.stop()
    assert [(note.start, note.voice) for note in session.document.bars if note.pitch == 60] == [
        (0, Voice.MELODY),
        (0, Voice.BASS),
    ]


@pytest.mark.parametrize("undone", [True, False])
def test_what_was_undone_or_erased_meanwhile_can_be_played_again(session, qtbot, undone):
    document = session.document
    session.playback.set_loop((0, 960))
    session.recording.start()
    strike(session, 60, 0, 240)
    qtbot.waitUntil(lambda: notes(session) == [(0, 60, 240)], timeout=5000)
    if undone:
        document.undo_stack.undo()
    else:
        document.push("Delete", edits.delete([note for note in document.bars if note.pitch == 60]))
    assert notes(session) == []
    strike(session, 60, 960, 1200)
    strike(session, 60, 2 * 960, 2 * 960 + 360)
    wait_for_tick(session, qtbot, 2 * 960 + 400)
    session.playback.stop()
    assert notes(session) == [(0, 60, 240)], "of what is played there twice the first stays"


@pytest.mark.parametrize("leap", ["loop", "seek", "play"])
@pytest.mark.parametrize("pedal", [True, False])
def test_what_still_sounds_when_the_playhead_leaps_is_kept_and_not_captured_as_well(session, qtbot, leap, pedal):
    live, playback = session.playing.live, session.playback
    session.recording.start()
    wait_for_tick(session, qtbot, 0)
    live.receive("keys", Pedal(moment(playback, 0), pedal))
    live.receive("keys", NoteOn(moment(playback, 0), 60, 90))
    if pedal:
        live.receive("keys", NoteOff(moment(playback, 100), 60))
    wait_for_tick(session, qtbot, 500)
    if leap == "loop":
        playback.set_loop((960, 1920))
    else:
        {"seek": playback.seek, "play": playback.begin}[leap](3840)
    ((start, pitch, length),) = notes(session)
    assert (start, pitch) == (0, 60)
    assert length >= 480
    playback.set_loop((1920, 3840))
    live.receive("keys", Pedal(time.monotonic(), down=False))
    live.receive("keys", NoteOff(time.monotonic(), 60))
    session.playing.collect()
    playback.stop()
    assert notes(session) == [(0, 60, length)]
    assert session.capture.phrase == ()


def test_two_recordings_are_two_steps(session, qtbot):
    for pitch in (60, 64):
        session.playback.seek(0)
        session.recording.start()
        strike(session, pitch, 0, 240)
        wait_for_tick(session, qtbot, 300)
        session.playback.stop()
    assert session.document.undo_stack.count() == 2
    session.document.undo_stack.undo()
    assert [pitch for _, pitch, _ in notes(session)] == [60]


def test_a_recording_is_one_step_whatever_the_tempo_does_meanwhile(session, qtbot):
    document, stack = session.document, session.document.undo_stack
    session.recording.start()
    for tempo, start in ((360, 0), (380, 960), (390, 1920)):
        strike(session, 60, start, start + 240)
        wait_for_tick(session, qtbot, start + 500)
        document.set_tempo(tempo)
    stack.undo()
    strike(session, 60, 2880, 3120)
    wait_for_tick(session, qtbot, 3200)
    session.playback.stop()
    assert [stack.text(place) for place in range(stack.count())] == ["Record", "Change tempo"]
    played = [(start, 60, 240) for start in (0, 960, 1920, 2880)]
    assert (notes(session), document.bars.tempo) == (played, TEMPO)
    stack.redo()
    assert (notes(session), document.bars.tempo) == (played, 390)
    stack.setIndex(0)
    assert (notes(session), document.bars.tempo) == ([], TEMPO)
    stack.redo()
    assert (notes(session), document.bars.tempo) == (played, TEMPO)


def test_a_key_that_is_down_when_the_tempo_changes_began_where_it_went_down(session, qtbot):
    live, playback = session.playing.live, session.playback
    session.document.set_tempo(100)
    session.recording.start()
    wait_for_tick(session, qtbot, 480)
    live.receive("keys", NoteOn(moment(playback, 480), 60, 90))
    wait_for_tick(session, qtbot, 960)
    session.document.set_tempo(TEMPO)
    wait_for_tick(session, qtbot, 1920)
    live.receive("keys", NoteOff(moment(playback, 1920), 60))
    playback.stop()
    assert notes(session) == [(480, 60, 1440)]


def test_what_was_recorded_is_in_the_song_while_recording_goes_on(session, qtbot):
    """So that a copy for safety has it."""
    session.recording.start()
    strike(session, 60, 0, 240)
    wait_for_tick(session, qtbot, 500)
    qtbot.waitUntil(lambda: session.current.snapshot().bars.count == 1 and len(notes(session)) == 1, timeout=5000)
    assert session.recording.on
    assert session.current.dirty
    session.playback.stop()


@pytest.mark.parametrize("ending", ["pedal", "stop", "leap"])
def test_what_a_pedal_holds_is_in_the_song_while_it_sounds_and_is_as_long_as_it_sounded_then(session, qtbot, ending):
    live, playback = session.playing.live, session.playback
    playback.open_ended = True
    session.recording.start()
    wait_for_tick(session, qtbot, 0)
    live.receive("keys", Pedal(moment(playback, 0), down=True))
    strike(session, 60, 0, 100)
    strike(session, 64, 120, 300)
    qtbot.waitUntil(
        lambda: [(start, pitch) for start, pitch, _ in notes(session)] == [(0, 60), (120, 64)], timeout=5000
    )
    assert session.current.dirty
    shown = notes(session)
    wait_for_tick(session, qtbot, 3000)
    assert notes(session) == shown, "it is not edited all the time"
    if ending == "pedal":
        live.receive("keys", Pedal(moment(playback, 3000), down=False))
        playback.stop()
        assert notes(session) == [(0, 60, 3000), (120, 64, 2880)]
    else:
        playback.stop() if ending == "stop" else playback.seek(9600)
        assert [(start, pitch) for start, pitch, _ in notes(session)] == [(0, 60), (120, 64)]
        assert all(length >= 2880 for _, _, length in notes(session))
    assert session.document.undo_stack.count() == 1
    session.document.undo_stack.undo()
    assert notes(session) == []


def test_another_place_of_the_playhead_is_where_it_goes_on(session, qtbot):
    session.recording.start()
    strike(session, 60, 0, 240)
    wait_for_tick(session, qtbot, 300)
    session.playback.seek(3840)
    strike(session, 64, 3840, 3960)
    wait_for_tick(session, qtbot, 4000)
    session.playback.stop()
    assert notes(session) == [(0, 60, 240), (3840, 64, 120)]


def test_before_there_is_a_player_it_says_so(qapp, random_models):
    made = Session(random_models)
    said = []
    made.notice.connect(said.append)
    made.recording.toggle()
    made.close()
    assert not made.recording.on
    assert len(said) == 1
    assert "sound" in said[0]


def test_it_ends_with_the_last_bar_that_a_song_can_have(session, qtbot):
    said = []
    session.notice.connect(said.append)
    session.playback.seek(LAST_TICK - TICKS_PER_BAR)
    session.recording.toggle()
    strike(session, 60, LAST_TICK - 480, LAST_TICK + 300)
    strike(session, 62, LAST_TICK + 10, LAST_TICK + 200)
    qtbot.waitUntil(lambda: not session.recording.on, timeout=10_000)
    assert notes(session) == [(LAST_TICK - 480, 60, 480)]
    assert "last bar" in said[-1]
    assert session.document.undo_stack.count() == 1
