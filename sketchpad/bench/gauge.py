"""What the gauge itself costs: the processor time of a window in which nothing happens, with it and without."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from sketchpad.session.waiting import wait
from sketchpad.ui.app import App

SETTLING = 2000
"""Milliseconds until the window has all it needs."""


@dataclass(frozen=True)
class Share:
    """The share of a core that the window takes while the gauge is in a state; and what of it is the gauge's."""

    state: str
    of_window: float
    of_gauge: float


def measure_gauge(seconds: float) -> Iterator[Share]:
    """Without the gauge, with it folded, and unfolded, for so long each, after an answer that it can show."""
    app = App()
    try:
        app.open(None)
        wait(SETTLING)
        app.window.generating.start()
        wait(SETTLING)
        window, gauge = app.window, app.window.gauge
        without = 0.0
        for state in ("absent", "folded", "unfolded"):
            gauge.setVisible(state != "absent")
            gauge.fold.setChecked(state == "unfolded")
            wait(SETTLING // 2)
            window.show_panel(gauge)
            wait(SETTLING // 2)
            share = _share(seconds)
            without = share if state == "absent" else without
            yield Share(state, share, share - without)
    finally:
        app.close()


def _share(seconds: float) -> float:
    cpu, clock = time.process_time(), time.perf_counter()
    wait(round(1e3 * seconds))
    return (time.process_time() - cpu) / (time.perf_counter() - clock)
