"""What is asked before an answer is measured, so that reading its primer is part of that."""

from __future__ import annotations

from dataclasses import replace

from sketchpad.generation.request import Request
from sketchpad.music.bars import Bars
from sketchpad.music.note import TICKS_PER_BAR, Note

OTHER = Bars.of([Note(0, 60, TICKS_PER_BAR)])


def after_other_music(request: Request) -> Request:
    """A short request after other music; who has answered it has to read the primer of `request` anew.

    Engines keep what they made of the primer that they read last.
    """
    return replace(request, primer=OTHER, bars=1, takes=1)
