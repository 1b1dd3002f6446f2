"""MusicVAE's figures: how much of bars that were never learned from comes back, and what the prior holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.cells import Classes
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.music_vae.codec import line_event
from sketchpad.generation.music_vae.model import MusicVaeModel
from sketchpad.generation.music_vae.network import MusicVae
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.weights_file import Weights
from sketchpad.music.attributes import Onsets
from sketchpad.music.bars import Bars
from sketchpad.music.note import STEPS_PER_BAR, TICKS_PER_BAR, Voice
from sketchpad.training.music_vae_data import BARS, DRUMS, FIRST_PITCH, Beats, classes_of, song_of, windows_of
from sketchpad.training.prepare import BEAT_EXAMPLES, MELODY_EXAMPLES, TRIO_EXAMPLES
from sketchpad.training.progress import followed
from sketchpad.training.settings import SETTINGS, Setting, compared
from sketchpad.training.split import TEST, TRAIN
from sketchpad.training.store import read_examples
from sketchpad.training.takes import Beside
from sketchpad.training.trios import NO_DRUMS

WINDOWS, TAKES = 300, 1000
LENGTHS = (2, 4, 16)
"""Bars that are rebuilt: loops of two and of four, and all sixteen as they are."""
TEMPERATURE = 0.5
"""Of what is rebuilt."""
MARGIN = 2.0
"""The likeness of what is rebuilt is at least so many times that of other music."""


def evaluate_music_vae(system: str, weights: Weights, work: Path) -> dict[str, Any]:
    """Rebuild held-out windows, and write after them and after nothing."""
    trio = system == "music_vae_trio"
    path = work / (TRIO_EXAMPLES if trio else MELODY_EXAMPLES)
    learned, test = read_examples(path, TRAIN), read_examples(path, TEST)
    beats = Beats([beat.events for beat in read_examples(work / BEAT_EXAMPLES, TRAIN)] if trio else [])
    rng = np.random.default_rng(0)
    windows = [window for example in test for window in list(windows_of(classes_of(example)))[::BARS]]
    whole = np.stack([windows[index] for index in rng.permutation(len(windows))[:WINDOWS]])
    own_drums = whole[:, 0, -1] != NO_DRUMS
    whole = beats.joined(whole, rng).astype(np.int32)
    model = MusicVaeModel(weights, NativeCells(), BARS, in_c=True)
    rebuilt: dict[str, float] = {}
    by_chance: dict[str, float] = {}
    for bars in LENGTHS:
        asked = np.tile(whole[:, : bars * STEPS_PER_BAR], (1, BARS // bars, 1))
        given = np.stack([_rebuilt(model.network, window, seed) for seed, window in enumerate(asked)])
        rebuilt |= _likeness(asked, given, own_drums, bars)
        by_chance |= _likeness(asked, np.roll(asked, 1, axis=0), own_drums, bars)
    beside = Beside(
        [(example.piece, _onsets_of(classes_of(example))) for example in test],
        [_onsets_of(classes_of(example)) for example in learned],
    )
    primers, usual = [song_of(window) for window in whole], SETTINGS[system][0]
    return {
        "rebuilt": rebuilt,
        "by_chance": by_chance,
        "takes": beside.figures(_written(model, system, primers, usual, TAKES)),
        "prior": beside.figures(_written(model, system, [Bars.of(())], usual, TAKES)),
        "settings": compared(system, beside, partial(_written, model, system, primers)),
        "learned": {"pieces": len({example.piece for example in learned})},
        "held_out": {
            "pieces": len({example.piece for example in test}),
            "windows": len(whole),
            "with_drums": int(own_drums.sum()) if trio else 0,
        },
    }


def faults(figures: dict[str, Any]) -> list[str]:
    """What keeps the figures from being good enough to ship."""
    found: list[str] = []
    for name, likeness in figures["rebuilt"].items():
        if name.endswith("f1") and likeness < MARGIN * figures["by_chance"][name]:
            found.append(f"{name} of what is rebuilt is hardly more than that of other music")
    return found


def _rebuilt(vae: MusicVae, window: Classes, seed: int) -> Classes:
    mu, _ = vae.encode(window, CancelFlag())
    *_, decoded = vae.decode(mu, vae.uniforms(seed), vae.plainly(TEMPERATURE), CancelFlag())
    return decoded.classes


def _likeness(asked: Classes, given: Classes, own_drums: NDArray[np.bool_], bars: int) -> dict[str, float]:
    """Of windows (count, 256, voices) made of so many bars: the F1 of beginnings at the same step with the same pitch.

    Beside it, the share of equal steps. Drums are judged where the music has its own: the drummers' were learned from.
    """
    found: dict[str, float] = {}
    for voice, name in enumerate(("melody", "bass", "drums")[: asked.shape[2]]):
        judged = own_drums if voice == DRUMS else np.ones_like(own_drums)
        if not judged.any():
            continue
        a, b = asked[judged, :, voice], given[judged, :, voice]
        lowest = 1 if voice == DRUMS else FIRST_PITCH
        right = int(((a == b) & (a >= lowest)).sum())
        begun = int((a >= lowest).sum()) + int((b >= lowest).sum())
        found[f"{bars} {name} f1"] = round(2 * right / begun, 4)
        found[f"{bars} {name} steps"] = round(float((a == b).mean()), 4)
    return found


def _written(model: MusicVaeModel, system: str, primers: Sequence[Bars], setting: Setting, count: int) -> list[Onsets]:
    """The melodies that the program writes after some primers, one after the other; without any notes, of the prior."""
    found: list[Onsets] = []
    distance = SYSTEMS[system].distance if setting.distance is None else setting.distance
    for seed in followed(range(count), setting.options, "takes", count):
        primer, how = primers[seed % len(primers)], {"distance": distance, "constraints": setting.constraints}
        request = Request(primer, system, BARS, setting.temperature, seed, **how)
        *_, take = model.take(request, 0, CancelFlag())
        melody = Bars.of(take.notes).of_voices([Voice.MELODY])
        found.append(Onsets.of_bars(melody, request.end - BARS * TICKS_PER_BAR, request.end))
    return found


def _onsets_of(classes: NDArray[np.integer[Any]]) -> Onsets:
    """Of the melody in classes (steps, voices)."""
    return Onsets.of_events([line_event(index) for index in classes[:, 0].tolist()])
