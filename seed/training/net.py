"""What the heads of the close reading are made of. The same arithmetic runs without PyTorch in `seed.reader.heads`."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from seed.reader.features import WIDTH

PAIR = 192


class Pair(nn.Module):
    """Scores a place for an event from both vectors, their product and the place's features."""

    def __init__(self, hidden: int, answers: int) -> None:
        super().__init__()
        self.event = nn.Linear(hidden, PAIR, bias=False)
        self.place = nn.Linear(hidden, PAIR, bias=False)
        self.product = nn.Linear(hidden, PAIR, bias=False)
        self.features = nn.Linear(WIDTH, PAIR)
        self.answer = nn.Linear(PAIR, answers)
        self.dropout = nn.Dropout(0.15)

    def forward(self, event: Tensor, place: Tensor, features: Tensor) -> Tensor:
        inner = self.event(event) + self.place(place) + self.product(event * place) + self.features(features)
        answer: Tensor = self.answer(self.dropout(torch.relu(inner)))
        return answer


def pooled(hidden: Tensor, spans: Sequence[tuple[int, int]]) -> Tensor:
    """The mean vector of each span of pieces."""
    return torch.stack([hidden[a:b].mean(0) for a, b in spans])
