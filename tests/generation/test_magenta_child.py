"""The child process is ended when it is to be, and not started for nothing; what stands in for it is no Magenta."""

import subprocess
import sys
import threading
import time

import pytest

from sketchpad.generation.magenta import engine as module
from sketchpad.generation.magenta.engine import FAREWELL, MagentaEngine
from sketchpad.generation.request import CancelFlag, Cancelled

DEAF = "import time; time.sleep(60)"
ANSWERS_IN_PART = 'print(\'{"number": 1, "last": false}\', flush=True); import time; time.sleep(60)'


class Children(list[subprocess.Popen]):
    """Those that were started, each of which runs `program`."""

    program = ""

    def start(self) -> subprocess.Popen:
        pipe = subprocess.PIPE
        self.append(subprocess.Popen([sys.executable, "-c", self.program], stdin=pipe, stdout=pipe))
        return self[-1]


@pytest.fixture
def children(monkeypatch):
    found = Children()
    monkeypatch.setattr(module, "_started", found.start)
    yield found
    for child in found:
        child.kill()
        child.wait()


def test_a_child_that_is_still_getting_ready_is_not_waited_for(children):
    children.program = DEAF
    engine, cancel = MagentaEngine(), CancelFlag()
    threading.Timer(0.2, cancel.set).start()
    with pytest.raises(Cancelled):
        engine.load("lookback_rnn", cancel)
    begun = time.perf_counter()
    engine.close()
    assert time.perf_counter() - begun < FAREWELL / 2
    assert children[0].poll() is not None


def test_what_is_dropped_after_the_end_starts_no_other(children):
    children.program = ANSWERS_IN_PART
    engine = MagentaEngine()
    answers = engine._asked("generate", CancelFlag(), model="lookback_rnn")
    assert next(answers) == {"number": 1, "last": False}
    engine.close()
    answers.close()
    assert len(children) == 1
