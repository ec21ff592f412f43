"""Turns a trained close reading into what Dyad ships: quantised layers and the heads' weights.

python -m seed.training.close_export --trained FILE... --out FOLDER

The weights of several files are averaged.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from seed.reader.labels import EVENT_TYPES
from seed.training.close_net import CloseReader, Layers
from seed.training.export import OPSET, quantise
from seed.training.upper import HIDDEN


class _Whole(nn.Module):
    """The layers over one window: every piece is there, some are asked for."""

    def __init__(self, layers: Layers) -> None:
        super().__init__()
        self.layers = layers

    def forward(self, lower: Tensor, slots: Tensor, forms: Tensor, events: Tensor, asked: Tensor) -> Tensor:
        return self.layers.upper.answering(self.layers.marked(lower, slots, forms, events), asked)


def export(trained: dict[str, Tensor], out: Path) -> None:
    """Writes close.onnx (signed int8) and close.npz (float16) into `out`."""
    layers = Layers()
    model = CloseReader(layers)
    model.load_state_dict(trained)
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    whole = out / "close-float.onnx"
    marks = torch.zeros(1, 16, dtype=torch.long)
    given = (torch.randn(1, 16, HIDDEN), marks, marks, torch.zeros(1, 16, len(EVENT_TYPES)), torch.arange(4))
    names = ["lower", "slots", "forms", "events"]
    torch.onnx.export(
        _Whole(layers), given, str(whole), input_names=[*names, "asked"], output_names=["vectors"],
        dynamic_axes={name: {1: "pieces"} for name in names} | {"asked": {0: "asked"}, "vectors": {1: "asked"}},
        dynamo=False, opset_version=OPSET,
    )  # fmt: skip
    quantise(whole, out / "close.onnx")
    heads = {n: p.detach().numpy().astype(np.float16) for n, p in model.named_parameters() if not n.startswith("layers.")}
    np.savez_compressed(out / "close.npz", **heads)


def averaged(files: list[Path]) -> dict[str, Tensor]:
    """The mean of the weights saved in `files`."""
    states = [torch.load(file) for file in files]
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trained", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    export(averaged(args.trained), args.out)


if __name__ == "__main__":
    main()
