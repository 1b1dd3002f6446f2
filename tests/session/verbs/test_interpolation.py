"""The verb Interpolate: the latest place of the hand wins, nothing stale lands, one drag is one undo step."""

import pytest

from sketchpad.generation.constraints import Constraints
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import midi_bytes
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.primers import primers, read_primer
from sketchpad.session import edits
from sketchpad.session.session import Session
from sketchpad.session.verbs.ends import End
from sketchpad.session.verbs.recipe import Manner
from sketchpad.session.verbs.settings import Settings
from tests.session.verbs.blending import AFTER, drag, notes_in_room, settle
from tests.silent_player import SilentPlayer

pytestmark = pytest.mark.usefixtures("song_to_blend")

REEL = {primer.name: primer.path for primer in primers()}["irish_reel"]


def test_at_the_ends_are_the_ideas_and_the_rest_of_the_song_stays(session, verb, qtbot, twinkle):
    before = session.document.bars
    drag(verb, qtbot, (0.5, 0.0), (1.0, 0.0))
    assert list(notes_in_room(session.document.bars)) == list(read_primer("irish_reel"))
    assert AFTER in set(session.document.bars)
    assert session.document.bars.of_voices([Voice.HARMONY]) == before.of_voices([Voice.HARMONY])
    drag(verb, qtbot, (0.0, 0.0))
    assert session.document.bars == before


def test_a_drag_is_a_preview_and_then_one_undo_step(session, verb, qtbot):
    before = session.document.bars
    for share in (0.3, 0.4, 0.5):
        verb.move((share, 0.0))
        settle(verb, qtbot)
        assert session.document.bars == before
        assert session.shown == verb.inlay.preview != before
    under_the_hand = session.shown
    verb.release()
    assert session.document.bars == session.shown == under_the_hand
    assert session.document.undo_stack.count() == 1
    assert any(note.author is Author.MODEL for note in session.document.bars)
    session.document.undo_stack.undo()
    assert session.document.bars == before
    session.document.undo_stack.redo()
    assert session.document.bars == under_the_hand


def test_only_the_latest_place_waits(session, verb, qtbot):
    asked, shown = [], []
    session.generator.blended.connect(lambda _, blended: asked.append(blended.request.points[0][0]))
    verb.inlay.preview_changed.connect(lambda: shown.append(verb.inlay.latest.request.points[0][0]))
    shares = [number / 200 for number in range(1, 200)]
    for share in shares:
        verb.move((share, 0.0))
    settle(verb, qtbot)
    assert asked[-1] == shown[-1] == shares[-1]
    assert len(asked) <= 3
    assert shown == sorted(shown)
    verb.release()


def test_letting_go_before_the_blend_is_there_makes_it_the_edit(session, verb, qtbot):
    verb.move((0.4, 0.0))
    verb.move((0.6, 0.0))
    verb.release()
    assert session.document.undo_stack.count() == 0
    settle(verb, qtbot)
    assert session.document.undo_stack.count() == 1
    assert verb.inlay.latest.request.points == ((0.6, 0.0),)


def test_what_was_asked_for_other_ideas_never_lands(session, verb, qtbot, twinkle):
    before = session.document.bars
    verb.move((0.5, 0.0))
    verb.ends.put(1, End("other", Bars.of([Note(0, 50, 480)])))
    settle(verb, qtbot)
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    verb.release()
    assert verb.inlay.preview is None
    assert session.document.bars == session.shown == before
    assert all(blended.request.corners.ideas[1] == Bars.of([Note(0, 50, 480)]) for blended in verb.lane.blends)


def test_an_idea_brings_no_locks_to_where_it_goes(session, qtbot, twinkle):
    """A is the second bar of the song; B the first, in which notes are locked."""
    verb, document = session.interpolation, session.document
    first, second = (twinkle.between(bar * TICKS_PER_BAR, (bar + 1) * TICKS_PER_BAR) for bar in (0, 1))
    document.select(first)
    session.filling.toggle_notes()
    locked = document.bars.locked
    assert len(locked) == len(first)
    document.select(second)
    verb.ends.take_from_song(0)
    document.select(locked)
    verb.ends.take_from_song(1)
    settle(verb, qtbot)
    drag(verb, qtbot, (0.5, 0.0), (1.0, 0.0))
    assert list(document.bars.between(TICKS_PER_BAR, 2 * TICKS_PER_BAR).of_voices([Voice.MELODY])) == list(
        first.shifted(TICKS_PER_BAR)
    )
    assert document.bars.locked == locked
    drag(verb, qtbot, (0.0, 0.0))
    assert document.bars.locked == locked
    assert document.bars.between(0, 2 * TICKS_PER_BAR).of_voices([Voice.MELODY]).unlocked == twinkle


