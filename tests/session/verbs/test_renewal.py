"""A loop that plays gets new bars on each pass."""

from dataclasses import replace

import pytest

from sketchpad.generation.filling.hole import Hole
from sketchpad.generation.melody_rnn.model import MelodyRnn
from sketchpad.generation.request import Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.primers import read_primer
from sketchpad.session import edits
from sketchpad.session.session import Session
from sketchpad.session.verbs.renewal import CHOSEN_AMONG, PATIENCE
from sketchpad.session.verbs.settings import Settings
from tests.silent_player import SilentPlayer

LOOP = (2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR)
SETTINGS = Settings(model="music_vae_melody", seed=3)


@pytest.fixture
def session(qapp):
    """On the shipped weights, playing a loop in a tune of eight bars."""
    made = Session()
    twinkle = read_primer("twinkle")
    made.document.load(
        Bars.of(replace(n, start=n.start + bar * TICKS_PER_BAR) for bar in range(0, 8, 2) for n in twinkle)
    )
    made.playback._player = SilentPlayer(float(LOOP[0]), playing=True)
    made.playback.set_loop(LOOP)
    made.playback.play(LOOP[0])
    yield made
    made.close()


@pytest.fixture
def player(session):
    return session.playback._player


def come_round(session):
    player = session.playback._player
    player.position, player.rounds = LOOP[0] + 30, player.rounds + 1
    session.playback._on_timeout()


def ready(session, qtbot):
    qtbot.waitUntil(lambda: session.playback._player.coming is not None, timeout=10_000)


def test_each_pass_brings_another_take_that_is_ready_before_it_begins(session, player, qtbot):
    song = session.document.bars
    session.renewal.start(lambda: SETTINGS)
    for number in range(1, 4):
        ready(session, qtbot)
        before, coming = session.document.bars, player.coming
        assert session.continuation.draft is None
        come_round(session)
        assert session.document.bars == coming != before
        assert session.takes.shown == number
    takes = session.takes.takes
    assert [take.seed for take in takes] == [3, 4, 5]
    assert {take.request.hole for take in takes} == {Hole(*LOOP)}
    assert session.document.undo_stack.count() == 1
    session.renewal.stop()
    session.document.undo_stack.undo()
    assert session.document.bars == song


def numbers(session):
    """In the tree of takes, of those to choose from."""
    return [session.takes.number(choice) for choice in range(1, len(session.takes.choices))]


def test_the_latest_passes_are_there_to_choose_from_and_all_are_in_the_tree(session, qtbot):
    song = session.document.bars
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.filling.start(replace(SETTINGS, seed=50))
    session.renewal.start(lambda: SETTINGS)
    for passed in range(1, CHOSEN_AMONG + 5):
        qtbot.waitUntil(lambda: session.renewal._waiting is not None, timeout=10_000)
        come_round(session)
        latest = range(max(2, passed - CHOSEN_AMONG + 2), passed + 2)
        assert numbers(session) == [1, *latest], "what was asked for by hand stays"
        assert session.takes.number(session.takes.shown) == passed + 1
        assert session.document.bars == session.takes.choices[session.takes.shown]
    assert len(session.takes.tree) == CHOSEN_AMONG + 5
    assert [session.takes.tree[number].request.seed for number in range(2, 5)] == [3, 4, 5]
    session.renewal.stop()
    first = session.takes.tree[2]
    session.takes.bring_back(2)
    assert session.document.bars == first.take.placed_in(song)
    assert session.document.undo_stack.count() == 1
    session.document.undo_stack.undo()
    assert session.document.bars == song


def test_a_pass_that_is_compared_with_stays_while_it_is(session, qtbot):
    session.renewal.start(lambda: SETTINGS)
    for _ in range(3):
        qtbot.waitUntil(lambda: session.renewal._waiting is not None, timeout=10_000)
        come_round(session)
    for _ in range(CHOSEN_AMONG + 1):
        # Goes back to the first, so that it is one of the two that A goes between.
        session.takes.choose(1)
        qtbot.waitUntil(lambda: session.renewal._waiting is not None, timeout=10_000)
        come_round(session)
    assert numbers(session)[0] == 1
    session.takes.flip()
    assert session.takes.number(session.takes.shown) == 1
    session.takes.choose(3)
    session.takes.choose(4)
    qtbot.waitUntil(lambda: session.renewal._waiting is not None, timeout=10_000)
    come_round(session)
    assert 1 not in numbers(session)
    assert len(numbers(session)) == CHOSEN_AMONG


