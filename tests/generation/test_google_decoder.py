"""Google's own weights: the 2-bar decoder of `mel_2bar_small`, where the folder `shared` lies beside the project."""

import itertools
from pathlib import Path

import numpy as np
import pytest

import sketchpad
from sketchpad.bench.random_weights import Architecture, write_models
from sketchpad.generation.kernel.cells import NativeCells
from sketchpad.generation.magenta.engine import MagentaEngine
from sketchpad.generation.music_vae.codec import line_event
from sketchpad.generation.music_vae.latent import slerp
from sketchpad.generation.music_vae.network import MusicVae
from sketchpad.generation.music_vae.weights import arrange_music_vae
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.request import CancelFlag
from sketchpad.music.melody import MAJOR_SCALE, NO_EVENT

DECODER = Path(sketchpad.__file__).parents[2] / "shared" / "weights" / "mel_2bar_small_decoder.npz"
STEPS = 32

pytestmark = [
    pytest.mark.xdist_group("magenta"),
    pytest.mark.skipif(not DECODER.is_file(), reason="Google's decoder is not at hand; it is no part of the project"),
]


@pytest.fixture(scope="module")
def arrays() -> dict[str, np.ndarray]:
    with np.load(DECODER, allow_pickle=False) as archive:
        return {name: archive[name] for name in archive.files}


@pytest.fixture(scope="module")
def google_magenta(arrays, tmp_path_factory):
    """Real Magenta on these weights."""
    folder = tmp_path_factory.mktemp("google")
    shapes = {name: array.shape for name, array in arrays.items()}
    write_models(folder, {"google": (Architecture("music_vae_melody", shapes, 2), arrays)})
    engine = MagentaEngine(folder)
    yield engine
    engine.close()


@pytest.fixture(scope="module", params=[NativeCells, NumpyCells])
def decoder(arrays, request) -> MusicVae:
    return MusicVae(arrange_music_vae(arrays), 2, request.param())


def written(decoder: MusicVae, latent: np.ndarray, seed: int, temperature: float = 0.5) -> np.ndarray:
    """(32,)."""
    *_, decoded = decoder.decode(latent, decoder.uniforms(seed), decoder.plainly(temperature), CancelFlag())
    return decoded.classes[:, 0]


def latents(count: int, size: int) -> np.ndarray:
    return np.random.default_rng(0).standard_normal((count, size)).astype(np.float32)


def test_what_it_writes_is_music(decoder):
    assert (decoder.latent, decoder.voices, decoder.steps) == (256, (90,), STEPS)
    melodies = [[line_event(index) for index in written(decoder, z, seed)] for seed, z in enumerate(latents(100, 256))]
    notes = [[event for event in melody if event >= 0] for melody in melodies]
    assert sum(not played for played in notes) <= 2
    assert 4 < np.mean([len(played) for played in notes]) < 24
    assert np.mean([event == NO_EVENT for melody in melodies for event in melody]) > 0.3
    # Melodies keep to one key: its share of notes is far above that of seven pitch classes out of twelve.
    assert np.mean([best_key_share(played) for played in notes if len(played) > 4]) > 0.85
    # And they move: from note to note less far than between any two of them.
    leaps = [abs(b - a) for played in notes for a, b in itertools.pairwise(played)]
    anywhere = np.random.default_rng(0).permutation(np.concatenate(notes))
    assert np.median(leaps) < 0.7 * np.median(np.abs(np.diff(anywhere)))


def best_key_share(pitches: list[int]) -> float:
    return max(np.mean([(pitch - key) % 12 in MAJOR_SCALE for pitch in pitches]) for key in range(12))


def test_neighbours_in_the_latent_are_neighbours_in_sound(decoder):
    a, b = latents(2, 256)
    start = written(decoder, a, 5)
    near = np.mean(written(decoder, slerp(a, b, 0.1), 5) == start)
    assert near > np.mean(written(decoder, b, 5) == start)


def test_real_magenta_foresees_the_same(google_magenta, decoder):
    for seed, latent in enumerate(latents(5, 256)):
        classes = written(decoder, latent, seed)[:, None]
        (ours,) = decoder.logits(latent, classes, CancelFlag())
        theirs = google_magenta.asked("logits", "google", latent=latent, classes=classes)["logits"]
        assert np.abs(ours - theirs).max() < 1e-4
