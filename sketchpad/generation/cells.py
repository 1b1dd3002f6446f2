"""What MusicVAE and Polyphony RNN are made of, whoever computes it: LSTM layers, and decoders that hear themselves.

An implementation is NumPy (`numpy_cells`) or the C kernel (`kernel.cells`); both take the same arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from sketchpad.generation.request import CancelFlag
from sketchpad.generation.sampling import Sampling
from sketchpad.generation.weights_file import Numbers, Placed, StoredArray, StoredWeights, Weights, nonzero, widened
from sketchpad.music.errors import InputError

Floats = NDArray[np.float32]
Classes = NDArray[np.int32]
Rows = NDArray[np.integer]

UNITS_AT_ONCE = 16
"""An LSTM whose units are a multiple of this is computed by vectors."""
NOTHING = -1
"""What a decoder hears before its first class."""
FORGET_BIAS = np.float32(1)
"""Added to the forget gate at run time; Magenta's checkpoints do not hold it."""


@dataclass(frozen=True)
class Matrix:
    """One affine map: y = x @ kernel + bias; kernel (rows, columns), bias (columns,).

    Attributes:
        source: the kernel as a file has it, or where it is stored.
    """

    source: Numbers | StoredArray
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        """(..., rows) → (..., columns)."""
        return x @ self.kernel + self.bias

    @property
    def kernel(self) -> Floats:
        """(rows, columns); where it is stored, it is read anew."""
        source = self.source
        return widened(source.read() if isinstance(source, StoredArray) else source)

    @property
    def placed(self) -> Placed:
        """The kernel as a file has it; where it is stored, it is read anew."""
        source = self.source
        return source.placed() if isinstance(source, StoredArray) else Placed.whole(source)

    @property
    def heard(self) -> NDArray[np.bool_]:
        """Which inputs (rows,) it listens to."""
        return self.source.heard if isinstance(self.source, StoredArray) else nonzero(self.source, axis=1)

    @property
    def shape(self) -> tuple[int, ...]:
        """(rows, columns)."""
        return self.source.shape

    @property
    def units(self) -> int:
        """How many units an LSTM with this matrix has, whose columns are its gates i, j, f, o."""
        return len(self.bias) // 4

    @property
    def inputs(self) -> int:
        """How many inputs an LSTM with this matrix has, which are its first rows."""
        return self.shape[0] - self.units

    def read(self) -> Matrix:
        """The matrix, held in memory."""
        return Matrix(self.kernel, self.bias)

    def part(self, rows: Rows, columns: Rows) -> Matrix:
        """Some of its rows and columns."""
        source = self.source
        part = source.part(rows, columns) if isinstance(source, StoredArray) else source[np.ix_(rows, columns)]
        return Matrix(part, self.bias[columns])


@dataclass(frozen=True)
class DecoderWeights:
    """Stacked LSTMs over [class one-hot, embedding], and their logits; `initial` makes their states of an embedding."""

    initial: Matrix | None
    cells: tuple[Matrix, ...]
    logits: Matrix

    @property
    def classes(self) -> int:
        """How many classes it writes."""
        return len(self.logits.bias)

    @property
    def embedding(self) -> int:
        """The size of its embedding, 0 where it has none."""
        return self.initial.shape[0] if self.initial else 0

    def read(self) -> DecoderWeights:
        """The weights, held in memory."""
        initial = self.initial.read() if self.initial else None
        return DecoderWeights(initial, tuple(cell.read() for cell in self.cells), self.logits.read())

    def states(self, embeddings: Floats) -> Floats | None:
        """The states that embeddings begin with (rows, c and h of each layer in turn); None for zeros."""
        return np.tanh(self.initial(embeddings)) if self.initial else None


def without_idle_units(decoder: DecoderWeights) -> DecoderWeights:
    """A decoder without those of its units that nothing listens to; some have such to be as large as Magenta's."""
    if len(decoder.cells) != 1 or decoder.initial is None:
        return decoder
    (cell,), initial, logits = decoder.cells, decoder.initial, decoder.logits
    kept = busy_units(cell, logits.heard)
    if len(kept) == cell.units:
        return decoder
    return DecoderWeights(
        initial.part(np.arange(initial.shape[0]), columns_of(kept, cell.units, 2)),
        (cell_of(cell, np.arange(cell.inputs), kept),),
        logits.part(kept, np.arange(logits.shape[1])),
    )


