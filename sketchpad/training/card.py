"""The model card: what a model is, what it learned from, and what was measured of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from sketchpad.generation.systems import SYSTEMS
from sketchpad.training.card_takes import settings_card, takes_card
from sketchpad.training.config import Config
from sketchpad.training.corpora import CORPORA_OF

HEAD = """# {title}

{does}

{sizes:,} parameters, under the names and shapes of Magenta's own checkpoint of `{architecture}`, so that real Magenta
loads the very same numbers.{grown} Licence of the weights: {licence}. sha256 `{sha256}`.

## Learned from

{learned_from} See `DATA.md`.

{credits}

"""
MELODY = """## Foreseeing the next event

On {held_out[pieces]} pieces ({held_out[steps]:,} sixteenths) that are neither in the training part nor like a piece in
it. Nats a step: less is better. Notes: steps where something begins or ends.

| | nats | accuracy | accuracy on notes |
|---|---|---|---|
{rows}

The model's nats are {of_five_gram:.1%} of the 5-gram's.

## What it writes

Continuations of 16 bars after the first two bars of held-out windows. Stuck: nothing begins in the last four bars, or
the last eight stay on one pitch or on one bar.

| temperature | takes | silent | stuck | notes in the key | notes a bar |
|---|---|---|---|---|---|
{characters}

"""
POLYPHONY = """## Foreseeing the next event

On {held_out[pieces]} pieces ({held_out[events]:,} events) that are neither in the training part nor like a piece in it.
Nats: less is better.

| | nats an event | nats a step | accuracy |
|---|---|---|---|
| **this model** | {test[nats]:.3f} | {test[nats_per_step]:.3f} | {test[accuracy]:.1%} |
| 5-gram with back-off | {five_gram[nats]:.3f} | {five_gram[nats_per_step]:.3f} | |

The model's nats are {of_five_gram:.1%} of the 5-gram's.

## What it writes

After, and under, the primers that come with the program.

| verb and temperature | answers | silent | notes a bar |
|---|---|---|---|
{written}

"""
MUSIC_VAE = """## Rebuilding

{held_out[windows]} windows from {held_out[pieces]} pieces that are neither in the training part nor like a piece in it:
their first two or four bars as a loop, and all sixteen as they are; from μ, at temperature 0.5. F1: of beginnings at
the right sixteenth with the right pitch (or the right drums). Steps: the share of equal ones, rests and held notes
among them. By chance: another window in its place.{drums}

| bars | voice | F1 | F1 by chance | steps | steps by chance |
|---|---|---|---|---|---|
{likenesses}

"""
FOOT = """## Made with

`python -m sketchpad.training train {system}` ({epochs}), then `evaluate {system}`
and `export {system}`. Weights are rounded to bfloat16{further}.

