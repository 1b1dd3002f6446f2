"""The shipped models: a manifest, and plain arrays that must agree with it.

A weights file can carry numbers and nothing else: `.npz` read with `allow_pickle=False`; its sha256, and the names,
dtypes and shapes of its arrays, equal the manifest's. Numbers of bfloat16 are kept as their 16 bits.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BufferedReader
from pathlib import Path
from typing import Any
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.filling.hole import MOST_BARS
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.systems import SYSTEMS
from sketchpad.music.errors import InputError
from sketchpad.music.saving import folder as make_folder
from sketchpad.music.saving import remove, save
from sketchpad.music.wording import sayable
from sketchpad.paths import data_directory, user_directory

Weights = Mapping[str, NDArray[np.float32]]
MANIFEST = "manifest.json"
FORMAT = 1
BLOCK = 2**20
"""Bytes of a file that are checked at a time."""
_STORED = {"float32": "float32", "uint16": "bfloat16"}
"""The dtype of an array in the file → that of its numbers."""


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


@dataclass(frozen=True)
class StoredArray:
    """One array of a file, which is read anew whenever it is asked for."""

    weights: Weights
    name: str
    shape: tuple[int, ...]

    def read(self) -> NDArray[np.float32]:
        """The array's numbers."""
        return self.weights[self.name]


class StoredWeights(Mapping[str, NDArray[np.float32]]):
    """The arrays of a file, each of them read anew whenever it is asked for: no more are held than are used.

    None is read once `cancel` was set.

    Attributes:
        arrays: name → (dtype, shape), as in the manifest.
    """

    def __init__(self, file: BufferedReader, cancel: CancelFlag) -> None:
        self._cancel = cancel
        self._archive = zipfile.ZipFile(file)
        finalize(self, file.close)
        names = [info.filename for info in self._archive.infolist()]
        self.arrays = {name.removesuffix(".npy"): self._header(name) for name in names}

    def __getitem__(self, name: str) -> NDArray[np.float32]:
        if name not in self.arrays:
            raise KeyError(name)
        self._cancel.check()
        with self._archive.open(f"{name}.npy") as member:
            return widened(np.lib.format.read_array(member, allow_pickle=False))

    def __contains__(self, name: object) -> bool:
        return name in self.arrays

    def __iter__(self) -> Iterator[str]:
        return iter(self.arrays)

    def __len__(self) -> int:
        return len(self.arrays)

    def stored(self, name: str) -> StoredArray:
        """An array, to be read later."""
        return StoredArray(self, name, self.arrays[name][1])

    def _header(self, name: str) -> tuple[str | None, tuple[int, ...]]:
        with self._archive.open(name) as member:
            np.lib.format.read_magic(member)
            shape, _, dtype = np.lib.format.read_array_header_1_0(member)
        return _STORED.get(dtype.name), shape


def read_manifest(folder: Path | None = None) -> Mapping[str, Model]:
    """The models of a folder, by name; by default those that come with the program and those that the user brought.

    Raises:
        InputError: a manifest is missing or cannot be read; never that of the user's own models, see `own_models`.
    """
    if folder:
        return _read_manifest(folder, imported=False)
    own, _ = own_models()
    return {**own, **_read_manifest(data_directory("models"), imported=False)}


def own_models() -> tuple[Mapping[str, Model], str]:
    """The models that the user brought, and why they cannot be used; nothing when they can."""
    folder = user_directory("models")
    try:
        return _read_manifest(folder, imported=True), ""
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
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        remedy = sayable("move it away and import your models again") if imported else sayable("reinstall it")
        raise InputError("cannot read the models' manifest {}: {}; {}", path, error, remedy) from error


