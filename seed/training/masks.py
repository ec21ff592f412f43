"""Dropout whose masks are cut from a pool of random numbers made once: drawing them anew took a seventh of the training."""

from __future__ import annotations

from functools import cache

import torch
from torch import Tensor, nn

from seed.training.upper import WORKED_IN

POOL = 1 << 23


@cache
def _pool(share: float) -> Tensor:
    return (torch.rand(POOL) >= share).float().div(1 - share).to(WORKED_IN)


class PooledDropout(nn.Module):
    """As `nn.Dropout`, with a mask that begins at a random place of the pool."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.p = share  # the name under which attention asks for it

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.p:
            return x
        if x.numel() > POOL:
            return nn.functional.dropout(x, self.p)
        begin = int(torch.randint(0, POOL - x.numel() + 1, (1,)))
        return x * _pool(self.p)[begin : begin + x.numel()].view_as(x).to(x.dtype)


def set_dropout(model: nn.Module, share: float) -> None:
    """Every dropout within `model` drops `share` (0 to 1); those that drop nothing still drop nothing."""
    for part in model.modules():
        if isinstance(part, nn.Dropout) and part.p:
            part.p = share


def cheaper_dropout(model: nn.Module) -> None:
    """Puts PooledDropout in the place of every dropout within `model`."""
    for name, part in model.named_children():
        if isinstance(part, nn.Dropout):
            setattr(model, name, PooledDropout(part.p))
        else:
            cheaper_dropout(part)
