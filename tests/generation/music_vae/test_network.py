"""Writing all bars at once gives the notes of writing them one after the other; both implementations agree."""

import dataclasses
import itertools
import threading
import time

import numpy as np
import pytest

from sketchpad.bench.random_weights import music_vae, random_arrays
from sketchpad.generation.cells import NOTHING, DecoderWeights, Matrix, busy_units, without_idle_units
from sketchpad.generation.kernel.cells import NativeCells, NativeDecoder
from sketchpad.generation.kernel.library import has_fixed_point
from sketchpad.generation.music_vae.network import GUESS, MusicVae
from sketchpad.generation.music_vae.weights import arrange_music_vae
from sketchpad.generation.numpy_cells import NumpyCells
from sketchpad.generation.request import CancelFlag, Cancelled
from sketchpad.generation.sampling import Sampling
from sketchpad.music.errors import InputError
from tests.conftest import ARCHITECTURES
from tests.generation.music_vae.in_turn import written_in_turn

CELLS = {"native": NativeCells, "numpy": NumpyCells}
PLAIN = Sampling()
PRECISIONS = {"exact": NativeCells("exact"), "fast": NativeCells("fast", large=0)}
MODELS = ("music_vae_melody", "music_vae_trio", "music_vae_2bar")


def network(weights, model: str, cells: str = "native") -> MusicVae:
    return MusicVae(arrange_music_vae(weights[model]), ARCHITECTURES[model].bars, CELLS[cells]())


def latents(size: int, count: int) -> np.ndarray:
    return np.random.default_rng(0).standard_normal((count, size)).astype(np.float32)


@pytest.mark.parametrize("model", MODELS)
def test_bars_written_side_by_side_are_those_written_in_turn(weights, model):
    vae = network(weights, model)
    for seed, latent in enumerate(latents(vae.latent, 200)):
        noise = vae.uniforms(seed)
        *_, decoded = vae.decode(latent, noise, vae.plainly(1.0), CancelFlag())
        assert np.array_equal(decoded.classes, written_in_turn(vae, latent, noise, vae.plainly(1.0)))
        assert decoded.certain == vae.bars


def never_the_guess(weights, model: str) -> dict[str, np.ndarray]:
    """Weights whose bars never end as it is guessed, and depend strongly on what they hear first."""
    arrays = dict(weights[model])
    for name, array in weights[model].items():
        if name.endswith("output_projection/bias"):
            arrays[name] = array.copy()
            arrays[name][GUESS] = -1e4
    return arrays


@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_where_every_guess_is_wrong_the_bars_are_the_same(weights, model):
    vae = MusicVae(arrange_music_vae(never_the_guess(weights, model)), 16, NativeCells())
    for seed, latent in enumerate(latents(vae.latent, 20)):
        noise = vae.uniforms(seed)
        passes = list(vae.decode(latent, noise, vae.plainly(1.5), CancelFlag()))
        assert passes[0].certain == 1
        assert np.array_equal(passes[-1].classes, written_in_turn(vae, latent, noise, vae.plainly(1.5)))


@pytest.mark.parametrize("model", MODELS)
def test_bars_that_are_certain_stay(weights, model):
    vae = network(weights, model)
    passes = list(vae.decode(latents(vae.latent, 1)[0], vae.uniforms(1), vae.plainly(1.0), CancelFlag()))
    for earlier, later in itertools.pairwise(passes):
        assert earlier.certain < later.certain
        steps = earlier.certain * 16
        assert np.array_equal(earlier.classes[:steps], passes[-1].classes[:steps])


@pytest.mark.parametrize("cells", PRECISIONS)
def test_bars_shared_by_two_threads_are_those_written_in_turn(cells):
    """Of a decoder so large that eight bars of it are worth two threads, while one is not."""
    vae = MusicVae(arrange_music_vae(random_arrays(music_vae(1, [16], [400, 400], 16))), 16, PRECISIONS[cells])
    for seed, latent in enumerate(latents(vae.latent, 5)):
        noise = vae.uniforms(seed)
        *_, decoded = vae.decode(latent, noise, vae.plainly(1.0), CancelFlag())
        assert np.array_equal(decoded.classes, written_in_turn(vae, latent, noise, vae.plainly(1.0)))


