"""The notes as words."""
