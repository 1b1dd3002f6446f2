"""What several windows remember at once is all kept."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from sketchpad.music.errors import InputError
from sketchpad.music.saving import backup_of
from sketchpad.session import kept_file
from sketchpad.session.kept_file import KeptFile

CHANGES = """
import sys
from sketchpad.session.kept_file import KeptFile
file = KeptFile("test", tuple[str, ...], ())
print("ready", flush=True)
sys.stdin.readline()
for number in range(20):
    file.change(lambda kept: (*kept, f"{sys.argv[1]}-{number}"))
"""


def test_changes_of_two_windows_at_once_are_all_kept():
    windows = [
        subprocess.Popen([sys.executable, "-c", CHANGES, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for name in "ab"
    ]
    for window in windows:
        window.stdout.readline()
    for window in windows:
        window.stdin.write(b"\n")
        window.stdin.flush()
    for window in windows:
        window.communicate()
        assert window.returncode == 0
    kept = KeptFile("test", tuple[str, ...], ()).read()
    assert sorted(kept) == sorted(f"{name}-{number}" for name in "ab" for number in range(20))


def test_a_file_that_may_not_be_read_stays_beside_what_replaces_it(monkeypatch):
    file = KeptFile("test", tuple[str, ...], ())
    file.change(lambda _: ("before",))
    old, opened = file.path.read_bytes(), Path.open

    def refused(path, *arguments, **named):
        if path == file.path:
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refused)
        file.change(lambda kept: (*kept, "after"))
    assert file.read() == ("after",)
    assert backup_of(file.path).read_bytes() == old


def test_a_change_that_cannot_be_kept_keeps_no_other_window_waiting(monkeypatch):
    file = KeptFile("test", tuple[str, ...], ())

    def refuse(*_, **__):
        raise InputError("the disk is full")

    monkeypatch.setattr(kept_file, "save", refuse)
    with pytest.raises(InputError) as refused:
        file.change(lambda _: ("lost",))
    assert refused.tb, "it may be told of for a while"
    assert QLockFile(str(file.path.with_suffix(".lock"))).tryLock(0)