@pytest.mark.parametrize("cells", PRECISIONS)
def test_a_row_is_the_same_to_the_last_bit_whichever_others_are_with_it(cells):
    arranged = arrange_music_vae(random_arrays(music_vae(1, [16], [320, 320], 16)))
    decoder = PRECISIONS[cells].decoder(arranged.decoders[0])
    embeddings, heard = latents(320, 27), np.random.default_rng(1).integers(0, 90, (27, 16)).astype(np.int32)
    together = decoder.phrase(embeddings).logits(heard)
    for row in range(27):
        alone = decoder.phrase(embeddings[row : row + 1]).logits(heard[row : row + 1])
        assert np.array_equal(together[row], alone[0])


def test_a_layer_shared_by_two_threads_computes_what_numpy_does():
    arrays = random_arrays(music_vae(1, [16], [1024], 16))
    cell = Matrix(
        arrays["core_decoder/decoder/multi_rnn_cell/cell_0/lstm_cell/kernel"], np.zeros(4096, dtype=np.float32)
    )
    x, zeros = latents(cell.shape[0] - 1024, 8)[:, None], np.zeros((1, 1024), dtype=np.float32)
    ours, theirs = (
        made.layer(cell).run(x, zeros, zeros, CancelFlag()) for made in (NativeCells("exact"), NumpyCells())
    )
    assert np.abs(ours - theirs).max() < 1e-4


def test_sums_in_fixed_point_do_not_overflow():
    """Every output of the cell comes near 1, and every weight is as large as its column's largest."""
    units = 512
    cell = Matrix(np.full((2 + units, 4 * units), 0.5, dtype=np.float32), np.zeros(4 * units, dtype=np.float32))
    weights = DecoderWeights(None, (cell,), Matrix(latents(2, units), np.zeros(2, dtype=np.float32)))
    heard = np.random.default_rng(0).integers(0, 2, (7, 12)).astype(np.int32)
    fast, exact = (
        made.decoder(weights).phrase(np.zeros((7, 0), dtype=np.float32)).logits(heard)
        for made in (NativeCells("fast", large=0), NumpyCells())
    )
    assert np.abs(fast - exact).max() < 1e-2


def test_columns_of_zeros_leave_those_beside_them_alone_in_fixed_point():
    units = 64
    kernel = np.random.default_rng(2).standard_normal((2 + units, 4 * units)).astype(np.float32) / 8
    kernel[2:, ::3] = 0
    weights = DecoderWeights(
        None,
        (Matrix(kernel, np.zeros(4 * units, dtype=np.float32)),),
        Matrix(latents(2, units), np.zeros(2, dtype=np.float32)),
    )
    heard = np.random.default_rng(0).integers(0, 2, (3, 12)).astype(np.int32)
    fast, exact = (
        made.decoder(weights).phrase(np.zeros((3, 0), dtype=np.float32)).logits(heard)
        for made in (NativeCells("fast", large=0), NumpyCells())
    )
    assert np.abs(fast - exact).max() < 1e-2


@pytest.mark.skipif(not has_fixed_point(), reason="this processor computes everything in float32")
@pytest.mark.parametrize(("units", "fixed"), [(256, False), (1024, True)])
def test_only_large_layers_are_in_fixed_point_and_only_where_that_is_asked_for(units, fixed):
    kernel = latents(4 * units, 1088 + units) / np.float32(np.sqrt(units))
    cell = Matrix(kernel, np.zeros(4 * units, dtype=np.float32))
    x, zeros = latents(1088, 8)[:, None], np.zeros((1, units), dtype=np.float32)
    default, exact = (
        made.layer(cell).run(x, zeros, zeros, CancelFlag()) for made in (NativeCells(), NativeCells("exact"))
    )
    assert np.array_equal(default, exact) != fixed
    assert np.abs(default - exact).max() < 1e-2


