"""Which pieces are learned from, and which are kept apart: by piece, and near-duplicates together."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise

from sketchpad.training.lines import Melody

TRAIN, VALID, TEST = "train", "valid", "test"
HELD_OUT = {VALID: 0.04, TEST: 0.08}
PHRASE = 12
"""Notes in the phrases by which duplicates are found."""
ALIKE = 0.3
"""Pieces that share this much of the shorter one's phrases count as one."""
COMMON = 20
"""A phrase found in more pieces than this says nothing of any."""


def split(melodies: Iterable[Melody]) -> dict[str, str]:
    """Piece → train, valid or test; the same on every machine."""
    phrases: dict[str, set[int]] = defaultdict(set)
    for melody in melodies:
        phrases[melody.piece] |= _phrases(melody.events)
    return {piece: _part(group) for piece, group in _groups(phrases).items()}


def _phrases(events: Iterable[int]) -> set[int]:
    """Hashes of the intervals of each run of `PHRASE` notes."""
    pitches = [event for event in events if event >= 0]
    steps = [later - earlier for earlier, later in pairwise(pitches)]
    return {hash(tuple(steps[i : i + PHRASE - 1])) for i in range(len(steps) - PHRASE + 2)}


def _groups(phrases: Mapping[str, set[int]]) -> dict[str, str]:
    """Piece → the first piece of those that it is alike to."""
    pieces_of: dict[int, list[str]] = defaultdict(list)
    for piece in sorted(phrases):
        for phrase in phrases[piece]:
            pieces_of[phrase].append(piece)
    shared = Counter(pair for pieces in pieces_of.values() if len(pieces) <= COMMON for pair in combinations(pieces, 2))
    leader = {piece: piece for piece in phrases}
    for (first, second), count in sorted(shared.items()):
        if count >= ALIKE * min(len(phrases[first]), len(phrases[second])):
            low, high = sorted((leader[first], leader[second]))
            leader.update({piece: low for piece, its in leader.items() if its == high})
    return leader


def _part(group: str) -> str:
    """By a number from [0, 1) that the group's name gives."""
    place = int.from_bytes(hashlib.sha256(group.encode()).digest()[:8], "big") / 2**64
    for part, share in HELD_OUT.items():
        if place < share:
            return part
        place -= share
    return TRAIN
