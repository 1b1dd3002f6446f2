"""Frames in one picture: in each a part of the roll, a panel beside it, and below what happens, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from sketchpad.ui.main_window import MainWindow
from sketchpad.ui.panels.reach_slider import ReachSlider
from sketchpad.ui.piano_roll.view import KEYS_WIDTH
from sketchpad.ui.theme import Theme

COLUMNS = 2
ROLL_WIDTH = 372
"""Pixels, as all that follows; the keys are among them."""
MARGIN, CAPTION, FONT_SIZE = 14, 40, 17
POINTER = QPolygonF([QPointF(*at) for at in ((0, 0), (0, 14), (3, 11), (6, 16), (8, 15), (5.5, 10), (10, 9.5))])
"""The arrow of a mouse, its tip at the origin."""


@dataclass(frozen=True)
class Frame:
    """What is seen, and what is said of it."""

    seen: QPixmap
    caption: str


def look_at(window: MainWindow, bars: float, pitches: tuple[int, int], height: int) -> None:
    """Have the roll in frames of a height show so many bars from the first, from one pitch up to another."""
    view, (low, high) = window.roll.view, pitches
    bar_width = (ROLL_WIDTH - KEYS_WIDTH) / bars
    row_height = (height - window.roll.ruler.height()) / (high - low + 1)
    view.set_geometry(replace(view.geometry, left=0.0, top=high, bar_width=bar_width, row_height=row_height))


def frame(window: MainWindow, panel: QWidget, height: int, caption: str, held: ReachSlider | None = None) -> Frame:
    """The roll and a panel as they are, from above; where a slider is held, with a pointer on it."""
    roll = window.roll.grab(QRect(0, 0, ROLL_WIDTH, height))
    beside = panel.grab(QRect(0, 0, panel.width(), height))
    seen = QPixmap(roll.width() + beside.width(), height)
    painter = QPainter(seen)
    painter.drawPixmap(0, 0, roll)
    painter.drawPixmap(roll.width(), 0, beside)
    if held:
        handle = held.mapTo(panel, QPoint(round(held._x(held.amount)), held.height() // 2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(roll.width() + handle.x(), handle.y())
        painter.setPen(QPen(Qt.GlobalColor.white, 1.2))
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawPolygon(POINTER)
    painter.end()
    return Frame(seen, caption)


def sheet(frames: Sequence[Frame], theme: Theme) -> QPixmap:
    """All frames, row by row, numbered."""
    one = frames[0].seen.size()
    cell = QSize(one.width() + MARGIN, one.height() + CAPTION)
    rows = -(-len(frames) // COLUMNS)
    whole = QPixmap(COLUMNS * cell.width() + MARGIN, rows * cell.height() + MARGIN)
    whole.fill(theme.window)
    painter = QPainter(whole)
    for number, each in enumerate(frames):
        row, column = divmod(number, COLUMNS)
        place = QPoint(MARGIN + column * cell.width(), MARGIN + row * cell.height())
        painter.drawPixmap(place, each.seen)
        painter.setPen(theme.bar_line)
        painter.drawRect(QRect(place, one).adjusted(-1, -1, 0, 0))
        _paint_caption(
            painter, QRect(place + QPoint(0, one.height()), QSize(one.width(), CAPTION)), number + 1, each, theme
        )
    painter.end()
    return whole


def _paint_caption(painter: QPainter, area: QRect, number: int, frame: Frame, theme: Theme) -> None:
    """The number in bold, and the words after it."""
    font, middle = QApplication.font(), Qt.AlignmentFlag.AlignVCenter
    font.setPixelSize(FONT_SIZE)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.accent)
    used = painter.boundingRect(QRectF(area), middle, f"{number}  ").width()
    painter.drawText(area, middle, str(number))
    font.setBold(False)
    painter.setFont(font)
    painter.setPen(theme.text)
    painter.drawText(area.adjusted(round(used), 0, 0, 0), middle, frame.caption)
