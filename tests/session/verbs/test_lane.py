"""The blends from A to B: looked at, heard, kept, exported."""

import pytest

from sketchpad.music.midi_file import read_midi
from sketchpad.music.note import TICKS_PER_BAR, Note
from sketchpad.music.primers import primers, read_primer
from sketchpad.session import edits
from tests.session.verbs.blending import drag, notes_in_room, settle

pytestmark = pytest.mark.usefixtures("song_to_blend")

REEL = {primer.name: primer.path for primer in primers()}["irish_reel"]


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


def test_a_take_of_the_lane_leaves_other_steps_alone(session, verb, qtbot):
    note = Note(18 * TICKS_PER_BAR, 72, 480)
    drag(verb, qtbot, (0.4, 0.0))
    settle(verb, qtbot)
    session.document.push("Draw", edits.draw(note))
    verb.keep(2)
    assert note in set(session.takes.choices[0])
    assert session.document.undo_stack.count() == 3


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


@pytest.mark.parametrize("held", [True, False])
def test_what_the_hand_asked_for_before_an_audition_comes_too_late(session, verb, qtbot, held):
    verb.move((0.3, 0.0))
    if not held:
        verb.release()
    verb.audition(6)
    heard = session.shown
    settle(verb, qtbot)
    assert verb.inlay.latest is verb.lane.blends[6]
    assert session.document.bars == session.shown == heard


def test_what_is_not_there_yet_is_auditioned_when_it_is(session, verb, qtbot):
    verb.lane.set_steps(11)
    verb.audition(10)
    qtbot.waitUntil(lambda: session.document.undo_stack.count() == 1, timeout=5000)
    assert list(notes_in_room(session.document.bars)) == list(read_primer("irish_reel"))


def test_the_lane_is_exported(session, verb, qtbot, tmp_path):
    with qtbot.waitSignal(session.done, timeout=10_000) as said:
        verb.lane.export(tmp_path / "way")
    assert "9 MIDI files" in said.args[0]
    files = sorted((tmp_path / "way").iterdir())
    assert [path.name for path in files] == [f"{number:02}.mid" for number in range(9)]
    assert list(read_midi(files[-1]).bars) == list(read_primer("irish_reel"))
    files[-1].unlink()
    files[-1].mkdir()
    before = files[0].stat()
    with qtbot.waitSignal(session.notice, timeout=10_000) as said:
        verb.lane.export(tmp_path / "way", anyway=True)
    assert "08.mid" in said.args[0]
    assert files[0].stat() == before, "all of them are written, or none"
    written = []
    verb.lane.write(0, tmp_path / "one.mid", written.append)
    qtbot.waitUntil(lambda: bool(written), timeout=5000)
    assert len(read_midi(written[0]).bars) == 14


def test_files_of_the_lane_have_the_tempo_that_is_heard(session, verb, qtbot, tmp_path):
    session.document.set_tempo(77)
    with qtbot.waitSignal(session.done, timeout=10_000):
        verb.lane.export(tmp_path / "way")
    written = []
    verb.lane.write(0, tmp_path / "one.mid", written.append)
    qtbot.waitUntil(lambda: bool(written), timeout=5000)
    files = [*sorted((tmp_path / "way").iterdir()), *written]
    assert [round(read_midi(path).bars.tempo) for path in files] == [77] * 10
