"""`sketchpad demo`: the whole job without a display, or the listening pack."""

from __future__ import annotations

import argparse


def run(arguments: argparse.Namespace) -> int:
    """Do the job, and tell of each step; the pack needs no Qt."""
    if arguments.listening:
        from sketchpad.listening.pack import write_pack

        lines = write_pack(arguments.listening, arguments.seed)
    else:
        from sketchpad.demo import run_demo

        lines = run_demo(arguments.out)
    for line in lines:
        print(line, flush=True)
    return 0
