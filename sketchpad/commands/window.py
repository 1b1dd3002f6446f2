"""`sketchpad [FILE]`: the window, on a file or on the first primer."""

from __future__ import annotations

import argparse

from sketchpad.ui.app import run as run_window


def run(arguments: argparse.Namespace) -> int:
    """Open the window, and stay until it is closed."""
    return run_window(arguments.file)
