"""Corpora to examples to weights to model cards; needs the extra `training` and is never imported by the program."""
