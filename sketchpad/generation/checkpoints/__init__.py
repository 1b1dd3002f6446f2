"""Magenta's checkpoints, read without TensorFlow: numbers only, within bounds; nothing in them is ever run."""
