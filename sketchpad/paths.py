"""Where the program's own data lies: beside the package in a checkout, under the prefix when installed."""

from __future__ import annotations

import sys
from pathlib import Path


def data_directory(name: str) -> Path:
    """The folder `models` or `resources`."""
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "pyproject.toml").is_file():
        return checkout / name
    return Path(sys.prefix) / "share" / "sketchpad" / name