@pytest.mark.skipif(not has_fixed_point(), reason="this processor computes everything in float32")
def test_only_large_decoders_are_in_fixed_point_and_only_where_that_is_asked_for():
    small, large = (arrange_music_vae(random_arrays(music_vae(1, [16], [units], 16))) for units in (256, 1024))
    heard = np.random.default_rng(1).integers(0, 90, (4, 16)).astype(np.int32)
    for arranged, fixed in ((small, False), (large, True)):
        embeddings = latents(arranged.decoders[0].embedding, 4)
        default, exact = (
            cells.decoder(arranged.decoders[0]).phrase(embeddings).logits(heard)
            for cells in (NativeCells(), NativeCells("exact"))
        )
        assert np.array_equal(default, exact) != fixed
        assert np.abs(default - exact).max() < 1e-2


@pytest.mark.parametrize("cells", CELLS)
def test_some_rows_of_a_phrase_go_on_from_where_they_are(weights, cells):
    decoder = CELLS[cells]().decoder(arrange_music_vae(weights["music_vae_trio"]).decoders[2])
    rng = np.random.default_rng(0)
    embeddings, noise = latents(decoder.embedding, 4), rng.random((4, 8))
    heard = np.full(4, NOTHING, dtype=np.int32)
    whole = decoder.phrase(embeddings).write(heard, noise, PLAIN, CancelFlag())
    phrase, some = decoder.phrase(embeddings), np.array([3, 1])
    begun = phrase.write(heard, noise[:, :4], PLAIN, CancelFlag())
    for _ in range(2):
        ended = phrase.of_rows(some).write(begun[some, -1], noise[some, 4:], PLAIN, CancelFlag())
        assert np.array_equal(np.concatenate([begun[some], ended], axis=1), whole[some])
    assert np.array_equal(phrase.write(begun[:, -1], noise[:, 4:], PLAIN, CancelFlag()), whole[:, 4:])


@pytest.mark.parametrize("cells", CELLS)
def test_rows_that_went_on_alone_come_back_into_their_phrase(weights, cells):
    decoder = CELLS[cells]().decoder(arrange_music_vae(weights["music_vae_trio"]).decoders[2])
    rng = np.random.default_rng(0)
    embeddings, noise = latents(decoder.embedding, 4), rng.random((4, 8))
    heard = np.full(4, NOTHING, dtype=np.int32)
    whole = decoder.phrase(embeddings).write(heard, noise, PLAIN, CancelFlag())
    phrase, some, others = decoder.phrase(embeddings), np.array([3, 1]), np.array([0, 2])
    for rows in (some, others):
        alone = phrase.of_rows(rows)
        assert np.array_equal(alone.write(heard[rows], noise[rows, :4], PLAIN, CancelFlag()), whole[rows, :4])
        phrase.put(rows, alone)
    assert np.array_equal(phrase.write(whole[:, 3], noise[:, 4:], PLAIN, CancelFlag()), whole[:, 4:])


@pytest.mark.parametrize("model", MODELS)
def test_logits_are_cancelled(weights, model):
    vae, flag = network(weights, model), CancelFlag()
    flag.set()
    with pytest.raises(Cancelled):
        vae.logits(latents(vae.latent, 1)[0], np.zeros((vae.steps, len(vae.voices)), dtype=np.int32), flag)


@pytest.mark.parametrize("model", MODELS)
def test_both_implementations_agree(weights, model):
    ours, theirs = (network(weights, model, cells) for cells in CELLS)
    rng = np.random.default_rng(1)
    classes = np.stack([rng.integers(0, count, ours.steps) for count in ours.voices], axis=1).astype(np.int32)
    for first, second in zip(ours.encode(classes, CancelFlag()), theirs.encode(classes, CancelFlag()), strict=True):
        assert np.abs(first - second).max() < 1e-5
    latent = latents(ours.latent, 1)[0]
    logits = (vae.logits(latent, classes, CancelFlag()) for vae in (ours, theirs))
    for first, second in zip(*logits, strict=True):
        assert np.abs(first - second).max() < 1e-4
    drawn = [
        list(vae.decode(latent, vae.uniforms(2), vae.plainly(1.0), CancelFlag()))[-1].classes for vae in (ours, theirs)
    ]
    assert np.array_equal(*drawn)


