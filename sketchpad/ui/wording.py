"""Numbers as people read them: seconds, bytes, shares, places.

How texts are said in the user's language is `music/wording.py`.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sketchpad.music.metre import Metre
from sketchpad.music.note import TICKS_PER_STEP
from sketchpad.music.wording import with_values

translate = QCoreApplication.translate


def duration(seconds: float) -> str:
    """Seconds in the unit that suits them, two digits or so."""
    if seconds < 1e-4:
        return translate("Wording", "{:.0f}\u00a0µs").format(seconds * 1e6)
    if seconds < 0.01:
        return with_values(translate("Wording", "{:.1f}\u00a0ms"), seconds * 1e3)
    if seconds < 1:
        return translate("Wording", "{:.0f}\u00a0ms").format(seconds * 1e3)
    if seconds < 60:
        return with_values(translate("Wording", "{:.1f}\u00a0s"), seconds)
    return with_values(translate("Wording", "{:.1f}\u00a0min"), seconds / 60)


def memory(size: int) -> str:
    """Bytes as megabytes, two digits or so."""
    if size < 9.5e6:
        return with_values(translate("Wording", "{:.1f}\u00a0MB"), size / 1e6)
    return translate("Wording", "{:.0f}\u00a0MB").format(size / 1e6)


def percent(share: float, decimals: int = 0) -> str:
    """A share of 1 in percent."""
    return with_values(f"{{:.{decimals}%}}", share)


def sentence(text: str) -> str:
    """A text that begins as a sentence does."""
    return text[:1].upper() + text[1:]


def place(tick: int, metre: Metre) -> str:
    """A tick as musicians count it: the bar, the beat and the sixteenth, as far as it is not the first of them."""
    bar, beat, rest = metre.place(tick)
    sixteenth = rest // TICKS_PER_STEP
    numbers = [bar + 1, beat + 1, sixteenth + 1]
    while len(numbers) > 1 and numbers[-1] == 1:
        numbers.pop()
    return ".".join(map(str, numbers))


def extent(start: int, end: int, metre: Metre) -> str:
    """From where to where, in whole bars where they are: then the last is among them."""
    bars = metre.bars_of(start, end)
    if metre.line_before(end) < end:
        return translate("Wording", "{} to {}").format(place(start, metre), place(end, metre))
    if metre.line_before(start) < start:
        return translate("Wording", "{} to bar {}").format(place(start, metre), bars[-1] + 1)
    if len(bars) == 1:
        return translate("Wording", "bar {}").format(bars[0] + 1)
    return translate("Wording", "bars {} to {}").format(bars[0] + 1, bars[-1] + 1)
