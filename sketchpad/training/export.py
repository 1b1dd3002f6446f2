"""A checkpoint as the files that the program reads: plain arrays, their manifest entry, and a model card."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.weights import FORMAT, MANIFEST
from sketchpad.music.saving import save
from sketchpad.training.card import model_card
from sketchpad.training.config import Config
from sketchpad.training.corpora import CORPORA

if TYPE_CHECKING:
    from sketchpad.training.networks import MelodyRnn

LICENCE = "CC-BY-4.0"
"""The strictest of the corpora's; it asks for the credits that the model card gives."""

Arrays = Mapping[str, NDArray[np.float32]]


def exported_arrays(network: MelodyRnn) -> dict[str, NDArray[np.float32]]:
    """The parameters under Magenta's names, rounded to numbers that bfloat16 can hold.

    So the kernel keeps them in half the memory and still computes with exactly what every other engine reads.
    """
    return {name: to_bfloat16(tensor.detach().numpy()) for name, tensor in network.magenta_arrays().items()}


def to_bfloat16(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The nearest numbers with 8 significant bits, ties to even, as float32."""
    bits = np.ascontiguousarray(values, dtype=np.float32).view(np.uint32)
    return ((bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000).astype(np.uint32).view(np.float32)


def npz_bytes(arrays: Arrays) -> bytes:
    """An .npz file that is the same for the same arrays, whenever and wherever it is written."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            array = io.BytesIO()
            np.lib.format.write_array(array, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), array.getvalue(), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def export(config: Config, arrays: Arrays, figures: Mapping[str, Any], folder: Path) -> None:
    """Write weights, manifest entry and card of one model into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    name = config.system
    data = npz_bytes(arrays)
    entry = {
        "file": f"{name}.npz",
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "system": config.system,
        "title": config.title,
        "licence": LICENCE,
        "corpus": [corpus.name for corpus in CORPORA],
        "arrays": {key: {"dtype": array.dtype.name, "shape": list(array.shape)} for key, array in arrays.items()},
        "figures": figures,
    }
    manifest = _manifest(folder)
    manifest["models"] = dict(sorted({**manifest["models"], name: entry}.items()))
    save(folder / f"{name}.npz", data)
    save(folder / f"{name}.md", model_card(config, entry).encode())
    save(folder / MANIFEST, (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode())


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"format": FORMAT, "models": {}}
