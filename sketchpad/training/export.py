"""A checkpoint as the files that the program reads: plain arrays, their manifest entry, and a model card."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.weights import MANIFEST, add_model
from sketchpad.music.saving import save
from sketchpad.training.card import model_card
from sketchpad.training.config import Config
from sketchpad.training.corpora import CORPORA_OF

LICENCE = "CC-BY-4.0"
"""The strictest of the corpora's; it asks for the credits that the model card gives."""
ORIGIN = EPOCH, CHECKPOINT = "epoch", "checkpoint"
"""What figures say of where weights came from: the epoch that was best, and the sha256 of its file."""

Arrays = Mapping[str, NDArray[np.float32]]


def export(config: Config, arrays: Arrays, figures: Mapping[str, Any], folder: Path) -> None:
    """Write weights, manifest entry and card of one model into `folder`."""
    entry: dict[str, Any] = {"system": config.system, "title": config.title, "licence": LICENCE}
    corpora = CORPORA_OF[config.system]
    if config.latent:
        entry |= {"bars": 16, "in_c": True}
    add_model(
        folder,
        config.system,
        arrays,
        in_place=True,
        **entry,
        corpus=[corpus.name for corpus in corpora],
        figures=figures,
    )
    entry = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["models"][config.system]
    save(folder / f"{config.system}.md", model_card(config, entry).encode())
