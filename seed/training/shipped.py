"""Turns what Dyad ships back into a saved close reading, to go on training from where its own weights are gone.

    python -m seed.training.shipped --model seed/data/model --out FILE

Weights come back as exactly as int8 keeps them; exported again they are the shipped ones.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from seed.training.close_net import LAYERS
from seed.training.pretrained import module

TOP = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "output.dense": "attention.output.dense", "intermediate.dense": "intermediate.dense", "output.dense_1": "output.dense",
}  # fmt: skip
"""What the nodes of the topmost layer are called, which `Upper.answering` works out itself."""


def weights(folder: Path) -> dict[str, Tensor]:
    """The weights of close.onnx and close.npz in `folder`, named as `CloseReader` names them."""
    model = onnx.load(folder / "close.onnx")
    kept = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    out = {name: values for name, values in kept.items() if name.startswith("layers.") and values.dtype == np.float32 and values.ndim}
    for name in ("layers.slot.weight", "layers.form.weight"):
        out[name] = _whole(kept, name)
    for node in model.graph.node:
        if node.op_type == "MatMulInteger" and node.input[1].endswith("_quantized"):
            out[f"layers.{_below(module(node.name))}.weight"] = _whole(kept, node.input[1].removesuffix("_quantized")).T
    heads = np.load(folder / "close.npz")
    return {name: torch.tensor(np.ascontiguousarray(values, np.float32)) for name, values in [*out.items(), *heads.items()]}


def _below(path: str) -> str:
    if path in TOP:
        return f"upper.layers.{LAYERS - 1}.{TOP[path]}"
    return f"upper.{path}" if path.startswith("layers.") else path


def _whole(kept: dict[str, NDArray[np.float32]], name: str) -> NDArray[np.float32]:
    zero, scale = kept[f"{name}_zero_point"].astype(np.float32), kept[f"{name}_scale"]
    return np.asarray((kept[f"{name}_quantized"].astype(np.float32) - zero) * scale, np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save(weights(args.model), args.out)


if __name__ == "__main__":
    main()
