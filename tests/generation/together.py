"""Draws with all processors, where Linux lets it with one of them, and in the child of a fork; says what, as JSON."""

import json
import os
import sys

import numpy as np

from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.polyphony_rnn.network import NO_EMBEDDING, arrange_polyphony
from sketchpad.generation.request import CancelFlag
from sketchpad.generation.sampling import Sampling, uniforms
from sketchpad.generation.weights import find_model, load_weights

decoder = NativeCells().decoder(arrange_polyphony(load_weights(find_model("polyphony_rnn"))))


def drawn() -> list[int]:
    """Some events of Polyphony RNN."""
    phrase = decoder.phrase(NO_EMBEDDING)
    numbers = np.ascontiguousarray(uniforms(7, 300)[None])
    return phrase.write(np.array([0], dtype=np.int32), numbers, Sampling(1.0), CancelFlag())[0].tolist()


said = {"all": drawn()}
reading, writing = os.pipe()
child = os.fork()
if child == 0:
    os.write(writing, json.dumps(drawn()).encode())
    os._exit(0)
os.close(writing)
with os.fdopen(reading) as pipe:
    said["child"] = json.load(pipe)
os.waitpid(child, 0)
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    said["one processor"] = drawn()
sys.stdout.write(json.dumps(said))
