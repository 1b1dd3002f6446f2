"""The Melody RNNs and Polyphony RNN in PyTorch, for training.

Parameters carry the names and shapes of Magenta's checkpoints.

Source: `magenta.models.shared.events_rnn_graph` and `tf.contrib.rnn.AttentionCellWrapper`, Magenta 2.1.4.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from sketchpad.generation.melody_rnn.codec import NUM_CLASSES
from sketchpad.generation.polyphony_rnn.codec import NUM_CLASSES as POLYPHONY_CLASSES
from sketchpad.training.lstm import lstm

UNITS = 128
ATTENTION_LENGTH = 40
INPUTS = {"lookback_rnn": 121, "attention_rnn": 74}
CELLS = "rnn/multi_rnn_cell"


class Affine(nn.Module):
    """x · kernel + bias, named as TensorFlow names them."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.kernel = nn.Parameter(nn.init.xavier_uniform_(torch.empty(inputs, outputs)))
        self.bias = nn.Parameter(torch.zeros(outputs))

    def forward(self, x: Tensor) -> Tensor:
        """(..., inputs) → (..., outputs)."""
        return x @ self.kernel + self.bias


class LstmLayer(nn.Module):
    """An LSTM over whole sequences, computed by PyTorch's own from TensorFlow's gates i, j, f, o."""

    def __init__(self, inputs: int, units: int) -> None:
        super().__init__()
        self.inputs = inputs
        self.gates = Affine(inputs + units, 4 * units)
        self.lstm = nn.LSTM(inputs, units, batch_first=True)
        self.lstm.requires_grad_(False)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, steps, inputs) → (batch, steps, units), from the zero state."""
        state = x.new_zeros(1, len(x), self.lstm.hidden_size)
        kernel, bias = self._in_torch_order()
        weights = [
            kernel[:, : self.inputs].contiguous(),
            kernel[:, self.inputs :].contiguous(),
            bias,
            bias.new_zeros(bias.shape),
        ]
        return torch.lstm(x, [state, state], weights, True, 1, 0.0, False, False, True)[0]

    def _in_torch_order(self) -> tuple[Tensor, Tensor]:
        """Gates i, f, j, o; the forget gate's bias with the 1 that TensorFlow adds at run time."""
        i, j, f, o = self.gates.kernel.t().chunk(4)
        bi, bj, bf, bo = self.gates.bias.chunk(4)
        return torch.cat([i, f, j, o]), torch.cat([bi, bf + 1.0, bj, bo])


class AttentionLayer(nn.Module):
    """An LSTM that attends to its last 40 outputs."""

    def __init__(self, inputs: int, units: int) -> None:
        super().__init__()
        self.units = units
        self.input = Affine(inputs + units, inputs)
        self.gates = Affine(inputs + units, 4 * units)
        self.query = Affine(2 * units, units)
        self.key = nn.Parameter(nn.init.xavier_uniform_(torch.empty(units, units)))
        self.vector = nn.Parameter(nn.init.normal_(torch.empty(units), std=0.1))
        self.output = Affine(2 * units, units)

    def forward(self, x: Tensor) -> Tensor:
        """(batch, steps, inputs) → (batch, steps, units), from the zero state."""
        c = h = attention = x.new_zeros(len(x), self.units)
        memory = keys = x.new_zeros(len(x), ATTENTION_LENGTH, self.units)
        from_x, from_attention = self.input.kernel.split([x.shape[-1], self.units])
        projected = x @ from_x + self.input.bias
        outputs: list[Tensor] = []
        for step in range(x.shape[1]):
            joined = torch.addmm(projected[:, step], attention, from_attention)
            c, h = self._cell(torch.cat([joined, h], 1), c)
            query = self.query(torch.cat([c, h], 1))
            scores = torch.tanh(keys + query.unsqueeze(1)) @ self.vector
            attention = torch.bmm(torch.softmax(scores, 1).unsqueeze(1), memory).squeeze(1)
            out = self.output(torch.cat([h, attention], 1))
            memory = torch.cat([memory[:, 1:], out.unsqueeze(1)], 1)
            keys = torch.cat([keys[:, 1:], (out @ self.key).unsqueeze(1)], 1)
            outputs.append(out)
        return torch.stack(outputs, 1)

    def _cell(self, joined: Tensor, c: Tensor) -> tuple[Tensor, Tensor]:
        """The LSTM's next c and h (batch, units) from its input and last h side by side, and its last c."""
        i, j, f, o = self.gates(joined).chunk(4, 1)
        c = c * torch.sigmoid(f + 1.0) + torch.sigmoid(i) * torch.tanh(j)
        return c, torch.tanh(c) * torch.sigmoid(o)


