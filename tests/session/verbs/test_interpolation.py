"""The verb Interpolate: the latest place of the hand wins, nothing stale lands, one drag is one undo step."""

import pytest

from sketchpad.generation.blend import KeyPlan
from sketchpad.generation.constraints import Constraints
from sketchpad.generation.music_vae.latent import Curve
from sketchpad.generation.request import Take
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import midi_bytes, read_midi
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.primers import primers, read_primer
from sketchpad.session import edits
from sketchpad.session.session import Session
from sketchpad.session.songs.song import Song
from sketchpad.session.verbs.continuation import Settings
from sketchpad.session.verbs.ends import End
from sketchpad.session.verbs.interpolation import Interpolation, Manner

REEL = {primer.name: primer.path for primer in primers()}["irish_reel"]
AFTER = Note(20 * TICKS_PER_BAR, 60, 480)


@pytest.fixture
def session(qapp, random_models, twinkle):
    """A song that goes on after the bars that are blended, and has a harmony."""
    made = Session(random_models)
    made.document.load(Bars.of([*twinkle, AFTER, Note(0, 48, 1920, voice=Voice.HARMONY)]))
    yield made
    made.close()


@pytest.fixture
def verb(session, twinkle, qtbot) -> Interpolation:
    """From two bars of the song to the reel; the lane is made."""
    verb = session.interpolation
    session.document.select(twinkle)
    verb.ends.take_from_song(0)
    verb.ends.put(1, End("reel", read_primer("irish_reel")))
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    return verb


def settle(verb, qtbot):
    qtbot.waitUntil(lambda: verb._asked is None and verb._wanted is None, timeout=10_000)


def drag(verb, qtbot, *points):
    for point in points:
        verb.move(point)
        settle(verb, qtbot)
    verb.release()


def notes_in_room(bars):
    return bars.between(0, 2 * TICKS_PER_BAR).of_voices([Voice.MELODY])


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
        assert session.shown == verb.preview != before
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
    verb.preview_changed.connect(lambda: shown.append(verb.latest.request.points[0][0]))
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
    assert verb.latest.request.points == ((0.6, 0.0),)


def test_what_was_asked_for_other_ideas_never_lands(session, verb, qtbot, twinkle):
    before = session.document.bars
    verb.move((0.5, 0.0))
    verb.ends.put(1, End("other", Bars.of([Note(0, 50, 480)])))
    settle(verb, qtbot)
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    verb.release()
    assert verb.preview is None
    assert session.document.bars == session.shown == before
    assert all(blended.request.corners.ideas[1] == Bars.of([Note(0, 50, 480)]) for blended in verb.lane.blends)


def test_another_manner_begins_anew(session, verb, qtbot):
    verb.move((0.5, 0.0))
    verb.set_manner(Manner("music_vae_trio", 0.8, 3, Curve.LINEAR, KeyPlan.FIRST))
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    corners = verb.lane.blends[4].request.corners
    assert (corners.model, corners.temperature, corners.seed) == ("music_vae_trio", 0.8, 3)
    assert (corners.curve, corners.keys) == (Curve.LINEAR, KeyPlan.FIRST)
    assert verb.preview is None


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
    verb.set_manner(Manner(constraints=Constraints(lowest=60, highest=64)))
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
    reels.set_pad(way == "write")
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


def test_in_another_song_ideas_stand_where_its_playhead_is(session, qtbot, twinkle):
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
    assert verb.ready
    assert verb.ends[0].place is None
    assert verb.lane.complete, "they are blended already"
    session.playback.seek(2 * TICKS_PER_BAR)
    drag(verb, qtbot, (1.0, 0.0))
    room = other.between(2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR)
    assert set(session.document.bars) == set(other) - set(room) | reel_at(2)


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
    assert not session.interpolation.ready


@pytest.mark.parametrize(("which", "other"), [(2, 0), (3, 1)])
def test_on_the_pad_a_and_b_stand_in_for_c_and_d(session, verb, qtbot, which, other):
    verb.set_pad(True)
    assert verb._corners.ideas[which] == verb._corners.ideas[other]
    assert verb.lane.blends == []
    third = Bars.of([Note(0, 55, 480), Note(480, 62, 480)])
    verb.ends.put(which, End("third", third))
    drag(verb, qtbot, (0.5, 0.5), (float(other), 1.0))
    settle(verb, qtbot)
    assert list(notes_in_room(session.document.bars)) == list(third)