def test_what_is_locked_stays_and_so_does_what_is_outside(session, qtbot):
    session.document.set_locked_bars([2])
    song = session.document.bars
    session.renewal.start(lambda: SETTINGS)
    ready(session, qtbot)
    come_round(session)
    after = session.document.bars
    assert after != song
    for start, end in ((0, 3 * TICKS_PER_BAR), (4 * TICKS_PER_BAR, 8 * TICKS_PER_BAR)):
        assert after.between(start, end) == song.between(start, end)
    assert {note.author for note in after.between(3 * TICKS_PER_BAR, LOOP[1])} == {Author.MODEL}


def test_an_edit_meanwhile_stays_and_the_next_bars_are_of_the_song_with_it(session, player, qtbot):
    session.renewal.start(lambda: SETTINGS)
    ready(session, qtbot)
    drawn = Note(0, 90, 240)
    session.document.push("Draw", edits.draw(drawn))
    assert player.coming is None
    ready(session, qtbot)
    come_round(session)
    assert drawn in session.document.bars
    assert session.takes.takes[-1].request.primer == session.takes.choices[0]


def test_stopping_leaves_the_loop_as_it_is(session, player, qtbot):
    session.renewal.start(lambda: SETTINGS)
    ready(session, qtbot)
    song = session.document.bars
    session.renewal.stop()
    assert player.coming is None
    assert not session.renewal.wanted
    come_round(session)
    assert session.document.bars == song


def test_a_loop_in_which_nothing_is_free_ends_it_in_words(session, qtbot):
    session.document.set_locked_bars(range(2, 4))
    with qtbot.waitSignal(session.notice, timeout=5000) as said:
        session.renewal.start(lambda: SETTINGS)
    assert "unlock" in said.args[0]
    assert not session.renewal.wanted


def test_polyphony_renews_a_loop_as_well(session, player, qtbot):
    session.renewal.start(lambda: replace(SETTINGS, model="polyphony_rnn"))
    song = session.document.bars
    ready(session, qtbot)
    assert player.coming != song
    come_round(session)
    after = session.document.bars
    assert {note.voice for note in after} <= {Voice.MELODY, Voice.HARMONY}
    for start, end in ((0, LOOP[0]), (LOOP[1], 8 * TICKS_PER_BAR)):
        assert after.between(start, end) == song.between(start, end)


def test_cancelling_ends_it(session, qtbot):
    session.renewal.start(lambda: SETTINGS)
    session.continuation.cancel()
    assert not session.renewal.wanted


@pytest.mark.parametrize("bars", [2, 1000])
def test_what_is_generated_by_hand_meanwhile_or_fails_does_not_end_it(session, player, qtbot, bars):
    session.renewal.start(lambda: SETTINGS)
    ready(session, qtbot)
    failed = []
    session.continuation.failed.connect(failed.append)
    session.continuation.start(Settings(model="attention_rnn", bars=bars))
    qtbot.waitUntil(lambda: bool(failed) or len(session.takes.tree) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: not session.continuation.busy, timeout=10_000)
    assert session.renewal.wanted
    session.takes.accept()
    ready(session, qtbot)
    by_hand = len(session.takes.tree)
    assert by_hand == (0 if failed else 1)
    come_round(session)
    assert len(session.takes.tree) == by_hand + 1
    assert session.takes.tree[by_hand + 1].request.hole == Hole(*LOOP)
    assert session.renewal.wanted


def test_what_makes_way_for_another_answer_is_asked_for_again(session, player, qtbot):
    session.renewal.start(lambda: SETTINGS)
    assert session.continuation.busy
    session.continuation.start(Settings(model="attention_rnn", bars=2))
    qtbot.waitUntil(lambda: len(session.takes.tree) == 1, timeout=10_000)
    assert session.renewal.wanted
    session.takes.accept()
    ready(session, qtbot)
    come_round(session)
    assert [record.request.hole for _, record in session.takes.tree] == [None, Hole(*LOOP)]


