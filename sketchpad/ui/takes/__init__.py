"""The takes to choose from."""
