"""Layers of a pretrained BERT-like encoder, to be trained on above those that stay as they are."""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor, nn
from transformers import BertConfig
from transformers.models.bert.modeling_bert import BertLayer

HIDDEN = 384
HEADS = 12
FIRST = 4
"""Lower layers of the pretrained encoder that `distil` teaches fewer layers to stand for; the trained ones begin as those above them."""

Attention = Literal["sdpa", "eager"]
"""How PyTorch computes attention: "sdpa" is faster, "eager" can be exported."""


WORKED_IN = torch.bfloat16 if torch.cpu.get_capabilities().get("avx512_bf16") else torch.float32
"""What the trained layers compute in: where the processor has bfloat16 it takes half the time, elsewhere three times as long."""


def config(layers: int, attention: Attention) -> BertConfig:
    """The shape of the encoder, with `layers` layers."""
    return BertConfig(
        hidden_size=HIDDEN, num_attention_heads=HEADS, intermediate_size=1536, num_hidden_layers=layers,
        attention_probs_dropout_prob=0.0, attn_implementation=attention,
    )  # fmt: skip


def passed(layer: BertLayer, hidden: Tensor, away: Tensor | None = None) -> Tensor:
    """`hidden` after one layer; `away` is added to what attention makes of each piece."""
    out = layer(hidden, away)
    vectors: Tensor = out[0] if isinstance(out, tuple) else out
    return vectors


def hiding(mask: Tensor) -> Tensor:
    """What attention adds so that no piece looks where there is none: batch x 1 x 1 x pieces. `mask` is 1 where a piece is, batch x pieces."""
    return (1.0 - mask[:, None, None, :].float()) * -10000.0


def _heads(part: nn.Linear, of: Tensor) -> Tensor:
    split: Tensor = part(of).unflatten(-1, (HEADS, HIDDEN // HEADS)).transpose(1, 2)
    return split


class Upper(nn.Module):
    """The `count` layers above the lower FIRST ones."""

    def __init__(self, count: int, attention: Attention) -> None:
        super().__init__()
        self.layers = nn.ModuleList([BertLayer(config(count, attention), layer_idx=n) for n in range(count)])

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """`hidden` is batch x pieces x HIDDEN, `mask` batch x pieces (1 where a piece is); gives vectors shaped as `hidden`."""
        away = hiding(mask).to(hidden.dtype)
        for layer in self.layers:
            hidden = passed(layer, hidden, away)
        return hidden

    def answering(self, hidden: Tensor, asked: Tensor) -> Tensor:
        """The vectors of the pieces `asked` (their numbers, in any order): 1 x asked x HIDDEN. `hidden` is one window, 1 x pieces x HIDDEN.

        The topmost layer looks at all pieces, and works out only those asked for.
        """
        for layer in self.layers[:-1]:
            hidden = passed(layer, hidden)
        top: BertLayer = self.layers[-1]
        mine, look = hidden[:, asked], top.attention.self
        query, key, value = (_heads(part, of) for part, of in ((look.query, mine), (look.key, hidden), (look.value, hidden)))
        seen = torch.softmax(query @ key.transpose(-1, -2) / query.shape[-1] ** 0.5, dim=-1) @ value
        mine = top.attention.output(seen.transpose(1, 2).flatten(2), mine)
        out: Tensor = top.output(top.intermediate(mine), mine)
        return out

    def begin(self, weights: dict[str, Tensor]) -> None:
        """Takes the weights of the pretrained encoder."""
        mine = self.state_dict()
        for name in mine:
            _, number, rest = name.split(".", 2)
            mine[name] = weights[f"encoder.layer.{int(number) + FIRST}.{rest}"]
        self.load_state_dict(mine)