def test_what_waits_still_comes_when_a_hand_has_moved_a_slider_meanwhile(session, player, qtbot):
    session.renewal.start(lambda: SETTINGS)
    ready(session, qtbot)
    coming, shape = player.coming, session.shape
    for preview in (session.document.bars.shifted(120), None):
        shape.preview = preview
        shape.preview_changed.emit()
        assert player.bars == session.shown
        assert (player.coming is None) == (preview is not None), "what is under the hand is heard"
    assert player.coming == coming
    come_round(session)
    assert session.document.bars == coming


def test_a_choice_among_other_takes_stays_open_until_one_is_chosen(session, player, qtbot):
    session.renewal.start(lambda: SETTINGS)
    ready(session, qtbot)
    notices = []
    session.notice.connect(notices.append)
    with qtbot.waitSignal(session.takes.offered, timeout=10_000):
        session.continuation.start(Settings(model="attention_rnn", bars=2, takes=3))
    for _ in range(3):
        come_round(session)
        assert not session.continuation.busy
    assert len(session.takes.takes) == 3
    assert not notices
    session.takes.choose(2)
    assert len(session.takes.takes) == 3
    kept = session.document.bars
    session.takes.accept()
    ready(session, qtbot)
    assert session.document.bars == kept
    come_round(session)
    assert session.takes.takes[0].request.hole == Hole(*LOOP)


def test_a_slider_under_a_hand_is_not_taken_from_it(session, player, qtbot):
    session.renewal.start(lambda: SETTINGS)
    ready(session, qtbot)
    session.document.select(session.document.bars.between(*LOOP))
    session.shape.ask("note_density", 3.0)
    qtbot.waitUntil(lambda: session.shape.preview is not None, timeout=10_000)
    preview = session.shape.preview
    for _ in range(2):
        come_round(session)
    assert session.shape.asked == {"note_density": 3.0}
    assert session.shape.preview == preview
    session.shape.release()
    assert session.document.bars == preview
    ready(session, qtbot)


def test_what_is_recorded_over_it_stays_and_is_one_step(session, player, qtbot):
    session.renewal.start(lambda: SETTINGS)
    ready(session, qtbot)
    steps = session.document.undo_stack.count()
    session.recording.changed.emit(True)
    assert player.coming is None
    session.document.push("Record", edits.draw(Note(LOOP[0] + 480, 40, 240)), merge="recording")
    come_round(session)
    session.document.push("Record", edits.draw(Note(LOOP[0] + 960, 41, 240)), merge="recording")
    assert session.document.undo_stack.count() == steps + 1
    assert not session.continuation.busy
    session.recording.changed.emit(False)
    ready(session, qtbot)


def test_that_a_pass_replaces_what_was_added_meanwhile_is_said_before_it_comes(session, player, qtbot):
    said = []
    session.notice.connect(said.append)
    session.renewal.start(lambda: SETTINGS)
    ready(session, qtbot)
    assert not said, "what was there at first is asked to be replaced"
    drawn = Note(LOOP[0] + 480, 90, 240)
    session.document.push("Draw", edits.draw(drawn))
    ready(session, qtbot)
    assert len(said) == 1
    assert "lock" in said[0]
    assert drawn in session.document.bars
    session.document.push("Lock notes", edits.set_locked([drawn], True))
    for _ in range(2):
        ready(session, qtbot)
        come_round(session)
    assert replace(drawn, locked=True) in session.document.bars
    assert len(said) == 1


def test_what_goes_later_than_the_rest_is_not_said_once_more(session, qtbot):
    said = []
    session.notice.connect(said.append)
    session.renewal.start(lambda: SETTINGS)
    ready(session, qtbot)
    drawn = [Note(LOOP[0] + 480, 90, 240), Note(LOOP[0] + 960, 91, 240)]
    session.document.push("Draw", edits.draw(drawn[0]))
    session.document.push("Draw", edits.draw(drawn[1]))
    session.continuation.cancel()
    request = Request(session.document.bars, model=SETTINGS.model, verb=Verb.FILL, hole=Hole(*LOOP))
    for notes in ((drawn[0],), ()):
        session.continuation.held.emit((Take(request, 0, notes, LOOP[1], 0.0, 0.0),))
    assert len(said) == 1


def test_another_song_is_left_alone(session, player, qtbot):
    session.renewal.start(lambda: SETTINGS)
    ready(session, qtbot)
    session.new()
    assert not session.renewal.wanted
    assert player.coming is None


