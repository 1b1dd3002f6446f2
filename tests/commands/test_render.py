"""Sound from the command line."""

import wave

from tests.commands.command_line import TWINKLE, sketchpad


def test_render_makes_sound(tmp_path):
    done = sketchpad("render", TWINKLE, "--out", tmp_path / "x.wav")
    assert done.returncode == 0, done.stderr
    with wave.open(str(tmp_path / "x.wav")) as wav:
        assert wav.getnframes() > 5 * wav.getframerate()
