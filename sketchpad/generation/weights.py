"""The shipped models: a manifest, and plain arrays that must agree with it.

A weights file can carry numbers and nothing else: `.npz` read with `allow_pickle=False`; its sha256, and the names,
dtypes and shapes of its arrays, equal the manifest's.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketchpad.music.errors import InputError
from sketchpad.paths import data_directory, user_directory

Weights = Mapping[str, NDArray[np.float32]]
MANIFEST = "manifest.json"
FORMAT = 1


@dataclass(frozen=True)
class Model:
    """One entry of the manifest.

    Attributes:
        system: which network computes it; one of `systems.SYSTEMS`.
        arrays: name → (dtype, shape).
        figures: what was measured of it on held-out music, as on its card.
        bars: MusicVAE: the bars it reads and writes at a time.
        in_c: MusicVAE: whether it knows music in the key of C only.
        imported: whether the user brought it.
    """

    name: str
    system: str
    title: str
    path: Path
    sha256: str
    licence: str
    arrays: Mapping[str, tuple[str, tuple[int, ...]]]
    figures: Mapping[str, Any] = field(default_factory=dict)
    bars: int = 16
    in_c: bool = False
    imported: bool = False

    @property
    def size(self) -> int:
        """Bytes of the weights in memory."""
        return sum(4 * int(np.prod(shape)) for _, shape in self.arrays.values())


def read_manifest(folder: Path | None = None) -> dict[str, Model]:
    """The models of a folder, by name; by default those that come with the program and those that the user brought.

    Raises:
        InputError: a manifest is missing or cannot be read.
    """
    if folder:
        return _read_manifest(folder, imported=False)
    models = _read_manifest(data_directory("models"), imported=False)
    own = user_directory("models")
    return {**_read_manifest(own, imported=True), **models} if (own / MANIFEST).is_file() else models


def _read_manifest(folder: Path, imported: bool) -> dict[str, Model]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            raise InputError(f"{folder / MANIFEST} has format {manifest['format']}; this program reads {FORMAT}")
        return {name: _model(folder, name, entry, imported) for name, entry in manifest["models"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"cannot read the models' manifest {folder / MANIFEST}: {error}; reinstall it") from error


def _model(folder: Path, name: str, entry: Mapping[str, Any], imported: bool) -> Model:
    return Model(
        name=name,
        system=entry["system"],
        title=entry["title"],
        path=folder / Path(entry["file"]).name,
        sha256=entry["sha256"],
        licence=entry["licence"],
        arrays={key: (array["dtype"], tuple(array["shape"])) for key, array in entry["arrays"].items()},
        figures=entry.get("figures", {}),
        bars=int(entry.get("bars", 16)),
        in_c=bool(entry.get("in_c", False)),
        imported=imported,
    )


def find_model(name: str, folder: Path | None = None) -> Model:
    """A model of a folder, or of those that come with the program and those that the user brought.

    Raises:
        InputError: there is none of that name; the text says which there are.
    """
    models = read_manifest(folder)
    if name not in models:
        raise InputError(f"there is no model “{name}”; choose one of {', '.join(models)}")
    return models[name]


def load_weights(model: Model) -> dict[str, NDArray[np.float32]]:
    """The model's arrays, checked.

    Raises:
        InputError: the file is missing, or is not the one that the manifest names.
    """
    try:
        data = model.path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read the weights of {model.name}: {error}; reinstall them") from error
    if hashlib.sha256(data).hexdigest() != model.sha256:
        raise InputError(f"{model.path} is damaged: its sha256 is not the manifest's; reinstall it")
    with np.load(io.BytesIO(data), allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    found = {name: (array.dtype.name, array.shape) for name, array in arrays.items()}
    if found != dict(model.arrays):
        raise InputError(f"{model.path} does not hold the arrays that the manifest names; reinstall it")
    return arrays
