"""What counts as unsaved work, takes among it, and that it is told of."""

import pytest

from sketchpad.session.session import Session
from sketchpad.session.songs.song import KeptLoop, Song
from sketchpad.session.verbs.settings import Settings
from tests.session.songs.filing import generated, opened, saved

SETTINGS = Settings("lookback_rnn", bars=2, seed=5, takes=3)


@pytest.fixture
def session(qapp, random_models, twinkle):
    made = Session(random_models)
    made.files.begin(Song(twinkle))
    yield made
    made.close()


def back_by_choice(session):
    session.takes.step(-1)
    session.takes.accept()


def back_by_undo(session):
    session.document.undo_stack.undo()


@pytest.mark.parametrize("back", [back_by_choice, back_by_undo])
def test_takes_are_work_also_when_the_song_is_as_it_was(session, qtbot, tmp_path, twinkle, back):
    saved(session, qtbot, tmp_path / "song.sketch")
    generated(session, qtbot, SETTINGS)
    back(session)
    assert session.document.bars == twinkle
    assert session.current.dirty
    told = []
    session.current.edited.connect(lambda: told.append(session.current.dirty))
    saved(session, qtbot, tmp_path / "song.sketch")
    assert not session.current.dirty
    assert told[-1] is False
    session.new()
    with qtbot.waitSignal(session.loaded, timeout=5000):
        session.files.open(tmp_path / "song.sketch")
    assert len(session.takes.tree) == 3
    assert not session.current.dirty


def test_takes_of_an_untitled_song_are_work_and_another_song_has_none(session, qtbot):
    assert not session.current.dirty
    generated(session, qtbot, SETTINGS)
    back_by_choice(session)
    assert session.current.dirty
    session.new()
    assert not session.current.dirty


def test_takes_that_come_while_the_song_is_saved_are_still_to_be_saved(session, qtbot, tmp_path):
    generated(session, qtbot, SETTINGS)
    back_by_choice(session)
    with qtbot.waitSignal(session.current.named, timeout=5000):
        session.files.save(tmp_path / "song.sketch")
        session.takes.bring_back(2)
        session.document.undo_stack.undo()
    assert not session.current.dirty, "a take that comes back is no new one"
    with qtbot.waitSignal(session.current.named, timeout=5000):
        session.files.save(tmp_path / "song.sketch")
        session.takes.offer([session.takes.tree[1].take, session.takes.tree[1].take])
        session.document.undo_stack.undo()
    assert not session.current.dirty, "nor is one that is there already"
    song = session.current.snapshot()
    generated(session, qtbot, Settings("lookback_rnn", bars=1, seed=9))
    session.document.undo_stack.undo()
    session.current.saved(song, tmp_path / "song.sketch", b"")
    assert session.current.dirty


def test_takes_that_come_while_another_song_is_fetched_are_asked_about(session, qtbot, tmp_path, twinkle):
    (tmp_path / "next.sketch").write_bytes(Song(twinkle).to_bytes())
    generated(session, qtbot, SETTINGS)
    back_by_choice(session)
    take = session.takes.tree[1].take
    saved(session, qtbot, tmp_path / "song.sketch")
    with qtbot.waitSignal(session.files.overtaken, timeout=5000):
        session.files.open(tmp_path / "next.sketch")
        session.takes.offer([type(take)(take.request, 40, take.notes, take.written, 0.0, 0.0)])
        session.document.undo_stack.undo()
    assert session.current.path == tmp_path / "song.sketch"


@pytest.mark.parametrize("is_on", [True, False])
def test_a_song_that_is_opened_has_the_loop_that_it_was_saved_with(session, qtbot, tmp_path, is_on):
    playback = session.playback
    playback.set_loop((480, 1920))
    if not is_on:
        playback.set_loop(None)
    saved(session, qtbot, tmp_path / "song.sketch")
    assert not session.current.dirty
    session.new()
    assert (playback.loop, playback.last_loop) == (None, None)
    assert session.current.loop is None
    opened(session, qtbot, tmp_path / "song.sketch")
    assert (playback.loop, playback.last_loop) == ((480, 1920) if is_on else None, (480, 1920))
    assert session.current.snapshot().loop == KeptLoop(480, 1920, is_on)
    playback.set_loop((0, 960))
    opened(session, qtbot, tmp_path / "song.sketch")
    assert playback.loop == (0, 960), "it is read once more"