@lru_cache(maxsize=8)
def _parsed_manifest(folder: Path, imported: bool, _modified: int, _size: int) -> Mapping[str, Model]:
    """Parsed once for as long as the file stays what it is: every answer asks for a model."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    if manifest["format"] != FORMAT:
        raise InputError("its format is {}; this program reads {}", manifest["format"], FORMAT)
    return {name: _model(folder, name, entry, imported) for name, entry in manifest["models"].items()}


def _model(folder: Path, name: str, entry: Mapping[str, Any], imported: bool) -> Model:
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
        weights = StoredWeights(file, cancel)
        if weights.arrays != dict(model.arrays):
            raise InputError("{} does not hold the arrays that the manifest names; reinstall it", model.path)
        opened.pop_all()
    return weights


def _sha256(file: BufferedReader, cancel: CancelFlag) -> str:
    digest = hashlib.sha256()
    while block := file.read(BLOCK):
        cancel.check()
        digest.update(block)
    return digest.hexdigest()


def add_model(folder: Path, name: str, arrays: Weights, *, compressed: bool = False, **entry: object) -> Model:
    """Keep arrays as a model of a folder, in the place of one of that name.

    `compressed` is as in `npz_bytes`; `entry` is what else the manifest says of it: `system`, `title` and `licence` at
    least.

    Raises:
        InputError: it cannot be written, or the manifest that is there cannot be read.
    """
    make_folder(folder)
    path = folder / f"{name}.npz"
    manifest: dict[str, Any] = {"format": FORMAT, "models": {}}
    if (folder / MANIFEST).exists():
        manifest = _checked_manifest(folder)
    data = npz_bytes(arrays, compressed=compressed)
    save(path, data)
    shapes = {key: {"dtype": _dtype(array), "shape": list(array.shape)} for key, array in arrays.items()}
    sha256 = hashlib.sha256(data).hexdigest()
    manifest["models"][name] = {"file": path.name, "sha256": sha256, "bytes": len(data), **entry, "arrays": shapes}
    manifest["models"] = dict(sorted(manifest["models"].items()))
    _save_manifest(folder, manifest)
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


def npz_bytes(arrays: Weights, *, compressed: bool) -> bytes:
    """An .npz file that is the same for the same arrays, whenever and wherever it is written.

    Arrays that bfloat16 holds are kept as its bits. To compress is for what travels, and has many zeros: of Magenta's
    own weights it saves a tenth, and takes ten times as long to write and twice as long to load.
    """
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method, compresslevel=1) as archive:
        for name in sorted(arrays):
            array = io.BytesIO()
            np.lib.format.write_array(array, _narrowed(arrays[name]), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), array.getvalue(), method)
    return file.getvalue()


def to_bfloat16(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The nearest numbers with 8 significant bits, ties to even, as float32."""
    bits = np.ascontiguousarray(values, dtype=np.float32).view(np.uint32)
    return ((bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000).astype(np.uint32).view(np.float32)


def to_bytes(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The nearest numbers (rows, columns) that eight bits hold: in a column whole ones, up to 127, of a power of two.

    bfloat16 holds them as well. The kernel multiplies such a matrix without a loss (`kernel/affine.h`).
    """
    share, exponent = np.frexp(np.abs(values).max(axis=0) / np.float32(127))
    unit = np.ldexp(np.float32(1), np.where(share == 0.5, exponent - 1, exponent))
    return np.rint(values / unit) * unit


def _dtype(array: NDArray[np.float32]) -> str:
    """float32, or bfloat16 where that holds all of it."""
    bits = np.ascontiguousarray(array, dtype=np.float32).view(np.uint32)
    return "float32" if (bits & 0xFFFF).any() else "bfloat16"


def _narrowed(array: NDArray[np.float32]) -> NDArray[Any]:
    array = np.ascontiguousarray(array, dtype=np.float32)
    return (array.view(np.uint32) >> 16).astype(np.uint16) if _dtype(array) == "bfloat16" else array


def widened(array: NDArray[Any]) -> NDArray[np.float32]:
    """An array of a file, as the numbers that it stands for."""
    if array.dtype != np.uint16:
        return array
    bits = array.astype(np.uint32)
    bits <<= 16
    return bits.view(np.float32)
