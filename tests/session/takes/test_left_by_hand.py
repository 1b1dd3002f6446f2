"""What hands that shape and blend let go of: a record for each idea, which is saved, exported, replayed, explained."""

import pytest

from sketchpad.generation.local_engine import LocalEngine
from sketchpad.generation.verb import Verb
from sketchpad.music.errors import InputError
from sketchpad.music.midi_file import midi_bytes, parse_midi
from sketchpad.music.note import TICKS_PER_BAR, Author, Note
from sketchpad.music.primers import read_primer
from sketchpad.music.provenance import Source
from sketchpad.session import edits
from sketchpad.session.session import Session
from sketchpad.session.songs.song import Song
from sketchpad.session.takes.take_tree import TakeTree
from sketchpad.session.takes.takes import ORIGINAL
from sketchpad.session.verbs.ends import End
from sketchpad.session.verbs.settings import Settings
from tests.session.verbs.blending import drag, settle

MODEL = "music_vae_melody"


@pytest.fixture
def session(qapp):
    """On the shipped weights."""
    made = Session()
    made.document.load(read_primer("irish_reel"))
    yield made
    made.close()


@pytest.fixture
def blending(session, qtbot):
    """From the song to another; the lane is made."""
    verb = session.interpolation
    verb.ends.take_from_song(0)
    verb.ends.put(1, End("twinkle", read_primer("twinkle")))
    qtbot.waitUntil(lambda: verb.lane.complete, timeout=10_000)
    return verb


def shape(session, qtbot, value, name="note_density"):
    session.shape.ask(name, value)
    qtbot.waitUntil(lambda: not session.shape.busy, timeout=10_000)
    session.shape.release()


def generate(session, qtbot):
    with qtbot.waitSignal(session.continuation.ended, timeout=5000):
        session.continuation.start(Settings(model="lookback_rnn", bars=1, seed=5))
    session.takes.accept()


def drawn(session):
    """The notes of the song that a model wrote."""
    return [note for note in session.document.bars if note.author is Author.MODEL]


def is_told(explaining):
    return explaining.why is not None or bool(explaining.problem)


def check_replay(session, qtbot, number):
    with qtbot.waitSignal(session.done, timeout=10_000) as done:
        session.retakes.replay(number)
    assert done.args[0] == f"take {number} came again, note for note"


def test_what_shape_writes_has_a_record_and_opens_no_choice(session, qtbot):
    before, grown = session.document.bars, []
    session.takes.grown.connect(lambda: grown.append(1))
    shape(session, qtbot, 5.0)
    assert not session.takes.is_open
    assert grown == [1]
    ((_, record),) = session.takes.tree
    assert (record.request.verb, record.request.model, record.request.primer) == (Verb.SHAPE, MODEL, before)
    assert record.request.shape.by_name == {"note_density": 5.0}
    assert (record.engine, record.parent) == ("native", None)
    assert record.weights == session.models.known[MODEL].sha256
    assert record.take.placed_in(before) == session.document.bars
    assert set(record.places.values()) == set(session.document.bars.minus(before))
    assert all(session.takes.writer_of(note) == 1 for note in drawn(session))
    assert session.current.dirty


def test_a_hand_that_drags_often_leaves_one_record_that_undo_and_redo_lead(session, qtbot):
    stack, songs = session.document.undo_stack, [session.document.bars]
    for value in (5.0, 6.0, 7.0):
        shape(session, qtbot, value)
        songs.append(session.document.bars)
        assert len(session.takes.tree) == 1
    asked = [7.0, 6.0, 5.0, 5.0]
    for song, value in zip(songs[::-1], asked, strict=True):
        assert session.document.bars == song
        assert session.takes.tree[1].request.shape.by_name == {"note_density": value}
        stack.undo()
    for song in songs[1:]:
        stack.redo()
        assert session.takes.tree[1].take.placed_in(songs[0]) == session.document.bars == song
    assert len(session.takes.tree) == 1


def test_a_record_stays_where_another_take_comes_after_it(session, qtbot):
    shape(session, qtbot, 5.0)
    shape(session, qtbot, 6.0)
    kept = session.takes.tree[1]
    generate(session, qtbot)
    assert session.takes.tree[2].parent == 1
    session.document.undo_stack.undo()
    assert session.takes.tree[1] is kept
    # What the song holds now would have no record otherwise.
    session.document.undo_stack.undo()
    assert session.takes.tree[1] is kept
    assert session.takes.tree[3].request.shape.by_name == {"note_density": 5.0}
    assert {session.takes.writer_of(note) for note in drawn(session)} <= {1, 3}
    shape(session, qtbot, 6.5)
    assert len(session.takes.tree) == 4, "another idea"


def test_what_a_shape_is_made_from_is_its_parent_though_more_goes_on_elsewhere(session, qtbot):
    generate(session, qtbot)
    session.document.push("Draw", edits.draw(Note(60 * TICKS_PER_BAR, 72, 480)))
    session.document.select(session.takes.tree[1].notes)
    shape(session, qtbot, 3.0)
    assert session.takes.tree[2].parent == 1


