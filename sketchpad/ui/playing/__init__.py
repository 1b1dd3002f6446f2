"""Playing in."""
