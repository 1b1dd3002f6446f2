"""The codecs of `sketchpad.generation` over a batch of melodies at once; tests hold them equal."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.melody_rnn.codec import LOOKBACKS, NUM_CLASSES, REPEAT_ONE_BAR, MelodyCodec
from sketchpad.generation.melody_rnn.network import CODECS
from sketchpad.music.melody import END_MELODY_PITCH, IN_KEY, LOWEST_MELODY_PITCH, NO_EVENT, NOTE_OFF
from sketchpad.music.note import STEPS_PER_BAR
from sketchpad.training.dataset import Events

Features = NDArray[np.float32]
COUNTER_BITS = {"lookback_rnn": 5, "attention_rnn": 7}


def encode(system: str, events: Events) -> Features:
    """Inputs (batch, steps, size) at every position of melodies (batch, steps)."""
    blocks = _lookback_blocks(events) if system == "lookback_rnn" else _key_melody_blocks(events)
    return np.concatenate(blocks, axis=-1, dtype=np.float32)


def meanings(system: str, events: Events) -> NDArray[np.int64]:
    """The event that each class means at each position of melodies (batch, steps): (batch, steps, classes)."""
    meant = np.empty((*events.shape, NUM_CLASSES), dtype=np.int64)
    meant[..., :REPEAT_ONE_BAR] = _plain_events(CODECS[system]())
    for index, distance in enumerate(LOOKBACKS):
        meant[..., REPEAT_ONE_BAR + index] = _shifted(events, distance)
    return meant


def _plain_events(codec: MelodyCodec) -> list[int]:
    return [codec.plain_event(index) for index in range(REPEAT_ONE_BAR)]


def _shifted(events: Events, distance: int) -> Events:
    """The events `distance` steps before; none before the melody begins."""
    return np.pad(events, ((0, 0), (distance, 0)), constant_values=NO_EVENT)[:, : events.shape[1]]


def _repeats(events: Events) -> Features:
    """(batch, steps, 2): whether the event is that of one and of two bars before."""
    steps = np.arange(events.shape[1])
    return np.stack(
        [(steps >= distance) & (events == _shifted(events, distance)) for distance in LOOKBACKS], axis=-1
    ).astype(np.float32)


def _counter(events: Events, bits: int) -> Features:
    following = np.arange(1, events.shape[1] + 1)
    signs = np.where(following[:, None] >> np.arange(bits) & 1, 1.0, -1.0)
    return np.broadcast_to(signs, (len(events), *signs.shape)).astype(np.float32)


def _lookback_blocks(events: Events) -> list[Features]:
    codec = CODECS["lookback_rnn"]()
    plain = np.array(_plain_events(codec))
    one_hots = [
        (past[..., None] == plain).astype(np.float32)
        for past in (events, *(_shifted(events, distance - 1) for distance in LOOKBACKS))
    ]
    return [*one_hots, _counter(events, COUNTER_BITS["lookback_rnn"]), _repeats(events)]


def _key_melody_blocks(events: Events) -> list[Features]:
    line, recent = _scanned(events)
    classes = np.cumsum(np.arange(12) == np.where(events >= 0, events % 12, -1)[..., None], axis=1)
    bar_start = np.arange(1, events.shape[1] + 1) % STEPS_PER_BAR == 0
    return [
        line,
        _repeats(events),
        _counter(events, COUNTER_BITS["attention_rnn"]),
        np.broadcast_to(bar_start[:, None], (*events.shape, 1)).astype(np.float32),
        _likely_keys(classes),
        _likely_keys(recent),
    ]


def _likely_keys(classes: NDArray[np.int64]) -> Features:
    counts = classes @ IN_KEY.T
    return (counts == counts.max(axis=-1, keepdims=True)).astype(np.float32)


def _scanned(events: Events) -> tuple[Features, NDArray[np.int64]]:
    """What only a walk through the melody can tell.

    Returns:
        (batch, steps, 40): sounding pitch, sounds, silent, attack, direction; and (batch, steps, 12): the classes of
        the last three distinct pitches.
    """
    batch, steps = events.shape
    sounding = np.full(batch, NOTE_OFF)
    attack, direction = np.zeros(batch), np.zeros(batch)
    recent = np.full((batch, 3), NOTE_OFF)
    line = np.zeros((batch, steps, 40), dtype=np.float32)
    classes = np.zeros((batch, steps, 12), dtype=np.int64)
    pitches = np.arange(LOWEST_MELODY_PITCH, END_MELODY_PITCH)
    for step, event in enumerate(events.T):
        begins = event >= 0
        attack = np.where(begins, 1, np.where(event == NO_EVENT, 0, attack))
        sounding = np.where(event == NO_EVENT, sounding, event)
        turns = begins & (recent[:, -1] >= 0) & (event != recent[:, -1])
        direction = np.where(turns, np.sign(event - recent[:, -1]), direction)
        recent = np.where(begins[:, None], _pushed(recent, event), recent)
        line[:, step, :36] = sounding[:, None] == pitches
        line[:, step, 36:] = np.stack([sounding >= 0, sounding < 0, attack, direction], axis=-1)
        known = np.where(recent >= 0, recent % 12, -1)
        classes[:, step] = (known[:, :, None] == np.arange(12)).sum(axis=1)
    return line, classes


def _pushed(recent: Events, event: Events) -> Events:
    """The last three distinct pitches with `event` as the latest; a repeated one moves to the end."""
    first, second, third = recent.T
    kept_first = np.where(event == third, first, np.where(event == second, first, second))
    kept_second = np.where(event == third, second, third)
    return np.stack([kept_first, kept_second, event], axis=1)
