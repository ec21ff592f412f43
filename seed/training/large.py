"""A large encoder, all-mpnet-base-v2 (Apache 2.0), as a teacher: too large to be shipped, it reads better than the small one.

It cuts words into the same pieces as the small encoder, so that its vectors stand at the same places.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import MPNetConfig
from transformers.models.mpnet.modeling_mpnet import MPNetEmbeddings, MPNetEncoder, MPNetLayer

from seed.training.batches import BATCH
from seed.training.close_batch import Batch
from seed.training.close_labels import Sheet
from seed.training.close_net import Marked
from seed.training.upper import FIRST, WORKED_IN, hiding

LAYERS = 7
"""Trained layers above the FIRST ones; the topmost of twelve, made to tell whole texts apart, is left out."""
PIECES = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
"""The small encoder's names of what is no word, and the large one's."""


class Large:
    """The encoder as it lies in `folder`: config.json, model.safetensors, tokenizer.json."""

    def __init__(self, folder: Path) -> None:
        self.config = MPNetConfig.from_pretrained(folder, attn_implementation="eager")
        self._weights = load_file(folder / "model.safetensors")
        self._pieces: dict[str, int] = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]

    def part(self, name: str) -> dict[str, Tensor]:
        """The weights whose names begin with `name`, by the rest of the name."""
        return {key.removeprefix(name): value for key, value in self._weights.items() if key.startswith(name)}

    def layer(self, number: int) -> MPNetLayer:
        """A layer as pretrained, 0 the lowest."""
        layer = MPNetLayer(self.config)
        layer.load_state_dict(self.part(f"encoder.layer.{number}."))
        return layer

    def numbers(self, pieces: dict[str, int]) -> list[int]:
        """For each number of the small encoder's `pieces` the number of the same piece here."""
        found = {number: self._pieces.get(PIECES.get(piece, piece), self._pieces["[UNK]"]) for piece, number in pieces.items()}
        return [found[number] for number in range(len(found))]


class LargeLayers(Marked):
    """The trained layers of the large encoder."""

    def __init__(self, large: Large) -> None:
        super().__init__(large.config.hidden_size, strong=0.6)  # its vectors are half as long
        self.upper = nn.ModuleList([large.layer(FIRST + n) for n in range(LAYERS)])
        self.register_buffer("near", large.part("encoder.relative_attention_bias.")["weight"])

    def read(self, marked: Tensor, given: Batch) -> Tensor:
        bias = _bias(given.standing, given.mask, self.near)
        for layer in self.upper:
            marked = layer(marked, bias)[0]
        return marked


def _bias(standing: Tensor, mask: Tensor, near: Tensor) -> Tensor:
    """What attention adds for how far apart pieces stand, and where there is none (both batch x pieces): batch x heads x pieces x pieces."""
    apart = MPNetEncoder.relative_position_bucket(standing[:, None, :] - standing[:, :, None])
    return (near[apart].permute(0, 3, 1, 2) + hiding(mask)).to(WORKED_IN)


def lower_vectors(large: Large, sheets: Sequence[Sheet], pieces: dict[str, int]) -> list[NDArray[np.float16]]:
    """The vectors of the pieces that each sheet shows, by the FIRST layers. `pieces` are those of the small encoder."""
    number = large.numbers(pieces)
    begin = MPNetEmbeddings(large.config).eval()
    begin.load_state_dict(large.part("embeddings."), strict=False)
    layers = [large.layer(n).eval().to(WORKED_IN) for n in range(FIRST)]
    near, pad = large.part("encoder.relative_attention_bias.")["weight"], begin.padding_idx
    by_length = sorted(range(len(sheets)), key=lambda n: len(sheets[n].example.window.ids))
    out: list[NDArray[np.float16]] = [np.zeros((0, 0), np.float16)] * len(sheets)
    with torch.no_grad():
        for first in range(0, len(by_length), BATCH):
            here = by_length[first : first + BATCH]
            rows = [torch.tensor([number[piece] for piece in sheets[n].example.window.ids]) for n in here]
            ids = nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=pad)
            bias = _bias(torch.arange(ids.shape[1])[None], ids != pad, near)
            hidden = begin(ids).to(WORKED_IN)
            for layer in layers:
                hidden = layer(hidden, bias)[0]
            for row, n in enumerate(here):
                out[n] = hidden[row].float().numpy()[sheets[n].shown].astype(np.float16)
    return out
