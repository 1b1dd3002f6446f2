"""What a song sounds like."""

from sketchpad.audio.render import amplified, write_wav
from sketchpad.audio.soundfont import find_soundfont


def sound(bars, path) -> bytes:
    """The song as WAV; it is written to a path."""
    with path.open("wb") as file:
        write_wav(amplified(bars, find_soundfont()), file)
    return path.read_bytes()