def test_what_is_locked_stays(session, verb, qtbot):
    session.document.set_locked_bars({0})
    kept = session.document.bars.between(0, TICKS_PER_BAR)
    drag(verb, qtbot, (1.0, 0.0))
    assert session.document.bars.between(0, TICKS_PER_BAR) == kept
    reel = read_primer("irish_reel").between(TICKS_PER_BAR, 2 * TICKS_PER_BAR)
    assert list(session.document.bars.between(TICKS_PER_BAR, 2 * TICKS_PER_BAR).of_voices([Voice.MELODY])) == list(reel)


def test_new_notes_are_held_to_constraints(session, verb, qtbot):
    verb.recipe.set_manner(Manner(constraints=Constraints(lowest=60, highest=64)))
    drag(verb, qtbot, (0.5, 0.0))
    new = [note for note in notes_in_room(session.document.bars) if note.author is Author.MODEL]
    assert new
    assert all(60 <= note.pitch <= 64 for note in new)


def test_what_is_dropped_leaves_nothing(session, verb, qtbot):
    before = session.document.bars
    verb.move((0.5, 0.0))
    settle(verb, qtbot)
    verb.move((0.7, 0.0))
    assert verb.drop()
    settle(verb, qtbot)
    verb.release()
    assert session.shown == session.document.bars == before
    assert session.document.undo_stack.count() == 0
    assert not verb.drop()


def test_an_edit_under_the_hand_stays(session, verb, qtbot):
    verb.move((0.5, 0.0))
    settle(verb, qtbot)
    note = Note(18 * TICKS_PER_BAR, 72, 480)
    session.document.push("Draw", edits.draw(note))
    assert note in set(session.shown)
    verb.release()
    assert note in set(session.document.bars)
    assert session.document.undo_stack.count() == 2


def test_another_song_ends_the_drag(session, verb, qtbot, twinkle):
    verb.move((0.5, 0.0))
    settle(verb, qtbot)
    session.new()
    assert session.shown == Bars.of()
    verb.release()
    assert session.shown == Bars.of()


def test_ideas_come_from_takes(session, qtbot, twinkle):
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(Settings("lookback_rnn", bars=2, takes=2))
    ends = session.interpolation.ends
    original = session.takes.choices[0]
    for which, choice in enumerate((0, 1, 2)):
        ends.take(which, ends.of_choice(choice))
    assert ends[0].bars == original
    assert ends[1].bars == Bars.of(session.takes.takes[0].notes)
    assert ends[2].place == session.takes.takes[1].request.start // TICKS_PER_BAR * TICKS_PER_BAR
    assert [ends[which].name for which in range(3)] == ["original", "take 1", "take 2"]


def test_what_is_no_idea_is_said(session, qtbot, tmp_path):
    ends = session.interpolation.ends
    session.document.load(Bars.of())
    empty, broken = tmp_path / "empty.mid", tmp_path / "broken.mid"
    empty.write_bytes(midi_bytes(Bars.of()))
    broken.write_bytes(b"nothing")
    for take, words in (
        (lambda: ends.take_from_song(0), "no notes"),
        (lambda: ends.take_from_file(0, empty), "no notes"),
        (lambda: ends.take_from_file(0, broken), "cannot read"),
    ):
        with qtbot.waitSignal(session.notice, timeout=5000) as said:
            take()
        assert words in said.args[0]
    ends.put(0, End("long", Bars.of([Note(70 * TICKS_PER_BAR, 60, 480), Note(0, 60, 480)])))
    with qtbot.waitSignal(session.notice) as said:
        ends.put(1, End("short", Bars.of([Note(0, 60, 480)])))
    assert "71 bars" in said.args[0]
    assert not session.interpolation.recipe.ready