@pytest.mark.parametrize("cells", CELLS)
@pytest.mark.parametrize("model", ["music_vae_melody", "music_vae_trio"])
def test_one_bar_drawn_anew_leaves_the_others(weights, model, cells):
    vae = network(weights, model, cells)
    latent, noise = latents(vae.latent, 1)[0], vae.uniforms(3)
    *_, decoded = vae.decode(latent, noise, vae.plainly(1.0), CancelFlag())
    same = vae.redraw(latent, decoded.classes, 5, noise, vae.plainly(1.0), CancelFlag())
    assert np.array_equal(same, decoded.classes)
    other = vae.redraw(latent, decoded.classes, 5, vae.uniforms(4), vae.plainly(1.0), CancelFlag())
    changed = np.flatnonzero((other != decoded.classes).any(axis=1))
    assert len(changed)
    assert set(changed // 16) == {5}


@pytest.mark.parametrize("cells", CELLS)
def test_cancelling_stops_within_a_step(weights, cells):
    vae = network(weights, "music_vae_melody", cells)
    flag = CancelFlag()
    flag.set()
    with pytest.raises(Cancelled):
        list(vae.decode(latents(vae.latent, 1)[0], vae.uniforms(0), vae.plainly(1.0), flag))
    with pytest.raises(Cancelled):
        vae.encode(np.zeros((256, 1), dtype=np.int32), flag)


def test_cancelling_stops_both_threads():
    decoder = NativeCells().decoder(arrange_music_vae(random_arrays(music_vae(1, [16], [512, 512], 16))).decoders[0])
    phrase, heard = decoder.phrase(latents(512, 16)), np.full(16, NOTHING, dtype=np.int32)
    flag = CancelFlag()
    timer = threading.Timer(0.1, flag.set)
    timer.start()
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        phrase.write(heard, np.random.default_rng(0).random((16, 20_000)), PLAIN, flag)
    timer.join()
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("model", MODELS)
def test_weights_that_do_not_fit_each_other_are_refused(weights, model):
    for name in weights[model]:
        broken = dict(weights[model])
        del broken[name]
        if name != "encoder/mu/kernel":  # a decoder alone is a model that writes but cannot read
            with pytest.raises(InputError):
                arrange_music_vae(broken)
        broken[name] = weights[model][name][..., :-1]
        with pytest.raises(InputError):
            arrange_music_vae(broken)


def test_a_decoder_alone_writes_but_does_not_read(weights):
    alone = {name: array for name, array in weights["music_vae_2bar"].items() if not name.startswith("encoder")}
    vae = MusicVae(arrange_music_vae(alone), 2, NativeCells())
    assert list(vae.decode(latents(vae.latent, 1)[0], vae.uniforms(0), vae.plainly(1.0), CancelFlag()))[
        -1
    ].classes.shape == (32, 1)
    with pytest.raises(InputError, match="decoder only"):
        vae.encode(np.zeros((32, 1), dtype=np.int32), CancelFlag())


@pytest.mark.parametrize("cells", CELLS)
def test_units_that_nothing_listens_to_are_left_out(cells):
    """Grown by units that say nothing, as the shipped decoders are, a network writes the same."""
    arrays = random_arrays(music_vae(1, [16], [32], 16))
    small = arrange_music_vae(arrays)
    (decoder,) = small.decoders
    (cell,) = decoder.cells
    gates, states = (np.concatenate([part * 64 + np.arange(32) for part in range(parts)]) for parts in (4, 2))
    kernel = np.ones((len(cell.kernel) + 32, 256), dtype=np.float32)
    kernel[-32:] = 0
    kernel[np.ix_(range(len(cell.kernel)), gates)] = cell.kernel
    bias, begin, of_begin = (np.ones(shape, dtype=np.float32) for shape in (256, (32, 128), 128))
    bias[gates], begin[:, states], of_begin[states] = cell.bias, decoder.initial.kernel, decoder.initial.bias
    logits = np.concatenate([decoder.logits.kernel, np.zeros((32, 90), dtype=np.float32)])
    prefix = "core_decoder/decoder"
    large = arrange_music_vae(
        arrays
        | {
            f"{prefix}/multi_rnn_cell/cell_0/lstm_cell/kernel": kernel,
            f"{prefix}/multi_rnn_cell/cell_0/lstm_cell/bias": bias,
            f"{prefix}/z_to_initial_state/kernel": begin,
            f"{prefix}/z_to_initial_state/bias": of_begin,
            f"{prefix}/output_projection/kernel": logits,
        }
    )
    assert without_idle_units(large.decoders[0]).cells[0].units == 32
    networks = [MusicVae(each, 16, CELLS[cells]()) for each in (small, large)]
    for seed, latent in enumerate(latents(16, 5)):
        ours, theirs = (
            list(vae.decode(latent, vae.uniforms(seed), vae.plainly(1.0), CancelFlag()))[-1] for vae in networks
        )
        assert np.array_equal(ours.classes, theirs.classes)


@pytest.mark.parametrize("cells", CELLS)
def test_units_of_the_bars_reader_that_nothing_listens_to_are_left_out(cells):
    """Grown by units that say nothing, as the shipped encoders are, a network reads the same."""
    arrays = random_arrays(music_vae(1, [16], [32], 16, hierarchical=True))
    grown = dict(arrays)
    at = "encoder/hierarchical_level_{}/cell_0/bidirectional_rnn/{}/multi_rnn_cell/cell_0/lstm_cell/"
    gates = np.concatenate([gate * 32 + np.arange(16) for gate in range(4)])
    for way in ("fw", "bw"):
        cell, above = at.format(0, way), f"{at.format(1, way)}kernel"
        kernel, bias = (np.ones(shape, dtype=np.float32) for shape in ((90 + 32, 128), 128))
        kernel[-16:] = 0
        kernel[: 90 + 16, gates], bias[gates] = arrays[f"{cell}kernel"], arrays[f"{cell}bias"]
        grown |= {f"{cell}kernel": kernel, f"{cell}bias": bias}
        forwards, backwards, own = np.split(arrays[above], [16, 32])
        unheard = np.zeros((16, forwards.shape[1]), dtype=np.float32)
        grown[above] = np.concatenate([forwards, unheard, backwards, unheard, own])
    small, large = arrange_music_vae(arrays), arrange_music_vae(grown)
    assert small.encoder
    assert large.encoder
    ((level,), (song,)) = large.encoder.without_idle_units().levels
    assert [cell.units for cell in level] == [16, 16]
    assert [cell.inputs for cell in song] == [32, 32]
    assert small.encoder.without_idle_units() is small.encoder
    classes = np.random.default_rng(0).integers(90, size=(3, 256, 1)).astype(np.int32)
    ours, theirs = (MusicVae(each, 16, CELLS[cells]()).encode_all(classes, CancelFlag()) for each in (small, large))
    assert np.allclose(ours, theirs, atol=1e-6)


def test_as_many_units_are_left_as_vectors_hold():
    """A cell of which a few units are idle is still one that the kernel can compute."""
    kernel = np.ones((8 + 64, 256), dtype=np.float32)
    kernel[[8, 20]] = 0
    cell = Matrix(kernel, np.zeros(256, dtype=np.float32))
    heard = np.ones(64, dtype=bool)
    assert len(busy_units(cell, heard)) == 64
    heard[[0, 12]] = False
    assert len(busy_units(cell, heard)) == 64
    kernel[8:28] = 0
    assert np.array_equal(busy_units(cell, np.arange(64) >= 20), np.r_[:4, 20:64])
    assert len(busy_units(cell, np.zeros(64, dtype=bool))) == 48


def test_sizes_that_the_kernel_cannot_hold_are_computed_in_numpy(weights):
    decoder = arrange_music_vae(weights["music_vae_2bar"]).decoders[0]
    assert isinstance(NativeCells().decoder(decoder), NativeDecoder)
    narrow = dataclasses.replace(
        decoder,
        initial=None,
        cells=(Matrix(np.ones((90 + 3, 12), dtype=np.float32), np.zeros(12, dtype=np.float32)),),
        logits=Matrix(np.ones((3, 90), dtype=np.float32), np.zeros(90, dtype=np.float32)),
    )
    phrase = NativeCells().decoder(narrow).phrase(np.zeros((1, 0), dtype=np.float32))
    assert phrase.logits(np.zeros((1, 4), dtype=np.int32)).shape == (1, 4, 90)
