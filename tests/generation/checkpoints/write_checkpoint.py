"""Has Magenta and TensorFlow themselves write checkpoints: `python write_checkpoint.py MODELS OUT NAME…`.

Bundles of the RNNs; of MusicVAE a checkpoint of the second format, with what training keeps beside the weights, and
the same in a .tar as Magenta's are published.
"""

import sys
import tarfile
import tempfile
from pathlib import Path

import numpy as np
import tensorflow
from magenta.models.melody_rnn.melody_rnn_sequence_generator import MelodyRnnSequenceGenerator
from magenta.models.polyphony_rnn.polyphony_sequence_generator import PolyphonyRnnSequenceGenerator

from sketchpad.generation.magenta.melody import load_model
from sketchpad.generation.magenta.music_vae import MusicVae
from sketchpad.generation.magenta.polyphony import Polyphony
from sketchpad.generation.weights import find_model, load_weights


def write_bundle(system: str, arrays: dict[str, np.ndarray], path: Path) -> None:
    if system == "polyphony_rnn":
        model, generator_class = Polyphony(arrays)._model, PolyphonyRnnSequenceGenerator
    else:
        model, recorder = load_model(system, arrays)
        recorder.on_step = lambda *_: None
        generator_class = MelodyRnnSequenceGenerator
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = Path(folder, "model.ckpt")
        model.write_checkpoint_with_metagraph(str(checkpoint))
        generator = generator_class(model, model._config.details, 4, checkpoint=str(checkpoint))
        generator.create_bundle_file(str(path), f"{system} for a test")


def write_tar(arrays: dict[str, np.ndarray], bars: int, path: Path) -> None:
    tf = tensorflow.compat.v1
    model = MusicVae(arrays, bars)
    prefix = path.with_suffix(".ckpt")
    with model._session.graph.as_default():
        first = tf.trainable_variables()[0]
        tf.get_variable(f"{first.op.name}/Adam", first.shape)
        tf.get_variable("beta1_power", ())
        model._session.run([v.initializer for v in tf.global_variables() if v.op.name not in arrays])
        tf.train.Saver().save(model._session, str(prefix))
    with tarfile.open(path, "w") as archive:
        for file in path.parent.glob(f"{prefix.name}.*"):
            archive.add(file, file.name)


def main(models: str, out: str, *names: str) -> None:
    for name in names:
        model = find_model(name, Path(models))
        arrays = load_weights(model)
        if model.system.startswith("music_vae"):
            write_tar(arrays, model.bars, Path(out, f"{name}.tar"))
        else:
            write_bundle(model.system, arrays, Path(out, f"{name}.mag"))


if __name__ == "__main__":
    main(*sys.argv[1:])
