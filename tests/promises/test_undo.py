"""Promise 14: undo is exact. Random edits of every kind, a model's among them; each step back and forth is checked."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sketchpad.generation.engine import open_engine
from sketchpad.generation.request import CancelFlag, Request, Take
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.metre import UNITS, Metre
from sketchpad.music.note import TICKS_PER_BAR, Author, Note, Voice
from sketchpad.music.scale import Scale
from sketchpad.session import edits
from sketchpad.session.document import Document, Recorded, Selecting
from sketchpad.session.takes.takes import Takes

MOST_NOTES = 200


@pytest.fixture(scope="module")
def answers(random_models, twinkle):
    """What two models wrote: one goes on after the song, one takes the place of its bars."""
    engine = open_engine("native", random_models)
    asked = [
        Request(twinkle, "lookback_rnn", bars=2, takes=4),
        Request(twinkle, "music_vae_melody", verb=Verb.VARY, takes=4),
    ]
    return [take for request in asked for take in engine.generate(request, CancelFlag()) if take.complete]


class Hand:
    """Edits a document at random, and remembers the song after each step."""

    def __init__(self, answers: list[Take], song: Bars, seed: int) -> None:
        self._rng = random.Random(seed)
        self._answers = answers
        self.document = Document(song)
        self.takes = Takes(self.document)
        self.songs = [song]
        self._kinds = [
            self._draw, self._draw, self._change, self._change, self._delete, self._velocity, self._tempo, self._metre,
            self._lock, self._offer, self._choose, self._select, self._record, self._back, self._forth, self._lead,
        ]  # fmt: skip

    def edit(self) -> None:
        """One edit of any kind."""
        self._do(*self._kinds)

    def _do(self, *kinds: Callable[[], None]) -> None:
        self._rng.choice(kinds)()
        self._remember()

    def _remember(self) -> None:
        stack = self.document.undo_stack
        # What was undone is forgotten by a new step; a step that joins the one before changes the song after it.
        del self.songs[stack.count() + 1 :]
        self.songs += [self.document.bars] * (stack.count() + 1 - len(self.songs))
        self.songs[stack.index()] = self.document.bars
        assert not self.document.selection.minus(self.document.bars)

    def _some(self) -> list[Note]:
        notes = list(self.document.selection) or list(self.document.bars)
        return self._rng.sample(notes, min(len(notes), self._rng.randrange(1, 12)))

    def _draw(self) -> None:
        rng = self._rng
        start, length = rng.randrange(16 * TICKS_PER_BAR), rng.randrange(1, TICKS_PER_BAR)
        voice, author = rng.choice(list(Voice)), rng.choice(list(Author))
        note = Note(start, rng.randrange(128), length, rng.randrange(1, 128), author, voice)
        self.document.push("Draw", edits.draw(note), selecting=rng.choice(list(Selecting)))

    def _change(self) -> None:
        rng, notes = self._rng, self._some()
        edit = rng.choice(
            [
                lambda: edits.move(notes, rng.randrange(-960, 960), rng.randrange(-13, 14)),
                lambda: edits.copy(notes, rng.randrange(-960, 960), rng.randrange(-13, 14)),
                lambda: edits.duplicate(notes),
                lambda: edits.resize(notes, rng.randrange(-480, 480)),
                lambda: edits.resize_start(notes, rng.randrange(-480, 480)),
                lambda: edits.quantise(notes, rng.choice([60, 80, 120, 160])),
                lambda: edits.transpose_in_scale(notes, rng.randrange(-9, 10), Scale(2, "blues").pitch_classes),
                lambda: edits.set_locked(notes, rng.random() < 0.5),
            ]
        )()
        self.document.push("Change", edit, merge=rng.choice([None, None, 1]))

    def _lead(self) -> None:
        """Notes are led upon others, and on, as by keys."""
        rng, document = self._rng, self.document
        for _ in range(rng.randrange(1, 4)):
            notes = document.selection
            edit = rng.choice([edits.transpose(notes, rng.choice([-1, 1])), edits.quantise(notes, 120)])
            document.lay("Lead", edit)
            self._remember()

    def _delete(self) -> None:
        notes = list(self.document.bars)
        count = len(notes) - MOST_NOTES // 2 if len(notes) > MOST_NOTES else 3
        self.document.push("Delete", edits.delete(self._rng.sample(notes, min(len(notes), count))))

    def _velocity(self) -> None:
        edit = edits.add_velocity(self._some(), self._rng.randrange(-130, 130))
        self.document.push("Velocity", edit, merge=self._rng.choice([None, 2]))

    def _tempo(self) -> None:
        self.document.set_tempo(self._rng.uniform(10, 500))

    def _metre(self) -> None:
        self.document.set_metre(Metre(self._rng.randrange(1, 17), self._rng.choice(UNITS)))

    def _lock(self) -> None:
        self.document.set_locked_bars(self._rng.sample(range(16), 3))

    def _offer(self) -> None:
        self.takes.offer(self._rng.sample(self._answers, 2))

    def _choose(self) -> None:
        if self.takes.is_open:
            self.takes.choose(self._rng.randrange(len(self.takes.choices)))
            if self._rng.random() < 0.3:
                self.takes.accept()

    def _select(self) -> None:
        self.document.select(self._some())

    def _record(self) -> None:
        """A note becomes longer, and joins beneath what is done meanwhile that changes no notes."""
        rng, document, recording = self._rng, self.document, Recorded()
        note = Note(rng.randrange(16 * TICKS_PER_BAR), rng.randrange(128), 120)
        edit, place = edits.draw(note), document.undo_stack.index()
        for _ in range(rng.randrange(1, 4)):
            document.lay("Record", edit, recording, Selecting.AS_IT_IS)
            columns = document.bars.columns
            self.songs[place + 1 :] = [replace(song, columns=columns) for song in self.songs[place + 1 :]]
            self._remember()
            document.select(rng.choice([[note], document.selection]))
            self._do(self._tempo, self._metre, self._lock)
            edit = edits.resize([note], 120)
            (note,) = edit.added

    def _back(self) -> None:
        self.document.undo_stack.undo()

    def _forth(self) -> None:
        self.document.undo_stack.redo()


def run(answers: list[Take], song: Bars, seed: int, count: int) -> None:
    """Edit, go back to the start step by step, and forth to the end."""
    hand = Hand(answers, song, seed)
    for _ in range(count):
        hand.edit()
    stack, songs = hand.document.undo_stack, hand.songs
    assert len(songs) == stack.count() + 1 > 1
    for step in [*range(stack.index(), -1, -1), *range(1, stack.count() + 1)]:
        stack.setIndex(step)
        assert hand.document.bars == songs[step], f"seed {seed}, step {step}"
        assert list(hand.document.bars) == sorted(hand.document.bars)
        assert not hand.document.selection.minus(hand.document.bars)
    assert hand.document.bars == songs[-1]


@pytest.mark.parametrize("seed", range(6))
def test_a_hundred_and_fifty_edits(qapp, answers, twinkle, seed):
    run(answers, twinkle, seed, 150)


def test_a_song_that_is_garbage_ends_once_with_all_its_steps():
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("freed.py"))], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    freed, said = json.loads(done.stdout)
    assert sorted(freed) == ["alone", "by Qt", "with its owner"]
    assert said == []


@pytest.mark.full
@pytest.mark.timeout(7200)
def test_five_hundred_times_a_thousand_edits(qapp, answers, twinkle):
    for seed in range(500):
        run(answers, twinkle, seed, 1000)
