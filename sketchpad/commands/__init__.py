"""A module for each command: its `run` gets the parsed arguments, does the job and returns the exit code."""
