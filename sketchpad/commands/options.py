"""What the options say that several commands have."""

from __future__ import annotations

import argparse

from sketchpad.generation.constraints import AUTO, Constraints
from sketchpad.generation.systems import SYSTEMS, System
from sketchpad.generation.weights import find_model
from sketchpad.music.attributes import ATTRIBUTES
from sketchpad.music.errors import InputError, check_within
from sketchpad.music.key import Key
from sketchpad.music.note import HIGHEST_PITCH, LOWEST_PITCH
from sketchpad.music.pitch import range_of


def system_of(arguments: argparse.Namespace) -> System:
    """That of the model."""
    return SYSTEMS[find_model(arguments.model, arguments.models).system]


def temperature_of(arguments: argparse.Namespace) -> float:
    """The one that was asked for, else the one that suits the model."""
    return system_of(arguments).temperature if arguments.temperature is None else arguments.temperature


def check_known(arguments: argparse.Namespace) -> None:
    """See that the model knows the options of `generate` that only some models do.

    Raises:
        InputError: it does not, and would pass them over.
    """
    system = find_model(arguments.model, arguments.models).system
    given = {"--inject": arguments.inject, "--no-condition": not arguments.condition}
    unknown = [name for name, is_given in given.items() if is_given and system != "polyphony_rnn"]
    if arguments.distance is not None and not SYSTEMS[system].interpolates:
        unknown.append("--distance")
    if unknown:
        raise InputError("{} knows no {}; see sketchpad generate --help", arguments.model, " or ".join(unknown))


def constraints_of(arguments: argparse.Namespace) -> Constraints:
    """What the new notes are held to."""
    name = arguments.key
    key = AUTO if name and name.strip().lower() == AUTO else Key.of(name) if name is not None else None
    lowest, highest = range_of(arguments.range) if arguments.range is not None else (LOWEST_PITCH, HIGHEST_PITCH)
    return Constraints(
        key,
        lowest,
        highest,
        top_p=arguments.top_p,
        repetition=arguments.repetition,
        never_silent=arguments.never_silent,
    )


def attributes_of(arguments: argparse.Namespace) -> dict[str, float]:
    """By name, the attributes that were asked for.

    Raises:
        InputError: music cannot have one of them.
    """
    asked: dict[str, float] = {}
    for attribute in ATTRIBUTES:
        value = getattr(arguments, attribute.name)
        if value is not None:
            check_within(attribute.title, value, 0, attribute.most)
            asked[attribute.name] = value
    return asked
