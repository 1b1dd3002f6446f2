"""Examples without one of the corpora, which is then the test: how a model does on music of a kind it never met."""

from __future__ import annotations

from pathlib import Path

from sketchpad.training.prepare import BEAT_EXAMPLES, MELODY_EXAMPLES, POLYPHONY_EXAMPLES, TRIO_EXAMPLES
from sketchpad.training.split import TEST, TRAIN, VALID
from sketchpad.training.store import read_examples, write_examples


def leave_out(corpus: str, work: Path, out: Path) -> None:
    """Write the examples of `work` into `out`: those of one corpus are the test part, and only those.

    The others' train and valid parts stay what they are; their test part is left out, so that nothing that a model is
    otherwise judged by is learned from.

    Raises:
        ValueError: no example is of that corpus.
    """
    out.mkdir(parents=True, exist_ok=True)
    found = 0
    for name in (MELODY_EXAMPLES, POLYPHONY_EXAMPLES, TRIO_EXAMPLES, BEAT_EXAMPLES):
        parts: dict[str, str] = {}
        kept = []
        for part in (TRAIN, VALID, TEST):
            for example in read_examples(work / name, part):
                is_left_out = example.piece.startswith(f"{corpus}/")
                if is_left_out or part != TEST:
                    parts[example.piece] = TEST if is_left_out else part
                    kept.append(example)
                found += is_left_out
        write_examples(out / name, kept, parts)
    if not found:
        raise ValueError(f"no example is of a corpus {corpus!r}")
