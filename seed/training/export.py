"""Turns an encoder into what Dyad ships: quantised, with the tokenizer.

python -m seed.training.export --encoder FILE --tokenizer FILE --out FOLDER

The encoder is one that `distil` made, the tokenizer that of the pretrained one.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from seed.training.lower import SHIPPED, Lower

OPSET = 17


def quantise(whole: Path, out: Path) -> None:
    """Writes the weights of the ONNX model `whole` as signed int8 into `out`, and removes `whole`."""
    quantize_dynamic(whole, out, weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()


def probe(out: Path) -> None:
    """Writes the product of whole numbers (rows x 64) with the largest signed weights, by which the reader sees whether they overflow."""
    weights = numpy_helper.from_array(np.full((64, 64), 127, np.int8), "weights")
    numbers = helper.make_tensor_value_info("numbers", TensorProto.UINT8, ["rows", 64])
    products = helper.make_tensor_value_info("products", TensorProto.INT32, ["rows", 64])
    node = helper.make_node("MatMulInteger", ["numbers", "weights"], ["products"])
    graph = helper.make_graph([node], "probe", [numbers], [products], [weights])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8), out)


def export(weights: dict[str, Tensor], tokenizer: Path, out: Path) -> None:
    """Writes the encoder of these weights as encoder.onnx (signed int8), probe.onnx and tokenizer.json into `out`."""
    encoder = Lower(SHIPPED)
    encoder.load_state_dict(weights)
    out.mkdir(parents=True, exist_ok=True)
    whole = out / "encoder-float.onnx"
    axes = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        encoder.eval(), (torch.randint(5, 2000, (1, 16)),), str(whole), input_names=["ids"], output_names=["vectors"],
        dynamic_axes={"ids": axes, "vectors": axes}, dynamo=False, opset_version=OPSET,
    )  # fmt: skip
    quantise(whole, out / "encoder.onnx")
    probe(out / "probe.onnx")
    shutil.copyfile(tokenizer, out / "tokenizer.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    export(torch.load(args.encoder), args.tokenizer, args.out)


if __name__ == "__main__":
    main()
