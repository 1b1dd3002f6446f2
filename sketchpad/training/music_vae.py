"""MusicVAE in PyTorch, for training: hierarchical encoder and decoder over bars, of one voice or of three.

Parameters carry the names and shapes of Magenta's checkpoints of `hier-mel_16bar` and `hier-trio_16bar`.
Source: `magenta.models.music_vae.lstm_models` (HierarchicalLstmEncoder, HierarchicalLstmDecoder,
SplitMultiOutLstmDecoder) and `base_model.MusicVAE`, Magenta 2.1.4.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from sketchpad.music.note import STEPS_PER_BAR
from sketchpad.training.lstm import lstm
from sketchpad.training.networks import Affine, affine_arrays

BARS = 16


@dataclass(frozen=True)
class Sizes:
    """Of a network; `voices` are the classes of each."""

    voices: tuple[int, ...]
    encoder: int
    decoder: int
    latent: int


class Cell(Affine):
    """An LSTM cell whose kernel's first rows take the input and whose last `units` rows take its own output."""

    def __init__(self, inputs: int, units: int) -> None:
        super().__init__(inputs + units, 4 * units)
        self.inputs = inputs

    @property
    def input_kernel(self) -> Tensor:
        """(inputs, 4 units)."""
        return self.kernel[: self.inputs]

    @property
    def recurrent_kernel(self) -> Tensor:
        """(units, 4 units)."""
        return self.kernel[self.inputs :]


class Bidirectional(nn.Module):
    """One layer, forwards and backwards; its embedding is the last output of each."""

    def __init__(self, inputs: int, units: int) -> None:
        super().__init__()
        self.forwards = Cell(inputs, units)
        self.backwards = Cell(inputs, units)

    def embed(self, forwards: Tensor, backwards: Tensor) -> Tensor:
        """Input projections (steps, batch, 4 units), the second backwards in time → (batch, 2 units)."""
        last = lstm(forwards, self.forwards.recurrent_kernel)[-1]
        first = lstm(backwards, self.backwards.recurrent_kernel)[-1]
        return torch.cat([last, first], 1)


class CoreDecoder(nn.Module):
    """Writes the bars of one voice, each from its embedding."""

    def __init__(self, classes: int, embedding: int, units: int) -> None:
        super().__init__()
        self.classes = classes
        self.initial = Affine(embedding, 2 * units)
        self.cell = Cell(classes + embedding, units)
        self.logits = Affine(units, classes)

    def forward(self, embeddings: Tensor, heard: Tensor) -> Tensor:
        """Embeddings (bars, size), the classes before each step (steps, bars) → logits (steps, bars, classes).

        A class of −1 is none: the input is all zeros.
        """
        c, h = torch.tanh(self.initial(embeddings)).chunk(2, 1)
        of_token, of_embedding = self.cell.input_kernel.split([self.classes, embeddings.shape[1]])
        projected = (embeddings @ of_embedding).float() + self.cell.bias
        tokens = functional.embedding(heard + 1, functional.pad(of_token, (0, 0, 1, 0)))
        return self.logits(lstm(tokens + projected, self.cell.recurrent_kernel, c, h))


