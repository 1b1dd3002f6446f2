"""`python -m sketchpad` is `sketchpad`."""

import sys

from sketchpad.cli import main

if __name__ == "__main__":
    sys.exit(main())
