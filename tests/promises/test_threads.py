"""Promise 11: threads never kill the app. Generate and cancel, again and again; quit at any moment."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.alone

MOST_DRIFT = 2_000_000
CANCEL_P99_MS = 50.0
QUIT = """
import sys
from PySide6.QtCore import QTimer
from sketchpad.ui.app import App
app = App()
app.window.show()
app.window.panel.bars.setValue(64)
app.window.panel.takes.setValue(16)
QTimer.singleShot(int(sys.argv[1]), app.window.generating.start)
QTimer.singleShot(int(sys.argv[1]) + int(sys.argv[2]), app.application.quit)
app.application.exec()
app.close()
"""


def cycles(count: int, models) -> None:
    arguments = [sys.executable, str(Path(__file__).with_name("cycles.py")), str(models), str(count)]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    before, after, waits, answered, expected = json.loads(done.stdout)
    assert answered == expected
    assert after[1:] == before[1:]
    assert sorted(waits)[int(0.99 * len(waits))] <= CANCEL_P99_MS
    assert after[0] - before[0] <= MOST_DRIFT


def quits(count: int, models) -> None:
    rng = random.Random(1)
    for _ in range(count):
        arguments = [str(rng.randrange(120)), str(rng.randrange(60))]
        done = subprocess.run([sys.executable, "-c", QUIT, *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "QThread" not in done.stderr


def test_generating_and_cancelling(random_models):
    cycles(200, random_models)


def test_quitting_while_generating(random_models):
    quits(3, random_models)


@pytest.mark.full
@pytest.mark.timeout(3600)
def test_ten_thousand_cycles(random_models):
    cycles(10_000, random_models)


@pytest.mark.full
@pytest.mark.timeout(1800)
def test_two_hundred_quits(random_models):
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    quits(200, random_models)
