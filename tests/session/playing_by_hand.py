"""Hands at a keyboard: events at the very moment at which the song is at a tick."""

import time

from sketchpad.midi.events import NoteOff, NoteOn


def moment(playback, tick: float) -> float:
    """When the song is at that tick, unrolled; in monotonic seconds."""
    now = time.monotonic()
    here, later = playback.tick_at(now), playback.tick_at(now + 1)
    return now + (tick - here) / (later - here)


def strike(session, pitch: int, start: float, end: float, velocity: int = 90, keyboard: str = "keys") -> None:
    """A key that is down between these ticks."""
    live, playback = session.playing.live, session.playback
    live.receive(keyboard, NoteOn(moment(playback, start), pitch, velocity))
    live.receive(keyboard, NoteOff(moment(playback, end), pitch))


def play(session, pitch: int, start: float, end: float, velocity: int = 90) -> None:
    """A key that is down between these seconds from now."""
    now = time.monotonic()
    session.playing.live.receive("keys", NoteOn(now + start, pitch, velocity))
    session.playing.live.receive("keys", NoteOff(now + end, pitch))
