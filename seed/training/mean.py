"""The running mean of a model's weights while it is trained, which reads better than the last ones."""

from __future__ import annotations

import torch
from torch import nn

MEAN = 0.9995
"""What of the running mean of the weights stays at each step, once it has run for a while."""
MEAN_EVERY = 4
"""Steps between two that are taken into the mean."""


class Mean:
    """The running mean of a model's weights."""

    def __init__(self, model: nn.Module) -> None:
        self.weights = {name: value.clone() for name, value in model.state_dict().items()}
        self._steps = 0

    def take_in(self, model: nn.Module) -> None:
        """One step more."""
        self._steps += 1
        if self._steps % MEAN_EVERY:
            return
        stays = min(MEAN, (1 + self._steps) / (10 + self._steps)) ** MEAN_EVERY
        with torch.no_grad():
            for name, value in model.state_dict().items():
                self.weights[name].lerp_(value, 1 - stays)
