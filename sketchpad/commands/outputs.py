"""What commands write into: never what they read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from sketchpad.music.errors import InputError


def check_apart(outputs: Iterable[Path], *inputs: Path) -> None:
    """See that nothing is written over what is read, by whatever name; to be asked before anything is computed.

    Raises:
        InputError: something would be.
    """
    for out in outputs:
        if any(_same(out, each) for each in inputs):
            raise InputError("cannot write {}: it is what is read; choose another name, nothing was changed", out)


def _same(one: Path, other: Path) -> bool:
    """Whether two names are those of one file; of one that is there the system knows best, and knows links too."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)
