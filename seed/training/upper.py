"""Layers of a pretrained BERT-like encoder, to be trained on above those that stay as they are."""

from __future__ import annotations

from typing import Literal

from torch import Tensor, nn
from transformers import BertConfig
from transformers.models.bert.modeling_bert import BertLayer

HIDDEN = 384
FIRST = 4
"""Lower layers of the encoder that are kept as pretrained; everything that reads shares them."""

Attention = Literal["sdpa", "eager"]
"""How PyTorch computes attention: "sdpa" is faster, "eager" can be exported."""


def config(layers: int, attention: Attention) -> BertConfig:
    """The shape of the encoder, with `layers` layers."""
    return BertConfig(
        hidden_size=HIDDEN, num_attention_heads=12, intermediate_size=1536, num_hidden_layers=layers,
        attention_probs_dropout_prob=0.0, attn_implementation=attention,
    )  # fmt: skip


class Upper(nn.Module):
    """The `count` layers above the lower FIRST ones."""

    def __init__(self, count: int, attention: Attention) -> None:
        super().__init__()
        self.layers = nn.ModuleList([BertLayer(config(count, attention), layer_idx=n) for n in range(count)])

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """`hidden` is batch x pieces x HIDDEN, `mask` batch x pieces (1 where a piece is); gives vectors shaped as `hidden`."""
        away = (1.0 - mask[:, None, None, :].float()) * -10000.0
        for layer in self.layers:
            out = layer(hidden, away)
            hidden = out[0] if isinstance(out, tuple) else out
        return hidden

    def begin(self, weights: dict[str, Tensor]) -> None:
        """Takes the weights of the pretrained encoder."""
        mine = self.state_dict()
        for name in mine:
            _, number, rest = name.split(".", 2)
            mine[name] = weights[f"encoder.layer.{int(number) + FIRST}.{rest}"]
        self.load_state_dict(mine)
