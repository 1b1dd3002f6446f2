"""The C kernel, and its typed faces: one for each of its files that can be called."""
