"""Turns the lower layers of a pretrained encoder into what Dyad ships: quantised, with the tokenizer.

    python -m seed.training.export --pretrained FOLDER --out FOLDER

FOLDER holds the pretrained encoder as `pretrained` left it.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

from seed.training.upper import FIRST, config


class _Vectors(nn.Module):
    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> Tensor:
        hidden: Tensor = self.encoder(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state
        return hidden


def quantise(whole: Path, out: Path) -> None:
    """Writes the weights of the ONNX model `whole` as unsigned int8 into `out`, and removes `whole`."""
    # Signed weights overflow 16 bits on processors without VNNI, and so read differently there.
    quantize_dynamic(whole, out, weight_type=QuantType.QUInt8, per_channel=True)
    whole.unlink()


def export(weights: dict[str, Tensor], tokenizer: Path, out: Path) -> None:
    """Writes the encoder's lower layers as encoder.onnx (unsigned int8) and tokenizer.json into `out`."""
    encoder = BertModel(config(FIRST, "eager"), add_pooling_layer=False).eval()
    encoder.load_state_dict({name: weights[name] for name in encoder.state_dict()})
    out.mkdir(parents=True, exist_ok=True)
    whole = out / "encoder-float.onnx"
    axes = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        _Vectors(encoder), (torch.randint(5, 2000, (1, 16)),), str(whole), input_names=["ids"], output_names=["vectors"],
        dynamic_axes={"ids": axes, "vectors": axes}, dynamo=False, opset_version=17,
    )  # fmt: skip
    quantise(whole, out / "encoder.onnx")
    shutil.copyfile(tokenizer, out / "tokenizer.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pretrained", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    export(torch.load(args.pretrained / "encoder.pt"), args.pretrained / "tokenizer.json", args.out)


if __name__ == "__main__":
    main()
