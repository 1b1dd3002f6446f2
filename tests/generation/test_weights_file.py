"""A file of weights gives back the numbers that were put in, and holds no rows and columns of zeros."""

import io
import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes
from hypothesis.extra.numpy import arrays as any_array

from sketchpad.generation.request import CancelFlag, Cancelled
from sketchpad.generation.weights_file import StoredWeights, npz_bytes, to_bfloat16, to_bytes, widened

MOST_BYTE = 127
NUMBERS = st.sampled_from([0.0, -0.0, 1.0, -2.5, 1e-30, 0.1])
"""The last is none of bfloat16."""
MATRIX = np.array([[0, 1, 0], [0, 0, 0], [0, 2, 3]], dtype=np.float32)
FORM = {"a/kernel": ("bfloat16", (3, 3))}


def opened(data, form, cancel=None):
    return StoredWeights(io.BytesIO(data), form, cancel or CancelFlag())


def form_of(array):
    return "bfloat16" if np.array_equal(to_bfloat16(array), array) else "float32", array.shape


@given(any_array(np.float32, array_shapes(max_dims=3, max_side=5), elements=NUMBERS), st.randoms())
def test_numbers_come_back_whole_and_in_parts(array, random):
    weights = opened(npz_bytes({"a/kernel": array}), {"a/kernel": form_of(array)})
    assert np.array_equal(weights["a/kernel"], array)
    assert weights["a/kernel"].dtype == np.float32
    if array.ndim != 2:
        return
    stored = weights.stored("a/kernel")
    assert np.array_equal(stored.heard, array.any(axis=1))
    rows, columns = (np.array(random.sample(range(size), random.randint(0, size)), dtype=int) for size in array.shape)
    part = stored.part(rows, columns)
    assert part.shape == (len(rows), len(columns))
    wanted = array[np.ix_(rows, columns)]
    assert np.array_equal(widened(part.read()), wanted)
    numbers, *places = part.placed()
    framed = np.pad(widened(numbers), ((0, 1), (0, 1)))
    assert np.array_equal(framed[np.ix_(*places)], wanted), "what is nowhere is of zeros"


def test_rows_and_columns_of_zeros_are_not_in_the_file():
    with zipfile.ZipFile(io.BytesIO(npz_bytes({"a/kernel": MATRIX}))) as archive:
        found = {name: np.load(io.BytesIO(archive.read(name))) for name in archive.namelist()}
    assert {name: array.shape for name, array in found.items()} == {
        "a/kernel:rows.npy": (2,),
        "a/kernel:columns.npy": (2,),
        "a/kernel.npy": (2, 2),
    }
    assert found["a/kernel:rows.npy"].tolist() == [0, 2]
    assert found["a/kernel:columns.npy"].tolist() == [1, 2]


def test_other_readers_find_plain_arrays():
    with np.load(io.BytesIO(npz_bytes({"a/kernel": MATRIX, "b": MATRIX[0]})), allow_pickle=False) as archive:
        assert set(archive.files) == {"a/kernel", "a/kernel:rows", "a/kernel:columns", "b"}


def written(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, array in members.items():
            data = io.BytesIO()
            np.lib.format.write_array(data, np.asarray(array))
            archive.writestr(f"a/{name}.npy", data.getvalue())
    return file.getvalue()


BLOCK = np.ones((2, 2), dtype=np.uint16)
GOOD = {"kernel": BLOCK, "kernel:rows": np.int32([0, 2]), "kernel:columns": np.int32([1, 2])}


@pytest.mark.parametrize(
    "members",
    [
        {"kernel": BLOCK},
        {"kernel": BLOCK, "kernel:rows": np.int32([0, 2])},
        {"kernel": BLOCK, "kernel:columns": np.int32([0, 2])},
        GOOD | {"kernel:rows": np.int32([2, 0])},
        GOOD | {"kernel:rows": np.int32([0, 3])},
        GOOD | {"kernel:rows": np.int32([-1, 2])},
        GOOD | {"kernel:rows": np.int32([0, 1, 2])},
        GOOD | {"kernel:rows": np.float64([0, 2])},
        GOOD | {"kernel:rows": np.int32([[0, 2]])},
        GOOD | {"kernel": BLOCK.astype(np.float32)},
        GOOD | {"more": BLOCK},
    ],
)
def test_files_of_other_arrays_are_refused(members):
    assert opened(written(**GOOD), FORM)["a/kernel"].shape == (3, 3)
    with pytest.raises(ValueError, match="array"):
        opened(written(**members), FORM)


def test_nothing_is_read_once_it_was_cancelled():
    cancel = CancelFlag()
    stored = opened(npz_bytes({"a/kernel": MATRIX}), FORM, cancel).stored("a/kernel")
    cancel.set()
    part = stored.part(np.arange(2), np.arange(2))
    for read in (stored.read, stored.placed, part.read, part.placed):
        with pytest.raises(Cancelled):
            read()


@given(any_array(np.int64, (12, 3), elements=st.integers(-(2**20), 2**20)), st.integers(-24, 3))
def test_bytes_are_whole_numbers_of_a_power_of_two(numbers, exponent):
    values = np.ldexp(numbers.astype(np.float32), exponent)
    rounded = to_bytes(values)
    largest = np.abs(values).max(axis=0)
    unit = np.exp2(np.ceil(np.log2(np.maximum(largest.astype(np.float64) / 127, 2.0**-100))))
    whole = rounded / unit
    assert (whole == np.rint(whole)).all()
    assert np.abs(whole).max() <= MOST_BYTE
    assert (np.abs(rounded - values) <= unit / 2).all()
    assert np.array_equal(to_bytes(rounded), rounded)
    assert np.array_equal(to_bfloat16(rounded), rounded)
