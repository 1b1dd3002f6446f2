"""An LSTM over precomputed input projections, with a hand-written gradient.

Inputs that are one-hot, or the same at every step, need no matrix product a step; PyTorch's own LSTM would make one.
Source of the cell: `tf.contrib.rnn.LSTMBlockCell` (gates i, j, f, o; 1 is added to the forget gate), Magenta 2.1.4.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor


class _Lstm(torch.autograd.Function):
    """(steps, batch, 4 units) projections, (units, 4 units) kernel, c and h (batch, units) → (steps, batch, units).

    Matrix products are made in the kernel's dtype, all else in that of the projections.
    """

    @staticmethod
    def forward(ctx: Any, projected: Tensor, kernel: Tensor, c: Tensor, h: Tensor) -> Tensor:
        steps, batch, _ = projected.shape
        units = len(kernel)
        gates = torch.empty_like(projected)
        cells = projected.new_empty(steps + 1, batch, units)
        outputs = projected.new_empty(steps + 1, batch, units)
        cells[0], outputs[0] = c, h
        for step in range(steps):
            gate = torch.add(projected[step], outputs[step].to(kernel.dtype) @ kernel, out=gates[step])
            gate[:, 2 * units : 3 * units] += 1.0
            i, j, f, o = gate.chunk(4, 1)
            _tanh(j, out=j)
            i.sigmoid_()
            gate[:, 2 * units :].sigmoid_()
            torch.mul(f, cells[step], out=cells[step + 1]).addcmul_(i, j)
            _tanh(cells[step + 1], out=outputs[step + 1]).mul_(o)
        ctx.save_for_backward(gates, kernel, cells, outputs)
        return outputs[1:]

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        gates, kernel, cells, outputs = ctx.saved_tensors
        (wanted,) = gradients
        steps, units = len(gates), len(kernel)
        projected = torch.empty_like(gates)
        dc, dh = torch.zeros_like(cells[0]), torch.zeros_like(cells[0])
        tanh_c = torch.empty_like(dc)
        transposed = kernel.t().contiguous()
        for step in reversed(range(steps)):
            dh = wanted[step] + dh
            i, j, f, o = gates[step].chunk(4, 1)
            di, dj, df, do = projected[step].chunk(4, 1)
            _tanh(cells[step + 1], out=tanh_c)
            torch.mul(dh, tanh_c, out=do).mul_(o).mul_(1 - o)
            dc = dc.addcmul(dh.mul_(o), tanh_c.square_().neg_().add_(1))
            torch.mul(dc, j, out=di).mul_(i).mul_(1 - i)
            torch.mul(dc, i, out=dj).mul_(1 - j * j)
            torch.mul(dc, cells[step], out=df).mul_(f).mul_(1 - f)
            dc = dc * f
            dh = projected[step].to(kernel.dtype) @ transposed
        flat, of_gates = outputs[:-1].reshape(-1, units), projected.reshape(-1, 4 * units)
        return projected, flat.to(kernel.dtype).t() @ of_gates.to(kernel.dtype), dc, dh.to(dc.dtype)


def _tanh(x: Tensor, out: Tensor) -> Tensor:
    """PyTorch's own is ten times slower than its sigmoid on a CPU."""
    return torch.mul(x, 2, out=out).sigmoid_().mul_(2).sub_(1)


def half_precision(device: torch.device) -> torch.autocast:
    """Matrix products in bfloat16, but on processors without AVX-512, where they take seventy times as long."""
    able = device.type != "cpu" or "AVX512" in torch.backends.cpu.get_cpu_capability()
    return torch.autocast(device.type, torch.bfloat16, enabled=able)


def lstm(projected: Tensor, kernel: Tensor, c: Tensor | None = None, h: Tensor | None = None) -> Tensor:
    """The outputs (steps, batch, units) of an LSTM.

    Args:
        projected: x W + b of each step, (steps, batch, 4 units), columns i, j, f, o.
        kernel: the recurrent part of the cell's matrix, (units, 4 units).
        c: the cells at first, (batch, units); zeros by default.
        h: the outputs at first.
    """
    zeros = projected.new_zeros(projected.shape[1], len(kernel))
    dtype = torch.get_autocast_dtype("cpu") if torch.is_autocast_enabled("cpu") else kernel.dtype
    start = (zeros if c is None else c, zeros if h is None else h)
    result: Tensor = _Lstm.apply(projected, kernel.to(dtype), *(state.to(projected.dtype) for state in start))  # type: ignore[no-untyped-call]
    return result
