"""`sketchpad shape`: a MIDI file with another density, another syncopation and so on."""

from __future__ import annotations

import argparse
import json
from contextlib import closing

from sketchpad.commands.options import attributes_of, constraints_of, temperature_of
from sketchpad.commands.outputs import check_apart
from sketchpad.commands.songs import read, source_of
from sketchpad.generation.constraints import AUTO, Constraints
from sketchpad.generation.engine import open_engine
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.shaping.shaping import Shaping
from sketchpad.music.attributes import ATTRIBUTES
from sketchpad.music.key import Key
from sketchpad.music.midi_file import midi_bytes
from sketchpad.music.provenance import place
from sketchpad.music.saving import save


def run(arguments: argparse.Namespace) -> int:
    """Write the song shaped, and print what was asked and what it measures."""
    check_apart([arguments.out], arguments.song)
    song = read(arguments.song)
    asked, held = attributes_of(arguments), constraints_of(arguments)
    counted = _counted_key(arguments.in_key_of, held)
    request = Shaping(
        song.bars,
        arguments.model,
        temperature=temperature_of(arguments),
        seed=arguments.seed,
        key=counted,
        constraints=held,
    )
    with closing(open_engine(arguments.engine, arguments.models)) as engine:
        shaper = engine.shaper(request, CancelFlag())
        shaped = shaper.shaped(asked)
    source = source_of(arguments.model, arguments.seed, arguments.models)
    origins = {**song.origins, **{place(note): source for note in shaped.bars.minus(song.bars)}}
    save(arguments.out, midi_bytes(shaped.bars, song.mix, origins))
    # A slider ends where hardly any music goes on; what was asked for may have led further.
    reach = {
        name: (min(low, shaped.measured[name]), max(high, shaped.measured[name]))
        for name, (low, high) in shaper.reach.items()
    }
    if arguments.json:
        rounded = {name: round(value, 4) for name, value in shaped.measured.items()}
        ends = {name: [round(end, 4) for end in both] for name, both in reach.items()}
        print(json.dumps({"asked": asked, "measured": rounded, "distance": round(shaped.distance, 4), "reach": ends}))
        return 0
    for attribute in ATTRIBUTES:
        wanted = _told(asked[attribute.name], *reach[attribute.name]) if attribute.name in asked else ""
        print(f"{attribute.title}: {shaped.measured[attribute.name]:.2f} {attribute.unit}{wanted}")
    print(f"{shaped.changed} bars changed, latent distance {shaped.distance:.2f}")
    return 0


def _told(asked: float, low: float, high: float) -> str:
    """What was asked for, and whether it is out of reach."""
    return f", asked {asked:g}" + ("" if low <= asked <= high else f", which is out of reach ({low:.2f} to {high:.2f})")


def _counted_key(name: str | None, held: Constraints) -> int | None:
    """The major key (0 = C) with the notes of the key of that name, else of the one that new notes are held to."""
    key = Key.of(name) if name is not None else held.key
    return None if key is None or key == AUTO else (key.tonic + 3 * key.minor) % 12
