"""MusicVAE in PyTorch, for training: hierarchical encoder and decoder over bars, of one voice or of three.

Parameters carry the names and shapes of Magenta's checkpoints of `hier-mel_16bar` and `hier-trio_16bar`.
Source: `magenta.models.music_vae.lstm_models` (HierarchicalLstmEncoder, HierarchicalLstmDecoder,
SplitMultiOutLstmDecoder) and `base_model.MusicVAE`, Magenta 2.1.4.

To learn from nothing how sixteen bars go through one vector takes weeks on two cores. So the networks between the bars
begin as what they have to become: shift registers, which hold a code of each bar side by side. At each bar the upper
encoder writes a code at one end and moves the others on; the latent is all codes; and the conductor moves them past the
place where the decoders read. All of it is then trained as a whole.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from sketchpad.music.note import STEPS_PER_BAR
from sketchpad.training.config import Config
from sketchpad.training.lstm import lstm
from sketchpad.training.music_vae_data import BARS, VOICES
from sketchpad.training.networks import Affine, affine_arrays

SCALE = 0.1
"""What codes are multiplied by in a register: so small that its cells are all but linear."""
OPEN, SHUT = 3.0, -5.0
"""Biases of gates."""
SIGMA = 0.15
"""The posterior's standard deviation at first, and the noise that bars are learned with."""


@dataclass(frozen=True)
class Sizes:
    """Of a network; `voices` are the classes of each.

    The latent has a code for each bar; the conductor has as many units, and either way of the upper encoder half as
    many, for eight bars each. `encoder` and `decoder` are the units of what reads and writes single bars.
    """

    voices: tuple[int, ...]
    encoder: int
    decoder: int
    latent: int

    def __post_init__(self) -> None:
        assert self.latent % BARS == 0
        assert self.encoder <= self.upper
        assert self.decoder <= self.latent

    @property
    def upper(self) -> int:
        """Units of either way of the upper encoder."""
        return self.latent // 2

    @property
    def code(self) -> int:
        """Dimensions of one bar's code."""
        return self.latent // BARS


class Cell(Affine):
    """An LSTM cell whose kernel's first rows take the input and whose last `units` rows take its own output."""

    def __init__(self, inputs: int, units: int) -> None:
        super().__init__(inputs + units, 4 * units)
        self.inputs = inputs
        self.units = units

    @property
    def input_kernel(self) -> Tensor:
        """(inputs, 4 units)."""
        return self.kernel[: self.inputs]

    @property
    def recurrent_kernel(self) -> Tensor:
        """(units, 4 units)."""
        return self.kernel[self.inputs :]

    def magenta_arrays(self, prefix: str, units: int, more_inputs: int = 0) -> dict[str, Tensor]:
        """The parameters under their names, grown to `units`: Magenta has all cells of an encoder, or a decoder, alike.

        What is new has no weights and says nothing, neither units nor the `more_inputs` after each half of the input.
        """
        more = units - self.units
        of_input = _grown(self.input_kernel, 4, more)
        if more_inputs:
            of_input = _grown(of_input.t(), 2, more_inputs).t()
        recurrent = functional.pad(_grown(self.recurrent_kernel, 4, more), (0, 0, 0, more))
        return {f"{prefix}/kernel": torch.cat([of_input, recurrent]), f"{prefix}/bias": _grown(self.bias, 4, more)}


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

    def magenta_arrays(self, prefix: str, units: int) -> dict[str, Tensor]:
        """The parameters under their names, its cell grown to `units`."""
        more = units - self.cell.units
        return {
            f"{prefix}/z_to_initial_state/kernel": _grown(self.initial.kernel, 2, more),
            f"{prefix}/z_to_initial_state/bias": _grown(self.initial.bias, 2, more),
            **self.cell.magenta_arrays(f"{prefix}/multi_rnn_cell/cell_0/lstm_cell", units),
            f"{prefix}/output_projection/kernel": functional.pad(self.logits.kernel, (0, 0, 0, more)),
            f"{prefix}/output_projection/bias": self.logits.bias,
        }

    def forward(self, embeddings: Tensor, heard: Tensor) -> Tensor:
        """Embeddings (bars, size), the classes before each step (steps, bars) → logits (steps, bars, classes).

        A class of −1 is none: the input is all zeros.
        """
        c, h = torch.tanh(self.initial(embeddings)).chunk(2, 1)
        of_token, of_embedding = self.cell.input_kernel.split([self.classes, embeddings.shape[1]])
        projected = (embeddings @ of_embedding).to(self.cell.bias.dtype) + self.cell.bias
        tokens = functional.embedding(heard + 1, functional.pad(of_token, (0, 0, 1, 0)))
        return self.logits(lstm(tokens + projected, self.cell.recurrent_kernel, c, h))


def _grown(columns: Tensor, parts: int, more: int) -> Tensor:
    """Each of some equal parts of the columns with `more` zeros after it."""
    return torch.cat([functional.pad(part, (0, more)) for part in columns.chunk(parts, -1)], -1)


