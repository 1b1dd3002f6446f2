"""Generates and cancels in a process of its own, where no other test's threads and handles count.

`cycles.py MODELS COUNT`: writes, as JSON, what was counted before and after, and how long each cancel took.
"""

import gc
import json
import random
import sys
import time
from contextlib import closing
from pathlib import Path

import psutil
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from sketchpad.generation.request import Request
from sketchpad.music.primers import read_primer
from sketchpad.session.models.generator import Generator
from sketchpad.session.models.meter import Meter
from sketchpad.session.waiting import wait

WARMING_UP = 30
PATIENCE = 5000
"""Milliseconds."""


class Until:
    """Does something, and waits for what it leads to; connected once, because PySide keeps some bytes of each time."""

    def __init__(self, signal) -> None:
        self._loop, self._late = QEventLoop(), QTimer(singleShot=True, interval=PATIENCE)
        signal.connect(self._loop.quit)
        self._late.timeout.connect(lambda: self._loop.exit(1))

    def __call__(self, do) -> None:
        self._late.start()
        do()
        code = self._loop.exec()
        self._late.stop()
        assert code == 0, "it never came"


class Cycles:
    def __init__(self, generator: Generator) -> None:
        self.generator = generator
        self.primer = read_primer("twinkle")
        self.rng = random.Random(0)
        self.answered: list[int] = []
        self.expected: list[int] = []
        self.waits: list[float] = []
        generator.finished.connect(lambda number, _: self.answered.append(number))
        self.until_finished, self.until_opened = Until(generator.finished), Until(generator.opened)

    def once(self) -> None:
        """One request; of five, four are cancelled unless they were quicker."""
        rng, generator = self.rng, self.generator
        model, bars = rng.choice(["lookback_rnn", "attention_rnn"]), rng.choice([1, 16, 64])
        request = Request(self.primer, model, bars=bars, takes=4)
        if rng.random() >= 0.8:
            self.until_finished(lambda: self.expected.append(generator.submit(request)))
            return
        number = generator.submit(request)
        wait(rng.randrange(2))
        if not generator.busy:
            self.expected.append(number)
            return
        begun = time.perf_counter()
        generator.cancel()
        self.until_opened(lambda: generator.load("lookback_rnn"))
        self.waits.append(1e3 * (time.perf_counter() - begun))


def counted() -> list[int]:
    """Bytes, threads and handles of this process."""
    process = psutil.Process()
    return [process.memory_info().rss, process.num_threads(), process.num_fds()]


def main(models: Path, count: int) -> None:
    application = QCoreApplication([])
    with closing(Generator(Meter(), models)) as generator:
        cycles = Cycles(generator)
        for _ in range(WARMING_UP):
            cycles.once()
        gc.collect()
        before = counted()
        for _ in range(count):
            cycles.once()
        after = counted()
    sys.stdout.write(json.dumps([before, after, cycles.waits, sorted(cycles.answered), cycles.expected]))
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
