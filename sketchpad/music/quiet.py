"""Importing libraries that print."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from importlib import import_module
from typing import Any


def quietly_imported(name: str) -> Any:
    """A module, without what it prints when it is imported.

    pyfluidsynth, which pretty-midi imports too, says where it found its library when the variable `CI` is set; what a
    command prints may be read by a program.
    """
    with redirect_stdout(io.StringIO()):
        return import_module(name)
