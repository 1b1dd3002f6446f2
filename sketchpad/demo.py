"""The whole job without a display: the real window, offscreen, with its files in a folder."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from sketchpad.audio.render import render_wav
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.midi_file import midi_bytes
from sketchpad.music.saving import folder, save, saving

if TYPE_CHECKING:
    from sketchpad.ui.app import App

PATIENCE = 30.0
"""Seconds that any part of the job may take."""
SETTLING = 300
"""Milliseconds for what was generated to be painted."""


def run_demo(out: Path) -> Iterator[str]:
    """Open the window on “Twinkle”, generate 16 bars, and write MIDI, WAV, screenshot and report.

    Yields:
        What was done, line by line.

    Raises:
        InputError: a file cannot be written, or FluidSynth or a SoundFont is missing; the text says which.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from sketchpad.ui.app import App

    folder(out)
    app = App()
    job = _Job(app)
    try:
        yield from job.draw_and_generate()
        app.window.grab().save(str(out / "window.png"))
        yield f"painted the window: {out / 'window.png'}"
        bars, report = app.session.document.bars, job.report()
    finally:
        app.close()
    yield from _write(bars, out)
    save(out / "report.json", json.dumps(report, indent=1).encode())
    yield f"reported what it cost: {out / 'report.json'}"


class _Job:
    """What a musician would do in the window."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._session = app.session
        self._said: list[str] = []
        self._session.notice.connect(self._said.append)

    def draw_and_generate(self) -> Iterator[str]:
        """Have the first primer drawn, and press Generate."""
        document, window = self._session.document, self._app.window
        self._app.open(None)
        self._wait(lambda: len(document.bars) > 0, "opening the primer")
        self._wait(lambda: window.gauge.has_plots, "drawing the gauge")
        yield f"drew the primer: {len(document.bars)} notes"
        window.panel.generate.click()
        self._wait(lambda: self._session.takes.is_open, "generating")
        cost = self._session.meter.costs[-1]
        yield f"generated {window.panel.settings.bars} bars in {cost.seconds * 1e3:.1f} ms with {cost.model}"
        self._process_events(SETTLING)

    def report(self) -> dict[str, object]:
        """What it cost, and what the window said."""
        bars = self._session.document.bars
        cost = asdict(self._session.meter.costs[-1])
        return {"cost": cost, "notes": len(bars), "bars": bars.count, "said": self._said}

    def _wait(self, done: Callable[[], bool], what: str) -> None:
        """Messages alone are no failure: without an audio device there is one, and the job goes on."""
        end = time.monotonic() + PATIENCE
        while not done():
            self._process_events(10)
            if time.monotonic() > end:
                raise InputError(f"{what} took more than {PATIENCE:.0f} s: {' '.join(self._said)}")

    def _process_events(self, milliseconds: int) -> None:
        from PySide6.QtTest import QTest

        QTest.qWait(milliseconds)


def _write(bars: Bars, out: Path) -> Iterator[str]:
    """The song as MIDI and as sound."""
    save(out / "song.mid", midi_bytes(bars))
    yield f"wrote {len(bars)} notes: {out / 'song.mid'}"
    soundfont = find_soundfont()
    with saving(out / "song.wav") as file:
        render_wav(bars, soundfont, file)
    yield f"rendered with {soundfont.name}: {out / 'song.wav'}"
