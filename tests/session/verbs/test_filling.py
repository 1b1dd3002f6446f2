"""Fill in the session: which part it is, locks, seeds, and answers that do not fit."""

from dataclasses import replace

import pytest

from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.generation.request import Take
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Author, Note
from sketchpad.music.primers import read_primer
from sketchpad.session import edits
from sketchpad.session.document import Selecting
from sketchpad.session.session import Session
from sketchpad.session.verbs.continuation import Settings

SETTINGS = Settings(model="lookback_rnn", takes=2, seed=3)


def tune(bars):
    song = read_primer("twinkle")
    return Bars.of(replace(n, start=n.start + bar * TICKS_PER_BAR) for bar in range(0, bars, 2) for n in song)


@pytest.fixture
def session(qapp):
    """On the shipped weights, so that what fits does."""
    made = Session()
    made.document.load(tune(8))
    yield made
    made.close()


def fill(session, qtbot, settings=SETTINGS):
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.filling.start(settings)


def test_the_hole_is_the_selection_else_the_loop(session):
    assert session.filling.hole is None
    session.playback.set_loop((TICKS_PER_BAR, 3 * TICKS_PER_BAR))
    assert session.filling.hole == Hole(TICKS_PER_BAR, 3 * TICKS_PER_BAR)
    session.document.select(list(session.document.bars)[2:4])
    assert session.filling.hole == Hole(480, 960)
    session.filling.keep = Keep.RHYTHM
    assert session.filling.hole == Hole(480, 960, Keep.RHYTHM)
    session.document.push("Move", edits.move(session.document.selection, 50))
    assert session.filling.hole == Hole(480, 1080, Keep.RHYTHM)


def test_without_one_it_says_what_to_do(session, qtbot):
    with qtbot.waitSignal(session.notice) as notice:
        session.filling.start(SETTINGS)
    assert "select notes, or drag over the ruler" in notice.args[0]
    session.playback.set_loop((0, 65 * TICKS_PER_BAR))
    with qtbot.waitSignal(session.notice) as notice:
        session.filling.start(SETTINGS)
    assert "at most 64 bars" in notice.args[0]


def test_a_part_is_filled_as_a_choice_and_once_more_with_other_seeds(session, qtbot):
    song = session.document.bars
    hole = [note for note in song if 3 * TICKS_PER_BAR <= note.start < 4 * TICKS_PER_BAR]
    session.document.select(hole)
    fill(session, qtbot)
    first = session.filling.hole
    assert (first.start, first.end) == (3 * TICKS_PER_BAR, 4 * TICKS_PER_BAR)
    assert session.document.undo_stack.count() == 1
    after = session.document.bars
    assert [n for n in after if n.author is Author.PERSON] == [n for n in song if n not in hole]
    fill(session, qtbot)
    takes = session.takes.takes
    assert max(take.seed for take in takes[:2]) < max(take.seed for take in takes)
    assert {take.request.primer for take in takes} == {song}
    assert session.document.undo_stack.count() == 1
    session.document.undo_stack.undo()
    assert session.document.bars == song


def test_to_fill_another_part_or_to_go_on_is_to_keep_what_is_shown(session, qtbot):
    session.playback.set_loop((3 * TICKS_PER_BAR, 4 * TICKS_PER_BAR))
    fill(session, qtbot)
    shown = session.document.bars
    session.playback.set_loop((5 * TICKS_PER_BAR, 6 * TICKS_PER_BAR))
    fill(session, qtbot)
    assert session.takes.choices[0] == shown
    assert session.takes.tree[session.takes.number(1)].parent is not None
    shown = session.document.bars
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(Settings(model="lookback_rnn", bars=2))
    assert session.takes.choices[0] == shown
    assert session.document.bars.count == 10


def test_locked_notes_and_bars_stay_whatever_is_generated(session, qtbot):
    song = session.document.bars
    session.document.select([note for note in song if note.pitch == 67])
    session.filling.toggle_notes()
    session.document.select([])
    session.playback.seek(4 * TICKS_PER_BAR)
    session.filling.toggle_bars()
    locked = session.document.bars.locked
    assert {note.pitch for note in locked} >= {67}
    assert set(session.document.bars.locked_bars) == {4}
    session.playback.seek(0)
    session.playback.set_loop((TICKS_PER_BAR, 7 * TICKS_PER_BAR))
    for settings in (SETTINGS, Settings("music_vae_melody", temperature=0.5)):
        fill(session, qtbot, settings)
        assert session.document.bars.locked == locked
    session.takes.choose(0)
    session.takes.accept()
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(Settings("music_vae_melody", verb=Verb.VARY, distance=1.0))
    assert session.document.bars.locked == locked
    assert any(note.author is Author.MODEL for note in session.document.bars)


def test_k_locks_and_unlocks_as_steps_that_can_be_undone(session, qtbot):
    document = session.document
    with qtbot.waitSignal(session.notice) as notice:
        session.filling.toggle_notes()
    assert "select the notes to lock" in notice.args[0]
    some = list(document.bars)[:3]
    document.select(some)
    session.filling.toggle_notes()
    assert {note.locked for note in document.selection} == {True}
    assert len(document.selection) == 3
    document.push("Move", edits.move(document.selection, 120))
    assert sum(note.locked for note in document.bars) == 3
    document.select(list(document.bars)[:4])
    session.filling.toggle_notes()
    assert sum(note.locked for note in document.bars) == 4
    session.filling.toggle_notes()
    assert not any(note.locked for note in document.bars)
    for _ in range(4):
        document.undo_stack.undo()
    assert list(document.bars)[:3] == some
    document.select(some)
    session.filling.toggle_bars()
    session.filling.toggle_bars()
    assert document.bars.locked_bars == frozenset()
    document.undo_stack.undo()
    assert document.bars.locked_bars == {0}
    assert document.dirty


