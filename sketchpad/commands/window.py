"""`sketchpad [FILE]`: the window, on a file or on the first primer."""

from __future__ import annotations

import argparse
import os
import sys

from sketchpad.music.errors import InputError
from sketchpad.ui.app import run as run_window

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""What says where Linux shows windows; the last one lets Qt do without a screen, too."""


def run(arguments: argparse.Namespace) -> int:
    """Open the window, and stay until it is closed."""
    if sys.platform == "linux" and not any(map(os.environ.get, DISPLAYS)):
        # Qt would end the program where it stands.
        raise InputError("there is no display for a window; do the same job without one: sketchpad demo --out DIR")
    return run_window(arguments.file)
