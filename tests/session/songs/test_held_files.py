"""Which files are ours: held from when they are expected or written until others are."""

import hashlib

import pytest

from sketchpad.music.errors import InputError
from sketchpad.session.songs.held_files import ChangedOnDisk, HeldFiles, Seen
from sketchpad.session.songs.song_lock import SongInUse

A, B = b"a", b"b"

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def ours():
    made = HeldFiles()
    yield made
    made.let_go()


@pytest.fixture
def is_free():
    """Whether another can have a file."""
    other = HeldFiles()

    def ask(path):
        try:
            other.expect(path, b"")
        except SongInUse:
            return False
        other.let_go()
        return True

    return ask


def test_a_file_is_ours_from_when_it_is_written_until_another_is(ours, is_free, tmp_path):
    one, two = tmp_path / "one.sketch", tmp_path / "two.sketch"
    ours.write(one, A)
    assert (one.read_bytes(), is_free(one)) == (A, False)
    ours.write(two, A)
    assert (is_free(one), is_free(two)) == (True, False)
    ours.let_go()
    assert is_free(two)


@pytest.mark.parametrize("begins", [True, False])
def test_what_is_to_come_is_held_beside_what_is_there_until_one_of_them_is_left(ours, is_free, tmp_path, begins):
    one, two = tmp_path / "one.sketch", tmp_path / "two.sketch"
    ours.write(one, A)
    ours.expect(two, hashlib.sha256(B).digest())
    assert not is_free(one)
    assert not is_free(two)
    if begins:
        ours.begin()
    else:
        ours.expect_none()
    assert (is_free(one), is_free(two)) == (begins, not begins)


def test_the_same_file_is_expected_again_without_a_lock_of_its_own(ours, is_free, tmp_path):
    path = tmp_path / "one.sketch"
    ours.write(path, A)
    ours.expect(path, hashlib.sha256(A).digest())
    ours.begin()
    assert not is_free(path)
    assert ours.look() is Seen.NOTHING_NEW


def test_where_letters_do_not_tell_names_apart_our_own_file_is_in_nobodys_way(ours, is_free, tmp_path):
    path, other = tmp_path / "song.sketch", tmp_path / "SONG.sketch"
    ours.write(path, A)
    for name in (path.name, f".~lock.{path.name}#"):
        # As on a file system that ignores case.
        (tmp_path / name.replace("song", "SONG")).hardlink_to(tmp_path / name)
    path.write_bytes(B)
    with pytest.raises(ChangedOnDisk):
        ours.write(other, A)
    ours.write(other, A, anyway=True)
    assert other.read_bytes() == A
    assert not is_free(other)


def test_a_second_name_of_a_file_has_a_lock_of_its_own(ours, is_free, tmp_path):
    path, other = tmp_path / "one.sketch", tmp_path / "two.sketch"
    ours.write(path, A)
    other.hardlink_to(path)
    ours.write(other, B)
    assert (path.read_bytes(), is_free(path), is_free(other)) == (A, True, False)


def test_what_others_wrote_is_told_once_and_replaced_only_anyway(ours, tmp_path):
    path = tmp_path / "one.sketch"
    ours.write(path, A)
    path.write_bytes(B)
    assert [ours.look(), ours.look()] == [Seen.CHANGED, Seen.NOTHING_NEW]
    with pytest.raises(ChangedOnDisk):
        ours.write(path, A)
    assert path.read_bytes() == B
    path.write_bytes(A)
    assert ours.look() is Seen.CHANGED_BACK
    path.unlink()
    assert ours.look() is Seen.GONE
    path.write_bytes(B)
    ours.write(path, A, anyway=True)
    assert path.read_bytes() == A
    assert ours.look() is Seen.NOTHING_NEW


def test_a_file_that_could_not_be_written_is_not_held(ours, is_free, tmp_path):
    path = tmp_path / "folder.sketch"
    path.mkdir()
    with pytest.raises(InputError, match=r"folder\.sketch"):
        ours.write(path, A)
    assert is_free(path)