def busy_units(cell: Matrix, heard: NDArray[np.bool_]) -> Rows:
    """The units of an LSTM that it listens to itself or that are `heard` (units,); idle ones up to whole vectors."""
    is_busy = cell.heard[cell.inputs :] | heard
    wanted = max(1, -(-int(is_busy.sum()) // UNITS_AT_ONCE)) * UNITS_AT_ONCE
    return np.sort(np.argsort(~is_busy, kind="stable")[:wanted])


def cell_of(cell: Matrix, inputs: Rows, units: Rows) -> Matrix:
    """An LSTM's matrix with some of its inputs and units."""
    return cell.part(np.concatenate([inputs, cell.inputs + units]), columns_of(units, cell.units, 4))


def columns_of(units: Rows, count: int, parts: int) -> Rows:
    """The columns of some units, where all `count` of them stand in so many parts, as gates or states do."""
    return np.concatenate([part * count + units for part in range(parts)])


AffineMap = Callable[[Floats], Floats]
"""(count, rows) → (count, columns)."""


class Layer(Protocol):
    """One LSTM layer."""

    units: int

    def run(self, x: Floats, c: Floats, h: Floats, cancel: CancelFlag) -> Floats:
        """Outputs (steps, batch, units) for inputs (steps, batch, inputs), from a state (batch, units).

        Raises:
            Cancelled: `cancel` was set; no step begins after that.
        """
        ...


class Phrase(Protocol):
    """Rows that are being written together, each by the same decoder from its own embedding."""

    def of_rows(self, rows: Rows) -> Phrase:
        """Some rows (count,), as far as they have come; what is written with them leaves this phrase as it is."""
        ...

    def put(self, rows: Rows, phrase: Self) -> None:
        """Let some rows (count,) have come as far as those of another phrase, which is of the same decoder."""
        ...

    def write(
        self,
        heard: Classes,
        uniforms: NDArray[np.float64],
        sampling: Sampling,
        cancel: CancelFlag,
        waited: Classes | None = None,
    ) -> Classes:
        """Classes (rows, steps), one for each uniform (rows, steps), after `heard` (rows,) and `waited` (rows,) steps.

        So many steps is it that no note began, by default none; it is of account where the sampling has notes begin.

        Raises:
            Cancelled: `cancel` was set; no step begins after that.
        """
        ...

    def logits(self, heard: Classes) -> Floats:
        """(rows, steps, classes): of what follows each of `heard` (rows, steps)."""
        ...

    def hear(self, heard: Classes, cancel: CancelFlag) -> None:
        """Let the only row hear `heard` (count,).

        Raises:
            Cancelled: `cancel` was set; no step begins after that.
        """
        ...

    def write_until(
        self,
        stop: int,
        must_begin: bool,
        pending: int,
        uniforms: NDArray[np.float64],
        sampling: Sampling,
        cancel: CancelFlag,
    ) -> Classes:
        """Hear `pending`, then draw the only row's classes until `stop` is drawn or no uniform is left; (count,).

        Where `must_begin`, the first begins a note. A positive bias holds until its class is drawn.

        Raises:
            Cancelled: `cancel` was set; no step begins after that.
        """
        ...


class Decoder(Protocol):
    """Stacked LSTMs that hear the last class they wrote."""

    classes: int
    embedding: int

    def phrase(self, embeddings: Floats) -> Phrase:
        """Rows that have not begun, from embeddings (rows, embedding)."""
        ...


class Cells(Protocol):
    """An implementation. What it makes keeps nothing of the arrays it was made of, or all."""

    def affine_map(self, matrix: Matrix) -> AffineMap:
        """A matrix by itself."""
        ...

    def layer(self, matrix: Matrix) -> Layer:
        """A layer of an LSTM's matrix (inputs + units, 4 units)."""
        ...

    def decoder(self, weights: DecoderWeights) -> Decoder:
        """A decoder of these weights."""
        ...


def matrix(weights: Weights, prefix: str, names: tuple[str, str] = ("kernel", "bias")) -> Matrix:
    """The affine map of that prefix.

    Raises:
        InputError: it is not there, or its parts do not fit each other.
    """
    for name in names:
        if f"{prefix}/{name}" not in weights:
            raise InputError("these weights have no array {}/{}; they are of another model", prefix, name)
    kernel, bias = (f"{prefix}/{name}" for name in names)
    source = weights.stored(kernel) if isinstance(weights, StoredWeights) else weights[kernel]
    found = Matrix(source, weights[bias])
    if len(found.shape) != 2 or found.bias.shape != found.shape[1:]:
        raise InputError(
            "the arrays of {} have shapes {} and {}, which do not fit", prefix, found.shape, found.bias.shape
        )
    return found


def check_stack(cells: Sequence[Matrix], inputs: int, what: str) -> int:
    """See that LSTMs fit each other and their inputs; the units of the last.

    Raises:
        InputError: they do not.
    """
    for cell in cells:
        rows, columns = cell.shape
        if columns % 4 or rows != inputs + cell.units:
            raise InputError("{} has a cell of shape {} where {} inputs come in", what, cell.shape, inputs)
        inputs = cell.units
    return inputs
