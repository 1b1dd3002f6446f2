"""Unsaved work is kept, offered at the next start, and gone when it is not needed."""

import os
import time

import pytest

from sketchpad.music.bars import Bars
from sketchpad.music.note import Note
from sketchpad.paths import user_directory
from sketchpad.session import edits
from sketchpad.session.session import Session
from sketchpad.session.songs import autosave
from sketchpad.session.songs.recovery import ASIDE, MOST_ASIDE
from sketchpad.session.songs.song import Song
from sketchpad.session.verbs.settings import Settings
from tests.session.songs.filing import saved, settled


@pytest.fixture
def session(qapp, qtbot, random_models, twinkle, monkeypatch):
    monkeypatch.setattr(autosave, "QUIET_MS", 60)
    monkeypatch.setattr(autosave, "LATEST_MS", 200)
    made = Session(random_models)
    made.document.load(twinkle)
    made.keep_safe()
    # It looks for copies now, and not when a test puts some there.
    settled(made.disk, qtbot)
    yield made
    made.close()


def copies():
    return sorted(user_directory("recovery").glob("*.sketch"))


def kept(session, qtbot):
    with qtbot.waitSignal(session.autosave.kept, timeout=5000):
        session.autosave.keep()


def leave_behind(bars, home=None, age=100.0):
    """What a program leaves that was killed some seconds ago."""
    path = user_directory("recovery") / f"{len(copies())}.sketch"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(Song(bars, home=home).to_bytes(with_home=True))
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_a_damaged_copy_that_cannot_be_put_aside_hides_no_other(session, qtbot, twinkle):
    leave_behind(twinkle)
    (user_directory("recovery") / "damaged.sketch").write_bytes(b"no song")
    (user_directory("recovery") / ASIDE).write_text("a file where the folder should be")
    said = []
    session.recovery.said.connect(said.append)
    (found,) = looked(session, qtbot)
    assert found.notes == len(twinkle)
    assert said[0].startswith("1 ")


def looked(session, qtbot):
    with qtbot.waitSignal(session.recovery.found, timeout=5000) as found:
        session.recovery.look(user_directory("recovery"))
    return found.args[0]


def test_work_is_kept_soon_after_the_last_edit(session, qtbot):
    with qtbot.waitSignal(session.autosave.kept, timeout=5000):
        session.document.set_tempo(77)
    (copy,) = copies()
    assert Song.from_bytes(copy.read_bytes()).bars == session.document.bars


def test_work_is_kept_while_edits_do_not_end(session, qtbot):
    begun = time.monotonic()
    times = []
    session.autosave.kept.connect(lambda: times.append(time.monotonic() - begun))
    while time.monotonic() - begun < 1.0:
        session.document.push("Draw", edits.draw(Note(120 * (len(session.document.bars)), 60, 120)))
        qtbot.wait(20)
    assert len(times) >= 2
    assert times[0] < 0.5


def test_saved_or_undone_work_is_not_kept_any_more(session, qtbot, tmp_path):
    session.document.set_tempo(77)
    kept(session, qtbot)
    session.document.undo_stack.undo()
    qtbot.waitUntil(lambda: not copies(), timeout=5000)
    session.document.set_tempo(78)
    kept(session, qtbot)
    assert copies()
    session.files.save(tmp_path / "song.sketch")
    qtbot.waitUntil(lambda: not copies(), timeout=5000)
    session.mixer.change(0, program=5)
    kept(session, qtbot)
    session.new()
    qtbot.waitUntil(lambda: not copies(), timeout=5000)


def test_unsaved_work_stays_when_the_program_just_ends_and_goes_when_it_is_given_up(qapp, random_models, twinkle):
    for given_up in (False, True):
        session = Session(random_models)
        session.keep_safe()
        session.document.load(twinkle)
        session.document.set_tempo(77)
        if given_up:
            session.autosave.give_up()
        session.close()
        found = copies()
        assert len(found) == (not given_up)
        for path in found:
            path.unlink()


def test_a_copy_of_a_program_that_runs_is_not_offered(session, qtbot):
    session.document.set_tempo(77)
    kept(session, qtbot)
    with qtbot.assertNotEmitted(session.recovery.found, wait=100):
        session.recovery.look(user_directory("recovery"))
    assert copies()


def test_copies_are_offered_the_newest_first_with_times(session, qtbot, tmp_path, twinkle):
    home = tmp_path / "song.sketch"
    home.write_bytes(Song(twinkle).to_bytes())
    leave_behind(twinkle, age=500)
    leave_behind(Bars.of([Note(0, 60, 480)]), home, age=50)
    newest, oldest = looked(session, qtbot)
    assert (newest.home, newest.notes, newest.home_time) == (home, 1, home.stat().st_mtime)
    assert (oldest.home, oldest.notes, oldest.home_time) == (None, 14, None)
    assert newest.time - oldest.time == pytest.approx(450, abs=5)


