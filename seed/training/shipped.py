"""Turns what Dyad ships back into a saved encoder, spotter and close reading, to go on training from where their own weights are gone.

    python -m seed.training.shipped --model seed/data/model --out FOLDER

Writes encoder.pt, spotter.pt and close.pt. Weights come back as exactly as int8 keeps them; exported again they are the shipped ones, but for a byte of the
encoder's.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from seed.training.close_net import LAYERS
from seed.training.pretrained import module
from seed.training.spot_net import LAYERS as SPOTTING

Weights = NDArray[np.float32]

TOP = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "output.dense": "attention.output.dense", "intermediate.dense": "intermediate.dense", "output.dense_1": "output.dense",
}  # fmt: skip
"""What the nodes of the topmost layer are called, which `Upper.answering` works out itself."""


def encoder(folder: Path) -> dict[str, Tensor]:
    """The weights of encoder.onnx in `folder`, named as `Lower` names them."""
    model = onnx.load(folder / "encoder.onnx")
    kept = _kept(model)
    out = {name: values for name, values in kept.items() if name.startswith("bert.") and _float(values)}
    for name in kept:
        if name.startswith("bert.embeddings.") and name.endswith("_quantized"):
            table = name.removesuffix("_quantized")
            out[table] = _whole(kept, table)
    for path, product in _products(model, kept):
        out[f"bert.encoder.{path}.weight"] = product
    return _tensors(out)


def spotter(folder: Path) -> dict[str, Tensor]:
    """The weights of spot.onnx in `folder`, named as `Spotter` names them."""
    model = onnx.load(folder / "spot.onnx")
    kept = _kept(model)
    out = {name.removeprefix("spotter."): values for name, values in kept.items() if name.startswith("spotter.") and _float(values)}
    for path, product in _products(model, kept):
        out[f"upper.layers.{SPOTTING - 1}.{TOP[path]}.weight" if path in TOP else f"{path.removeprefix('spotter.')}.weight"] = product
    return _tensors(out)


def close_reading(folder: Path) -> dict[str, Tensor]:
    """The weights of close.onnx and close.npz in `folder`, named as `CloseReader` names them."""
    model = onnx.load(folder / "close.onnx")
    kept = _kept(model)
    out = {name: values for name, values in kept.items() if name.startswith("layers.") and _float(values)}
    for name in ("layers.slot.weight", "layers.form.weight"):
        out[name] = _whole(kept, name)
    for path, product in _products(model, kept):
        out[f"layers.{_below(path)}.weight"] = product
    return _tensors(out | dict(np.load(folder / "close.npz")))


def _below(path: str) -> str:
    if path in TOP:
        return f"upper.layers.{LAYERS - 1}.{TOP[path]}"
    return f"upper.{path}" if path.startswith("layers.") else path


def _kept(model: onnx.ModelProto) -> dict[str, Weights]:
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}


def _float(values: Weights) -> bool:
    return values.dtype == np.float32 and values.ndim > 0


def _products(model: onnx.ModelProto, kept: dict[str, Weights]) -> Iterator[tuple[str, Weights]]:
    """What was quantised: the module that each matrix belongs to, and the matrix."""
    for node in model.graph.node:
        if node.op_type == "MatMulInteger" and node.input[1].endswith("_quantized"):
            yield module(node.name), _whole(kept, node.input[1].removesuffix("_quantized")).T


def _whole(kept: dict[str, Weights], name: str) -> Weights:
    zero, scale = kept[f"{name}_zero_point"].astype(np.float32), kept[f"{name}_scale"]
    return np.asarray((kept[f"{name}_quantized"].astype(np.float32) - zero) * scale, np.float32)


def _tensors(found: dict[str, Weights]) -> dict[str, Tensor]:
    return {name: torch.tensor(np.ascontiguousarray(values, np.float32)) for name, values in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(encoder(args.model), args.out / "encoder.pt")
    torch.save(spotter(args.model), args.out / "spotter.pt")
    torch.save(close_reading(args.model), args.out / "close.pt")


if __name__ == "__main__":
    main()
