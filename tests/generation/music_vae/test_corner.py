"""What is known of an idea that is blended."""

import numpy as np
import pytest

from sketchpad.generation.music_vae.corner import read_corner
from sketchpad.generation.music_vae.score import VOICES
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note, Voice


@pytest.mark.parametrize("tick", [60, 180, 300])
@pytest.mark.parametrize("voice", [Voice.MELODY, Voice.BASS, Voice.DRUMS])
def test_a_note_halfway_between_two_steps_is_known_where_it_is_written(tick, voice):
    note = Note(tick, 36, 480, 99, voice=voice)
    corner = read_corner(Bars.of([note]), 2, VOICES[3], 2, 0, lambda classes: (np.zeros(1, dtype=np.float32), classes))
    # The idea of one bar goes round.
    assert next(own for _, own in corner.own.values()) == note
    assert len(corner.own) == 2
