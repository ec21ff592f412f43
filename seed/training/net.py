"""What the heads of the close reading are made of. The same arithmetic runs without PyTorch in `seed.reader.heads`."""

from __future__ import annotations

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

    def beside(self, events: Tensor, places: Tensor, which: Tensor, where: Tensor, features: Tensor) -> Tensor:
        """The scores of k pairs, of the events `which` and the places `where`, with the k rows of `features`."""
        product = self.product(events[which] * places[where])
        inner = self.event(events)[which] + self.place(places)[where] + product + self.features(features)
        answer: Tensor = self.answer(self.dropout(torch.relu(inner)))
        return answer
