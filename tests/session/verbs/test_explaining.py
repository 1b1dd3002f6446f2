"""Why a note was written, asked while the window stays free, and takes that branch from it."""

import threading
from dataclasses import replace

import pytest

from sketchpad.generation.fork import Action
from sketchpad.generation.local_engine import LocalEngine
from sketchpad.generation.request import Cancelled
from sketchpad.music.errors import InputError
from sketchpad.music.note import TICKS_PER_BAR, Author, Note
from sketchpad.session import edits
from sketchpad.session.verbs.settings import Settings

SETTINGS = Settings(model="lookback_rnn", bars=4, seed=5)


def generate(session, qtbot, settings=SETTINGS):
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.continuation.start(settings)


def written(session):
    return [note for note in session.document.bars if note.author is Author.MODEL]


def explained(session, qtbot, note):
    session.document.select([note])
    qtbot.waitUntil(lambda: session.explaining.why is not None, timeout=5000)
    return session.explaining.why


def test_one_selected_note_of_a_model_is_explained_and_no_other(session, qtbot, twinkle):
    generate(session, qtbot)
    explaining = session.explaining
    some = written(session)
    why = explained(session, qtbot, some[3])
    assert why.note == some[3]
    assert explaining.number == 1
    session.document.select(some[:2])
    assert explaining.note is None
    assert explaining.why is None
    session.document.select([next(iter(twinkle))])
    assert explaining.note is None
    session.document.select([])
    assert explaining.why is None


@pytest.mark.parametrize("model", ["attention_rnn", "polyphony_rnn", "music_vae_melody", "music_vae_trio"])
def test_notes_of_every_system_are_explained_after_the_take_was_kept_too(session, qtbot, model):
    generate(session, qtbot, Settings(model=model, bars=4, seed=2))
    session.takes.accept()
    why = explained(session, qtbot, written(session)[0])
    assert 0 < why.probability <= 1


def test_a_note_is_known_though_it_is_louder_or_locked_now(session, qtbot):
    generate(session, qtbot)
    note = written(session)[2]
    session.document.select([note])
    session.document.push("Set velocity", edits.add_velocity([note], -20))
    (louder,) = session.document.selection
    assert explained(session, qtbot, louder).note == note
    session.document.push("Move", edits.move([louder], 0, 1))
    assert session.explaining.note is None


@pytest.mark.parametrize("cancelled", [False, True])
def test_what_had_no_answer_when_bars_were_asked_for_is_answered_after_them(session, qtbot, cancelled):
    generate(session, qtbot)
    session.takes.accept()
    note = written(session)[0]
    session.document.select([note])
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.continuation.start(replace(SETTINGS, seed=6))
        assert session.explaining.why is None
        if cancelled:
            session.continuation.cancel()
    qtbot.waitUntil(lambda: session.explaining.why is not None, timeout=5000)
    assert session.explaining.why.note == session.explaining.note == note


def test_what_was_told_of_a_selected_note_stays_while_bars_are_written(session, qtbot):
    generate(session, qtbot)
    session.takes.accept()
    why = explained(session, qtbot, written(session)[0])
    session.continuation.start(replace(SETTINGS, seed=6))
    assert session.explaining.why is why
    session.continuation.cancel()


def test_asking_can_be_switched_off(session, qtbot):
    generate(session, qtbot)
    session.explaining.set_wanted(False)
    session.document.select(written(session)[:1])
    assert session.explaining.note is None
    session.explaining.set_wanted(True)
    qtbot.waitUntil(lambda: session.explaining.why is not None, timeout=5000)


def test_choosing_a_rival_branches_a_take_whose_parent_it_came_from(session, qtbot):
    generate(session, qtbot)
    before = written(session)
    why = explained(session, qtbot, before[4])
    rival = why.rivals[0]
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.explaining.branch(rival)
    takes = session.takes
    assert [record.parent for _, record in takes.tree] == [None, 1]
    assert takes.number(takes.shown) == 2
    assert len(takes.choices) == 3
    after = written(session)
    assert [n.pitch for n in after if n.start < why.note.start] == [n.pitch for n in before[:4]]
    here = [n.pitch for n in after if n.start == why.note.start]
    assert here == list(rival.pitches)
    assert takes.tree[2].request.forks[0].action is rival.action


def test_a_branch_of_a_branch_keeps_the_forks_before_it(session, qtbot):
    generate(session, qtbot)
    for place in (2, 5):
        why = explained(session, qtbot, written(session)[place])
        rival = next(rival for rival in why.rivals if rival.action is Action.BEGIN)
        with qtbot.waitSignal(session.continuation.ended, timeout=5000):
            session.explaining.branch(rival)
    assert [len(record.request.forks) for _, record in session.takes.tree] == [0, 1, 2]
    assert [record.parent for _, record in session.takes.tree] == [None, 1, 2]
    with qtbot.waitSignal(session.done, timeout=5000) as done:
        session.retakes.replay(3)
    assert done.args[0] == "take 3 came again, note for note"