def test_the_lane_goes_from_a_to_b(session, verb, qtbot, twinkle):
    assert [blended.request.points[0][0] for blended in verb.lane.blends] == [step / 8 for step in range(9)]
    assert list(verb.lane.blends[0].bars) == list(twinkle)
    assert list(verb.lane.blends[-1].bars) == list(read_primer("irish_reel"))
    assert verb.rebuilt == verb.lane.blends[0].rebuilt
    verb.lane.set_steps(3)
    assert verb.lane.blends == [None] * 3
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    assert len(verb.lane.blends) == 3


def test_the_hand_comes_before_the_lane(session, verb, qtbot):
    made = []
    session.generator.blended.connect(lambda _, blended: made.append(blended.request.points[0][0]))
    verb.lane.set_steps(25)
    verb.move((0.123, 0.0))
    qtbot.waitUntil(lambda: 0.123 in made, timeout=5000)
    assert len(made) <= 2
    qtbot.wait(50)
    assert not verb.lane.complete
    verb.release()
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)


def test_a_row_of_auditions_is_one_undo_step(session, verb, qtbot):
    before = session.document.bars
    for step in (2, 5, 8):
        verb.audition(step)
        assert session.document.bars == session.shown
        assert verb.point == (step / 8, 0.0)
    assert list(notes_in_room(session.document.bars)) == list(read_primer("irish_reel"))
    assert session.document.undo_stack.count() == 1
    session.document.undo_stack.undo()
    assert session.document.bars == before


def test_what_is_not_there_yet_is_auditioned_when_it_is(session, verb, qtbot):
    verb.lane.set_steps(11)
    verb.audition(10)
    qtbot.waitUntil(lambda: session.document.undo_stack.count() == 1, timeout=5000)
    assert list(notes_in_room(session.document.bars)) == list(read_primer("irish_reel"))


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


def test_undo_and_redo_lead_the_hand_back_to_where_it_was(session, verb, qtbot):
    before, moved, songs, blends = session.document.bars, [], [], []
    for share in (0.4, 0.8):
        drag(verb, qtbot, (share, 0.0))
        songs.append(session.document.bars)
        blends.append(verb.latest)
    verb.moved.connect(lambda: moved.append(verb.point[0]))
    stack = session.document.undo_stack
    stack.undo()
    assert (verb.point, verb.latest) == ((0.4, 0.0), blends[0])
    stack.undo()
    assert (verb.point, verb.latest) == ((0.0, 0.0), None)
    stack.redo()
    stack.redo()
    assert (verb.point, verb.latest) == ((0.8, 0.0), blends[1])
    assert moved == [0.4, 0.0, 0.4, 0.8]
    stack.undo()
    assert session.document.bars == songs[0]
    # What is blended now still takes the place of what was there before the first blend.
    drag(verb, qtbot, (1.0, 0.0), (0.0, 0.0))
    assert session.document.bars == before
    stack.undo()
    assert verb.point == (0.4, 0.0)


def test_other_steps_do_not_lead_the_hand_nor_do_blends_of_other_ideas(session, verb, qtbot):
    stack = session.document.undo_stack
    drag(verb, qtbot, (0.4, 0.0))
    session.document.push("Draw", edits.draw(Note(18 * TICKS_PER_BAR, 72, 480)))
    stack.undo()
    stack.redo()
    assert verb.point == (0.4, 0.0)
    drag(verb, qtbot, (0.6, 0.0))
    stack.undo()
    assert verb.point == (0.4, 0.0)
    stack.redo()
    verb.ends.put(1, End("other", Bars.of([Note(0, 50, 480)])))
    stack.undo()
    assert verb.point == (0.6, 0.0)


def test_undo_under_the_hand_leaves_it_where_it_is(session, verb, qtbot):
    drag(verb, qtbot, (0.4, 0.0))
    verb.move((0.7, 0.0))
    settle(verb, qtbot)
    session.document.undo_stack.undo()
    assert verb.point == (0.7, 0.0)
    verb.drop()
    assert verb.point == (0.0, 0.0)
    assert verb.latest is None


