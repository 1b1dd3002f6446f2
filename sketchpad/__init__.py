"""An AI music sketchpad: draw a primer, hear bars that belong to it."""
