"""Where blends stand in the song."""

import pytest

from sketchpad.music.bars import Bars
from sketchpad.music.note import LAST_TICK, TICKS_PER_BAR, Note
from sketchpad.music.primers import primers, read_primer
from sketchpad.session import edits
from sketchpad.session.songs.song import Song
from sketchpad.session.verbs.ends import End
from sketchpad.session.verbs.interpolation import Interpolation
from tests.session.verbs.blending import drag, notes_in_room, settle

pytestmark = pytest.mark.usefixtures("song_to_blend")

REEL = {primer.name: primer.path for primer in primers()}["irish_reel"]


def test_blends_stand_where_a_is_in_the_song(session, qtbot, twinkle):
    verb = session.interpolation
    song = Bars.of([*twinkle, *(late := twinkle.shifted(6 * TICKS_PER_BAR))])
    session.document.load(song)
    session.document.select(late)
    verb.ends.take_from_song(0)
    verb.ends.put(1, End("reel", read_primer("irish_reel")))
    drag(verb, qtbot, (1.0, 0.0))
    settle(verb, qtbot)
    assert list(session.document.bars) == [*twinkle, *read_primer("irish_reel").shifted(6 * TICKS_PER_BAR)]


def test_ideas_from_files_stand_where_the_playhead_is(session, qtbot):
    verb = session.interpolation
    session.playback.seek(3 * TICKS_PER_BAR + 7)
    with qtbot.waitSignals([verb.ends.changed] * 2, timeout=5000):
        for which in range(2):
            verb.ends.take_from_file(which, REEL)
    assert verb.ends[0].name == "irish_reel"
    before = session.document.bars
    drag(verb, qtbot, (0.0, 0.0))
    settle(verb, qtbot)
    assert set(session.document.bars) == {*before, *read_primer("irish_reel").shifted(3 * TICKS_PER_BAR)}


@pytest.fixture
def reels(session, qtbot) -> Interpolation:
    """From the reel to the reel, both from files, with the playhead at the first bar; the lane is made."""
    verb = session.interpolation
    for which in range(2):
        verb.ends.put(which, End("reel", read_primer("irish_reel")))
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    return verb


def reel_at(bar):
    return set(read_primer("irish_reel").shifted(bar * TICKS_PER_BAR))


def test_a_playhead_that_moves_on_after_the_ideas_were_chosen_is_where_they_stand(session, reels, qtbot):
    before = session.document.bars
    session.playback.seek(8 * TICKS_PER_BAR)
    drag(reels, qtbot, (0.0, 0.0))
    assert set(session.document.bars) == {*before, *reel_at(8)}
    session.playback.seek(12 * TICKS_PER_BAR)
    drag(reels, qtbot, (1.0, 0.0))
    assert set(session.document.bars) == {*before, *reel_at(8), *reel_at(12)}, "what was blended elsewhere stays"
    session.document.undo_stack.undo()
    session.document.undo_stack.undo()
    session.document.undo_stack.redo()
    drag(reels, qtbot, (0.5, 0.0), (1.0, 0.0))
    assert set(session.document.bars) == {*before, *reel_at(8), *reel_at(12)}, "also after undo and redo"


@pytest.mark.parametrize("way", ["audition", "write", "keep", "keep after a drag"])
def test_all_that_is_blended_stands_where_the_playhead_is(session, reels, qtbot, way):
    reels.recipe.set_pad(way == "write")
    if way == "write":
        reels.path.points = ((0.0, 0.0),) * 2
    elif way == "keep after a drag":
        drag(reels, qtbot, (0.0, 0.0))
        session.document.undo_stack.undo()
    before = session.document.bars
    session.playback.seek(8 * TICKS_PER_BAR)
    if way == "audition":
        reels.audition(0)
    elif way == "write":
        reels.write_path()
        settle(reels, qtbot)
    else:
        reels.keep(0)
    assert set(session.document.bars) == {*before, *reel_at(8)}


def test_what_is_kept_of_a_drag_stays_where_the_drag_wrote_it(session, reels, qtbot):
    before = session.document.bars
    drag(reels, qtbot, (0.0, 0.0))
    dragged = session.document.bars
    assert dragged != before
    session.playback.seek(8 * TICKS_PER_BAR)
    reels.keep()
    assert session.document.bars == dragged
    assert list(session.takes.choices) == [before, dragged]


