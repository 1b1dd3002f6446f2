"""What whole processes cost: memory of a job on the command line, and the time until the window is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from sketchpad.music.primers import FIRST, primers

SHOW = """
from PySide6.QtCore import QEvent, QObject
from sketchpad.ui.app import App

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            app.window.roll.canvas.removeEventFilter(self)
            print("visible", flush=True)
            app.application.quit()
        return False

app = App()
watch = Watch()
app.window.roll.canvas.installEventFilter(watch)
app.open(None)
app.application.exec()
app.close()
"""


def peak_megabytes(model: str, engine: str, rounds: int) -> float:
    """The most that `sketchpad generate` held, the engine's own process included."""
    (primer,) = (primer.path for primer in primers() if primer.name == FIRST)
    peaks: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            arguments = ["generate", primer, "--model", model, "--engine", engine, "--out", Path(folder, "out.mid")]
            done = subprocess.run(
                [sys.executable, "-m", "sketchpad", *arguments, "--json"], check=True, capture_output=True, text=True
            )
            peaks.append(json.loads(done.stdout)["peak_rss_mb"])
    return median(peaks)


def seconds_to_window(rounds: int) -> float:
    """From the start of the process to the first paint of the roll.

    Raises:
        RuntimeError: the program ended before that.
    """
    seconds: list[float] = []
    for _ in range(rounds):
        begun = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-c", SHOW],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
            text=True,
        ) as process:
            assert process.stdout, "a pipe was asked for"
            if process.stdout.readline().strip() != "visible":
                raise RuntimeError("the program ended before its window was there; start it to see why")
            seconds.append(time.perf_counter() - begun)
    return median(seconds)
