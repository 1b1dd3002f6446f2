"""Has Magenta itself write a bundle: `python write_bundle.py SYSTEM WEIGHTS.npz BUNDLE.mag`."""

import sys
import tempfile
from pathlib import Path

import numpy as np
from magenta.models.melody_rnn.melody_rnn_sequence_generator import MelodyRnnSequenceGenerator

from sketchpad.generation.magenta.melody import load_model


def main(system: str, weights: str, bundle: str) -> None:
    with np.load(weights, allow_pickle=False) as arrays:
        model, recorder = load_model(system, dict(arrays))
    recorder.on_step = lambda *_: None
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = Path(folder, "model.ckpt")
        model.write_checkpoint_with_metagraph(str(checkpoint))
        generator = MelodyRnnSequenceGenerator(model, model._config.details, 4, checkpoint=str(checkpoint))
        generator.create_bundle_file(bundle, f"{system} for a test")


if __name__ == "__main__":
    main(*sys.argv[1:])
