"""Where an installed program has its data, whatever it is installed under."""

import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import copy

import pytest

from sketchpad import paths

PROJECT = Path(__file__).parents[1]
PACKAGED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["data-files"]


def installed(prefix, packages):
    """The module of a program that is installed under a prefix, its packages in a folder of that."""
    for name in PACKAGED:
        (prefix / name).mkdir(parents=True, exist_ok=True)
    package = prefix / packages / "sketchpad"
    package.mkdir(parents=True)
    spec = spec_from_file_location("installed_paths", copy(paths.__file__, package))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("packages", ["lib/python3.11/site-packages", "lib64/python3/dist-packages", "."])
def test_data_is_found_under_any_prefix(tmp_path, packages):
    module = installed(tmp_path, packages)
    for name in ("models", "resources/primers"):
        assert module.data_directory(name) == tmp_path / "share" / "sketchpad" / "shipped" / name


def test_a_prefix_without_data_is_left_for_that_of_python(tmp_path, monkeypatch):
    module = installed(tmp_path / "python", "lib/site-packages")
    elsewhere = installed(tmp_path / "cache", "sketchpad-0.1")
    for path in sorted((tmp_path / "cache" / "share").rglob("*"), reverse=True):
        path.rmdir()
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "python"))
    assert elsewhere.data_directory("models") == module.data_directory("models")


def test_a_program_installed_for_one_user_keeps_apart_from_what_the_user_brings(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for name in ("SKETCHPAD_DATA", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    own = {paths.user_directory(name) for name in ("models", "session", "recovery", "reports", "downloads")}
    shipped = {tmp_path / ".local" / name for name in PACKAGED}
    assert own.isdisjoint({path for each in shipped for path in (each, *each.parents)})
