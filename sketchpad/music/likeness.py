"""How alike two answers sound, and which of many are nearly the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sketchpad.music.note import Note, nearest_step

NEAR = 0.95
"""Answers are nearly the same that are at least this much alike."""

Beginnings = Mapping[int, frozenset[tuple[int, int]]]
"""Step → (voice, pitch) of what begins there."""


def beginnings(notes: Iterable[Note]) -> Beginnings:
    """What begins at each nearest step."""
    found: dict[int, set[tuple[int, int]]] = {}
    for note in notes:
        step = nearest_step(note.start)
        found.setdefault(step, set()).add((note.voice, note.pitch))
    return {step: frozenset(begun) for step, begun in found.items()}


def likeness(one: Beginnings, other: Beginnings) -> float:
    """The share, of the steps at which something begins in either, at which the same begins; 1 for two silences.

    How long notes last and how loud they are does not count.
    """
    steps = len(one.keys() | other.keys())
    equal = sum(begun == other.get(step) for step, begun in one.items())
    return equal / steps if steps else 1.0


def fold(answers: Sequence[Beginnings], folds: Sequence[Sequence[int]] = (), near: float = NEAR) -> list[list[int]]:
    """The answers (by their place) in groups: each joins the first group whose first answer it is nearly the same as.

    `folds` are the groups of the first of them, where those are known already.
    """
    groups = [list(group) for group in folds]
    for place in range(sum(map(len, groups)), len(answers)):
        for group in groups:
            if likeness(answers[group[0]], answers[place]) >= near:
                group.append(place)
                break
        else:
            groups.append([place])
    return groups
