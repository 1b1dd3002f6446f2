"""Very many rectangles are filled as a painter fills them one by one."""

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from sketchpad.ui.piano_roll.pixels import AT_ONCE, FORMAT, paint_fills

SIZE = 120, 90
PART = QRect(10, 20, 80, 60)
COLOURS = QColor("red"), QColor("green"), QColor("blue")


def painted(paint):
    image = QImage(*SIZE, FORMAT)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setClipRect(PART)
    paint(painter)
    painter.end()
    return image


@pytest.mark.parametrize("count", [0, 1, 100, AT_ONCE, 2 * AT_ONCE + 1])
def test_rectangles_are_filled_as_one_by_one_and_a_later_one_lies_in_front(qapp, count):
    draws = np.random.default_rng(count)
    fills = [(draws.integers([-9, -9, -2, -2], [*SIZE, 12, 9], (count, 4)), colour) for colour in COLOURS]

    def one_by_one(painter):
        for places, colour in fills:
            for left, top, width, height in places.tolist():
                if width > 0 and height > 0:
                    painter.fillRect(left, top, width, height, colour)

    assert painted(lambda painter: paint_fills(painter, PART, fills)) == painted(one_by_one)