def test_undoing_a_kept_blend_leads_the_hand_back(session, verb, qtbot):
    drag(verb, qtbot, (0.4, 0.0))
    verb.keep()
    assert verb.point == (0.4, 0.0)
    assert verb.latest is not None
    session.document.undo_stack.undo()
    assert verb.point == (0.0, 0.0)
    assert verb.latest is None


def test_redoing_a_kept_blend_leads_the_hand_there_again(session, verb, qtbot):
    drag(verb, qtbot, (0.4, 0.0))
    verb.keep()
    kept, latest = session.document.bars, verb.latest
    session.document.undo_stack.undo()
    session.document.undo_stack.redo()
    assert session.document.bars == kept
    assert (verb.point, verb.latest) == ((0.4, 0.0), latest)
    verb.keep()
    assert session.takes.is_open, "the take was not taken back, as what is let go is by being kept"
    assert session.document.bars == kept


def test_redoing_a_choice_that_became_another_leaves_the_hand(session, verb, qtbot):
    drag(verb, qtbot, (0.4, 0.0))
    verb.keep()
    session.takes.offer([Take.of_blend(verb.lane.blends[6], 0)])
    chosen = session.document.bars
    session.document.undo_stack.undo()
    session.document.undo_stack.redo()
    assert session.document.bars == chosen
    assert verb.point == (0.0, 0.0)


def test_a_take_of_the_lane_leaves_other_steps_alone(session, verb, qtbot):
    note = Note(18 * TICKS_PER_BAR, 72, 480)
    drag(verb, qtbot, (0.4, 0.0))
    settle(verb, qtbot)
    session.document.push("Draw", edits.draw(note))
    verb.keep(2)
    assert note in set(session.takes.choices[0])
    assert session.document.undo_stack.count() == 3


def test_a_kept_blend_comes_again(session, verb, qtbot):
    verb.keep(3)
    notes = session.takes.takes[0].notes
    with qtbot.waitSignal(session.continuation.said, timeout=10_000) as said:
        session.continuation.replay(1)
    assert "came again, note for note" in said.args[0]
    assert session.takes.tree[1].notes == notes


def test_the_lane_is_exported(session, verb, qtbot, tmp_path):
    with qtbot.waitSignal(session.done, timeout=10_000) as said:
        verb.lane.export(tmp_path / "way")
    assert "9 MIDI files" in said.args[0]
    files = sorted((tmp_path / "way").iterdir())
    assert [path.name for path in files] == [f"{number:02}.mid" for number in range(9)]
    assert list(read_midi(files[-1]).bars) == list(read_primer("irish_reel"))
    written = []
    verb.lane.write(0, tmp_path / "one.mid", written.append)
    qtbot.waitUntil(lambda: bool(written), timeout=5000)
    assert len(read_midi(written[0]).bars) == 14


def test_a_path_is_recorded_and_is_one_undo_step(session, verb, qtbot):
    session.document.set_tempo(400)
    before, steps = session.document.bars, session.document.undo_stack.count()
    verb.set_pad(True)
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


def test_what_cannot_be_blended_is_said_and_may_be_possible_later(session, verb, qtbot):
    with qtbot.waitSignal(session.notice, timeout=5000) as said:
        verb.set_manner(Manner("attention_rnn"))
    assert "cannot interpolate" in said.args[0]
    assert verb.lane.blends == []
    verb.set_manner(Manner())
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    assert verb.ready


def test_with_an_engine_that_does_not_blend_it_is_said_and_another_one_does(session, verb, qtbot, twinkle):
    session.generator.set_engine("magenta")
    with qtbot.waitSignal(session.notice, timeout=10_000) as said:
        verb.move((0.5, 0.0))
    assert "choose the engine native" in said.args[0]
    assert verb.preview is None
    session.generator.set_engine("native")
    session.generator.load("music_vae_melody")
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    drag(verb, qtbot, (0.5, 0.0))


def test_closing_while_the_hand_moves_is_clean(qapp, random_models, twinkle):
    for _ in range(5):
        session = Session(random_models)
        verb = session.interpolation
        verb.ends.put(0, End("a", twinkle))
        verb.ends.put(1, End("b", read_primer("irish_reel")))
        verb.move((0.5, 0.0))
        session.close()
