"""Where the program's own data lies: beside the package in a checkout, under its prefix when installed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SHIPPED = Path("share", "sketchpad", "shipped")
"""Under a prefix. One that is the user's own has the user's own models beside it, not in it."""


def data_directory(name: str) -> Path:
    """The folder `models` or `resources`."""
    package = Path(__file__).resolve().parent
    if (package.parent / "pyproject.toml").is_file():
        return package.parent / name
    # It may be installed under another prefix than Python is: the user's own, or one that was chosen.
    found = (prefix / SHIPPED / name for prefix in package.parents)
    return next(filter(Path.is_dir, found), sys.prefix / SHIPPED / name)


def user_directory(name: str) -> Path:
    """Where the user's own `models` are kept; `SKETCHPAD_DATA` names another place for all of it."""
    if "SKETCHPAD_DATA" in os.environ:
        return Path(os.environ["SKETCHPAD_DATA"]) / name
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Sketchpad" / name
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "sketchpad" / name
