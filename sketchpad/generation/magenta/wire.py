"""What goes between the program and Magenta's process: one JSON object a line, arrays as base64 of their bytes."""

from __future__ import annotations

import base64
import json
import select
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[np.float32]]


class CancelledByParent(Exception):
    """There is something to read while an answer is written."""


class Channel:
    """The child's way to answer; answers repeat the number of the command."""

    def __init__(self, answers: IO[str]) -> None:
        self._answers = answers
        self.number = 0

    def answer(self, **answer: Any) -> None:
        """Send a line to the parent."""
        self._answers.write(json.dumps({"number": self.number, **answer}) + "\n")
        self._answers.flush()

    def check(self) -> None:
        """See whether the parent wants something else.

        Raises:
            CancelledByParent: it does.
        """
        if select.select([0], [], [], 0)[0]:
            raise CancelledByParent


def encoded(array: NDArray[Any]) -> dict[str, Any]:
    """An array as JSON can carry it."""
    contiguous = np.ascontiguousarray(array)
    data = base64.b64encode(contiguous.tobytes()).decode()
    return {"shape": contiguous.shape, "dtype": contiguous.dtype.str, "data": data}


def decoded(array: dict[str, Any]) -> NDArray[Any]:
    """The array again."""
    data = np.frombuffer(base64.b64decode(array["data"]), dtype=np.dtype(array["dtype"]))
    return data.reshape(array["shape"])
