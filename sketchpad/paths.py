"""Where the program's own data lies: beside the package in a checkout, under the prefix when installed."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_directory(name: str) -> Path:
    """The folder `models` or `resources`."""
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "pyproject.toml").is_file():
        return checkout / name
    return Path(sys.prefix) / "share" / "sketchpad" / name


def user_directory(name: str) -> Path:
    """Where the user's own `models` are kept; `SKETCHPAD_DATA` names another place for all of it."""
    if "SKETCHPAD_DATA" in os.environ:
        return Path(os.environ["SKETCHPAD_DATA"]) / name
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Sketchpad" / name
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "sketchpad" / name
