"""What the gauge tells when it is unfolded: each stage of an answer, speed, memory, delays; and files of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sketchpad.memory import peak_memory, resident_memory
from sketchpad.music.saving import save
from sketchpad.music.wording import with_values
from sketchpad.published import TABLE_1
from sketchpad.session.loop_watch import LoopWatch
from sketchpad.session.models.meter import PAINT, SCHEDULE, Cost, Spread
from sketchpad.session.session import Session
from sketchpad.ui.wording import duration, memory

CORAL = 2**30
"""Bytes of memory that the Coral Dev Board has."""


class GaugeDetails(QWidget):
    """The figures of the model and the engine of the last answer."""

    picture_asked = Signal(Path)

    def __init__(self, session: Session, watch: LoopWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._watch = watch
        self.about = QLabel(wordWrap=True)
        self.facts = QLabel(wordWrap=True)
        self.facts.setObjectName("faint")
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.cells: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        self._opened = ""
        self.save_csv = QPushButton(self.tr("CSV …"))
        self.save_png = QPushButton(self.tr("PNG …"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.about)
        column.addLayout(self._table())
        column.addWidget(self.facts)
        buttons = QHBoxLayout()
        for button, name, tip in (
            (self.save_csv, self.tr("Save as CSV"), self.tr("Write what each answer cost to a file, a line each")),
            (self.save_png, self.tr("Save as PNG"), self.tr("Write the gauge as a picture")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
            # A click leaves the keyboard to the roll.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button, 1)
        column.addLayout(buttons)
        self.save_csv.clicked.connect(self._on_csv)
        self.save_png.clicked.connect(self._on_png)
        session.generator.opened.connect(self._on_opened)

    def stages(self) -> dict[str, tuple[str, str]]:
        """By stage: what it is called, and what it means."""
        return {
            "answer": (self.tr("answer"), self.tr("All of computing a take")),
            "first bar": (self.tr("first bar"), self.tr("Until the first bar was there")),
            "encode": (self.tr("encode"), self.tr("Reading the primer")),
            "sample": (self.tr("sample"), self.tr("Drawing the notes")),
            SCHEDULE: (self.tr("schedule"), self.tr("Handing the song with the answer to the player")),
            PAINT: (self.tr("paint"), self.tr("Painting the roll with the answer")),
        }

    def refresh(self) -> None:
        """Say it as it is now."""
        cost = self._session.meter.costs[-1] if self._session.meter.costs else None
        spreads = self._session.meter.of_model(cost.model, cost.engine) if cost else {}
        self.about.setText(self._about(cost))
        for stage, labels in self.cells.items():
            spread = spreads.get(stage)
            times = (spread.last, spread.p50, spread.p95) if spread else (None,) * 3
            for label, seconds in zip(labels, times, strict=True):
                label.setText("–" if seconds is None else duration(seconds))
        self.facts.setText("\n".join(self._facts(cost)))

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        right = Qt.AlignmentFlag.AlignRight
        for column, text in enumerate((self.tr("last"), self.tr("p50"), self.tr("p95")), 1):
            head = QLabel(text)
            head.setObjectName("faint")
            grid.addWidget(head, 0, column, right)
        for row, (stage, (title, tip)) in enumerate(self.stages().items(), 1):
            name = QLabel(title)
            name.setToolTip(tip)
            grid.addWidget(name, row, 0)
            labels = (QLabel("–"), QLabel("–"), QLabel("–"))
            for column, label in enumerate(labels, 1):
                label.setAccessibleName(f"{title}, {(self.tr('last'), self.tr('p50'), self.tr('p95'))[column - 1]}")
                grid.addWidget(label, row, column, right)
            self.cells[stage] = labels
        grid.setColumnStretch(0, 1)
        return grid

    def _about(self, cost: Cost | None) -> str:
        if cost is None:
            return self.tr("no answer yet")
        model = self._session.models.known.get(cost.model)
        speed = self.tr("{:.0f} steps a second").format(cost.steps_a_second)
        return f"{model.title if model else cost.model}, {cost.engine}: {speed}"

    def _facts(self, cost: Cost | None) -> list[str]:
        meter = self._session.meter
        # An engine's own processes are counted when an answer is done.
        resident = max(resident_memory(), cost.resident if cost else 0)
        peak = max(peak_memory(), meter.most_held)
        facts = [
            with_values(
                self.tr("memory {}, at most {}: {:.0%} of a Coral Dev Board’s 1 GB"),
                memory(resident),
                memory(peak),
                peak / CORAL,
            )
        ]
        model = self._session.models.known.get(cost.model if cost else self._opened)
        if model:
            facts.append(self.tr("weights {}").format(memory(model.size)))
        if model and model.system in TABLE_1:
            row = TABLE_1[model.system]
            facts.append(
                self.tr("the study, on its machine: {:.0f} ms, {:.0f} MB").format(row.milliseconds, row.megabytes)
            )
        delays = Spread.of(list(self._watch.delays))
        if delays:
            facts.append(self.tr("events late by {}, p95 {}").format(duration(delays.p50), duration(delays.p95)))
        playback = self._session.playback
        facts.append(
            with_values(
                self.tr("sound: {:.0%} of the synthesizer’s time, {} dropouts"), playback.load, playback.underruns
            )
        )
        return facts

    @Slot(str)
    def _on_opened(self, model: str) -> None:
        self._opened = model
        if self.isVisible():
            self.refresh()

    @Slot()
    def _on_csv(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as CSV"), "gauge.csv", "*.csv")
        if name:
            self.write(Path(name).with_suffix(".csv"), self._session.meter.as_csv().encode())

    @Slot()
    def _on_png(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PNG"), "gauge.png", "*.png")
        if name:
            self.picture_asked.emit(Path(name).with_suffix(".png"))

    def write(self, path: Path, data: bytes) -> None:
        """Write a file in the background, and say so."""
        session = self._session
        session.background.run(
            lambda: save(path, data),
            lambda _: session.done.emit(self.tr("Written: {}").format(path)),
            session.notice.emit,
        )


def picture_of(widget: QWidget) -> bytes:
    """A widget as it looks, as PNG."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())
