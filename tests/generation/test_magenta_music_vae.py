"""MusicVAE against real Magenta, on the same weights: converters, μ, σ and logits."""

import numpy as np
import pytest

from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.music_vae.codec import DRUMS
from sketchpad.generation.music_vae.network import MusicVae
from sketchpad.generation.music_vae.score import VOICES, Score
from sketchpad.generation.music_vae.weights import arrange_music_vae
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.request import CancelFlag, Request
from sketchpad.generation.systems import SYSTEMS
from sketchpad.generation.verb import Verb
from sketchpad.generation.weights import find_model, load_weights
from sketchpad.music.bars import Bars
from sketchpad.music.note import Note, Voice

pytestmark = pytest.mark.xdist_group("magenta")

MODELS = {"music_vae_melody": 16, "music_vae_trio": 16, "music_vae_2bar": 2}
CELLS = {"native": NativeCells, "numpy": NumpyCells}


def random_classes(network: MusicVae, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return np.stack([rng.integers(0, classes, network.steps) for classes in network.voices], axis=1).astype(np.int32)


@pytest.mark.parametrize("cells", CELLS)
@pytest.mark.parametrize("model", MODELS)
def test_mu_sigma_and_logits_agree(magenta, weights, model, cells):
    network = MusicVae(arrange_music_vae(weights[model]), MODELS[model], CELLS[cells]())
    for seed in range(3):
        classes = random_classes(network, seed)
        mu, sigma = network.encode(classes, CancelFlag())
        reference = magenta.asked("encode", model, classes=classes)
        assert np.abs(mu - reference["mu"]).max() < 1e-5
        assert np.abs(sigma - reference["sigma"]).max() < 1e-5
        ours = np.concatenate(network.logits(mu, classes, CancelFlag()), axis=1)
        theirs = magenta.asked("logits", model, latent=mu, classes=classes)["logits"]
        assert ours.shape == theirs.shape
        assert np.abs(ours - theirs).max() < 1e-4


def test_a_chosen_voice_is_varied_and_the_others_stay(magenta, twinkle):
    bass = [Note(note.start, note.pitch - 24, note.length, voice=Voice.BASS) for note in twinkle]
    song = twinkle.edited(added=bass)
    request = Request(song, "music_vae_2bar", verb=Verb.VARY, chosen=frozenset((Voice.BASS,)))
    (take,) = magenta.generate(request, CancelFlag())
    assert take.complete
    assert take.voices == {Voice.BASS}
    assert set(twinkle) <= set(take.placed_in(song))


def random_lines(seed: int, voices: tuple[Voice, ...]) -> Bars:
    """Sixteen bars of notes that overlap, hold and pause, beginning in the first bar and ending in the last."""
    rng = np.random.default_rng(seed)
    notes = []
    for voice in voices:
        starts = np.flatnonzero(rng.random(256) < rng.choice([0.12, 0.3, 0.6]))
        starts = np.union1d(starts, [rng.integers(0, 8), *range(9, 256, 16), 250])
        for start in starts:
            length = min(int(rng.integers(1, 9)), 256 - int(start))
            pitches = rng.integers(36, 60, rng.integers(1, 4)) + (24 if voice is Voice.MELODY else 0)
            if voice is Voice.DRUMS:
                pitches = rng.choice(np.concatenate([np.array(drum) for drum in DRUMS]), rng.integers(1, 6))
            notes += [Note(int(start) * 120, int(pitch), length * 120, voice=voice) for pitch in set(pitches.tolist())]
    return Bars.of(notes)


def as_magenta_hears(song: Bars) -> list[list]:
    """[start, end, pitch, program, is drum, instrument] in steps."""
    programs = {Voice.MELODY: 0, Voice.BASS: 33, Voice.DRUMS: 0}
    return [
        [n.start // 120, n.end // 120, n.pitch, programs[n.voice], n.voice is Voice.DRUMS, int(n.voice)] for n in song
    ]


@pytest.mark.parametrize(("model", "voices"), [("music_vae_melody", VOICES[1]), ("music_vae_trio", VOICES[3])])
def test_songs_become_the_classes_of_magenta_and_classes_its_notes(magenta, model, voices):
    songs = [random_lines(seed, voices) for seed in range(60)]
    found = magenta.asked("to_classes", model, songs=[as_magenta_hears(song) for song in songs])["songs"]
    for song, windows in zip(songs, found, strict=True):
        score = Score(song, voices, 16, in_c=False)
        assert len(windows) == 1
        assert np.array_equal(score.classes, windows[0])
        written = {(n.start // 120, n.end // 120, n.pitch, n.voice is Voice.DRUMS) for n in score.notes(windows[0], 0)}
        reference = magenta.asked("to_notes", model, classes=windows[0])["notes"]
        assert written == {(start, end, pitch, drum) for start, end, pitch, _, drum in reference}


@pytest.mark.parametrize("notes", [[], [[0, 4, 60, 0, False, 0]], [[0, 256, 10, 0, False, 0]]])
def test_what_magenta_finds_no_sixteen_bars_in_is_read_here(magenta, notes):
    """Silence, one bar, and a pitch below the piano: Magenta's converter gives nothing; here they have classes."""
    (windows,) = magenta.asked("to_classes", "music_vae_melody", songs=[notes])["songs"]
    assert windows == []
    song = Bars.of([Note(start * 120, pitch, (end - start) * 120) for start, end, pitch, *_ in notes])
    assert Score(song, VOICES[1], 16, in_c=False).classes.shape == (256, 1)


@pytest.mark.parametrize("name", ["music_vae_melody", "music_vae_trio"])
def test_the_shipped_weights_agree_too(shipped_magenta, twinkle, name):
    model = find_model(name)
    network = MusicVae(arrange_music_vae(load_weights(model)), model.bars, NativeCells())
    classes = Score(twinkle, SYSTEMS[model.system].voices, model.bars, model.in_c).classes
    mu, sigma = network.encode(classes, CancelFlag())
    reference = shipped_magenta.asked("encode", name, classes=classes)
    assert np.abs(mu - reference["mu"]).max() < 1e-4
    assert np.abs(sigma - reference["sigma"]).max() < 1e-4
    ours = np.concatenate(network.logits(mu, classes, CancelFlag()), axis=1)
    assert np.abs(ours - shipped_magenta.asked("logits", name, latent=mu, classes=classes)["logits"]).max() < 1e-3
