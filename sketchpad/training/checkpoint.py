"""The best checkpoint of a training, as weights; weights as a checkpoint; and which one some weights came from."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from sketchpad.generation.weights_file import Weights, to_bfloat16, to_bytes
from sketchpad.training.config import Config
from sketchpad.training.export import CHECKPOINT, EPOCH
from sketchpad.training.latents import latents_of
from sketchpad.training.music_vae import MusicVae
from sketchpad.training.networks import MelodyRnn, PolyphonyRnn
from sketchpad.training.tasks import new_network


def exported_arrays(network: nn.Module) -> dict[str, NDArray[np.float32]]:
    """The parameters under Magenta's names, rounded to numbers that bfloat16 can hold.

    So the kernel keeps them in half the memory and still computes with exactly what every other engine reads. What
    multiplies the outputs of Polyphony RNN's LSTMs is rounded to eight bits: there that costs next to nothing.
    """
    arrays = {name: tensor.detach().numpy() for name, tensor in network.magenta_arrays().items()}
    rounded = {name: to_bfloat16(array) for name, array in arrays.items()}
    if isinstance(network, PolyphonyRnn):
        for name, row in network.heard_from().items():
            rounded[name][row:] = to_bytes(arrays[name][row:])
    return rounded


def best_path(config: Config, work: Path) -> Path:
    """The file of the best epoch, if there is one."""
    return work / config.system / "best.pt"


def best(config: Config, work: Path) -> tuple[dict[str, Any], Weights]:
    """Where they came from, and the weights of the best epoch; a MusicVAE's with latents of what it learned from."""
    path = best_path(config, work)
    network = new_network(config)
    state = torch.load(path, map_location="cpu", weights_only=True)
    network.load_state_dict(state["average"])
    arrays = exported_arrays(network)
    origin = {EPOCH: state["progress"][0], CHECKPOINT: digest(path)}
    if isinstance(network, MusicVae):
        arrays |= latents_of(config, network, work)
    return origin, arrays


def restored(config: Config, weights: Weights) -> MelodyRnn | PolyphonyRnn | MusicVae:
    """The network that weights were exported from, as far as they have it: rounded, a MusicVAE's bridge nearly.

    Which number of which parameter went where is seen by exporting their numbers in a row, from 1, instead of them.
    """
    network, numbered = new_network(config), new_network(config).double()
    values = nn.utils.parameters_to_vector(network.parameters()).detach().numpy().copy()
    numbers = torch.arange(1, len(values) + 1, dtype=torch.float64)
    with torch.no_grad():
        nn.utils.vector_to_parameters(numbers, numbered.parameters())
        for name, places in numbered.magenta_arrays().items():
            at = places.numpy().astype(np.int64)
            values[at[at > 0] - 1] = weights[name][at > 0]
        nn.utils.vector_to_parameters(torch.from_numpy(values), network.parameters())
    if isinstance(network, MusicVae):
        network.find_bridge()
    return network


def digest(path: Path) -> str:
    """The sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
