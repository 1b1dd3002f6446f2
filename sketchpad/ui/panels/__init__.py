"""The panels at the right."""
