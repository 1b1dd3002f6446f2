"""What a person chose for the program."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.errors import InputError
from sketchpad.music.plain import Packer, Unpacker
from sketchpad.paths import user_directory
from sketchpad.session.background import Background
from sketchpad.session.preferences import Binding, Choices, Preferences, read_choices

CHOICES = st.builds(
    Choices,
    st.sampled_from(["", "en", "de", "fr"]),
    st.sampled_from([75, 100, 125, 150, 175, 200]),
    st.booleans(),
    st.lists(st.builds(Binding, st.text(), st.lists(st.text()).map(tuple))).map(tuple),
    st.lists(st.text()).map(tuple),
)


@pytest.fixture
def disk(qapp):
    made = Background(in_turn=True)
    yield made
    made.close()


@pytest.fixture
def file():
    return user_directory("session") / "preferences.json"


def write(file, data):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


@given(CHOICES)
def test_what_is_written_reads_back_the_same(choices):
    assert Unpacker([]).unpack(Choices, json.loads(json.dumps(Packer().pack(choices)))) == choices


def test_choices_are_kept(disk, file):
    preferences = Preferences(disk)
    assert preferences.choices == Choices()
    preferences.choose(scale=150, hint_seen=True)
    preferences.choose(bindings=(Binding("notes.cut", ("Ctrl+K",)),))
    disk.close()
    assert Preferences(Background(in_turn=True)).choices == preferences.choices == read_choices()
    assert not file.with_suffix(".json.bak").exists()


def test_choices_that_may_not_be_read_are_as_at_first_and_said(disk, unreadable_data):
    preferences = Preferences(disk)
    assert preferences.choices == Choices()
    assert str(unreadable_data) in preferences.problem
    with pytest.raises(InputError, match="cannot read"):
        read_choices()


def test_what_another_window_chose_meanwhile_stays(disk):
    here, there = Preferences(disk), Preferences(disk)
    there.choose(bindings=(Binding("notes.cut", ("Ctrl+K",)),))
    here.choose(commands=("notes.cut",))
    disk.close()
    assert read_choices() == Choices(bindings=(Binding("notes.cut", ("Ctrl+K",)),), commands=("notes.cut",))


def test_keys_that_another_window_bound_meanwhile_stay(disk):
    here, there = Preferences(disk), Preferences(disk)
    there.bind({"notes.cut": ("Ctrl+K",), "notes.copy": ("Ctrl+J",), "notes.paste": None})
    here.bind({"notes.cut": None, "notes.copy": None, "notes.paste": ("F9",)})
    here.bind({"notes.cut": None, "notes.copy": None, "notes.paste": ("F10",)})
    there.bind({"notes.cut": None, "notes.copy": ("Ctrl+J",), "notes.paste": None})
    disk.close()
    assert read_choices().bindings == (Binding("notes.paste", ("F10",)), Binding("notes.copy", ("Ctrl+J",)))


def test_of_two_windows_that_give_a_key_away_the_last_one_comes_first(disk):
    here, there = Preferences(disk), Preferences(disk)
    there.bind({"notes.cut": ("Ctrl+K",)})
    here.bind({"notes.copy": ("Ctrl+K",)})
    disk.close()
    assert [binding.action for binding in read_choices().bindings] == ["notes.copy", "notes.cut"]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[1]", b'{"scale": 110}', b'{"language": "xx"}', b'{"later": 1}', b"\xff\xfe", b"[" * 100_000],
)
def test_a_file_that_is_broken_is_told_of_and_kept_beside(disk, file, data):
    write(file, data)
    with pytest.raises(InputError):
        read_choices()
    preferences = Preferences(disk)
    assert preferences.choices == Choices()
    assert "could not be read" in preferences.problem
    preferences.choose(scale=125)
    preferences.choose(scale=150)
    disk.close()
    assert read_choices() == Choices(scale=150)
    assert file.with_suffix(".json.bak").read_bytes() == data


def test_a_folder_in_its_place_is_told_of(disk, file):
    file.mkdir(parents=True)
    assert "could not be read" in Preferences(disk).problem
