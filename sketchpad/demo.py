"""The whole job without a display: the real window, offscreen, with every model, and its files in a folder."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sketchpad.audio.render import amplified, write_wav
from sketchpad.audio.soundfont import find_soundfont
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.midi_file import midi_bytes
from sketchpad.music.primers import FIRST
from sketchpad.music.saving import folder, save, saving
from sketchpad.session.waiting import wait

if TYPE_CHECKING:
    from sketchpad.session.models.meter import Cost
    from sketchpad.ui.app import App

PATIENCE = 30.0
"""Seconds that any part of the job may take."""
SETTLING = 300
"""Milliseconds for what was generated to be painted."""
ROOM = 0.5
"""Empty bars shown after the song in a model's picture."""
FIRST_STEM = "song"


@dataclass(frozen=True)
class _Answer:
    """What a model made of the primer; its files are called `stem`."""

    stem: str
    verb: Verb
    bars: Bars
    picture: bytes
    cost: Cost


def run_demo(out: Path, models: Path | None = None) -> Iterator[str]:
    """Open the window on “Twinkle”, generate 16 bars, then have every model do all it can.

    Writes `window.png`, `song.mid` and `song.wav`; MIDI, WAV and picture of each model's answers; and `report.json`.

    Yields:
        What was done, line by line.

    Raises:
        InputError: a file cannot be written, or FluidSynth or a SoundFont is missing; the text says which.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from sketchpad.ui.app import App

    folder(out)
    app = App(models)
    job = _Job(app)
    try:
        yield from job.draw_and_generate()
        save(out / "window.png", job.picture())
        yield f"painted the window: {out / 'window.png'}"
        song, report = app.session.document.bars, job.report()
        yield from job.try_all_models()
    finally:
        app.close()
    yield from _write(song, out, FIRST_STEM)
    for answer in job.answers:
        save(out / f"{answer.stem}.png", answer.picture)
        yield from _write(answer.bars, out, answer.stem)
    report["models"] = {answer.stem: _facts(answer) for answer in job.answers}
    report["failed"] = job.failed
    save(out / "report.json", json.dumps(report, indent=1).encode())
    yield f"reported what it cost: {out / 'report.json'}"


class _Job:
    """What a musician would do in the window.

    Attributes:
        answers: what the models made of the primer.
        failed: what could not be made, and why.
    """

    def __init__(self, app: App) -> None:
        self._app = app
        self._session = app.session
        self._said: list[str] = []
        self._session.notice.connect(self._said.append)
        self._loads = 0
        self._session.loaded.connect(self._on_loaded)
        self.answers: list[_Answer] = []
        self.failed: dict[str, str] = {}

    def draw_and_generate(self) -> Iterator[str]:
        """Have the first primer drawn, and press Generate."""
        document, window = self._session.document, self._app.window
        self._app.open(None)
        self._wait(lambda: self._loads > 0, "opening the primer")
        self._wait(lambda: window.gauge.has_plots, "drawing the gauge")
        yield f"drew the primer: {len(document.bars)} notes"
        if not self._generate():
            raise InputError(f"the demo needs {window.panel.settings.model}: {self._said[-1]}")
        cost = self._session.meter.costs[-1]
        yield f"generated {window.panel.settings.bars} bars in {cost.seconds * 1e3:.1f} ms with {cost.model}"

    def try_all_models(self) -> Iterator[str]:
        """From the same primer, each thing that each of the program's own models can do."""
        panel = self._app.window.panel
        for model in self._session.models.known.values():
            if model.imported:
                continue
            panel.model.setCurrentIndex(panel.model.findData(model.name))
            for index in range(panel.verb.count()):
                panel.verb.setCurrentIndex(index)
                yield self._try(model.name if index == 0 else f"{model.name}-{panel.verb.currentData()}")

    def picture(self) -> bytes:
        """The window, as PNG."""
        from PySide6.QtCore import QBuffer

        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        self._app.window.grab().save(buffer, "PNG")
        return bytes(buffer.data().data())

    def report(self) -> dict[str, object]:
        """What it cost, and what the window said."""
        bars = self._session.document.bars
        cost = asdict(self._session.meter.costs[-1])
        return {"cost": cost, "notes": len(bars), "bars": bars.count, "said": self._said}

    def _try(self, stem: str) -> str:
        loads = self._loads
        self._session.open_primer(FIRST)
        self._wait(lambda: self._loads > loads, "opening the primer")
        if not self._generate():
            self.failed[stem] = self._said[-1]
            return f"{stem} did not answer: {self._said[-1]}"
        self._show_whole_song()
        bars, cost = self._session.document.bars, self._session.meter.costs[-1]
        request = self._session.takes.takes[-1].request
        self.answers.append(_Answer(stem, request.verb, bars, self.picture(), cost))
        return f"{stem}: {len(bars)} notes in {bars.count} bars, {cost.seconds * 1e3:.1f} ms"

    def _generate(self) -> bool:
        """Press Generate, and wait; whether there is an answer."""
        self._app.window.panel.generate.click()
        self._wait(lambda: not self._session.continuation.busy, "generating")
        wait(SETTLING)
        return self._session.takes.is_open

    def _on_loaded(self) -> None:
        self._loads += 1

    def _show_whole_song(self) -> None:
        view = self._app.window.roll.view
        width = view.size.width() / (self._session.shown.count + ROOM)
        view.set_geometry(replace(view.geometry, left=0.0, bar_width=width))
        wait(SETTLING)

    def _wait(self, done: Callable[[], bool], what: str) -> None:
        """Messages alone are no failure: without an audio device there is one, and the job goes on."""
        end = time.monotonic() + PATIENCE
        while not done():
            wait(10)
            if time.monotonic() > end:
                raise InputError(f"{what} took more than {PATIENCE:.0f} s: {' '.join(self._said)}")


def _write(bars: Bars, out: Path, stem: str) -> Iterator[str]:
    """A song as MIDI and as sound."""
    save(out / f"{stem}.mid", midi_bytes(bars))
    yield f"wrote {len(bars)} notes: {out / f'{stem}.mid'}"
    soundfont = find_soundfont()
    with saving(out / f"{stem}.wav") as file:
        write_wav(amplified(bars, soundfont), file)
    yield f"rendered with {soundfont.name}: {out / f'{stem}.wav'}"


def _facts(answer: _Answer) -> dict[str, object]:
    voices = {voice.name.lower(): len(answer.bars.of_voices([voice])) for voice in answer.bars.voices}
    return {"verb": answer.verb.value, "cost": asdict(answer.cost), "bars": answer.bars.count, "notes": voices}
