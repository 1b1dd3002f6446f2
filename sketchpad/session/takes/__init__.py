"""The answers to choose from."""
