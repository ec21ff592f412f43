"""Windows in batches, and the rate at which they are learnt."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TypeVar

from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR

BATCH = 8

T = TypeVar("T")


def batches(items: list[T], length: Callable[[T], int], order: random.Random) -> list[list[T]]:
    """`items`, shuffled in place, in shuffled batches in which lengths are alike: less padding."""
    order.shuffle(items)
    chunks = [sorted(items[i : i + BATCH * 16], key=length) for i in range(0, len(items), BATCH * 16)]
    out = [chunk[i : i + BATCH] for chunk in chunks for i in range(0, len(chunk), BATCH)]
    order.shuffle(out)
    return out


def warmed(optimiser: Optimizer, steps: int, decay: Callable[[float], float]) -> LambdaLR:
    """The rate over `steps` steps: it grows for one in twenty, and is `decay` (of the share of steps done, 0 to 1) times its height."""
    return LambdaLR(optimiser, lambda step: min(1.0, (step + 1) / (0.05 * steps + 1)) * decay(min(1.0, step / steps)))
