"""The takes among which the verb Shape chooses, where a network cannot be led towards an attribute."""

from __future__ import annotations

from sketchpad.generation.request import MOST_SEED
from sketchpad.generation.shaping.ranking import Ranking
from sketchpad.generation.systems import SYSTEMS
from sketchpad.session.models.models import Models
from sketchpad.session.takes.takes import ORIGINAL, Takes

OF_HOLES = 4
"""So many times fewer takes of a hole are chosen among."""


def ranking_of_shown(takes: Takes, models: Models, key: int | None) -> Ranking | None:
    """How the take that is shown is shaped, where its network cannot be led; notes are to be in a major key (0 = C)."""
    if not takes.shown:
        return None
    request = takes.tree[takes.number(takes.shown)].request
    model = models.known.get(request.model)
    if model is None or SYSTEMS[model.system].shapes:
        return None
    # Every step of a hole is tried many times.
    best_of = SYSTEMS[model.system].best_of // (OF_HOLES if request.hole else 1)
    of = min(best_of, MOST_SEED - request.seed + 1)
    return Ranking(request, takes.choices[ORIGINAL], of, key)
