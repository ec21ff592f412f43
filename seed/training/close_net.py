"""The close reading in PyTorch: the encoder's upper layers over a window in which every place and every possible event is marked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from seed.reader.choices import NONE
from seed.reader.labels import EVENT_TYPES, KIND_LABELS, STATUSES
from seed.reader.marks import FORMS, SLOTS
from seed.training.close_batch import Batch, Drawn
from seed.training.net import Pair
from seed.training.upper import HIDDEN, WORKED_IN, Upper

LAYERS = 6
"""Layers of the close reading; the two topmost of the pretrained encoder's twelve are left out."""


class Marked(nn.Module, ABC):
    """Adds marks to the lower layers' vectors (of size `hidden`); they begin `strong` times as strong as beside vectors of about 0.6."""

    def __init__(self, hidden: int, strong: float = 1.0) -> None:
        super().__init__()
        self.slot = nn.Embedding(SLOTS + 1, hidden, padding_idx=0)
        self.form = nn.Embedding(len(FORMS) + 1, hidden, padding_idx=0)
        self.event = nn.Linear(len(EVENT_TYPES), hidden, bias=False)
        for table, std in ((self.slot, 0.1), (self.form, 0.05), (self.event, 0.1)):
            nn.init.normal_(table.weight, std=std * strong)
        self.slot.weight.data[0] = 0.0
        self.form.weight.data[0] = 0.0

    def marked(self, lower: Tensor, slots: Tensor, forms: Tensor, events: Tensor) -> Tensor:
        """The lower layers' vectors with the marks added. All are batch x pieces: x hidden vectors, two marks, x types (1 at a possible event)."""
        vectors: Tensor = lower + self.slot(slots) + self.form(forms) + self.event(events)
        return vectors

    def forward(self, given: Batch) -> Tensor:
        """The vectors of a batch, batch x pieces x hidden."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=WORKED_IN is torch.bfloat16):
            return self.read(self.marked(given.lower, given.slots, given.forms, given.events).to(WORKED_IN), given).float()

    @abstractmethod
    def read(self, marked: Tensor, given: Batch) -> Tensor:
        """What the upper layers make of the marked vectors."""


class Layers(Marked):
    """The layers that are shipped: those of the small encoder."""

    def __init__(self) -> None:
        super().__init__(HIDDEN)
        self.upper = Upper(LAYERS, "eager")  # "sdpa" is slower in bfloat16 on the way back, and cannot be exported

    def read(self, marked: Tensor, given: Batch) -> Tensor:
        vectors: Tensor = self.upper(marked, given.mask)
        return vectors


def kept(drawn: Sequence[Drawn]) -> Tensor:
    """The vectors that the pages keep: batch x pieces x hidden, 0 where a page has fewer pieces."""
    return nn.utils.rnn.pad_sequence([torch.from_numpy(one.vectors).float() for one, _ in drawn], batch_first=True)


class CloseReader(nn.Module):
    """The layers and the heads that answer from the vector at the trigger and those of the places."""

    def __init__(self, layers: Marked) -> None:
        super().__init__()
        self.layers = layers
        hidden = layers.slot.embedding_dim
        self.trigger = nn.Linear(hidden, len(EVENT_TYPES))
        self.type_vector = nn.Embedding(len(EVENT_TYPES), hidden)
        self.status = nn.Linear(hidden, len(STATUSES))
        self.kind = nn.Linear(hidden, len(KIND_LABELS))
        self.roles = Pair(hidden, 2)
        self.links = nn.ModuleDict({what: Pair(hidden, 1) for what in NONE})
        self.nulls = nn.ModuleDict({what: nn.Linear(hidden, n) for what, n in NONE.items()})
        self.dropout = nn.Dropout(0.1)
        nn.init.normal_(self.type_vector.weight, std=0.1)