def test_a_record_is_saved_exported_and_replayed(session, qtbot):
    shape(session, qtbot, 5.0)
    shape(session, qtbot, 0.3, "syncopation_8")
    song = Song.from_bytes(session.current.snapshot().to_bytes())
    assert song.takes == session.takes.tree
    source = Source(MODEL, session.models.known[MODEL].sha256, 0)
    exported = parse_midi(midi_bytes(song.bars, song.mix, song.sources))
    assert set(exported.origins.values()) == {source}
    session.current.begin(song)
    check_replay(session, qtbot, 1)
    assert len(session.takes.tree) == 1


def test_a_note_that_shape_wrote_is_explained_by_the_variants_that_are_there(session, qtbot, monkeypatch):
    shape(session, qtbot, 5.0)
    monkeypatch.delattr(LocalEngine, "shaper")
    for note in drawn(session)[::5]:
        session.document.select([note])
        qtbot.waitUntil(lambda: is_told(session.explaining), timeout=10_000)
        assert session.explaining.number == 1
        assert 0 < session.explaining.why.probability <= 1
        assert not session.explaining.can_branch


def test_a_note_that_is_there_before_and_after_a_drag_is_explained_anew(session, qtbot):
    shape(session, qtbot, 5.0)
    before = set(drawn(session))
    shape(session, qtbot, 4.5, "mean_interval")
    note = min(before & set(drawn(session)))
    session.document.undo_stack.undo()
    session.explaining.rest_on(note)
    then = session.explaining.record
    assert then is session.takes.tree[1]
    session.document.undo_stack.redo()
    assert then is not session.explaining.record is session.takes.tree[1]


@pytest.mark.parametrize("way", ["slider", "pad", "path", "audition"])
def test_what_interpolate_writes_has_a_record_that_is_replayed(session, blending, qtbot, way):
    before = session.document.bars
    if way == "audition":
        blending.audition(4)
    else:
        blending.recipe.set_pad(way == "pad")
        blending.path.arm(way == "path")
        drag(blending, qtbot, (0.3, 0.0), (0.5, 0.5 * (way == "pad")))
        settle(blending, qtbot)
    assert not session.takes.is_open
    ((_, record),) = session.takes.tree
    assert record.request.blend == blending.inlay.latest.request
    assert record.request.blend.is_path == (way == "path")
    assert record.parent is None
    assert record.take.placed_in(before) == session.document.bars
    ideas = {note for idea in record.request.given for note in idea}
    assert set(record.places.values()) == set(record.notes) - ideas
    assert all(session.takes.writer_of(note) == 1 for note in drawn(session))
    check_replay(session, qtbot, 1)
    song = Song.from_bytes(session.current.snapshot().to_bytes())
    assert song.takes == session.takes.tree


def test_a_hand_that_blends_often_leaves_one_record_and_none_of_the_ideas_themselves(session, blending, qtbot):
    stack = session.document.undo_stack
    drag(blending, qtbot, (1.0, 0.0))
    assert len(session.takes.tree) == 0
    drag(blending, qtbot, (0.3, 0.0))
    drag(blending, qtbot, (0.6, 0.0))
    assert len(session.takes.tree) == 1
    assert session.takes.tree[1].request.blend.points == ((0.6, 0.0),)
    stack.undo()
    assert session.takes.tree[1].request.blend.points == ((0.3, 0.0),)
    stack.redo()
    assert session.takes.tree[1].request.blend.points == ((0.6, 0.0),)
    blending.keep()
    drag(blending, qtbot, (0.7, 0.0))
    assert [record.request.blend.points[0][0] for _, record in session.takes.tree][-2:] == [0.6, 0.7], "a take stays"


@pytest.mark.parametrize("step", [None, 2])
def test_a_blend_that_is_kept_is_the_one_record_of_its_drags(session, blending, qtbot, step):
    drag(blending, qtbot, (0.3, 0.0))
    before = session.document.bars
    drag(blending, qtbot, (0.6, 0.0))
    settle(blending, qtbot)
    blending.keep(step)
    ((_, record),) = session.takes.tree
    assert record.request.blend.points[0][0] == (0.6 if step is None else 0.25)
    assert record.take.placed_in(before) == session.document.bars
    assert all(session.takes.writer_of(note) == 1 for note in drawn(session))
    session.takes.choose(ORIGINAL)
    assert session.document.bars == before
    assert len(session.takes.tree) == 2, "what is in the song again has its record"
    assert all(session.takes.writer_of(note) == 2 for note in drawn(session))


def test_every_note_that_a_blend_drew_is_explained_and_of_the_others_it_is_said_why_not(session, blending, qtbot):
    drag(blending, qtbot, (0.5, 0.0))
    told = []
    for note in drawn(session):
        session.document.select([note])
        qtbot.waitUntil(lambda: is_told(session.explaining), timeout=10_000)
        told.append(bool(session.explaining.why))
        assert session.explaining.why or "did not draw it" in session.explaining.problem
    assert sum(told) > 0.9 * len(told)


def test_a_tree_without_shapes_is_one_that_earlier_programs_read(session, blending, qtbot):
    drag(blending, qtbot, (0.5, 0.0))
    plain = session.takes.tree.to_json()
    assert plain["format"] == 1
    assert "shape" not in plain["takes"][0]["request"]
    shape(session, qtbot, 5.0)
    plain = session.takes.tree.to_json()
    assert plain["format"] == 2
    assert TakeTree.from_json(plain) == session.takes.tree
    with pytest.raises(InputError, match="damaged"):
        TakeTree.from_json({**plain, "format": 1})
