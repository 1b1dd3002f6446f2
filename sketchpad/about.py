"""What the program says of itself."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

LINE = "Draw a primer, hear bars that belong to it."


def own_version() -> str:
    """Its version; that of a checkout which was never installed is not known."""
    try:
        return version("sketchpad")
    except PackageNotFoundError:
        return "(not installed)"
