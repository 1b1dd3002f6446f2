"""The scale of a song is found, stays, and comes back with an undo."""

from dataclasses import replace

import pytest
import shiboken6

from sketchpad.generation.request import Request, Take
from sketchpad.music.bars import Bars
from sketchpad.music.key import key_of
from sketchpad.music.note import Author, Note
from sketchpad.music.notes import Notes
from sketchpad.music.scale import Scale
from sketchpad.session.document import Selecting
from sketchpad.session.edits import Edit, draw
from sketchpad.session.found_scale import FoundScale
from sketchpad.session.songs.song import Song

C_MAJOR = Bars.of([Note(240 * n, pitch, 240) for n, pitch in enumerate((60, 62, 64, 65, 67, 69, 71, 72, 67, 60))])
G_MINOR = Bars.of([Note(240 * n, pitch, 240) for n, pitch in enumerate((67, 69, 70, 72, 74, 75, 77, 79, 74, 67))])


@pytest.fixture
def document(session):
    return session.document


@pytest.fixture
def found(session):
    made = FoundScale(session)
    yield made
    # As in the window, it goes before the stack does, which tells of its end.
    shiboken6.delete(made)


def take_of(primer):
    request = Request(primer, "lookback_rnn", bars=1)
    return Take(request, 0, (Note(request.start, 61, 480, author=Author.MODEL),), request.end, 0.0, 0.0)


def test_an_undo_brings_back_the_scale_that_there_was(document, found):
    a_minor = [Note(240 * n, pitch, 240) for n, pitch in enumerate((69, 71, 72, 74, 76, 69, 68, 69, 69, 76, 69))]
    document.load(C_MAJOR)
    document.push("Write", Edit.between(document.bars, Notes.of(a_minor)))
    a_minors = found.scale
    assert a_minors.tonic == 9
    shorter = replace(a_minor[-1], length=120)
    document.push("Shorten", Edit.between(Notes.of(a_minor[-1:]), Notes.of([shorter])))
    for index, expected in ((1, a_minors), (0, Scale(0)), (1, a_minors), (2, a_minors), (0, Scale(0))):
        document.undo_stack.setIndex(index)
        assert found.scale == expected
    document.push("Draw", draw(Note(4800, 62, 240)))
    assert found.scale == Scale(0), "nothing is left of steps that were taken back"


def test_an_undo_of_a_take_brings_back_no_scale_of_another_song(session, document, found):
    session.files.begin(Song(G_MINOR))
    assert found.scale.tonic == 7
    in_b_flat = C_MAJOR.moved(0, -2)
    session.files.begin(Song(Bars.of(in_b_flat)))
    assert found.scale == Scale(10), "its notes are those of G minor, too"
    session.takes.offer([take_of(document.bars)])
    document.undo_stack.undo()
    assert document.bars == in_b_flat
    assert found.scale == Scale(10)


def test_an_undo_of_a_take_brings_back_no_scale_of_what_was_taken_back(session, document, found):
    document.load(Bars.of())
    document.push("Write", Edit.between(document.bars, G_MINOR))
    document.push("Draw", draw(Note(4800, 74, 240)))
    document.undo_stack.setIndex(0)
    document.push("Write", Edit.between(document.bars, C_MAJOR))
    assert found.scale == Scale(0)
    session.takes.offer([take_of(document.bars)])
    document.undo_stack.undo()
    assert document.bars == C_MAJOR
    assert found.scale == Scale(0)


def test_the_scale_stays_while_takes_are_looked_through(session, document, found):
    tune = [Note(480 * place, 60, 480) for place in range(4)]
    document.load(Bars.of(tune))
    before, changes = found.scale, list[Scale]()
    found.changed.connect(lambda: changes.append(found.scale))
    request = Request(document.bars, "lookback_rnn", bars=1, takes=2)
    strange = [Note(1920 + 480 * place, 66 + step, 480, author=Author.MODEL) for place, step in enumerate((0, 2, 4, 7))]
    takes = session.takes
    takes.offer([Take(request, index, tuple(strange[index:]), request.end, 0.0, 0.0) for index in (0, 1)])
    takes.choose(2)
    assert found.scale == before
    assert not changes
    takes.accept()
    assert found.scale == Scale.of_key(key_of(document.bars)) != before, "one pitch tells no key"


def test_the_scale_goes_by_what_the_person_wrote_and_stays_where_a_model_leaves_less_of_it(
    session, document, found, twinkle
):
    document.load(twinkle)
    strange = [Note(3840 + 240 * place, 66 + step, 240, author=Author.MODEL) for place, step in enumerate((0, 2, 4, 7))]
    document.push("Generate", Edit.of(added=5 * strange), selecting=Selecting.AS_IT_IS)
    assert Scale.of_key(key_of(document.bars)) != Scale(0)
    assert found.scale == Scale(0)
    left = [note for note in twinkle if note.pitch in (62, 65, 67, 69)]
    assert Scale.of_key(key_of(Bars.of(left))) != Scale(0)
    gone = [note for note in twinkle if note not in left]
    document.push(
        "Shape", Edit.of(gone, [replace(note, author=Author.MODEL) for note in gone]), selecting=Selecting.AS_IT_IS
    )
    assert found.scale == Scale(0)
    document.push("Draw note", draw(Note(9600, 70, 9600)))
    assert found.scale != Scale(0), "the person wrote something else"
    document.undo_stack.undo()
    session.new()
    document.push("Generate", Edit.of(added=strange), selecting=Selecting.AS_IT_IS)
    assert found.scale == Scale.of_key(key_of(Bars.of(strange))), "another song"
