"""Finding commands and their keys."""
