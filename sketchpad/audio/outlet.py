"""Where notes go beside the synthesizer."""

from __future__ import annotations

from typing import Protocol


class Outlet(Protocol):
    """Is told what the sequencer is told; times are ticks of the player's clock, 1000 a second."""

    def tell_time(self, begun: float) -> None:
        """Say at which monotonic second the clock showed 0."""
        ...

    def note(self, begin: float, end: float, channel: int, pitch: int, velocity: int) -> None:
        """Have a note begin and end when the clock shows these times."""
        ...

    def note_off(self, at: float, channel: int, pitch: int) -> None:
        """Have a note that began before end when the clock shows this time."""
        ...

    def forget(self, since: float) -> None:
        """Drop all that was to come from then on."""
        ...

    def begin_now(self, channel: int, pitch: int, velocity: int) -> None:
        """Begin a note on this channel and pitch now."""
        ...

    def end_now(self, channel: int, pitch: int) -> None:
        """End the note on this channel and pitch now."""
        ...

    def mute(self, channels: frozenset[int]) -> None:
        """Begin nothing on these channels from now on."""
        ...

    def silence(self) -> None:
        """Forget everything, and end all that sounds."""
        ...
