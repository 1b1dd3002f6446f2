"""The model card: what a model is, what it learned from, and what was measured of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from sketchpad.training.config import Config
from sketchpad.training.corpora import CORPORA_OF

CARD = """# {title}

Continues a melody, one sixteenth at a time. {sizes:,} parameters, under the names and shapes of Magenta's own
checkpoint of `{system}`, so that real Magenta loads the very same numbers. Licence of the weights: {licence}.
sha256 `{sha256}`.

## Learned from

{learned[pieces]:,} pieces, {learned[steps]:,} sixteenths, moved into C major or A minor; see `DATA.md`.

{credits}

## Foreseeing the next event

On {held_out[pieces]} pieces ({held_out[steps]:,} sixteenths) that are neither in the training part nor like a piece in
it. Nats a step: less is better. Notes: steps where something begins or ends.

| | nats | accuracy | accuracy on notes |
|---|---|---|---|
{rows}

## What it writes

1,000 continuations of 16 bars after 50 held-out primers of two bars.

| temperature | silent | notes in the key | notes a bar |
|---|---|---|---|
{characters}

## Made with

`python -m sketchpad.training train {system}` (best epoch: {epoch} of {epochs}), then `evaluate {system}` and
`export {system}`. Weights are rounded to bfloat16.

It knows one voice in 4/4 on a grid of sixteenths, and European songs, quartets and fiddle tunes of the 18th to 20th
century; triplets, other metres and other traditions it has not met.
"""


def model_card(config: Config, entry: Mapping[str, Any]) -> str:
    """The card as Markdown; every figure in it comes from the evaluation."""
    figures = entry["figures"]
    sizes = sum(math.prod(array["shape"]) for array in entry["arrays"].values())
    rows = [
        _row("**this model**", figures["test"]),
        _row("5-gram with back-off", figures["five_gram"]),
        _row("the bar before once more", figures["repeat_last_bar"]),
    ]
    return CARD.format(
        title=config.title,
        system=config.system,
        epochs=config.epochs,
        sizes=sizes,
        licence=entry["licence"],
        sha256=entry["sha256"],
        credits="\n".join(f"- {corpus.credit} ({corpus.licence})" for corpus in CORPORA_OF[config.system]),
        rows="\n".join(rows),
        characters="\n".join(_character(name, values) for name, values in figures["continuations"].items()),
        **{name: figures[name] for name in ("learned", "held_out", "epoch")},
    )


def _row(name: str, measures: Mapping[str, float]) -> str:
    return f"| {name} | {measures['nats']:.3f} | {measures['accuracy']:.1%} | {measures['accuracy_of_notes']:.1%} |"


def _character(name: str, values: Mapping[str, float]) -> str:
    label = "the held-out pieces themselves" if name == "corpus" else name
    return f"| {label} | {values['silent']} | {values['in_key']:.1%} | {values['notes_per_bar']:.2f} |"
