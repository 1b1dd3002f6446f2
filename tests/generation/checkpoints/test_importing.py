"""What Magenta wrote comes in as one of the user's models, to the bit; what is not that is refused in words."""

import gzip
import io
import tarfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.bench import random_weights as random_models
from sketchpad.generation.checkpoints import files, importing
from sketchpad.generation.checkpoints.files import read_arrays
from sketchpad.generation.checkpoints.importing import import_model
from sketchpad.generation.engine import open_engine
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.weights import load_weights, read_manifest
from sketchpad.music.errors import InputError
from tests.conftest import ARCHITECTURES, random_weights

pytestmark = pytest.mark.xdist_group("magenta")


@pytest.fixture
def own(tmp_path, monkeypatch) -> Path:
    """The user's own folder, empty."""
    monkeypatch.setenv("SKETCHPAD_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "models"


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_a_checkpoint_of_every_system_comes_in_and_plays(own, checkpoints, weights, twinkle, name):
    model = import_model(checkpoints[name], "mine", own)
    assert (model.system, model.bars, model.imported) == (ARCHITECTURES[name].system, ARCHITECTURES[name].bars, True)
    arrays = load_weights(model)
    assert arrays.keys() == weights[name].keys()
    assert all(np.array_equal(arrays[key], array) for key, array in weights[name].items())
    assert read_manifest()["mine"] == model
    engine = open_engine("native")
    *_, take = engine.generate(Request(twinkle, "mine", bars=2), CancelFlag())
    assert take.complete


def test_a_checkpoint_outside_its_archive_is_read_alike(own, checkpoints, tmp_path, weights):
    with tarfile.open(checkpoints["music_vae_2bar"]) as archive:
        for member in archive:
            (tmp_path / member.name).write_bytes(archive.extractfile(member).read())
    for path in (tmp_path / "music_vae_2bar.ckpt.index", tmp_path / "music_vae_2bar.ckpt"):
        arrays = load_weights(import_model(path, "mine", own))
        assert all(np.array_equal(arrays[key], array) for key, array in weights["music_vae_2bar"].items())


def test_names_are_taken_from_the_file_and_kept_apart_from_the_shipped(own, checkpoints, tmp_path):
    assert import_model(checkpoints["lookback_rnn"], folder=own).name == "lookback_rnn_magenta"
    assert import_model(checkpoints["music_vae_2bar"], folder=own).name == "music_vae_2bar"
    for name in ("lookback_rnn", "../x", " ", "a" * 65):
        with pytest.raises(InputError, match=r"choose another name|no name"):
            import_model(checkpoints["lookback_rnn"], name, own)
    assert not list(tmp_path.rglob("*/x.npz"))


def test_two_checkpoints_whose_files_are_called_alike_are_two_models(own, checkpoints, tmp_path, weights):
    one, other = (tmp_path / folder / "model.tar" for folder in ("one", "other"))
    for path, name in ((one, "music_vae_2bar"), (other, "music_vae_melody")):
        path.parent.mkdir()
        path.write_bytes(checkpoints[name].read_bytes())
    assert [import_model(path, folder=own).name for path in (one, other, one, other)] == ["model", "model-2"] * 2
    for name, of in (("model", "music_vae_2bar"), ("model-2", "music_vae_melody")):
        arrays = load_weights(read_manifest()[name])
        assert all(np.array_equal(arrays[key], array) for key, array in weights[of].items())


@pytest.mark.parametrize(
    ("called", "name"),
    [("Übung 3.mag", "Ubung_3"), ("_best.ckpt", "best"), ("日本.tar", "model"), (f"{'x' * 90}.mag", "x" * 56)],
)
def test_whatever_its_file_is_called_a_model_has_a_name_of_its_own(own, tmp_path, weights, monkeypatch, called, name):
    one, other = weights["lookback_rnn"], random_weights("lookback_rnn", seed=1)
    found = iter([one, other])
    monkeypatch.setattr(importing, "read_arrays", lambda *_: ("", next(found)))
    assert [import_model(tmp_path / called, folder=own).name for _ in range(2)] == [name, f"{name}-2"]


def test_a_model_in_another_folder_than_the_users_is_no_more_replaced(own, tmp_path, weights, monkeypatch):
    one, other = dict(weights["lookback_rnn"]), dict(weights["attention_rnn"])
    read = iter([one, other, one])
    monkeypatch.setattr(importing, "read_arrays", lambda *_: ("", next(read)))
    folder = tmp_path / "elsewhere"
    names = [import_model(tmp_path / "model.ckpt", folder=folder).name for _ in range(3)]
    assert names == ["model", "model-2", "model"]
    assert all(np.array_equal(load_weights(read_manifest(folder)["model"])[key], one[key]) for key in one)
    assert not own.exists()


@pytest.mark.parametrize("wrong", [np.nan, np.inf, 3e38, -1e7])
def test_numbers_that_are_none_or_that_no_training_ends_with_are_refused(own, tmp_path, weights, monkeypatch, wrong):
    arrays = dict(weights["lookback_rnn"])
    arrays["fully_connected/biases"] = np.full_like(arrays["fully_connected/biases"], wrong)
    monkeypatch.setattr(importing, "read_arrays", lambda *_: ("", arrays))
    with pytest.raises(InputError, match="damaged"):
        import_model(tmp_path / "model.ckpt", folder=own)
    assert not own.exists()


def test_a_music_vae_that_writes_something_else_than_melodies_or_trios_is_refused(own, tmp_path, monkeypatch):
    """As Magenta's own of drums alone."""
    monkeypatch.setattr(random_models, "LINE", random_models.DRUMS)
    drums = random_models.random_arrays(random_models.music_vae(1, [16], [16], 8, bars=2))
    monkeypatch.setattr(importing, "read_arrays", lambda *_: ("", drums))
    with pytest.raises(InputError, match="512"):
        import_model(tmp_path / "cat-drums_2bar.tar", folder=own)
    assert not own.exists()


def number(value: int) -> bytes:
    """A number as protocol buffers and TensorFlow's tables write it."""
    low, rest = value & 127, value >> 7
    return bytes([low | 128]) + number(rest) if rest else bytes([low])


def named(field: int, value: int | bytes) -> bytes:
    """A field of a protocol buffer."""
    if isinstance(value, int):
        return number(field << 3) + number(value)
    return number(field << 3 | 2) + number(len(value)) + value


def index_of(name: bytes, shape: list[int], offset: int, size: int) -> bytes:
    """An index of one tensor of single precision."""
    tensor = named(1, 1) + named(2, b"".join(named(2, named(1, length)) for length in shape))
    tensor += named(4, offset) + named(5, size)
    of_table, end = named(1, 1), (0).to_bytes(4, "little") + (1).to_bytes(4, "little")
    block = b"".join(
        number(0) + number(len(key)) + number(len(value)) + key + value
        for key, value in ((b"", of_table), (name, tensor))
    )
    block += end
    handle = number(0) + number(len(block))
    index = number(0) + number(1) + number(len(handle)) + b"z" + handle + end
    footer = number(0) + number(0) + number(len(block) + 5) + number(len(index))
    magic = (0xDB4775248B80FB57).to_bytes(8, "little")
    return block + bytes(5) + index + bytes(5) + footer.ljust(40, b"\0") + magic


@pytest.mark.parametrize(
    "tensor",
    [
        (b"rnn/x", [2], 2**63, 8),
        (b"rnn/x", [2], 2**69, 8),
        (b"rnn/x", [2**69, 0], 0, 0),
        (b"rnn/x", [1] * 70, 0, 4),
        (b"fully_connected/biases", [], 0, 4),
        (b"fully_connected/biases", [40], 0, 160),
    ],
)
def test_sizes_that_no_array_has_are_refused(own, tmp_path, tensor):
    (tmp_path / "model.index").write_bytes(index_of(*tensor))
    (tmp_path / "model.data-00000-of-00001").write_bytes(bytes(160))
    with pytest.raises(InputError):
        import_model(tmp_path / "model.index", folder=own)


def archive_of(path: Path, members: dict[str, bytes], kind: bytes = tarfile.REGTYPE, mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size, member.type = len(data) if kind == tarfile.REGTYPE else 0, kind
            archive.addfile(member, io.BytesIO(data))
    return path


def cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-20])
    return path


