"""Songs that commands read, and who is said to have written their notes."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sketchpad.generation.request import Request, Take
from sketchpad.generation.weights import find_model
from sketchpad.music.bars import Bars
from sketchpad.music.midi_file import midi_bytes, read_midi
from sketchpad.music.note import Author
from sketchpad.music.primers import read_primer
from sketchpad.music.provenance import Source, place
from sketchpad.music.song_file import read_song
from sketchpad.session.songs.song import Song
from tests.commands.command_line import REEL, TWINKLE, expect, sketchpad

OLD = Source("lookback_rnn", "ab" * 32, 3)


@pytest.fixture(params=[".mid", ".sketch"])
def signed(request, tmp_path):
    """A file whose first bar a model wrote, and where its notes are; a song file knows it by a take and by origins."""
    first = tuple(replace(note, author=Author.MODEL) for note in read_primer().between(0, 1920))
    bars = Bars.of([*first, *read_primer().between(1920, 3840)])
    path = tmp_path / f"signed{request.param}"
    if request.param == ".mid":
        path.write_bytes(midi_bytes(bars, origins=dict.fromkeys(map(place, first), OLD)))
    else:
        song = Song(bars, origins={place(first[0]): OLD})
        asked = Request(Bars.of(), OLD.model, bars=1, seed=3)
        song.takes.add(Take(asked, 0, first[1:], 1920, 0.0, 0.0), None, "native", OLD.weights)
        path.write_bytes(song.to_bytes())
    return path, set(map(place, first))


def test_a_command_that_reads_midi_loads_no_fluidsynth_and_can_do_so_later():
    code = (
        "import sys; from pathlib import Path; from sketchpad.commands.songs import read; "
        f"assert len(read(Path({TWINKLE!r})).bars) == 14; "
        "assert 'pretty_midi' in sys.modules and 'fluidsynth' not in sys.modules; "
        "import fluidsynth; print(fluidsynth.__name__); "
        f"read(Path({TWINKLE!r})); assert sys.modules['fluidsynth'] is fluidsynth"
    )
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stdout) == (0, "fluidsynth\n"), done.stderr


def test_who_wrote_what_is_still_known_after_continuing(signed, tmp_path, random_models):
    path, first = signed
    out = tmp_path / "out.mid"
    common = ("--models", random_models, "--model", "lookback_rnn", "--bars", 2, "--seed", 7)
    expect(sketchpad("generate", path, *common, "--out", out))
    origins = read_midi(out).origins
    assert {at for at, source in origins.items() if source == OLD} == first
    sha256 = find_model("lookback_rnn", random_models).sha256
    assert set(origins.values()) == {OLD, Source("lookback_rnn", sha256, 7)}


def test_who_wrote_what_is_still_known_after_shaping(signed, tmp_path):
    """By the shipped model."""
    path, first = signed
    out, same = tmp_path / "out.mid", tmp_path / "same.mid"
    expect(sketchpad("shape", path, "--out", same))
    assert read_midi(same).origins == dict.fromkeys(first, OLD)
    expect(sketchpad("shape", path, "--density", 5.5, "--seed", 7, "--out", out))
    song = read_midi(out)
    new = Source("music_vae_melody", find_model("music_vae_melody").sha256, 7)
    assert new in song.origins.values()
    before = read_song(path).bars
    for note in song.bars:
        if note.author is Author.MODEL:
            assert song.origins[place(note)] == (OLD if note in before else new)
        else:
            assert note in before


@pytest.mark.parametrize("keys", ["own", "first"])
def test_who_wrote_what_is_still_known_on_the_way_to_another(signed, tmp_path, random_models, keys):
    """The signed idea is B; a MIDI file's begins a bar later."""
    path, first = signed
    if path.suffix == ".mid":
        song = read_midi(path)
        later = {(start + 1920, pitch, voice): source for (start, pitch, voice), source in song.origins.items()}
        path.write_bytes(midi_bytes(song.bars.shifted(1920), origins=later))
    out = tmp_path / "way"
    common = ("--models", random_models, "--model", "music_vae_melody", "--seed", 7, "--keys", keys, "--steps", 3)
    expect(sketchpad("interpolate", REEL, path, *common, "--out", out))
    assert not read_midi(out / "00.mid").origins
    last = read_midi(out / "02.mid")
    assert set(last.origins.values()) == {OLD}
    assert {start for start, _, _ in last.origins} == {start for start, _, _ in first}
    assert len(last.origins) == len(first)
    moved = {pitch for _, pitch, _ in last.origins} != {pitch for _, pitch, _ in first}
    assert moved == (keys == "first")
    between = read_midi(out / "01.mid")
    new = Source("music_vae_melody", find_model("music_vae_melody", random_models).sha256, 7)
    assert new in between.origins.values()
    ideas = [*read_midi(Path(REEL)).bars, *last.bars]
    for note in between.bars:
        if note.author is Author.MODEL:
            assert between.origins[place(note)] == (OLD if note in ideas else new)
