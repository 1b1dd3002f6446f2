"""The memory that processes hold, and what is done to hold less."""

import subprocess
import sys

import pytest

from sketchpad.memory import peak_memory, resident_memory, without


def test_other_processes_count_while_they_run():
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert resident_memory([child.pid]) > resident_memory()
    assert peak_memory([child.pid]) > peak_memory()
    child.communicate(b"\n")
    then = peak_memory([child.pid])
    assert then <= peak_memory(), "it counts no longer"


def test_a_module_is_missed_for_a_while_only(monkeypatch):
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with without("colorsys"), pytest.raises(ImportError):
        import colorsys
    import colorsys

    with without("colorsys"):
        import colorsys as again
    assert again is colorsys
