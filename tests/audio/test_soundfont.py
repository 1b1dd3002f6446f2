"""A SoundFont is found in order, and looked at before FluidSynth sees it."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from sketchpad.audio import soundfont
from sketchpad.audio.soundfont import VARIABLE, check_soundfont, find_soundfont
from sketchpad.music.errors import InputError


@pytest.fixture
def carried() -> Path:
    """The small SoundFont that pretty-midi carries."""
    (folder,) = find_spec("pretty_midi").submodule_search_locations
    return Path(folder, "TimGM6mb.sf2")


def test_the_choice_of_the_user_comes_first(carried, monkeypatch, tmp_path):
    other = tmp_path / "other.sf2"
    other.write_bytes(carried.read_bytes())
    monkeypatch.setenv(VARIABLE, str(carried))
    assert find_soundfont(other) == other
    assert find_soundfont() == carried


def test_without_a_choice_or_a_system_one_it_is_that_of_pretty_midi(carried, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(soundfont, "SYSTEM_FOLDERS", ())
    assert find_soundfont() == carried


def test_a_damaged_system_one_is_passed_over(carried, monkeypatch, tmp_path):
    monkeypatch.delenv(VARIABLE, raising=False)
    (tmp_path / "default-GM.sf2").write_bytes(carried.read_bytes()[:1000])
    monkeypatch.setattr(soundfont, "SYSTEM_FOLDERS", (str(tmp_path),))
    assert find_soundfont() == carried


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"hello",
        lambda data: data[:-1],
        lambda data: b"RIFX" + data[4:],
        lambda data: data[:8] + b"WAVE" + data[12:],
        lambda data: data[:16] + b"\xff\xff\xff\xff" + data[20:],
        lambda data: data.replace(b"pdta", b"xdta", 1),
    ],
)
def test_a_file_that_is_no_soundfont_is_refused_with_a_way_out(carried, tmp_path, damage):
    path = tmp_path / "bad.sf2"
    path.write_bytes(damage(carried.read_bytes()))
    with pytest.raises(InputError, match=r"bad\.sf2.*choose another SoundFont"):
        check_soundfont(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"nix\.sf2"):
        find_soundfont(tmp_path / "nix.sf2")