def test_recovered_work_is_unsaved_has_its_file_and_is_kept_at_once(session, qtbot, tmp_path, twinkle):
    home = tmp_path / "song.sketch"
    home.write_bytes(Song(twinkle).to_bytes())
    path = leave_behind(Bars.of([Note(0, 60, 480)]), home)
    (recovered,) = looked(session, qtbot)
    with qtbot.waitSignal(session.autosave.kept, timeout=5000):
        session.recovery.take(recovered)
    assert list(session.document.bars) == [Note(0, 60, 480)]
    assert session.current.path == home
    assert session.current.dirty
    assert not path.exists()
    assert (path.parent / ASIDE / path.name).exists()
    session.files.save(home)
    qtbot.waitUntil(lambda: not session.current.dirty, timeout=5000)
    assert Song.from_bytes(home.read_bytes()).bars == session.document.bars


@pytest.mark.parametrize("since", [False, True])
def test_what_was_saved_since_a_copy_is_replaced_by_it_only_anyway(session, qtbot, tmp_path, since):
    home = tmp_path / "song.sketch"
    saved(session, qtbot, home)
    session.document.set_tempo(77)
    kept(session, qtbot)
    (copy,) = copies()
    left = copy.rename(copy.with_name("left.sketch"))
    if since:
        session.document.set_tempo(78)
        saved(session, qtbot, home)
    asked = []
    session.files.changed_on_disk.connect(lambda path, _: asked.append(path))
    (recovered,) = looked(session, qtbot)
    assert recovered.path == left
    with qtbot.waitSignal(session.loaded, timeout=5000):
        session.recovery.take(recovered)
    before = home.read_bytes()
    session.files.save(home)
    settled(session.disk, qtbot)
    assert asked == [home] * since
    assert (home.read_bytes() == before) is since
    saved(session, qtbot, home, anyway=True)
    assert Song.from_bytes(home.read_bytes()).bars.tempo == 77


def test_what_is_not_wanted_is_put_aside_and_not_offered_again(session, qtbot, twinkle):
    for _ in range(2):
        leave_behind(twinkle)
    first, second = looked(session, qtbot)
    session.recovery.refuse(first)
    (left,) = looked(session, qtbot)
    assert left.path == second.path


def test_a_copy_that_another_window_took_is_said(session, qtbot, twinkle):
    path = leave_behind(twinkle)
    (recovered,) = looked(session, qtbot)
    path.unlink()
    with qtbot.waitSignal(session.notice, timeout=5000) as notice:
        session.recovery.take(recovered)
    assert "another window may have it" in notice.args[0]


def put_many_aside():
    """More than stay, all newer than what `leave_behind` leaves with a large age."""
    aside = user_directory("recovery") / ASIDE
    aside.mkdir(parents=True)
    for number in range(MOST_ASIDE + 5):
        (aside / f"old-{number}.sketch").write_bytes(b"")
        os.utime(aside / f"old-{number}.sketch", (1e9 + number,) * 2)
    return aside


def test_only_the_newest_of_earlier_starts_stay_aside(session, qtbot, twinkle):
    aside = put_many_aside()
    leave_behind(twinkle)
    looked(session, qtbot)
    assert len(list(aside.iterdir())) == MOST_ASIDE
    assert not (aside / "old-4.sketch").exists()


def test_a_copy_that_is_older_than_all_that_are_aside_is_recovered(session, qtbot, twinkle):
    aside = put_many_aside()
    path = leave_behind(Bars.of([Note(0, 60, 480)]), age=time.time() - 1e8)
    (recovered,) = looked(session, qtbot)
    with qtbot.waitSignal(session.loaded, timeout=5000):
        session.recovery.take(recovered)
    assert list(session.document.bars) == [Note(0, 60, 480)]
    assert (aside / path.name).exists()


def test_all_damaged_copies_are_where_the_notice_says(session, qtbot):
    aside = put_many_aside()
    names = [f"damaged-{number}.sketch" for number in range(MOST_ASIDE + 2)]
    for name in names:
        (aside.parent / name).write_bytes(b"")
        os.utime(aside.parent / name, (1e8,) * 2)
    with qtbot.waitSignal(session.notice, timeout=5000) as notice:
        session.recovery.look(aside.parent)
    assert f"they are kept in {aside}" in notice.args[0]
    assert all((aside / name).exists() for name in names)


def test_where_nothing_can_be_kept_it_is_said_once(session, qtbot, tmp_path):
    said = []
    session.autosave.failed.connect(said.append)
    (tmp_path / "file").write_bytes(b"")
    session.autosave.start(tmp_path / "file")
    for tempo in (60, 61, 62):
        session.document.set_tempo(tempo)
        session.autosave.keep()
    qtbot.waitUntil(lambda: bool(said), timeout=5000)
    qtbot.wait(50)
    assert len(said) == 1
    assert "cannot be kept safe" in said[0]
    (tmp_path / "file").unlink()
    with qtbot.waitSignal(session.over, timeout=5000) as over:
        session.autosave.keep()
    assert over.args == said


def test_takes_are_kept_though_the_song_is_as_it_was(session, qtbot, tmp_path):
    with qtbot.waitSignal(session.current.named, timeout=5000):
        session.files.save(tmp_path / "song.sketch")
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(Settings("lookback_rnn", bars=2, takes=3))
    kept(session, qtbot)
    session.document.undo_stack.undo()
    kept(session, qtbot)
    settled = []
    session.disk.run(lambda: None, settled.append, settled.append)
    qtbot.waitUntil(lambda: bool(settled), timeout=5000)
    (copy,) = copies()
    assert len(Song.from_bytes(copy.read_bytes()).takes) == 3
