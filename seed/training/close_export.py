"""Turns a trained close reading into what Dyad ships: quantised layers and the heads' weights.

python -m seed.training.close_export --trained FILE --start FILE --out FOLDER
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from seed.training.close_net import CloseReader, Layers
from seed.training.close_train import begun


class _Whole(nn.Module):
    """The layers over one crop: every piece is there."""

    def __init__(self, layers: Layers) -> None:
        super().__init__()
        self.layers = layers

    def forward(self, lower: Tensor, slots: Tensor, forms: Tensor, events: Tensor) -> Tensor:
        hidden: Tensor = self.layers(lower, slots, forms, events, torch.ones_like(slots))
        return hidden


def export(model: CloseReader, out: Path) -> None:
    """Writes close.onnx (unsigned int8) and close.npz (float16) into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    whole = out / "close-float.onnx"
    marks = torch.zeros(1, 16, dtype=torch.long)
    names = ["lower", "slots", "forms", "events"]
    torch.onnx.export(
        _Whole(model.layers).eval(), (torch.randn(1, 16, 384), marks, marks, marks), str(whole), input_names=names, output_names=["vectors"],
        dynamic_axes={name: {1: "pieces"} for name in (*names, "vectors")}, dynamo=False, opset_version=17,
    )  # fmt: skip
    # Signed weights overflow 16 bits on processors without VNNI, and so read differently there.
    quantize_dynamic(whole, out / "close.onnx", weight_type=QuantType.QUInt8, per_channel=True)
    whole.unlink()
    heads = {n: p.detach().numpy().astype(np.float16) for n, p in model.named_parameters() if not n.startswith("layers.")}
    np.savez_compressed(out / "close.npz", **heads)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trained", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = begun(args.start)
    model.load_state_dict(torch.load(args.trained))
    export(model.eval(), args.out)


if __name__ == "__main__":
    main()
