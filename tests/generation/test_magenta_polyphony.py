"""Polyphony RNN against real Magenta, on the same weights: events, log-probabilities, and the same notes."""

import numpy as np
import pytest

from sketchpad.generation.engine import open_engine
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.polyphony_rnn.codec import PolyphonyWriter, events_of_steps, flattened
from sketchpad.generation.polyphony_rnn.network import arrange_polyphony
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.verb import Verb
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note, Voice

pytestmark = pytest.mark.xdist_group("magenta")

MODEL = "polyphony_rnn"
CELLS = {"native": NativeCells, "numpy": NumpyCells}
SONGS = 300


def random_song(seed: int) -> list[list[int]]:
    """Notes (start, end, pitch) in steps; a pitch may sound twice at a time."""
    rng = np.random.default_rng(seed)
    starts = rng.integers(0, 40, rng.integers(1, 40))
    pitches = rng.integers(40, 40 + rng.integers(1, 40), len(starts))
    return [[int(a), int(a + rng.integers(1, 12)), int(p)] for a, p in zip(starts, pitches, strict=True)]


def random_events(seed: int) -> list[int]:
    """Events as a wild network draws them: out of order, twice, and where they mean nothing."""
    rng = np.random.default_rng(seed)
    pitches = rng.integers(50, 58, 200)
    events = rng.choice([2, 2, *(3 + pitches), *(131 + pitches), 0, 1], rng.integers(5, 150)).tolist()
    return [0, *events, 2]


def test_notes_become_events_and_events_notes_as_in_magenta(magenta):
    songs, sequences = [random_song(seed) for seed in range(SONGS)], [random_events(seed) for seed in range(SONGS)]
    answers = magenta.asked("codec", MODEL, songs=songs, sequences=sequences)["codec"]
    for song, answer in zip(songs, answers[:SONGS], strict=True):
        rows = events_of_steps(map(tuple, song), max(end for _, end, _ in song))
        assert [*flattened(rows), 1] == answer["events"]
    for events, answer in zip(sequences, answers[SONGS:], strict=True):
        writer = PolyphonyWriter()
        for event in events[1:]:
            writer.push(event)
        assert writer.notes() == sorted({tuple(note) for note in answer["notes"]})


@pytest.mark.parametrize("cells", CELLS)
def test_log_probabilities_agree(magenta, weights, cells):
    events = random_events(3)
    phrase = CELLS[cells]().decoder(arrange_polyphony(weights[MODEL])).phrase(np.zeros((1, 0), dtype=np.float32))
    ours = phrase.logits(np.array([events], dtype=np.int32))[0].astype(np.float64)
    ours -= np.log(np.exp(ours).sum(axis=-1, keepdims=True))
    theirs = magenta.asked("log_probabilities", MODEL, events=events)["log_probabilities"]
    assert np.abs(ours - theirs).max() < 1e-4


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"condition": False},
        {"inject": True},
        {"condition": False, "inject": True},
        {"verb": Verb.HARMONISE},
    ],
)
def test_the_same_seed_gives_the_notes_of_magenta(magenta, random_models, twinkle, options):
    request = Request(twinkle, MODEL, bars=8, seed=5, **options)
    (*_, ours), (*_, reference) = (
        engine.generate(request, CancelFlag()) for engine in (open_engine("native", random_models), magenta)
    )
    assert ours.complete
    assert reference.complete
    assert len(ours.notes) > 20
    assert ours.notes == reference.notes


def test_chords_of_a_primer_are_heard_too(magenta, random_models):
    chords = Bars.of([Note(at * 480, pitch, 480, voice=Voice.HARMONY) for at in range(8) for pitch in (48, 55, 64)])
    request = Request(chords, MODEL, bars=4, seed=2)
    (*_, ours), (*_, reference) = (
        engine.generate(request, CancelFlag()) for engine in (open_engine("numpy", random_models), magenta)
    )
    assert ours.notes == reference.notes


@pytest.mark.parametrize("options", [{}, {"verb": Verb.HARMONISE}])
def test_the_shipped_weights_write_the_notes_of_magenta(shipped_magenta, twinkle, options, monkeypatch):
    # Magenta itself waits for ever for a note to begin.
    monkeypatch.setattr("sketchpad.generation.polyphony_rnn.model.LONGEST_WAIT", 10**9)
    request = Request(twinkle, MODEL, bars=4, seed=1, **options)
    (*_, ours), (*_, reference) = (
        engine.generate(request, CancelFlag()) for engine in (open_engine("native"), shipped_magenta)
    )
    assert ours.notes
    assert ours.notes == reference.notes
