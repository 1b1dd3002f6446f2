"""A piano roll as SVG, for a page."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_STEP, Author, Note, Voice

FEWEST_PITCHES = 12
MARGIN = 1
LEAST_HEIGHT, ROW_HEIGHT = 4.0, 0.17
"""In rem."""
GAP = 0.15
"""Between a note and one that follows it."""


def roll_svg(bars: Bars, marks: Collection[int], label: str) -> str:
    """One unit is a step across and a semitone up; strokes keep their width however it is stretched.

    Drums, whose pitches are no pitches, lie below the others. `marks` are bars whose line is drawn strongly.
    """
    pitches = bars.columns["pitch"][bars.columns["voice"] != Voice.DRUMS]
    low, high = (int(pitches.min()), int(pitches.max())) if len(pitches) else (60, 60)
    high = max(high, low + FEWEST_PITCHES)
    drums = sorted({note.pitch for note in bars if note.voice is Voice.DRUMS}, reverse=True)
    rows = high - low + 1
    height = rows + 2 * MARGIN + (MARGIN + len(drums) if drums else 0)

    def row(note: Note) -> int:
        if note.voice is Voice.DRUMS:
            return rows + 2 * MARGIN + drums.index(note.pitch)
        return MARGIN + high - note.pitch

    width = max(bars.count, 1) * TICKS_PER_BAR // TICKS_PER_STEP
    paths: dict[str, str] = {}
    for bar in range(1, bars.count):
        kind = "mark" if bar in marks else "line"
        paths[kind] = paths.get(kind, "") + f"M{bar * TICKS_PER_BAR // TICKS_PER_STEP} 0V{height}"
    for note in bars:
        kind = note.voice.name.lower() + (" model" if note.author is Author.MODEL else "")
        x, length = note.start / TICKS_PER_STEP, max(note.length / TICKS_PER_STEP - GAP, GAP)
        paths[kind] = paths.get(kind, "") + f"M{x:g} {row(note)}h{length:g}v1h-{length:g}z"
    body = "".join(f'<path class="{kind}" d="{data}"/>' for kind, data in paths.items())
    return (
        f'<svg class="roll" role="img" aria-label="{escape(label)}" viewBox="0 0 {width} {height}" '
        f'preserveAspectRatio="none" style="height: {max(LEAST_HEIGHT, height * ROW_HEIGHT):.1f}rem">{body}</svg>'
    )
