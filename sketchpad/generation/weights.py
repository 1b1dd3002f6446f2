"""The shipped models: a manifest, and plain arrays that must agree with it.

The sha256 of a weights file (`weights_file`), and the names, dtypes and shapes of its arrays, equal the manifest's.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BufferedReader
from pathlib import Path
from typing import Any

from sketchpad.generation.filling.hole import MOST_BARS
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.weights_file import StoredWeights, Weights, dtype_of, npz_bytes
from sketchpad.music.errors import InputError
from sketchpad.music.saving import folder as make_folder
from sketchpad.music.saving import remove, save
from sketchpad.music.wording import sayable
from sketchpad.paths import data_directory, user_directory

MANIFEST = "manifest.json"
FORMAT = 2
READ = (1, FORMAT)
"""The formats that are read: the first left no rows or columns out of a file."""
BLOCK = 2**16
"""Bytes of a file that are checked at a time; so many stay in the processor's cache."""


@dataclass(frozen=True)
class Model:
    """One entry of the manifest.

    Attributes:
        system: which network computes it; one of `systems.SYSTEMS`.
        size: bytes of its file.
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
    size: int
    arrays: Mapping[str, tuple[str, tuple[int, ...]]]
    figures: Mapping[str, Any] = field(default_factory=dict)
    bars: int = 16
    in_c: bool = False
    imported: bool = False

    @property
    def most_filled(self) -> int:
        """How many of its bars a hole may have that it fills."""
        return self.bars if SYSTEMS[self.system].interpolates else MOST_BARS


def read_manifest(folder: Path | None = None) -> Mapping[str, Model]:
    """The models of a folder, by name; by default those that come with the program and those that the user brought.

    Raises:
        InputError: a manifest is missing or cannot be read; never that of the user's own models, see `own_models`.
    """
    if folder:
        return _read_manifest(folder, imported=False)
    own, _ = own_models()
    return {**own, **_read_manifest(data_directory("models"), imported=False)}


def own_models(folder: Path | None = None) -> tuple[Mapping[str, Model], str]:
    """The models that the user brought, also to another folder, and why they cannot be used; nothing when they can."""
    try:
        return _read_manifest(folder or user_directory("models"), imported=True), ""
    except InputError as error:
        return {}, str(error)


def _read_manifest(folder: Path, imported: bool) -> Mapping[str, Model]:
    path = folder / MANIFEST
    try:
        written = path.stat()
        return _parsed_manifest(folder, imported, written.st_mtime_ns, written.st_size)
    except (FileNotFoundError, NotADirectoryError) as error:
        if imported:
            # Nobody has to bring any.
            return {}
        raise InputError("there are no models in {}; choose another folder, or reinstall them", folder) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, ArithmeticError) as error:
        remedy = sayable("move it away and import your models again") if imported else sayable("reinstall it")
        raise InputError("cannot read the models' manifest {}: {}; {}", path, error, remedy) from error


@lru_cache(maxsize=8)
def _parsed_manifest(folder: Path, imported: bool, _modified: int, _size: int) -> Mapping[str, Model]:
    """Parsed once for as long as the file stays what it is: every answer asks for a model."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    if manifest["format"] not in READ:
        raise InputError("its format is {}; this program reads {}", manifest["format"], FORMAT)
    return {name: _model(folder, name, entry, imported) for name, entry in manifest["models"].items()}


