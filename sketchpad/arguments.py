"""What all readers of arguments share."""

from __future__ import annotations

import argparse
from typing import NoReturn

BAD_INPUT = 2


class OneLineParser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Say it, and end."""
        self.exit(BAD_INPUT, f"{self.prog}: {message}; see {self.prog} --help\n")
