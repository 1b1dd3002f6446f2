"""A song in another metre: what is asked, filled, locked, captured, blended and exported counts in it."""

import mido
import pytest

from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.metre import Metre
from sketchpad.music.midi_file import midi_bytes, parse_midi
from sketchpad.music.note import TICKS_PER_BAR, Note
from sketchpad.music.song_file import SongFile, parse_song_file, song_file_bytes
from sketchpad.session.session import Session
from sketchpad.session.songs.exporting import _alone
from sketchpad.session.verbs.ends import End
from sketchpad.session.verbs.interpolation import Interpolation
from sketchpad.session.verbs.settings import Settings
from tests.session.playing_by_hand import play

WALTZ = Metre(3, 4)
BAR = 1440
TUNE = Bars.of((Note(240 * k, 60 + k * 5 % 12, 240) for k in range(6 * 4)), metre=WALTZ)
"""Four bars."""


@pytest.fixture
def session(qapp, random_models):
    made = Session(random_models)
    made.document.load(TUNE)
    yield made
    made.close()


def settle(verb: Interpolation, qtbot):
    qtbot.waitUntil(lambda: not verb.busy, timeout=10_000)


def test_bars_are_asked_for_in_the_songs_metre_and_land_as_one_step(session, qtbot):
    session.document.select(TUNE.between(0, 2 * BAR))
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(Settings("lookback_rnn", bars=4))
    (take,) = session.takes.takes
    assert take.request.primer.metre == WALTZ
    assert (take.request.start, take.request.end) == (2 * BAR, 6 * BAR)
    assert session.document.bars.metre == WALTZ
    assert list(session.document.bars.between(0, 2 * BAR)) == list(TUNE.between(0, 2 * BAR))
    session.document.undo_stack.undo()
    assert session.document.bars == TUNE


def test_in_another_metre_takes_stay_where_they_are_and_others_are_asked_for_in_it(session, qtbot):
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(Settings("lookback_rnn", bars=2))
    notes = list(session.document.bars)
    session.document.set_metre(Metre())
    assert session.takes.is_open
    assert list(session.document.bars) == notes
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(Settings("lookback_rnn", bars=2, seed=2))
    request = session.takes.takes[1].request
    assert (request.primer, request.end) == (TUNE.in_metre(Metre()), TUNE.end + 2 * TICKS_PER_BAR)
    session.takes.choose(1)
    session.takes.accept()
    assert list(session.document.bars) == notes
    session.takes.bring_back(1)
    assert list(session.document.bars) == notes
    with qtbot.waitSignal(session.retakes.said, timeout=10_000) as said:
        session.retakes.replay(1)
    assert "came again" in said.args[0]


def test_the_tree_of_takes_keeps_the_metre_of_each(session, qtbot):
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(Settings("lookback_rnn", bars=2))
    snapshot = session.current.snapshot()
    tree = type(session.takes.tree).from_json(snapshot.takes.to_json())
    assert tree == session.takes.tree
    assert tree[1].request.primer.metre == WALTZ
    assert parse_song_file(song_file_bytes(SongFile(snapshot.bars))).bars.metre == WALTZ


def test_holes_and_locks_are_bars_of_the_metre(session, qtbot):
    session.playback.set_loop((BAR, 3 * BAR))
    session.filling.toggle_bars()
    assert session.document.bars.locked_bars == {1, 2}
    session.filling.toggle_bars()
    session.playback.set_loop((2 * BAR, 4 * BAR))
    session.document.set_locked_bars([3])
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(
            Settings("polyphony_rnn", verb=Verb.FILL, hole=session.filling.hole, temperature=1.2),
        )
    for take in session.takes.takes:
        assert all(note.start >= 2 * BAR and note.end <= 3 * BAR for note in take.notes)
    for start in (0, BAR, 3 * BAR):
        own = TUNE.between(start, start + BAR)
        assert list(session.document.bars.between(start, start + BAR)) == list(own)


def test_what_was_played_is_captured_from_the_bar_line_on(session):
    session.playback.seek(2 * BAR + 500)
    play(session, 60, 0, 0.25)
    session.capture.capture()
    assert next(iter(session.document.selection)).start == 2 * BAR


def test_a_take_alone_begins_with_its_bar(session, qtbot):
    session.document.select(TUNE.between(0, BAR))
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(Settings("lookback_rnn", bars=2))
    alone = _alone(session.current.snapshot(), 1).bars
    assert alone.metre == WALTZ
    assert [note.start for note in alone] == [note.start - BAR for note in session.takes.tree[1].notes]
    assert parse_midi(midi_bytes(alone)).bars.metre == WALTZ


def test_a_blend_is_written_from_the_songs_bar_line_in_its_metre(session, qtbot):
    verb = session.interpolation
    session.document.select(TUNE.between(BAR, 3 * BAR))
    verb.ends.take_from_song(0)
    verb.ends.put(1, End("other", Bars.of(Note(480 * k, 72, 480) for k in range(8))))
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    verb.move((1.0, 0.0))
    settle(verb, qtbot)
    verb.release()
    written = session.document.bars.between(BAR, 4 * BAR)
    assert [note.start for note in written] == [BAR + 480 * k for k in range(8)] + [
        note.start for note in TUNE.between(BAR + 8 * 480, 4 * BAR)
    ]
    verb.move((0.0, 0.0))
    settle(verb, qtbot)
    verb.release()
    assert list(session.document.bars.between(BAR, 3 * BAR)) == list(TUNE.between(BAR, 3 * BAR))


def test_ideas_are_counted_anew_when_the_metre_changes(session, qtbot):
    verb = session.interpolation
    session.document.select(TUNE.between(2 * BAR, 4 * BAR))
    for which in range(2):
        verb.ends.take_from_song(which)
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    with qtbot.waitSignal(verb.recipe.renewed):
        session.document.set_metre(Metre())
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    verb.move((0.0, 0.0))
    settle(verb, qtbot)
    verb.release()
    assert set(TUNE.between(2 * BAR, 4 * BAR)) <= set(session.document.bars)


def test_a_file_is_opened_in_its_metre_and_changes_are_said(session, qtbot, tmp_path):
    midi = mido.MidiFile(ticks_per_beat=480)
    track = mido.MidiTrack()
    midi.tracks.append(track)
    for time, beats, unit in ((0, 6, 8), (2880, 2, 4)):
        track.append(mido.MetaMessage("time_signature", numerator=beats, denominator=unit, time=time))
    track.append(mido.Message("note_on", note=60))
    track.append(mido.Message("note_off", note=60, time=480))
    midi.save(tmp_path / "jig.mid")
    said = []
    session.notice.connect(said.append)
    with qtbot.waitSignal(session.loaded, timeout=5000):
        session.files.open(tmp_path / "jig.mid")
    assert session.document.bars.metre == Metre(6, 8)
    assert any("changes its metre" in each for each in said)
