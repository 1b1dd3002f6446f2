"""The memory that processes hold."""

import subprocess
import sys

from sketchpad.memory import peak_memory, resident_memory


def test_other_processes_count_while_they_run():
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert resident_memory([child.pid]) > resident_memory()
    assert peak_memory([child.pid]) > peak_memory()
    child.communicate(b"\n")
    then = peak_memory([child.pid])
    assert then <= peak_memory(), "it counts no longer"
