"""Fill in the session: which part it is, locks, seeds, and answers that do not fit."""

from dataclasses import replace

import pytest

from sketchpad.generation.filling.hole import Hole, Keep
from sketchpad.generation.request import Take
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.primers import read_primer
from sketchpad.session import edits
from sketchpad.session.document import Selecting
from sketchpad.session.session import Session
from sketchpad.session.verbs.settings import Settings

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
    assert session.filling.hole == Hole(480, 960, Keep.RHYTHM), "it is heard there still"
    session.document.push("Move", edits.move(session.document.selection, 20))
    assert session.filling.hole == Hole(600, 1080, Keep.RHYTHM)


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
def trio(session) -> Bars:
    """A melody, a bass and drums."""
    under = [Note(480 * k, (36, 43, 41, 43)[k % 4], 480, voice=Voice.BASS) for k in range(32)]
    beat = [Note(480 * k, (36, 38)[k % 2], 120, voice=Voice.DRUMS) for k in range(32)]
    song = tune(8).edited(added=under + beat)
    session.document.load(song)
    return song


def select(session, *voices, first=2, last=4):
    session.document.select(
        note
        for note in session.document.bars
        if note.voice in voices and first * TICKS_PER_BAR <= note.start < last * TICKS_PER_BAR
    )


def changed(before, after):
    return {note.voice for note in set(before) ^ set(after)}


TRIO = Settings("music_vae_trio", temperature=0.5, distance=0.4, takes=2, seed=3)


@pytest.mark.parametrize(
    "settings", [TRIO, replace(TRIO, model="music_vae_melody"), replace(SETTINGS, temperature=1.5)]
)
def test_only_the_voice_that_is_selected_is_filled_and_once_more(session, qtbot, trio, settings):
    select(session, Voice.BASS)
    fill(session, qtbot, settings)
    assert changed(trio, session.document.bars) == {Voice.BASS}
    assert not session.document.selection, "what was selected is gone"
    fill(session, qtbot, settings)
    assert len(session.takes.takes) > 2
    assert all(changed(trio, song) == {Voice.BASS} for song in session.takes.choices[1:])


def test_another_voice_of_the_same_part_is_another_thing_to_fill(session, qtbot, trio):
    select(session, Voice.BASS)
    fill(session, qtbot, TRIO)
    with_bass = session.document.bars
    select(session, Voice.DRUMS)
    fill(session, qtbot, TRIO)
    assert session.takes.choices[0] == with_bass
    assert changed(with_bass, session.document.bars) == {Voice.DRUMS}
    select(session, Voice.DRUMS)
    fill(session, qtbot, TRIO)
    assert session.takes.choices[0] == with_bass, "that is the same again"


def test_a_stretch_of_time_is_filled_with_all_voices_whatever_was_selected_before(session, qtbot, trio):
    select(session, Voice.BASS)
    fill(session, qtbot, TRIO)
    session.playback.set_loop((2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR))
    fill(session, qtbot, TRIO)
    assert session.takes.takes[-1].voices == {Voice.MELODY, Voice.BASS, Voice.DRUMS}


def test_a_loop_that_plays_round_what_was_selected_changes_nothing(session, qtbot, trio):
    session.playback.set_loop((2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR))
    select(session, Voice.BASS)
    fill(session, qtbot, TRIO)
    fill(session, qtbot, TRIO)
    assert {take.voices for take in session.takes.takes} == {frozenset((Voice.BASS,))}


def test_one_voice_of_what_was_filled_with_all_of_them_is_another_thing_to_fill(session, qtbot, trio):
    session.playback.set_loop((2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR))
    fill(session, qtbot, TRIO)
    filled = session.document.bars
    select(session, Voice.BASS)
    fill(session, qtbot, TRIO)
    assert session.takes.choices[0] == filled
    assert changed(filled, session.document.bars) == {Voice.BASS}


def test_who_writes_none_of_the_selected_voices_is_not_asked(session, qtbot, trio, seeds):
    select(session, Voice.DRUMS)
    with qtbot.waitSignal(session.notice) as notice:
        session.filling.start(SETTINGS)
    assert notice.args[0] == (
        "Melody RNN lookback writes none of the selected voices; select other notes, or choose a model that does: "
        "MusicVAE trio"
    )
    assert not seeds
    with pytest.raises(InputError, match="none of the selected voices"):
        session.filling.only(SETTINGS)


def test_which_voices_are_filled_is_told_where_others_stay(session, trio):
    assert session.filling.only(TRIO) == set()
    select(session, Voice.BASS, Voice.DRUMS)
    assert session.filling.only(TRIO) == {Voice.BASS, Voice.DRUMS}
    assert session.filling.only(SETTINGS) == {Voice.BASS}
    select(session, *Voice)
    assert session.filling.only(TRIO) == set()


def test_new_bars_of_the_loop_are_those_of_all_voices(session, qtbot, trio):
    session.playback.set_loop((2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR))
    select(session, Voice.BASS)
    with qtbot.waitSignal(session.continuation.held, timeout=10_000) as held:
        session.continuation.start_ahead(
            replace(TRIO, verb=Verb.FILL, hole=Hole(2 * TICKS_PER_BAR, 4 * TICKS_PER_BAR), takes=1)
        )
    assert held.args[0][0].voices == {Voice.MELODY, Voice.BASS, Voice.DRUMS}


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
    assert "fill once more for other seeds" in notice.args[0]
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
    assert "fill once more for other seeds" in notice.args[0]
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


def test_a_note_held_a_little_over_the_bar_line_locks_no_bar_more_and_makes_no_hole_longer(session):
    document = session.document
    held = list(document.bars.between(0, 2 * TICKS_PER_BAR))
    held[-1] = replace(held[-1], length=2 * TICKS_PER_BAR + 5 - held[-1].start)
    document.load(Bars.of(held))
    document.select(held)
    assert session.filling.hole == Hole(0, 2 * TICKS_PER_BAR)
    session.filling.toggle_bars()
    assert document.bars.locked_bars == {0, 1}
