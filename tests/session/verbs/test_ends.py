"""A to D: of what was chosen for an idea the latest counts, however long a file takes to be read."""

import pytest

from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import midi_bytes
from sketchpad.music.note import TICKS_PER_BAR, Note
from sketchpad.music.primers import primers
from sketchpad.session.document import Document
from sketchpad.session.takes.takes import Takes
from sketchpad.session.verbs.ends import End, Ends

FILES = {primer.name: primer.path for primer in primers()}
OTHER = End("other", Bars.of([Note(0, 60, 480)]))


class Slow:
    """A background whose work is done when the test says."""

    def __init__(self) -> None:
        self.work = []

    def run(self, work, done, _failed):
        self.work.append(lambda: done(work()))


@pytest.fixture
def slow():
    return Slow()


@pytest.fixture
def document(qapp, twinkle):
    return Document(twinkle)


@pytest.fixture
def ends(document, slow):
    return Ends(document, Takes(document), slow)


def names(ends):
    return [end and end.name for end in (ends[0], ends[1])]


@pytest.mark.parametrize(
    "choose", [lambda ends: ends.take_from_song(0), lambda ends: ends.put(0, OTHER), lambda ends: ends.put(0, None)]
)
def test_a_file_that_is_read_late_leaves_what_was_chosen_since(ends, slow, choose):
    ends.take_from_file(0, FILES["irish_reel"])
    choose(ends)
    before = ends[0]
    (read,) = slow.work
    read()
    assert ends[0] is before


def test_of_files_that_were_chosen_in_a_row_the_last_counts(ends, slow):
    ends.take_from_file(0, FILES["irish_reel"])
    ends.take_from_file(0, FILES["twinkle"])
    ends.take_from_file(1, FILES["irish_reel"])
    for read in reversed(slow.work):
        read()
    assert names(ends) == ["twinkle", "irish_reel"]


def test_a_file_that_is_being_read_changes_places_with_its_idea(ends, slow):
    ends.take_from_file(0, FILES["irish_reel"])
    ends.put(1, OTHER)
    ends.swap()
    slow.work[0]()
    assert names(ends) == ["other", "irish_reel"]


def test_a_file_without_notes_is_not_told_of_when_it_is_not_wanted_any_more(ends, slow, tmp_path):
    failed = []
    ends.failed.connect(failed.append)
    (tmp_path / "empty.mid").write_bytes(midi_bytes(Bars.of()))
    ends.take_from_file(0, tmp_path / "empty.mid")
    ends.take_from_song(0)
    slow.work[0]()
    assert failed == []


def test_only_ideas_that_are_blended_say_where(ends, twinkle):
    ends.put(0, OTHER)
    ends.put(2, End("third", twinkle.shifted(4 * TICKS_PER_BAR), 4 * TICKS_PER_BAR))
    assert (ends.place(2), ends.place(4)) == (None, 4 * TICKS_PER_BAR)


def test_ideas_of_another_song_are_blended_once_one_of_them_is_chosen_here(ends, slow):
    ends.take_from_song(0)
    ends.put(1, OTHER)
    ends.put(2, OTHER)
    assert ends.ideas(2)
    ends.leave_song("lullaby")
    assert (ends.ideas(2), ends.ideas(4)) == (None, None)
    ends.swap()
    assert ends.are_left(2)
    ends.put(2, OTHER)
    assert ends.ideas(2) is None, "neither A nor B is chosen here"
    assert ends.ideas(4)
    ends.take_from_song(0)
    assert ends.ideas(2)


def test_a_file_that_was_chosen_in_another_song_is_left_from_it_however_late_it_is_read(ends, slow):
    ends.put(0, OTHER)
    ends.take_from_file(1, FILES["irish_reel"])
    ends.leave_song("lullaby")
    slow.work[0]()
    assert names(ends) == ["other", "irish_reel"]
    assert ends.ideas(2) is None


def test_an_idea_of_a_song_that_was_left_is_called_by_that_song(ends, document, twinkle):
    ends.take_from_song(0)
    ends.put(1, OTHER)
    ends.leave_song("lullaby")
    assert names(ends) == ["lullaby: song", "other"]
    document.select(twinkle)
    ends.take_from_song(1)
    ends.leave_song("")
    assert names(ends) == ["lullaby: song", "untitled: selection"]
