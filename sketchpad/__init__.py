"""An AI music sketchpad: draw a primer, hear bars that belong to it."""

__version__ = "0.1.0"
