"""The close reading in PyTorch: the encoder's upper layers once more, around one possible event, with marks for who stands where."""

from __future__ import annotations

from torch import Tensor, nn
from transformers import BertConfig
from transformers.models.bert.modeling_bert import BertLayer

from seed.reader.choices import NONE
from seed.reader.crops import FORMS, SLOTS
from seed.reader.labels import EVENT_TYPES, KIND_LABELS, STATUSES
from seed.training.net import Pair

HIDDEN = 384


class Layers(nn.Module):
    """Marks are added to the lower layers' vectors, then the upper layers read them."""

    def __init__(self, config: BertConfig, layers: int) -> None:
        super().__init__()
        self.slot = nn.Embedding(SLOTS + 1, HIDDEN, padding_idx=0)
        self.form = nn.Embedding(len(FORMS) + 1, HIDDEN, padding_idx=0)
        self.event = nn.Embedding(len(EVENT_TYPES) + 1, HIDDEN, padding_idx=0)
        self.layers = nn.ModuleList([BertLayer(config, layer_idx=n) for n in range(layers)])
        for table, std in ((self.slot, 0.15), (self.form, 0.05), (self.event, 0.15)):
            nn.init.normal_(table.weight, std=std)
            table.weight.data[0] = 0.0

    def forward(self, lower: Tensor, slots: Tensor, forms: Tensor, events: Tensor, mask: Tensor) -> Tensor:
        """All are batch x pieces (`lower` x HIDDEN): vectors, marks (`events`: 1 + type at the trigger, else 0), 1 where a piece is."""
        hidden = lower + self.slot(slots) + self.form(forms) + self.event(events)
        away = (1.0 - mask[:, None, None, :].float()) * -10000.0
        for layer in self.layers:
            out = layer(hidden, away)
            hidden = out[0] if isinstance(out, tuple) else out
        return hidden


class CloseReader(nn.Module):
    """The layers and the heads that answer from the vector at the trigger and those of the places."""

    def __init__(self, config: BertConfig, layers: int = 2) -> None:
        super().__init__()
        self.layers = Layers(config, layers)
        self.trigger = nn.Linear(HIDDEN, len(EVENT_TYPES))
        self.type_vector = nn.Embedding(len(EVENT_TYPES), HIDDEN)
        self.status = nn.Linear(HIDDEN, len(STATUSES))
        self.kind = nn.Linear(HIDDEN, len(KIND_LABELS))
        self.roles = Pair(HIDDEN, 2)
        self.links = nn.ModuleDict({what: Pair(HIDDEN, 1) for what in NONE})
        self.nulls = nn.ModuleDict({what: nn.Linear(HIDDEN, n) for what, n in NONE.items()})
        self.dropout = nn.Dropout(0.1)
