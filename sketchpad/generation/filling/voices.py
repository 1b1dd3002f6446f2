"""Of a hole only the voices that are chosen are written, by a model that writes any of them."""

from __future__ import annotations

from collections.abc import Iterable

from sketchpad.generation.bass_line import voices_answered
from sketchpad.generation.request import Request
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.weights import Model
from sketchpad.music.errors import InputError


def check_voices(model: Model, request: Request, models: Iterable[Model]) -> None:
    """See that a model, one of several, writes something of what is chosen of a hole.

    Raises:
        InputError: it does not; the text says which models do.
    """
    if request.hole and not _writes(model, request):
        able = ", ".join(each.title for each in models if _writes(each, request))
        raise InputError(
            "{} writes none of the selected voices; select other notes, or choose a model that does: {}",
            model.title,
            able,
        )


def _writes(model: Model, request: Request) -> bool:
    return bool(voices_answered(SYSTEMS[model.system].voices, request))