def test_an_archive_packed_with_gzip_is_read_alike(own, checkpoints, tmp_path, weights):
    packed = tmp_path / "packed.tar"
    packed.write_bytes(gzip.compress(checkpoints["music_vae_2bar"].read_bytes(), 1))
    arrays = load_weights(import_model(packed, "mine", own))
    assert all(np.array_equal(arrays[key], array) for key, array in weights["music_vae_2bar"].items())


def test_archives_that_are_none_of_magentas_are_refused(own, tmp_path):
    bad = [
        archive_of(tmp_path / "empty.tar", {}),
        archive_of(tmp_path / "other.tar", {"README": b"text"}),
        archive_of(tmp_path / "many.tar", {f"{n}.index": b"" for n in range(100)}),
        archive_of(tmp_path / "link.tar", {"x.index": b""}, tarfile.SYMTYPE),
        archive_of(tmp_path / "bomb.tar", {"x.index": b"", "x.data-00000-of-00001": bytes(10**8)}, mode="w:gz"),
        cut(archive_of(tmp_path / "cut.tar", {"x.index": b"x" * 100}, mode="w:gz")),
        archive_of(tmp_path / "packed.tar", {"x.index": b"x"}, mode="w:xz"),
        archive_of(tmp_path / "bad.tar", {"x.index": b"x" * 100, "x.data-00000-of-00001": b""}),
        tmp_path / "missing.tar",
        tmp_path / "missing.mag",
    ]
    (tmp_path / "text.ckpt").write_bytes(b"not a checkpoint at all" * 10)
    for path in [*bad, tmp_path / "text.ckpt"]:
        with pytest.raises(InputError, match="cannot read"):
            import_model(path, "mine", own)
    assert not own.exists()


