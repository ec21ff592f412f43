"""The close reading in PyTorch: the encoder's upper layers over a window in which every place and every possible event is marked."""

from __future__ import annotations

from torch import Tensor, nn

from seed.reader.choices import NONE
from seed.reader.labels import EVENT_TYPES, KIND_LABELS, STATUSES
from seed.reader.marks import FORMS, SLOTS
from seed.training.net import Pair
from seed.training.upper import HIDDEN, Upper

LAYERS = 6
"""Layers of the close reading; the two topmost of the pretrained encoder's twelve are left out."""


class Layers(nn.Module):
    """Marks are added to the lower layers' vectors, then the upper layers read them."""

    def __init__(self) -> None:
        super().__init__()
        self.slot = nn.Embedding(SLOTS + 1, HIDDEN, padding_idx=0)
        self.form = nn.Embedding(len(FORMS) + 1, HIDDEN, padding_idx=0)
        self.event = nn.Linear(len(EVENT_TYPES), HIDDEN, bias=False)
        self.upper = Upper(LAYERS, "eager")  # "sdpa" is slower in bfloat16 on the way back, and cannot be exported
        for table, std in ((self.slot, 0.1), (self.form, 0.05), (self.event, 0.1)):
            nn.init.normal_(table.weight, std=std)
        self.slot.weight.data[0] = 0.0
        self.form.weight.data[0] = 0.0

    def marked(self, lower: Tensor, slots: Tensor, forms: Tensor, events: Tensor) -> Tensor:
        """The lower layers' vectors with the marks added. All are batch x pieces: x HIDDEN vectors, two marks, x types (1 at a possible event)."""
        vectors: Tensor = lower + self.slot(slots) + self.form(forms) + self.event(events)
        return vectors


class CloseReader(nn.Module):
    """The layers and the heads that answer from the vector at the trigger and those of the places."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = Layers()
        self.trigger = nn.Linear(HIDDEN, len(EVENT_TYPES))
        self.type_vector = nn.Embedding(len(EVENT_TYPES), HIDDEN)
        self.status = nn.Linear(HIDDEN, len(STATUSES))
        self.kind = nn.Linear(HIDDEN, len(KIND_LABELS))
        self.roles = Pair(HIDDEN, 2)
        self.links = nn.ModuleDict({what: Pair(HIDDEN, 1) for what in NONE})
        self.nulls = nn.ModuleDict({what: nn.Linear(HIDDEN, n) for what, n in NONE.items()})
        self.dropout = nn.Dropout(0.1)
        nn.init.normal_(self.type_vector.weight, std=0.1)
