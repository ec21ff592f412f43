"""The reader model in PyTorch: a small pretrained encoder with heads for events, roles, dates, sums and status.

The same arithmetic runs without PyTorch in `seed.reader.heads`; the names of the weights agree.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from seed.reader.features import WIDTH
from seed.reader.labels import EVENT_TYPES, KIND_LABELS, STATUSES

PAIR = 192
NULLS = {"time": 2, "money": 1, "count": 1}


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


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: nn.Module, hidden: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.trigger = nn.Linear(hidden, len(EVENT_TYPES))
        self.type_vector = nn.Embedding(len(EVENT_TYPES), hidden)
        self.status = nn.Linear(hidden, len(STATUSES))
        self.kind = nn.Linear(hidden, len(KIND_LABELS))
        self.roles = Pair(hidden, 2)
        self.links = nn.ModuleDict({what: Pair(hidden, 1) for what in NULLS})
        self.nulls = nn.ModuleDict({what: nn.Linear(hidden, n) for what, n in NULLS.items()})
        self.dropout = nn.Dropout(0.1)
        nn.init.constant_(self.trigger.bias, -5.0)
        nn.init.normal_(self.type_vector.weight, std=0.1)

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):  # three times faster on a CPU that knows bfloat16
            hidden: Tensor = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return hidden.float()


def pooled(hidden: Tensor, spans: Sequence[tuple[int, int]]) -> Tensor:
    """The mean vector of each span of pieces."""
    return torch.stack([hidden[a:b].mean(0) for a, b in spans])


def widened(saved: dict[str, Tensor], model: Reader) -> dict[str, Tensor]:
    """The weights of a reader saved before a feature was added: its new columns begin at zero."""
    wanted = model.state_dict()
    return {
        name: nn.functional.pad(w, (0, wanted[name].shape[-1] - w.shape[-1])) if name.endswith("features.weight") else w
        for name, w in saved.items()
    }