class MelodyRnn(nn.Module):
    """Two layers of 128 units and 40 classes; the first layer attends to its past in `attention_rnn`."""

    def __init__(self, system: str, dropout: float = 0.0) -> None:
        super().__init__()
        first = AttentionLayer if system == "attention_rnn" else LstmLayer
        self.first = first(INPUTS[system], UNITS)
        self.second = LstmLayer(UNITS, UNITS)
        self.logits = Affine(UNITS, NUM_CLASSES)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """Inputs (batch, steps, size) → logits (batch, steps, 40), from the zero state."""
        hidden = self.dropout(self.first(x))
        return self.logits(self.dropout(self.second(hidden)))

    def magenta_arrays(self) -> dict[str, Tensor]:
        """The parameters under the names of Magenta's checkpoint."""
        arrays = {
            f"{CELLS}/cell_1/basic_lstm_cell/kernel": self.second.gates.kernel,
            f"{CELLS}/cell_1/basic_lstm_cell/bias": self.second.gates.bias,
            "fully_connected/weights": self.logits.kernel,
            "fully_connected/biases": self.logits.bias,
        }
        return arrays | _first_arrays(self.first)


def _first_arrays(layer: nn.Module) -> dict[str, Tensor]:
    if isinstance(layer, LstmLayer):
        return affine_arrays(f"{CELLS}/cell_0/basic_lstm_cell", layer.gates)
    assert isinstance(layer, AttentionLayer)
    cell = f"{CELLS}/cell_0/attention_cell_wrapper"
    return {
        **affine_arrays(cell, layer.input),
        **affine_arrays(f"{cell}/basic_lstm_cell", layer.gates),
        **affine_arrays(f"{cell}/attention", layer.query),
        **affine_arrays(f"{cell}/attn_output_projection", layer.output),
        f"{cell}/attention/attn_w": layer.key[None, None],
        f"{cell}/attention/attn_v": layer.vector,
    }


def affine_arrays(prefix: str, affine: Affine) -> dict[str, Tensor]:
    """A kernel and a bias under their names."""
    return {f"{prefix}/kernel": affine.kernel, f"{prefix}/bias": affine.bias}


class PolyphonyRnn(nn.Module):
    """Three layers of 256 units and 259 classes."""

    units = 256
    layers = 3

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.cells = nn.ModuleList(
            Affine((POLYPHONY_CLASSES if layer == 0 else self.units) + self.units, 4 * self.units)
            for layer in range(self.layers)
        )
        self.logits = Affine(self.units, POLYPHONY_CLASSES)
        self.dropout = nn.Dropout(dropout)

    def forward(self, events: Tensor) -> Tensor:
        """Events (batch, steps) → logits (batch, steps, 259), from the zero state."""
        x = events.t()
        for cell in self.cells:
            of_input, of_output = cell.kernel.split([len(cell.kernel) - self.units, self.units])
            if x.dtype == torch.long:
                projected = functional.embedding(x, of_input + cell.bias)
            else:
                projected = (x @ of_input).float() + cell.bias
            x = self.dropout(lstm(projected, of_output))
        return self.logits(x).transpose(0, 1)

    def magenta_arrays(self) -> dict[str, Tensor]:
        """The parameters under the names of Magenta's checkpoint."""
        arrays = {
            "fully_connected/weights": self.logits.kernel,
            "fully_connected/biases": self.logits.bias,
        }
        for layer, cell in enumerate(self.cells):
            assert isinstance(cell, Affine)
            arrays |= affine_arrays(f"{CELLS}/cell_{layer}/basic_lstm_cell", cell)
        return arrays

    def heard_from(self) -> dict[str, int]:
        """The kernels that multiply outputs of LSTMs → from which of their rows on."""
        return {
            f"{CELLS}/cell_{layer}/basic_lstm_cell/kernel": 0 if layer else POLYPHONY_CLASSES
            for layer in range(self.layers)
        }