def test_locked_notes_stay_selected_through_undo_and_redo(session):
    document = session.document
    document.select(list(document.bars)[:1])
    session.filling.toggle_notes()
    document.select(list(document.bars)[:3])
    chosen = set(document.selection)
    session.filling.toggle_notes()
    locked = set(document.selection)
    assert locked == set(document.choice) == {replace(note, locked=True) for note in chosen}
    document.undo_stack.undo()
    assert set(document.selection) == chosen
    document.undo_stack.redo()
    assert set(document.selection) == locked


def test_to_lock_a_note_that_keys_just_added_does_not_choose_it_for_a_model(session):
    document = session.document
    document.push("Draw note", edits.draw(Note(0, 40, 120)), selecting=Selecting.FOR_KEYS)
    session.filling.toggle_notes()
    assert [note.locked for note in document.selection] == [True]
    assert not document.choice


@pytest.fixture
def unfit(session) -> Bars:
    """“Twinkle” and a reel eleven semitones away: nothing leads from one to the other."""
    reel = read_primer("irish_reel")
    after = [Note(n.start + bar * TICKS_PER_BAR, n.pitch + 11, n.length) for bar in (6, 8) for n in reel]
    song = tune(6).between(0, 5 * TICKS_PER_BAR).edited(added=after)
    session.document.load(song)
    session.playback.set_loop((5 * TICKS_PER_BAR, 6 * TICKS_PER_BAR))
    return song


@pytest.fixture
def seeds(session, monkeypatch) -> list[int]:
    """Those that are asked for."""
    asked, submit = [], session.generator.submit
    monkeypatch.setattr(session.generator, "submit", lambda request: asked.append(request.seed) or submit(request))
    return asked


def test_where_nothing_fitted_other_seeds_are_tried(session, qtbot, unfit, seeds):
    for _ in range(3):
        fill(session, qtbot)
    assert not session.takes.is_open
    assert seeds == [3, 5, 7]
    fill(session, qtbot, replace(SETTINGS, seed=30))
    fill(session, qtbot, replace(SETTINGS, seed=30))
    assert seeds[3:] == [30, 32], "a seed that a person chose is the one"
    session.document.push("Move", edits.move(list(unfit)[:1], 50))
    fill(session, qtbot, replace(SETTINGS, seed=30))
    assert seeds[5:] == [30], "it is another song"


def test_seeds_that_did_not_fit_are_not_tried_again_beside_takes_that_did(session, qtbot, seeds, monkeypatch):
    session.playback.set_loop((3 * TICKS_PER_BAR, 4 * TICKS_PER_BAR))
    fill(session, qtbot)
    assert session.takes.is_open
    offer = session.takes.offer
    monkeypatch.setattr(session.takes, "offer", lambda *_: ())
    fill(session, qtbot)
    monkeypatch.setattr(session.takes, "offer", offer)
    fill(session, qtbot)
    assert seeds == [3, 5, 7]


def test_what_is_advised_where_nothing_changes_is_what_there_is(session, qtbot, monkeypatch):
    monkeypatch.setattr(Take, "changes", lambda *_: False)
    session.document.load(read_primer("irish_reel"))
    session.playback.set_loop((0, TICKS_PER_BAR))
    with qtbot.waitSignal(session.notice, timeout=10_000) as notice:
        fill(session, qtbot, Settings("lookback_rnn"))
    assert notice.args[0].startswith("nothing new")
    assert notice.args[0].endswith("try a higher temperature or another model")


def test_what_changes_nothing_is_said_and_not_offered(session, qtbot):
    """Its eight eighths a bar hardly leave the kept pitches another rhythm."""
    reel = read_primer("irish_reel")
    session.document.load(reel)
    session.playback.set_loop((0, TICKS_PER_BAR))
    session.filling.keep = Keep.PITCHES
    settings = Settings("music_vae_melody", temperature=0.5, takes=2, seed=0)
    with qtbot.waitSignal(session.notice, timeout=10_000) as notice:
        fill(session, qtbot, settings)
    assert notice.args[0].endswith(
        "try a higher temperature, a greater distance or another model; or keep less of them"
    )
    assert not session.takes.is_open
    assert len(session.takes.tree) == 0
    with qtbot.waitSignal(session.done, timeout=10_000) as notice:
        fill(session, qtbot, replace(settings, temperature=1.5, takes=3, seed=3))
    assert notice.args[0] == "1 of 3 takes did not fit or changed nothing, and are left out"
    assert all(take.placed_in(reel) != reel for take in session.takes.takes)


def test_what_does_not_fit_is_said_and_not_offered(session, qtbot, unfit):
    with qtbot.waitSignal(session.notice, timeout=10_000) as notice:
        fill(session, qtbot)
    assert notice.args[0].startswith("no good fit")
    assert not session.takes.is_open
    assert session.document.bars == unfit


def test_the_forecast_of_a_hole_is_its_own(session, qtbot):
    session.playback.set_loop((5 * TICKS_PER_BAR, 6 * TICKS_PER_BAR))
    plain = Settings("lookback_rnn", bars=4)
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.continuation.start(plain)
    before = session.meter.speed("lookback_rnn", "native")
    session.takes.accept()
    fill(session, qtbot)
    assert session.meter.costs[-1].fills
    assert session.meter.speed("lookback_rnn", "native") == before