def test_an_archive_of_more_bytes_than_a_checkpoint_is_refused_before_its_members_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MOST_TAR_BYTES", 1000)
    members = {"x.index": b"x" * 100, "x.data-00000-of-00001": bytes(901)}
    with pytest.raises(InputError, match="larger than any"):
        read_arrays(archive_of(tmp_path / "model.tar", members), lambda _: True)
    members["x.data-00000-of-00001"] = bytes(900)
    with pytest.raises(InputError, match="damaged"):
        read_arrays(archive_of(tmp_path / "model.tar", members), lambda _: True)


def header(name: str, kind: bytes, size: int = 0) -> bytes:
    member = tarfile.TarInfo(name)
    member.type, member.size = kind, size
    return member.tobuf(tarfile.GNU_FORMAT)


def test_an_archive_with_too_many_members_is_refused_before_all_are_read(tmp_path, monkeypatch):
    path, read = tmp_path / "model.tar", []
    following = tarfile.TarFile.next
    monkeypatch.setattr(tarfile.TarFile, "next", lambda archive: read.append(0) or following(archive))
    path.write_bytes(header("x", tarfile.REGTYPE) * 1000 + bytes(1024))
    with pytest.raises(InputError, match="more files"):
        read_arrays(path, lambda _: True)
    assert len(read) < 100
    long_name = header("././@LongLink", tarfile.GNUTYPE_LONGNAME, 10) + b"a" * 10 + bytes(502)
    path.write_bytes(long_name * 3000 + header("x", tarfile.REGTYPE) + bytes(1024))
    with pytest.raises(InputError, match="cannot read"):
        read_arrays(path, lambda _: True)


@given(st.data())
def test_a_damaged_archive_is_refused_or_read(checkpoints, tmp_path, data):
    whole = bytearray(checkpoints["music_vae_2bar"].read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1) | st.integers(0, 4096))] ^= 1 << data.draw(st.integers(0, 7))
    path = tmp_path / "damaged.tar"
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else whole)
    with suppress(InputError):
        read_arrays(path, lambda _: True)


def test_large_models_are_rounded_and_small_ones_are_not(own, checkpoints, monkeypatch):
    monkeypatch.setattr("sketchpad.generation.checkpoints.importing.EXACT_BYTES", 1000)
    rounded = load_weights(import_model(checkpoints["music_vae_2bar"], "mine", own))
    assert all(not (array.view(np.uint32) & 0xFFFF).any() for array in rounded.values())
