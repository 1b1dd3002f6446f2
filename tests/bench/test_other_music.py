"""An answer that is measured has to read its primer."""

from collections import deque

import pytest

from sketchpad.bench.other_music import after_other_music
from sketchpad.generation.latest import Latest
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.weights import find_model
from sketchpad.generation.writers import open_writer
from sketchpad.music.primers import read_primer


@pytest.mark.parametrize("model", ["lookback_rnn", "attention_rnn", "polyphony_rnn", "music_vae_melody"])
def test_whoever_answered_after_other_music_reads_a_primer_anew(model, monkeypatch):
    made = []
    of = Latest.of
    monkeypatch.setattr(Latest, "of", lambda kept, source, make: of(kept, source, lambda: made.append(1) or make()))
    writer, request = open_writer(find_model(model), "native"), Request(read_primer(), model, bars=1)

    def answer(request):
        before = len(made)
        deque(writer.take(request, 0, CancelFlag()), maxlen=0)
        return len(made) - before

    first = answer(request)
    assert first > 0
    assert answer(request) == 0
    answer(after_other_music(request))
    assert answer(request) == first
