"""Values go to JSON and come back the same; anything else is refused with InputError."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.music.bars import Bars
from sketchpad.music.errors import InputError
from sketchpad.music.metre import UNITS, Metre
from sketchpad.music.note import Author, Note, Voice
from sketchpad.music.plain import Packer, Unpacker

notes = st.builds(
    Note,
    st.integers(0, 9000),
    st.integers(0, 127),
    st.integers(1, 4000),
    st.integers(1, 127),
    st.sampled_from(Author),
    st.sampled_from(Voice),
    st.booleans(),
)
bars = st.builds(
    lambda metre, notes, tempo, locked: Bars.of(notes, tempo, metre).with_locked_bars(locked),
    st.builds(Metre, st.integers(1, 16), st.sampled_from(UNITS)),
    st.lists(notes, max_size=5),
    st.floats(20, 400),
    st.frozensets(st.integers(0, 9), max_size=3),
)


@dataclass(frozen=True)
class Inner:
    """One inside another."""

    voices: frozenset[Voice] = frozenset()
    span: tuple[int, float] | None = None


@dataclass(frozen=True)
class Outer:
    """One of each."""

    song: Bars
    inner: Inner
    notes: tuple[Note, ...]
    name: str
    share: float
    loud: bool = False
    other: Bars | None = None
    key: Inner | Literal["auto"] | None = None


spans = st.tuples(st.integers(), st.floats(allow_nan=False, allow_infinity=False))
inners = st.builds(Inner, st.frozensets(st.sampled_from(Voice)), st.none() | spans)
outers = st.builds(
    Outer,
    bars,
    inners,
    st.lists(notes, max_size=3).map(tuple),
    st.text(max_size=5),
    st.floats(0, 1),
    st.booleans(),
    st.none() | bars,
    st.none() | st.just("auto") | inners,
)
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(outers, max_size=3).map(tuple))
def test_what_goes_out_comes_back(values):
    packer = Packer()
    packed = packer.pack(values)
    text = json.dumps({"bars": packer.bars, "values": packed}, allow_nan=False)
    read = json.loads(text)
    assert Unpacker(read["bars"]).unpack(tuple[Outer, ...], read["values"]) == values


def test_the_same_bars_are_kept_once(twinkle):
    packer = Packer()
    packer.pack(tuple(Outer(twinkle, Inner(), (), "", 0.0, other=Bars.of(twinkle)) for _ in range(3)))
    assert len(packer.bars) == 1


@given(junk, junk)
def test_junk_is_refused(kept, value):
    with pytest.raises(InputError):
        Unpacker(kept).unpack(Outer, value)


@pytest.mark.parametrize(
    "change",
    [
        {"name": 3},
        {"share": float("nan")},
        {"share": 10**400},
        {"loud": 1},
        {"song": 1},
        {"song": True},
        {"song": -1},
        {"new": 1},
        {"key": "other"},
        {"key": 1},
        {"inner": {"voices": [9]}},
        {"inner": {"voices": [True]}},
        {"inner": {"span": [1]}},
        {"inner": {"span": [1.5, 2.0]}},
        {"notes": [[0, 60, 480]]},
        {"notes": [[-1, 60, 480, 80, 0, 0, False]]},
        {"notes": [[0, 128, 480, 80, 0, 0, False]]},
        {"notes": [[0, 60, 0, 80, 0, 0, False]]},
        {"notes": [[0, 60, 480, 0, 0, 0, False]]},
        {"notes": [[0, 60, 480, 80, 2, 0, False]]},
        {"notes": [[0, 60, 2**80, 80, 0, 0, False]]},
        {"notes": [[0, 60, 480, 80, 0, 0, 0]]},
        {"notes": [[0.0, 60, 480, 80, 0, 0, False]]},
    ],
)
def test_each_value_of_another_type_or_out_of_its_range_is_refused(change):
    packer = Packer()
    packed = packer.pack(Outer(Bars.of(), Inner(), (), "", 0.0))
    Unpacker(packer.bars).unpack(Outer, packed)
    with pytest.raises(InputError):
        Unpacker(packer.bars).unpack(Outer, {**packed, **change})


def test_what_is_missing_is_its_default_or_refused():
    unpacker = Unpacker([{"tempo": 100, "notes": [], "locked_bars": []}])
    least = {"song": 0, "inner": {}, "notes": [], "name": "", "share": 1}
    assert unpacker.unpack(Outer, least) == Outer(Bars.of(tempo=100.0), Inner(), (), "", 1.0)
    for name in least:
        with pytest.raises(InputError):
            unpacker.unpack(Outer, {key: value for key, value in least.items() if key != name})
    with pytest.raises(InputError):
        Unpacker([{"tempo": 5, "notes": [], "locked_bars": []}])


@pytest.mark.parametrize(
    "metre", [None, [], "3/4", 4, [3], [3, 4, 4], [3, 5], [17, 4], [0, 4], [3.0, 4], [True, 4], [[3], 4], {"beats": 3}]
)
def test_what_is_no_metre_is_refused(metre):
    with pytest.raises(InputError):
        Unpacker([{"tempo": 100, "metre": metre, "notes": [], "locked_bars": []}])