def test_a_take_that_was_kept_is_branched_in_the_song_as_it_is(session, qtbot):
    generate(session, qtbot)
    session.takes.accept()
    session.document.push("Draw", edits.draw(Note(0, 84, 480)))
    why = explained(session, qtbot, written(session)[4])
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.explaining.branch(why.rivals[0])
    assert Note(0, 84, 480) in set(session.document.bars)
    assert len(session.takes.choices) == 2


def test_a_hole_is_branched_from_the_note_on(session, qtbot, twinkle):
    session.playback.set_loop((TICKS_PER_BAR, 3 * TICKS_PER_BAR))
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.filling.start(Settings(model="lookback_rnn", seed=3))
    before = session.document.bars
    note = written(session)[3]
    why = explained(session, qtbot, note)
    rival = next(rival for rival in why.rivals if rival.action is Action.BEGIN)
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.explaining.branch(rival)
    after = session.document.bars
    earlier = [n for n in before if n.start < note.start]
    assert [n.pitch for n in after if n.start < note.start] == [n.pitch for n in earlier]
    assert [n.pitch for n in after if n.start == note.start] == list(rival.pitches)


def test_an_event_of_a_chord_is_branched_again_and_again(session, qtbot):
    generate(session, qtbot, Settings(model="polyphony_rnn", bars=2, seed=2))
    for place in (3, 5):
        why = explained(session, qtbot, written(session)[place])
        with qtbot.waitSignal(session.continuation.ended, timeout=5000):
            session.explaining.branch(why.rivals[-1])
    forks = session.takes.tree[3].request.forks
    assert [fork.place is not None for fork in forks] == [True] * len(forks)
    assert list(forks) == sorted(forks, key=lambda fork: fork.order)
    with qtbot.waitSignal(session.done, timeout=5000) as done:
        session.retakes.replay(3)
    assert done.args[0] == "take 3 came again, note for note"


def test_a_hole_with_chords_is_branched_from_the_event_on(session, qtbot):
    session.playback.set_loop((0, 2 * TICKS_PER_BAR))
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.filling.start(Settings(model="polyphony_rnn", seed=3))
    before = written(session)
    note = before[len(before) // 2]
    why = explained(session, qtbot, note)
    rival = next(rival for rival in why.rivals if rival.action is Action.BEGIN)
    with qtbot.waitSignal(session.continuation.ended, timeout=10_000):
        session.explaining.branch(rival)
    after = written(session)
    assert session.takes.tree[2].request.hole == session.takes.tree[1].request.hole
    earlier = [[(n.start, n.pitch) for n in notes if n.start < note.start] for notes in (before, after)]
    assert earlier[0] == earlier[1]
    assert rival.pitches[0] in {n.pitch for n in after if n.start == note.start}


def test_the_reference_says_that_it_does_not_tell(session, qtbot, monkeypatch):
    generate(session, qtbot)

    def refuses(*_):
        raise InputError("the engine magenta does not tell")

    monkeypatch.setattr(LocalEngine, "why", refuses)
    session.document.select(written(session)[:1])
    qtbot.waitUntil(lambda: bool(session.explaining.problem), timeout=5000)
    assert "magenta" in session.explaining.problem


def test_a_newer_question_ends_the_one_before_and_the_window_never_waits(session, qtbot, monkeypatch):
    generate(session, qtbot)
    asked, threads = [], []
    real = LocalEngine.why

    def slow(self, request, notes, note, cancel):
        asked.append(note)
        threads.append(threading.current_thread())
        while len(asked) == 1 and not cancel.is_set:
            pass
        if cancel.is_set:
            raise Cancelled
        return real(self, request, notes, note, cancel)

    monkeypatch.setattr(LocalEngine, "why", slow)
    first, second = written(session)[:2]
    session.document.select([first])
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=5000)
    why = explained(session, qtbot, second)
    assert why.note == second
    assert threading.main_thread() not in threads


def test_what_another_engine_was_asked_is_asked_of_the_next(session, qtbot, monkeypatch):
    generate(session, qtbot)
    held = threading.Event()
    why = LocalEngine.why

    def late(self, request, notes, note, cancel):
        held.wait(5)
        return why(self, request, notes, note, cancel)

    monkeypatch.setattr(LocalEngine, "why", late)
    session.document.select([written(session)[0]])
    told = []
    session.generator.explained.connect(lambda number, _: told.append(number))
    first = session.explaining._question
    session.generator.set_engine("numpy")
    held.set()
    qtbot.waitUntil(lambda: session.explaining.why is not None, timeout=5000)
    assert first not in told
