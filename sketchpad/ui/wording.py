"""Numbers as people read them."""

from __future__ import annotations

from sketchpad.music.note import TICKS_PER_BAR, TICKS_PER_QUARTER, TICKS_PER_STEP


def duration(seconds: float) -> str:
    """Seconds in the unit that suits them, two digits or so."""
    if seconds < 0.01:
        return f"{seconds * 1e3:.1f} ms"
    if seconds < 1:
        return f"{seconds * 1e3:.0f} ms"
    return f"{seconds:.1f} s" if seconds < 60 else f"{seconds / 60:.1f} min"


def memory(size: int) -> str:
    """Bytes as megabytes."""
    return f"{size / 1e6:.0f} MB"


def place(tick: int) -> str:
    """A tick as musicians count it: the bar, the beat and the sixteenth, as far as it is not the first of them."""
    bar, rest = divmod(tick, TICKS_PER_BAR)
    beat, rest = divmod(rest, TICKS_PER_QUARTER)
    sixteenth = rest // TICKS_PER_STEP
    numbers = [bar + 1, beat + 1, sixteenth + 1]
    while len(numbers) > 1 and numbers[-1] == 1:
        numbers.pop()
    return ".".join(map(str, numbers))