def _model(folder: Path, name: str, entry: Mapping[str, Any], imported: bool) -> Model:
    bars = int(entry.get("bars", 16))
    if bars < 1:
        raise ValueError(f"the model {name} has {bars} bars")
    if entry["system"] not in SYSTEMS:
        raise InputError("it names the system “{}”, which this program does not know", entry["system"])
    return Model(
        name=name,
        system=entry["system"],
        title=entry["title"],
        path=folder / Path(entry["file"]).name,
        sha256=entry["sha256"],
        licence=entry["licence"],
        size=int(entry["bytes"]),
        arrays={key: (array["dtype"], tuple(array["shape"])) for key, array in entry["arrays"].items()},
        figures=entry.get("figures", {}),
        bars=bars,
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
        raise InputError("there is no model “{}”; import it, or choose one of {}", name, ", ".join(models))
    return models[name]


def load_weights(model: Model, cancel: CancelFlag | None = None) -> StoredWeights:
    """The model's arrays, checked.

    Raises:
        InputError: the file is missing, or is not the one that the manifest names.
        Cancelled: `cancel` was set; later it is raised when an array is asked for.
    """
    cancel = cancel or CancelFlag()
    try:
        file = model.path.open("rb")
    except OSError as error:
        raise InputError("cannot read the weights of {}: {}; reinstall them", model.name, error) from error
    with contextlib.ExitStack() as opened:
        opened.enter_context(file)
        if _sha256(file, cancel) != model.sha256:
            raise InputError("{} is damaged: its sha256 is not the manifest's; reinstall it", model.path)
        try:
            weights = StoredWeights(file, model.arrays, cancel)
        except (ValueError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
            raise InputError("{} does not hold the arrays that the manifest names; reinstall it", model.path) from error
        opened.pop_all()
    return weights


def _sha256(file: BufferedReader, cancel: CancelFlag) -> str:
    digest = hashlib.sha256()
    while block := file.read(BLOCK):
        cancel.check()
        digest.update(block)
    return digest.hexdigest()


def add_model(folder: Path, name: str, arrays: Weights, *, in_place: bool = False, **entry: object) -> Model:
    """Keep arrays as a model of a folder, in the place of one of that name.

    The other's file stays until the manifest names the new one, so that there is always one of the two; where it is
    replaced `in_place`, whatever ends the program in between leaves none.

    `entry` is what else the manifest says of it: `system`, `title` and `licence` at least.

    Raises:
        InputError: it cannot be written, or the manifest that is there cannot be read.
    """
    make_folder(folder)
    manifest: dict[str, Any] = {"format": FORMAT, "models": {}}
    if (folder / MANIFEST).exists():
        manifest = _checked_manifest(folder)
    manifest["format"] = FORMAT
    data = npz_bytes(arrays)
    sha256 = hashlib.sha256(data).hexdigest()
    # Some disks take “Foo.npz” and “foo.npz” for one file.
    taken = {Path(each["file"]).name.casefold() for other, each in manifest["models"].items() if other != name}
    first = f"{name}-{sha256[:8]}.npz" if f"{name}.npz".casefold() in taken else f"{name}.npz"
    before = manifest["models"].get(name, {"file": first, "sha256": sha256})
    is_apart = before["sha256"] != sha256 and not in_place
    path = folder / (f"{name}-{sha256[:8]}.npz" if is_apart else Path(before["file"]).name)
    save(path, data)
    shapes = {key: {"dtype": dtype_of(array), "shape": list(array.shape)} for key, array in arrays.items()}
    manifest["models"][name] = {"file": path.name, "sha256": sha256, "bytes": len(data), **entry, "arrays": shapes}
    manifest["models"] = dict(sorted(manifest["models"].items()))
    _save_manifest(folder, manifest)
    if is_apart:
        remove(folder / Path(before["file"]).name)
    return _read_manifest(folder, imported=True)[name]


def remove_model(name: str, folder: Path | None = None) -> Model:
    """Take a model away from a folder, or from those that the user brought: its entry, and then its file.

    In that order no entry ever is without its file, whatever ends the program in between.

    Returns:
        What it was.

    Raises:
        InputError: it comes with the program, is not there, or cannot be removed.
    """
    shipped = data_directory("models")
    folder = folder or user_directory("models")
    if name in _read_manifest(shipped, imported=False) and folder in (shipped, user_directory("models")):
        raise InputError("{} comes with the program and stays; only models that were imported can be removed", name)
    known = _read_manifest(folder, imported=True)
    if not known:
        raise InputError("there is no model “{}” to remove: none was imported", name)
    if name not in known:
        raise InputError("there is no model “{}” to remove; choose one of {}", name, ", ".join(known))
    manifest = _checked_manifest(folder)
    del manifest["models"][name]
    _save_manifest(folder, manifest)
    remove(known[name].path)
    return known[name]


def _checked_manifest(folder: Path) -> dict[str, Any]:
    """All that the manifest says, also what this program does not ask for."""
    _read_manifest(folder, imported=True)
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))


def _save_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    save(folder / MANIFEST, (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode())