It knows {metres} on a grid of sixteenths, and {traditions}; what it has not met: {unknown}.
"""
DOES = {
    "lookback_rnn": "Continues a melody, one sixteenth at a time.",
    "attention_rnn": "Continues a melody, one sixteenth at a time.",
    "polyphony_rnn": "Continues chords and voices, or harmonises a melody.",
    "music_vae_melody": "Varies, continues and interpolates melodies, 16 bars at a time.",
    "music_vae_trio": "Varies, continues and interpolates melody, bass and drums, 16 bars at a time, and adds what a "
    "sketch lacks.",
}
ARCHITECTURES = {
    "polyphony_rnn": "polyphony",
    "music_vae_melody": "hier-mel_16bar",
    "music_vae_trio": "hier-trio_16bar",
}
SONGS = "European songs, quartets and fiddle tunes of the 18th to 20th century"
SCORES = "European songs and quartets of the 18th to 20th century"
TRADITIONS = {"polyphony_rnn": SCORES, "music_vae_trio": f"{SCORES}, game music and rock drumming"}


def model_card(config: Config, entry: Mapping[str, Any]) -> str:
    """The card as Markdown; every figure in it comes from the evaluation."""
    figures, system = entry["figures"], config.system
    head = HEAD.format(
        title=config.title,
        does=DOES[system],
        architecture=ARCHITECTURES.get(system, system),
        sizes=sum(math.prod(array["shape"]) for array in entry["arrays"].values()),
        grown=_grown(config),
        licence=entry["licence"],
        sha256=entry["sha256"],
        learned_from=_learned_from(system, figures["learned"]),
        credits="\n".join(f"- {corpus.credit} ({corpus.licence})" for corpus in CORPORA_OF[system]),
    )
    traditions = TRADITIONS.get(system, SONGS)
    every_metre = system == "polyphony_rnn"
    foot = FOOT.format(
        system=system,
        epochs=_epochs(config, figures["epoch"]),
        further=", what multiplies the outputs of its LSTMs to eight bits" if system == "polyphony_rnn" else "",
        metres="all metres" if every_metre else "4/4",
        traditions=traditions,
        unknown="triplets and other traditions" if every_metre else "triplets, other metres and other traditions",
    )
    return head + _body(system, figures) + _takes(system, figures) + foot


def _epochs(config: Config, best: int) -> str:
    if config.epochs:
        return f"epochs: {config.epochs}; the best is kept: {best}"
    return f"epochs of bars: {config.bars_epochs}; none of songs"


def _grown(config: Config) -> str:
    if config.decoder == config.latent:
        return ""
    text = (
        f" The decoders' cells have {config.latent} units, as Magenta wants them as large as the conductor's; "
        f"{config.decoder} of them were trained, the others are zeros."
    )
    if config.latent > 2 * config.encoder:
        text += f" So are all but {config.encoder} of the lower encoder's {config.latent // 2}."
    return text


def _learned_from(system: str, learned: Mapping[str, int]) -> str:
    text = f"{learned['pieces']:,} pieces"
    for unit, name in (("steps", "sixteenths"), ("events", "events")):
        if unit in learned:
            text += f", {learned[unit]:,} {name}"
    pairs = " Where a score has no drums, a drummer's beat is paired with it at random." * (system == "music_vae_trio")
    return f"{text}, moved into C major or A minor.{pairs}"


def _body(system: str, figures: Mapping[str, Any]) -> str:
    if system == "polyphony_rnn":
        written = "\n".join(
            f"| {name} | {values['answers']} | {values['silent']} | {values['notes_per_bar']:.2f} |"
            for name, values in figures["written"].items()
        )
        return POLYPHONY.format(**{**figures, "written": written})
    if system.startswith("music_vae"):
        return _music_vae(figures)
    rows = [
        _row("**this model**", figures["test"]),
        _row("5-gram with back-off", figures["five_gram"]),
        _row("the bar before once more", figures["repeat_last_bar"]),
    ]
    characters = "\n".join(_character(name, values) for name, values in figures["continuations"].items())
    return MELODY.format(rows="\n".join(rows), characters=characters, **figures)


def _takes(system: str, figures: Mapping[str, Any]) -> str:
    """What is written, beside held-out music, and what settings do to it."""
    settings = settings_card(figures["settings"])
    if not system.startswith("music_vae"):
        how = "after the first two bars of held-out windows, at temperature 1.0"
        return takes_card("Beside held-out music", how, figures["takes"]) + settings
    way = f"{SYSTEMS[system].distance:.0%} of the way (slerp)"
    warm = f"at temperature {SYSTEMS[system].temperature:g}"
    continued = f"{way} from held-out windows to latents of the prior, {warm}"
    drawn = f"from latents of the prior, {warm}"
    melody = ", melody" if system == "music_vae_trio" else ""
    return (
        takes_card(f"Continuations beside held-out music{melody}", continued, figures["takes"])
        + takes_card(f"The prior beside held-out music{melody}", drawn, figures["prior"])
        + settings
    )


def _music_vae(figures: Mapping[str, Any]) -> str:
    rebuilt, by_chance = figures["rebuilt"], figures["by_chance"]
    rows: list[str] = []
    for name in (name.removesuffix(" f1") for name in rebuilt if name.endswith(" f1")):
        values = (part[f"{name} {measure}"] for measure in ("f1", "steps") for part in (rebuilt, by_chance))
        rows.append(f"| {name.replace(' ', ' | ')} | " + " | ".join(f"{value:.1%}" for value in values) + " |")
    drums = ""
    if with_drums := figures["held_out"]["with_drums"]:
        drums = f" Drums: of the {with_drums} windows whose music has its own; the others borrow a beat."
    return MUSIC_VAE.format(likenesses="\n".join(rows), drums=drums, **figures)


def _row(name: str, measures: Mapping[str, float]) -> str:
    return f"| {name} | {measures['nats']:.3f} | {measures['accuracy']:.1%} | {measures['accuracy_of_notes']:.1%} |"


def _character(name: str, values: Mapping[str, float]) -> str:
    label = "the held-out pieces themselves" if name == "corpus" else name
    counts = " | ".join(str(values[kind]) for kind in ("melodies", "silent", "stuck"))
    return f"| {label} | {counts} | {values['in_key']:.1%} | {values['notes_per_bar']:.2f} |"