def test_a_playhead_that_only_plays_leaves_blends_where_they_are(session, reels, qtbot):
    """A hand that goes on while the song plays, or is held, goes on with what it wrote."""
    with qtbot.waitSignal(session.playback.opened, timeout=10_000):
        session.playback.open()
    session.document.set_tempo(400)
    before = session.document.bars
    session.playback.toggle()
    drag(reels, qtbot, (0.0, 0.0))
    written = session.document.bars
    qtbot.waitUntil(lambda: session.playback.playhead > TICKS_PER_BAR, timeout=5000)
    drag(reels, qtbot, (1.0, 0.0))
    session.playback.toggle()
    assert session.playback.playhead > TICKS_PER_BAR
    drag(reels, qtbot, (0.0, 0.0))
    assert session.document.bars == written
    assert reel_at(0) <= set(written)
    assert set(before) - set(written) == set(notes_in_room(before)) - reel_at(0)


def test_in_another_song_a_hand_writes_nothing_before_an_idea_is_chosen_there(session, qtbot, twinkle):
    verb = session.interpolation
    session.document.load(Bars.of([*twinkle, *(late := twinkle.shifted(6 * TICKS_PER_BAR))]))
    session.document.select(late)
    verb.ends.take_from_song(0)
    verb.ends.put(1, End("reel", read_primer("irish_reel")))
    drag(verb, qtbot, (0.5, 0.0))
    settle(verb, qtbot)
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    other = Bars.of([Note(bar * TICKS_PER_BAR, 72, 480) for bar in range(12)])
    session.files.begin(Song(other))
    assert (verb.recipe.ready, verb.lane.blends, verb.point) == (False, [], (0.0, 0.0))
    drag(verb, qtbot, (0.5, 0.0))
    assert (session.shown, session.document.bars) == (other, other)
    assert verb.ends[0].place is None
    verb.ends.put(1, End("reel", read_primer("irish_reel")))
    assert verb.recipe.ready
    session.playback.seek(2 * TICKS_PER_BAR)
    drag(verb, qtbot, (1.0, 0.0))
    room = other.between(2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR)
    assert set(session.document.bars) == set(other) - set(room) | reel_at(2)


def test_in_another_song_ideas_are_called_by_the_one_before(session, tmp_path, qtbot):
    ends = session.interpolation.ends
    ends.take_from_song(0)
    session.files.save(tmp_path / "lullaby.sketch")
    qtbot.waitUntil(lambda: session.current.path is not None)
    session.new()
    assert ends[0].name == "lullaby: song"
    session.current.begin(Song(ends[0].bars), title="reel")
    ends.take_from_song(1)
    session.new()
    assert (ends[0].name, ends[1].name) == ("lullaby: song", "reel: song")


def test_an_end_is_exact_while_the_song_has_its_notes_where_blends_are_written(session, reels, qtbot):
    def is_exactly():
        return [reels.inlay.is_exactly(reels.recipe.corners, which) for which in range(2)]

    session.playback.seek(8 * TICKS_PER_BAR)
    assert is_exactly() == [False, False], "it is not written yet"
    drag(reels, qtbot, (0.0, 0.0))
    assert is_exactly() == [True, True]
    session.playback.seek(12 * TICKS_PER_BAR)
    assert is_exactly() == [True, True], "it is where it was written"
    note = next(iter(read_primer("irish_reel").shifted(8 * TICKS_PER_BAR)))
    session.document.push("Erase", edits.delete([note]))
    assert is_exactly() == [False, False]
    session.document.undo_stack.undo()
    assert is_exactly() == [True, True]


@pytest.mark.parametrize("way", ["move", "path", "audition", "write", "keep"])
def test_where_the_song_has_no_room_for_a_blend_that_is_said_and_nothing_is_held(session, reels, qtbot, way):
    drag(reels, qtbot, (1.0, 0.0))
    session.document.undo_stack.undo()
    before = session.document.bars
    session.playback.seek(LAST_TICK - 480)
    reels.path.arm(way == "path")
    reels.path.points = ((0.0, 0.0),) * 2
    with qtbot.waitSignal(session.notice, timeout=5000) as notice:
        if way in ("move", "path"):
            reels.move((0.5, 0.0))
        elif way == "audition":
            reels.audition(0)
        elif way == "write":
            reels.write_path()
        else:
            reels.keep(0)
    assert "2,000 bars" in notice.args[0]
    settle(reels, qtbot)
    assert reels.inlay.preview is None
    reels.release()
    assert session.document.bars == before
    reels.path.arm(False)
    session.playback.seek(0)
    with qtbot.waitSignal(session.over) as over:
        drag(reels, qtbot, (0.0, 0.0))
    assert over.args == notice.args
    assert reel_at(0) <= set(session.document.bars)