def test_a_blend_is_kept_as_a_take_in_the_place_of_the_drag(session, verb, qtbot):
    before = session.document.bars
    drag(verb, qtbot, (0.4, 0.0))
    settle(verb, qtbot)
    blended = session.document.bars
    verb.keep()
    assert session.takes.choices == [before, blended]
    assert session.document.bars == blended
    assert session.document.undo_stack.count() == 1
    take = session.takes.takes[0]
    assert take.request.verb is Verb.INTERPOLATE
    verb.keep(6)
    assert len(session.takes.takes) == 2
    assert session.takes.takes[1].request.blend == verb.lane.request(6)
    session.takes.choose(0)
    assert session.document.bars == before


def test_a_kept_blend_comes_again(session, verb, qtbot):
    verb.keep(3)
    notes = session.takes.takes[0].notes
    with qtbot.waitSignal(session.retakes.said, timeout=10_000) as said:
        session.retakes.replay(1)
    assert "came again, note for note" in said.args[0]
    assert session.takes.tree[1].notes == notes


def test_a_path_is_recorded_and_is_one_undo_step(session, verb, qtbot):
    session.document.set_tempo(400)
    before, steps = session.document.bars, session.document.undo_stack.count()
    verb.recipe.set_pad(True)
    verb.path.bars = 8
    verb.path.arm(True)
    verb.move((0.0, 0.0))
    qtbot.wait(700)
    verb.move((1.0, 0.0))
    settle(verb, qtbot)
    assert verb.path.recording
    assert session.shown != before
    qtbot.wait(700)
    verb.release()
    settle(verb, qtbot)
    points = verb.path.points
    assert 3 <= len(points) <= 5
    assert points[0] == (0.0, 0.0)
    assert points[-1] == (1.0, 0.0)
    assert session.document.undo_stack.count() == steps + 1
    reel, start = read_primer("irish_reel"), (len(points) - 1) * TICKS_PER_BAR
    last = session.document.bars.between(start, start + TICKS_PER_BAR).of_voices([Voice.MELODY])
    bar = (len(points) - 1) % 2 * TICKS_PER_BAR
    assert [note.pitch for note in last] == [note.pitch for note in reel.between(bar, bar + TICKS_PER_BAR)]
    written = session.document.bars
    session.document.undo_stack.undo()
    verb.write_path()
    settle(verb, qtbot)
    assert session.document.bars == written
    verb.keep()
    assert session.takes.takes[0].request.blend.points == points


def test_a_path_is_heard_bar_by_bar_and_not_round_in_a_loop(session, verb, qtbot):
    session.playback._player = player = SilentPlayer()
    loop = (0, TICKS_PER_BAR)
    session.playback.set_loop(loop)
    verb.path.arm(True)
    verb.move((0.3, 0.0))
    assert player.asked == [(0, None, 0)]
    assert session.playback.loop == loop
    verb.drop()
    session.playback.stop()
    session.playback.toggle()
    assert player.asked[-1] == (0, loop, 0), "it is in the loop again"
    session.playback.play(0, past_loop=True)
    session.playback.set_loop(loop)
    assert player.loop == loop, "whoever sets it wants to hear it"


def test_a_path_ends_with_its_last_bar(session, verb, qtbot):
    session.document.set_tempo(400)
    verb.path.bars = 2
    verb.path.arm(True)
    verb.move((0.3, 0.0))
    qtbot.waitUntil(lambda: not verb.path.recording, timeout=4000)
    settle(verb, qtbot)
    assert verb.path.points == ((0.3, 0.0),) * 2
    verb.release()
    assert session.document.undo_stack.count() == 2


def test_what_was_on_its_way_from_another_engine_is_dropped_and_the_next_is_answered(session, verb, qtbot):
    before = session.document.bars
    verb.move((0.5, 0.0))
    session.generator.set_engine("numpy")
    assert verb.inlay.preview is None
    verb.move((0.4, 0.0))
    settle(verb, qtbot)
    verb.release()
    assert session.document.bars != before
    assert verb.inlay.latest.request.points == ((0.4, 0.0),)


def test_closing_while_the_hand_moves_is_clean(qapp, random_models, twinkle):
    for _ in range(5):
        session = Session(random_models)
        verb = session.interpolation
        verb.ends.put(0, End("a", twinkle))
        verb.ends.put(1, End("b", read_primer("irish_reel")))
        verb.move((0.5, 0.0))
        session.close()