class MusicVae(nn.Module):
    """Sixteen bars of some voices, to a latent and back."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        units, upper, latent = sizes.encoder, sizes.upper, sizes.latent
        self.of_bar = Bidirectional(sum(sizes.voices), units)
        self.of_song = Bidirectional(2 * units, upper)
        self.bridge = Affine(2 * units, sizes.code)
        self.mu = Affine(2 * upper, latent)
        self.sigma = Affine(2 * upper, latent)
        self.initial = Affine(latent, 2 * latent)
        self.conductor = Cell(1, latent)
        self.cores = nn.ModuleList(CoreDecoder(classes, latent, sizes.decoder) for classes in sizes.voices)
        with torch.no_grad():
            for core in self.cores:
                self._turn_up(core)

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
        """Embedded bars (batch, 16, size) → μ and σ (batch, latent)."""
        embedded = embedded.transpose(0, 1)
        cells = (self.of_song.forwards, self.of_song.backwards)
        projections = [
            (each @ cell.input_kernel).to(cell.bias.dtype) + cell.bias
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

    def code_bars(self, embedded: Tensor) -> Tensor:
        """The codes (..., code) of embedded bars (..., 2 units); used only while bars are learned."""
        return embedded @ self.bridge.kernel + self.bridge.bias

    def joining(self) -> list[nn.Parameter]:
        """The parameters that stand between bars: those of the upper encoder, the latent and the conductor."""
        between = (self.of_song, self.mu, self.sigma, self.initial, self.conductor)
        return [parameter for each in between for parameter in each.parameters()]

    @torch.no_grad()
    def find_bridge(self) -> None:
        """See how bars are coded in what has come of the registers: in the middle of what the two ways write."""
        code, half = self.sizes.code, self.sizes.upper
        ways = [self.of_song.forwards, self.of_song.backwards]
        written = [(cell.kernel[: cell.inputs, half : half + code], cell.bias[half : half + code]) for cell in ways]
        kernels, biases = (torch.stack(each).mean(0) / SCALE for each in zip(*written, strict=True))
        self.bridge.kernel.copy_(kernels)
        self.bridge.bias.copy_(biases)

    @torch.no_grad()
    def begin_as_registers(self) -> None:
        """Join the bars, which were learned, to a song: make the upper encoder, the latent and the conductor registers.

        Codes of the first eight bars are in the way backwards, those of the others in the way forwards.
        """
        code, half = self.sizes.code, self.sizes.upper
        for cell in (self.of_song.forwards, self.of_song.backwards):
            _become_register(cell, code, circular=False)
            cell.kernel[: cell.inputs, half : half + code] = SCALE * self.bridge.kernel
            cell.bias[half : half + code] = SCALE * self.bridge.bias
        for affine in (self.mu, self.sigma, self.initial):
            affine.kernel.zero_()
            affine.bias.zero_()
        self.sigma.bias.fill_(math.log(math.expm1(SIGMA)))
        _become_register(self.conductor, code, circular=True)
        for bar in range(BARS):
            held = half + bar * code if bar < BARS // 2 else (BARS - 1 - bar) * code
            begun = self.sizes.latent + (bar + 1) % BARS * code
            for k in range(code):
                self.mu.kernel[held + k, bar * code + k] = 1 / SCALE
                self.initial.kernel[bar * code + k, begun + k] = SCALE

    def _turn_up(self, core: nn.Module) -> None:
        """Let a decoder read the small numbers of a register as if they were not."""
        assert isinstance(core, CoreDecoder)
        code = self.sizes.code
        for kernel in (core.initial.kernel, core.cell.kernel[core.classes :]):
            kernel[:code] /= SCALE

    def magenta_arrays(self) -> dict[str, Tensor]:
        """The parameters under the names of Magenta's checkpoint."""
        conductor = "decoder/hierarchical_level_0"
        arrays = {
            **affine_arrays("encoder/mu", self.mu),
            **affine_arrays("encoder/sigma", self.sigma),
            **affine_arrays(f"{conductor}/initial_state", self.initial),
            **affine_arrays(f"{conductor}/cell_0/lstm_cell", self.conductor),
        }
        upper = self.sizes.upper
        for number, level in enumerate((self.of_bar, self.of_song)):
            name = f"encoder/hierarchical_level_{number}/cell_0/bidirectional_rnn/{{}}/multi_rnn_cell/cell_0/lstm_cell"
            more_inputs = number * (upper - self.sizes.encoder)
            arrays |= level.forwards.magenta_arrays(name.format("fw"), upper, more_inputs)
            arrays |= level.backwards.magenta_arrays(name.format("bw"), upper, more_inputs)
        for number, core in enumerate(self.cores):
            assert isinstance(core, CoreDecoder)
            prefix = f"core_decoder/core_decoder_{number}/decoder" if len(self.cores) > 1 else "core_decoder/decoder"
            arrays |= core.magenta_arrays(prefix, self.sizes.latent)
        return arrays


def _become_register(cell: Cell, code: int, circular: bool) -> None:
    """Each code moves on by one place a step: towards the end, or in a circular register towards its beginning."""
    units = cell.units
    cell.kernel.zero_()
    cell.bias.zero_()
    i, _, f, o = cell.bias.chunk(4)
    i.fill_(OPEN)
    f.fill_(SHUT - 1)
    o.fill_(OPEN)
    gain = (1 + math.exp(-OPEN)) ** 2
    moves = gain * torch.eye(units)
    moves = moves.roll(-code, 1) if circular else functional.pad(moves[:, :-code], (code, 0))
    cell.kernel[cell.inputs :, units : 2 * units] = moves


def new_network(config: Config) -> MusicVae:
    """A network that knows nothing yet."""
    return MusicVae(Sizes(VOICES[config.system], config.encoder, config.decoder, config.latent))
