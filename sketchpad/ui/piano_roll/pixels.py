"""Very many plain rectangles at once: NumPy fills them in one image, which is laid over what was painted before."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from sketchpad.ui.piano_roll.note_kinds import Places

FORMAT = QImage.Format.Format_ARGB32_Premultiplied
Fill = tuple[Places, QColor]
"""Rectangles (rectangles, 4): left, top, width, height in whole pixels; and their colour."""
AT_ONCE = 4096
"""So many rectangles are filled at a time: what is counted for more would not stay in the processor's cache."""
_Int = NDArray[np.int32]


def paint_fills(painter: QPainter, part: QRect, fills: Iterable[Fill]) -> None:
    """Fill rectangles as far as they lie in a part; a later one takes the place of an earlier one, ghost or not."""
    fills = list(fills)
    if not fills or part.isEmpty():
        return
    palette = QImage(len(fills), 1, FORMAT)
    for place, (_, colour) in enumerate(fills):
        palette.setPixelColor(place, 0, colour)
    colours = np.frombuffer(palette.constBits(), dtype=np.uint32)
    pixels = np.zeros((part.height(), part.width()), dtype=np.uint32)
    places = np.concatenate([places for places, _ in fills])
    _fill(pixels, places - [*part.topLeft().toTuple(), 0, 0], np.repeat(colours, [len(places) for places, _ in fills]))
    image = QImage(pixels.data, part.width(), part.height(), FORMAT)
    painter.drawImage(part.topLeft(), image)


def _fill(pixels: NDArray[np.uint32], places: Places, colours: NDArray[np.uint32]) -> None:
    """Fill rectangles, each with its colour, in an array (height, width)."""
    rows, columns = pixels.shape
    begin = np.maximum(places[:, :2], 0)
    width, height = (np.minimum(places[:, :2] + places[:, 2:], [columns, rows]) - begin).T
    seen = (width > 0) & (height > 0)
    begin, width, height = (numbers[seen].astype(np.int32) for numbers in (begin, width, height))
    first, area, colours = begin[:, 1] * columns + begin[:, 0], width * height, colours[seen]
    pixels = pixels.reshape(-1)
    for place in range(0, len(first), AT_ONCE):
        some = slice(place, place + AT_ONCE)
        lines = _counted(first[some], height[some], columns)
        pixels[_counted(lines, np.repeat(width[some], height[some]), 1)] = np.repeat(colours[some], area[some])


def _counted(first: _Int, count: _Int, step: int) -> _Int:
    """From each first number on as many as are to be counted, a step apart, all in one row."""
    end = np.cumsum(count, dtype=np.int32)
    numbers = np.arange(end[-1] if len(end) else 0, dtype=np.int32)
    numbers *= step
    numbers += np.repeat(first - step * (end - count), count)
    return numbers
