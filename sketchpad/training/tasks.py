"""Which task each system learns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from sketchpad.training import music_vae_task, polyphony_task
from sketchpad.training.config import Config
from sketchpad.training.dataset import read_dataset
from sketchpad.training.melody_task import MelodyTask
from sketchpad.training.music_vae import MusicVae
from sketchpad.training.music_vae import new_network as new_music_vae
from sketchpad.training.networks import MelodyRnn, PolyphonyRnn
from sketchpad.training.prepare import MELODY_EXAMPLES
from sketchpad.training.split import TRAIN, VALID
from sketchpad.training.train import Task


def read_tasks(config: Config, work: Path) -> Iterable[Callable[[Path | None], Task]]:
    """What a config's system learns one after the other, each made from the best checkpoint of the one before."""
    if config.system.startswith("music_vae"):
        return music_vae_task.read_tasks(config, work)
    return [lambda _: _only_task(config, work)]


def _only_task(config: Config, work: Path) -> Task:
    if config.system == "polyphony_rnn":
        return polyphony_task.read_task(config, work)
    learned, held_out = (read_dataset(work / MELODY_EXAMPLES, part) for part in (TRAIN, VALID))
    return MelodyTask(config, learned, held_out)


def new_network(config: Config) -> MelodyRnn | PolyphonyRnn | MusicVae:
    """A network of a config, which knows nothing yet."""
    if config.system == "polyphony_rnn":
        return PolyphonyRnn(config.dropout)
    if config.system.startswith("music_vae"):
        return new_music_vae(config)
    return MelodyRnn(config.system, config.dropout)