@pytest.mark.parametrize("end", ["hold", "no loop"])
def test_it_waits_while_no_loop_plays(session, qtbot, end):
    session.renewal.start(lambda: SETTINGS)
    ready(session, qtbot)
    if end == "hold":
        session.playback.toggle()
    else:
        session.playback.set_loop(None)
    assert session.renewal.wanted
    assert not session.continuation.busy
    qtbot.wait(50)
    assert not session.continuation.busy


def test_where_the_loop_moves_the_pass_that_is_shown_is_kept_and_the_new_loop_is_renewed(session, qtbot):
    session.renewal.start(lambda: SETTINGS)
    for _ in range(2):
        qtbot.waitUntil(lambda: session.renewal._waiting is not None, timeout=10_000)
        come_round(session)
    session.takes.choose(1)
    kept = session.document.bars
    moved = (3 * TICKS_PER_BAR, 5 * TICKS_PER_BAR)
    session.playback.set_loop(moved)
    qtbot.waitUntil(lambda: session.renewal._waiting is not None, timeout=10_000)
    assert session.document.bars == kept
    session.renewal._on_came_round()
    assert session.takes.choices[0] == kept
    assert session.takes.takes[-1].request.hole == Hole(*moved)
    assert session.document.bars.between(0, moved[0]) == kept.between(0, moved[0])
    assert len(session.takes.tree) == 3


@pytest.fixture
def unfit(monkeypatch):
    """The seeds of the answers that were looked at, and those whose answers fit the loop."""
    tried: list[int] = []
    fitting: set[int] = set()

    def fits(take):
        if take.request.hole is None:
            return True
        tried.append(take.seed)
        return take.seed in fitting

    monkeypatch.setattr(Take, "fits", property(fits))
    return tried, fitting


def test_while_a_pass_lasts_seed_after_seed_is_tried_until_one_fits(session, qtbot, unfit):
    tried, fits = unfit
    fits.add(6)
    session.renewal.start(lambda: SETTINGS)
    qtbot.waitUntil(lambda: session.renewal._waiting is not None, timeout=10_000)
    assert tried == [3, 4, 5, 6]
    come_round(session)
    assert [take.seed for take in session.takes.takes] == [6]


def test_that_nothing_fits_is_said_once_after_some_passes_and_it_goes_on_trying(session, qtbot, unfit):
    tried, fits = unfit
    said, over = [], []
    session.notice.connect(said.append)
    session.over.connect(over.append)
    session.renewal.start(lambda: SETTINGS)
    for passed in range(4):
        assert len(said) == (passed >= PATIENCE)
        before = len(tried)
        qtbot.waitUntil(lambda before=before: len(tried) > before + 1, timeout=10_000)
        come_round(session)
    assert "no good fit" in said[0]
    assert session.renewal.wanted
    assert not over
    fits.update(range(1000))
    qtbot.waitUntil(lambda: session.renewal._waiting is not None, timeout=10_000)
    come_round(session)
    assert len(session.takes.takes) == 1
    assert over == said
    assert len(said) == 1


def test_what_is_asked_for_by_hand_goes_before_another_try(session, qtbot, unfit):
    tried, _ = unfit
    session.renewal.start(lambda: SETTINGS)
    qtbot.waitUntil(lambda: len(tried) > 1, timeout=10_000)
    with qtbot.waitSignal(session.takes.offered, timeout=10_000):
        session.continuation.start(Settings(model="attention_rnn", bars=2))
    assert session.renewal.wanted
    session.renewal.stop()
    count = len(tried)
    qtbot.wait(50)
    assert len(tried) <= count + 1
    assert not session.continuation.busy


def test_it_goes_on_trying_where_what_was_asked_for_by_hand_cannot_be_had(session, qtbot, unfit, monkeypatch):
    tried, fits = unfit
    session.renewal.start(lambda: SETTINGS)
    qtbot.waitUntil(lambda: len(tried) > 1, timeout=10_000)

    def fail(*_):
        raise InputError("not today")

    monkeypatch.setattr(MelodyRnn, "take", fail)
    with qtbot.waitSignal(session.continuation.failed, timeout=10_000):
        session.continuation.start(Settings(model="attention_rnn", bars=2))
    assert session.renewal.wanted
    fits.update(range(1000))
    ready(session, qtbot)
