"""The encoder in PyTorch: layers that give every word piece its vector, for the spotter and the close reading alike."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn
from transformers import BertModel

from seed.training.upper import config, hiding, passed

SHIPPED = 3
"""Layers of the encoder that is shipped."""


class Lower(nn.Module):
    """Word pieces in, vectors out, through `count` layers."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.bert = BertModel(config(count, "eager"), add_pooling_layer=False)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """The vectors of `ids` (batch x pieces): batch x pieces x HIDDEN. `mask` is 1 where a piece is, batch x pieces; without it all are."""
        hidden: Tensor = self.bert.embeddings(ids)
        away = None if mask is None else hiding(mask).to(hidden.dtype)
        for layer in self.bert.encoder.layer:
            hidden = passed(layer, hidden, away)
        return hidden

    def begin(self, weights: dict[str, Tensor], layers: Sequence[int]) -> None:
        """Takes the weights of these `layers` of the pretrained encoder, one for each of its own (0 is the lowest)."""
        mine = self.bert.state_dict()
        for name in mine:
            if name.startswith("encoder.layer."):
                _, _, number, rest = name.split(".", 3)
                mine[name] = weights[f"encoder.layer.{layers[int(number)]}.{rest}"]
            else:
                mine[name] = weights[name]
        self.bert.load_state_dict(mine)
