"""Turns the encoder of a trained reader into what Dyad ships: its lower layers, quantised, and the tokenizer.

python -m seed.training.export --encoder FOLDER --trained FOLDER --out FOLDER
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AutoModel

from seed.training.net import Reader, widened

LAYERS = 4
"""Layers that read every word; what is above them is trained anew for the close reading."""


class _Vectors(nn.Module):
    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        hidden: Tensor = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return hidden


def export(encoder: Path, trained: Path, out: Path) -> None:
    """Writes the encoder's lower LAYERS as encoder.onnx (unsigned int8) and tokenizer.json into `out`."""
    base = AutoModel.from_pretrained(encoder, attn_implementation="eager")
    reader = Reader(base, base.config.hidden_size)
    reader.load_state_dict(widened(torch.load(trained / "reader.pt"), reader))
    reader.encoder.encoder.layer = reader.encoder.encoder.layer[:LAYERS]
    reader.eval()
    out.mkdir(parents=True, exist_ok=True)
    whole = out / "encoder-float.onnx"
    ids = torch.randint(5, 2000, (1, 16))
    axes = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        _Vectors(reader.encoder), (ids, torch.ones_like(ids)), str(whole), input_names=["ids", "mask"], output_names=["vectors"],
        dynamic_axes={"ids": axes, "mask": axes, "vectors": axes}, dynamo=False, opset_version=17,
    )  # fmt: skip
    # Signed weights overflow 16 bits on processors without VNNI, and so read differently there.
    quantize_dynamic(whole, out / "encoder.onnx", weight_type=QuantType.QUInt8, per_channel=True)
    whole.unlink()
    shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--trained", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    export(args.encoder, args.trained, args.out)


if __name__ == "__main__":
    main()
