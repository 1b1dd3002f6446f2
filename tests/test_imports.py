"""Imports point one way, heavy libraries stay where they belong, and nothing reads what could run."""

import ast
import re
from pathlib import Path

import pytest

import sketchpad

ROOT = Path(sketchpad.__file__).parent
ROOMS = {
    "music": {"music"},
    "generation": {"generation", "music"},
    "audio": {"audio", "music"},
    "midi": {"midi", "music"},
    "session": {"session", "generation", "audio", "midi", "music"},
    "ui": {"ui", "session", "generation", "audio", "midi", "music"},
    "listening": {"listening", "generation", "audio", "music"},
    "training": {"training", "generation", "music"},
}
QT = {"session": {"QtCore", "QtGui"}, "ui": {"QtCore", "QtGui", "QtWidgets"}}
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The full names of what a file imports, wherever it does."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_what_its_room_may(path):
    room = path.relative_to(ROOT).parts[0]
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "sketchpad" and len(parts) > 1 and (ROOT / parts[1]).is_dir():
            assert parts[1] in ROOMS[room], f"{room} may not import {name}"
        if parts[0] == "PySide6" and len(parts) > 1:
            assert parts[1] in QT.get(room, set()), f"{room} may not import {name}"


def test_the_program_itself_never_imports_magenta_or_note_seq():
    for path in FILES:
        if path.parent.name != "magenta" and "training" not in path.parts:
            roots = {name.split(".")[0] for name in imported(path)}
            assert not roots & {"magenta", "note_seq", "tensorflow", "torch"}, path


def test_no_file_of_the_program_reads_what_could_run_code():
    for path in ROOT.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\bpickle\.|import pickle|extractall|import_meta_graph|allow_pickle=True", text), path


def test_files_are_written_through_one_door():
    # A download is a file in parts until it is whole; a report of a crash is open when it happens.
    doors = ("music/saving.py", "generation/checkpoints/download.py", "session/crash_reports.py")
    pattern = re.compile(r"write_text\(|write_bytes\(|open\([^)]*[\"'][wax]b?[\"']|QSaveFile\(|QFile\(")
    for path in ROOT.rglob("*.py"):
        if (
            path.relative_to(ROOT).as_posix() not in doors
            and "training" not in path.parts
            and path.parent.name != "magenta"
        ):
            assert not pattern.search(path.read_text(encoding="utf-8")), path
