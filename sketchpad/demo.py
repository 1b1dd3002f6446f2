"""The whole job without a display: the real window, offscreen, with its files in a folder."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from sketchpad.audio.render import render_wav
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.music.errors import InputError
from sketchpad.music.midi_file import midi_bytes
from sketchpad.music.saving import save, saving

PATIENCE = 30.0
"""Seconds that any part of the job may take."""


def run_demo(out: Path) -> Iterator[str]:
    """Open the window on “Twinkle”, generate 16 bars, and write MIDI, WAV, screenshot and report.

    Yields:
        What was done, line by line.

    Raises:
        InputError: a file cannot be written, or FluidSynth or a SoundFont is missing; the text says which.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtTest import QTest

    from sketchpad.ui.app import App

    out.mkdir(parents=True, exist_ok=True)
    app = App()
    problems: list[str] = []
    session = app.session
    session.notice.connect(problems.append)

    def wait(done: Callable[[], bool], what: str) -> None:
        # Messages alone are no failure: without an audio device there is one, and the job goes on.
        end = time.monotonic() + PATIENCE
        while not done():
            QTest.qWait(10)
            if time.monotonic() > end:
                raise InputError(f"{what} took more than {PATIENCE:.0f} s: {' '.join(problems)}")

    try:
        app.open(None)
        wait(lambda: len(session.document.bars) > 0, "opening the primer")
        wait(lambda: app.window.gauge.has_plots, "drawing the gauge")
        yield f"drew the primer: {len(session.document.bars)} notes"
        app.window.panel.generate.click()
        wait(lambda: session.takes.is_open, "generating")
        cost = session.meter.costs[-1]
        yield f"generated {session.takes.takes[0].request.bars} bars in {cost.seconds * 1e3:.1f} ms with {cost.model}"
        QTest.qWait(300)
        app.window.grab().save(str(out / "window.png"))
        yield f"painted the window: {out / 'window.png'}"
        bars = session.document.bars
    finally:
        app.close()
    save(out / "song.mid", midi_bytes(bars))
    yield f"wrote {len(bars)} notes: {out / 'song.mid'}"
    soundfont = find_soundfont()
    with saving(out / "song.wav") as file:
        render_wav(bars, soundfont, file)
    yield f"rendered with {soundfont.name}: {out / 'song.wav'}"
    report = {
        "cost": asdict(cost),
        "notes": len(bars),
        "bars": bars.count,
        "soundfont": str(soundfont),
        "said": problems,
    }
    save(out / "report.json", json.dumps(report, indent=1).encode())
    yield f"reported what it cost: {out / 'report.json'}"