class MusicVae(nn.Module):
    """Sixteen bars of some voices, to a latent and back."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        units, decoder = sizes.encoder, sizes.decoder
        self.of_bar = Bidirectional(sum(sizes.voices), units)
        self.of_song = Bidirectional(2 * units, units)
        self.bridge = Affine(2 * units, decoder)
        self.mu = Affine(2 * units, sizes.latent)
        self.sigma = Affine(2 * units, sizes.latent)
        self.initial = Affine(sizes.latent, 2 * decoder)
        self.conductor = Cell(1, decoder)
        self.cores = nn.ModuleList(CoreDecoder(classes, decoder, decoder) for classes in sizes.voices)

    def encode(self, classes: Tensor) -> tuple[Tensor, Tensor]:
        """Classes (batch, 256, voices) → μ and σ (batch, latent)."""
        batch = len(classes)
        embedded = self.embed_bars(classes.reshape(batch * BARS, STEPS_PER_BAR, -1))
        return self.embed_song(embedded.reshape(batch, BARS, -1))

    def decode(self, latents: Tensor, heard: Tensor) -> list[Tensor]:
        """Latents (batch, latent), the classes before each step (batch, 256, voices) → logits.

        Returns:
            For each voice (batch, 256, classes).
        """
        batch = len(latents)
        embeddings = self.conduct(latents).reshape(batch * BARS, -1)
        logits = self.write_bars(embeddings, heard.reshape(batch * BARS, STEPS_PER_BAR, -1))
        return [each.transpose(0, 1).reshape(batch, BARS * STEPS_PER_BAR, -1) for each in logits]

    def embed_bars(self, bars: Tensor) -> Tensor:
        """Classes (bars, 16, voices) → (bars, 2 units)."""
        offsets = torch.tensor([0, *self.sizes.voices[:-1]], device=bars.device).cumsum(0)
        rows = bars.transpose(0, 1) + offsets
        cells = (self.of_bar.forwards, self.of_bar.backwards)
        projections = [
            functional.embedding(each, cell.input_kernel + cell.bias / len(self.sizes.voices)).sum(2)
            for cell, each in zip(cells, (rows, rows.flip(0)), strict=True)
        ]
        return self.of_bar.embed(*projections)

    def embed_song(self, embedded: Tensor) -> tuple[Tensor, Tensor]:
        """Bars (batch, 16, 2 units) → μ and σ (batch, latent)."""
        embedded = embedded.transpose(0, 1)
        cells = (self.of_song.forwards, self.of_song.backwards)
        projections = [
            (each @ cell.input_kernel).float() + cell.bias
            for cell, each in zip(cells, (embedded, embedded.flip(0)), strict=True)
        ]
        embedding = self.of_song.embed(*projections)
        return self.mu(embedding), functional.softplus(self.sigma(embedding))

    def conduct(self, latents: Tensor) -> Tensor:
        """Latents (batch, latent) → what each bar is written from (batch, 16, units)."""
        c, h = torch.tanh(self.initial(latents)).chunk(2, 1)
        nothing = self.conductor.bias.expand(BARS, len(latents), -1)
        return lstm(nothing, self.conductor.recurrent_kernel, c, h).transpose(0, 1)

    def write_bars(self, embeddings: Tensor, heard: Tensor) -> list[Tensor]:
        """Embeddings (bars, units), the classes before each step (bars, 16, voices) → logits (16, bars, classes)."""
        voices = heard.permute(2, 1, 0)
        return [core(embeddings, tokens) for core, tokens in zip(self.cores, voices, strict=True)]

    def bridged(self, embedded: Tensor) -> Tensor:
        """What the decoders write from, straight from the bars (..., 2 units); used only while bars are learned."""
        return torch.tanh(embedded @ self.bridge.kernel + self.bridge.bias)

    def magenta_arrays(self) -> dict[str, Tensor]:
        """The parameters under the names of Magenta's checkpoint."""
        conductor = "decoder/hierarchical_level_0"
        arrays = {
            **affine_arrays("encoder/mu", self.mu),
            **affine_arrays("encoder/sigma", self.sigma),
            **affine_arrays(f"{conductor}/initial_state", self.initial),
            **affine_arrays(f"{conductor}/cell_0/lstm_cell", self.conductor),
        }
        for number, level in enumerate((self.of_bar, self.of_song)):
            name = f"encoder/hierarchical_level_{number}/cell_0/bidirectional_rnn/{{}}/multi_rnn_cell/cell_0/lstm_cell"
            arrays |= affine_arrays(name.format("fw"), level.forwards)
            arrays |= affine_arrays(name.format("bw"), level.backwards)
        for number, core in enumerate(self.cores):
            assert isinstance(core, CoreDecoder)
            prefix = f"core_decoder/core_decoder_{number}/decoder" if len(self.cores) > 1 else "core_decoder/decoder"
            arrays |= affine_arrays(f"{prefix}/z_to_initial_state", core.initial)
            arrays |= affine_arrays(f"{prefix}/multi_rnn_cell/cell_0/lstm_cell", core.cell)
            arrays |= affine_arrays(f"{prefix}/output_projection", core.logits)
        return arrays
