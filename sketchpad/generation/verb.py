"""What can be done with a primer."""

from __future__ import annotations

from enum import Enum


class Verb(Enum):
    """What is done with the primer."""

    CONTINUE = "continue"
    HARMONISE = "harmonise"
    VARY = "vary"
    INTERPOLATE = "interpolate"
    FILL = "fill"
    SHAPE = "shape"

    @property
    def in_place(self) -> bool:
        """Whether the answer stands in the bars of the primer."""
        return self in (Verb.HARMONISE, Verb.VARY)

    @property
    def can_branch(self) -> bool:
        """Whether an answer can go on from what else a note of it could have been."""
        return self not in (Verb.INTERPOLATE, Verb.SHAPE)

    @property
    def is_chosen(self) -> bool:
        """Whether an answer can be the best of several tries."""
        return self in (Verb.CONTINUE, Verb.HARMONISE)
