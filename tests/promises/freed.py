"""Songs become garbage in a process of its own, because a step that is freed twice ends the process.

`freed.py`: writes, as JSON, how many songs were freed, and what their stacks said meanwhile.
"""

import gc
import json
import sys

from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import delete

from sketchpad.music.note import Note
from sketchpad.session import edits
from sketchpad.session.document import Document

STEPS = 30
freed: list[str] = []
said: list[int] = []


class Circle:
    """Nothing but the garbage collection frees it, and what it holds."""

    def __init__(self, *held: object) -> None:
        self.held = [self, *held]


def edited(name: str, parent: QObject | None = None) -> Document:
    """A song with steps of all kinds: done, undone, dropped by another, joined, come to nothing."""
    document = Document(parent=parent)
    for number in range(STEPS):
        document.push("Draw", edits.draw(Note(120 * number, 60, 120)))
    document.undo_stack.setIndex(STEPS // 2)
    document.push("Draw", edits.draw(Note(0, 72, 120)))
    for tempo in (90, document.bars.tempo):
        document.set_tempo(tempo)
    for number in range(STEPS):
        document.push("Velocity", edits.add_velocity(list(document.bars), 1), merge=number // 4 + 1)
    document.undo_stack.undo()
    document.destroyed.connect(lambda: freed.append(name))
    document.undo_stack.indexChanged.connect(said.append)
    return document


def leave(name: str, held: list[object], document: Document) -> None:
    """Leave a song to the garbage collection, in such an order that a step comes first."""
    circle, step = Circle(*held, document), document.undo_stack.command(0)
    del held, document
    gc.collect()
    del step, circle


def main() -> None:
    application = QCoreApplication([])
    gc.disable()
    leave("alone", [], edited("alone"))
    owner = QObject()
    leave("with its owner", [owner], edited("with its owner", owner))
    del owner
    # Qt frees this one at once, and leaves nothing to the garbage collection but what Python knew of it.
    owner = QObject()
    leave("by Qt", [owner], edited("by Qt", QObject(owner)))
    delete(owner)
    said.clear()
    gc.collect()
    application.quit()
    sys.stdout.write(json.dumps([freed, said]))


if __name__ == "__main__":
    main()
