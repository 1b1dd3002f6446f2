"""What commands write into: never what they read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sketchpad.music.errors import InputError
from sketchpad.music.saving import is_same_file


def check_apart(outputs: Iterable[Path], *inputs: Path) -> None:
    """See that nothing is written over what is read, by whatever name; to be asked before anything is computed.

    Raises:
        InputError: something would be.
    """
    for out in outputs:
        if any(is_same_file(out, each) for each in inputs):
            raise InputError("cannot write {}: it is what is read; choose another name, nothing was changed", out)
