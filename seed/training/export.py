"""Turns the lower layers of a pretrained encoder into what Dyad ships: quantised, with the tokenizer.

    python -m seed.training.export --pretrained FOLDER --out FOLDER

FOLDER holds the pretrained encoder as `pretrained` left it.
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
from torch import Tensor, nn
from transformers import BertModel

from seed.training.upper import FIRST, config, passed

OPSET = 17


class _Vectors(nn.Module):
    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> Tensor:
        hidden: Tensor = self.encoder.embeddings(ids)
        for layer in self.encoder.encoder.layer:
            hidden = passed(layer, hidden)
        return hidden


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
    """Writes the encoder's lower layers as encoder.onnx (signed int8), probe.onnx and tokenizer.json into `out`."""
    encoder = BertModel(config(FIRST, "eager"), add_pooling_layer=False).eval()
    encoder.load_state_dict({name: weights[name] for name in encoder.state_dict()})
    out.mkdir(parents=True, exist_ok=True)
    whole = out / "encoder-float.onnx"
    axes = {0: "batch", 1: "pieces"}
    torch.onnx.export(
        _Vectors(encoder), (torch.randint(5, 2000, (1, 16)),), str(whole), input_names=["ids"], output_names=["vectors"],
        dynamic_axes={"ids": axes, "vectors": axes}, dynamo=False, opset_version=OPSET,
    )  # fmt: skip
    quantise(whole, out / "encoder.onnx")
    probe(out / "probe.onnx")
    shutil.copyfile(tokenizer, out / "tokenizer.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pretrained", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    export(torch.load(args.pretrained / "encoder.pt"), args.pretrained / "tokenizer.json", args.out)


if __name__ == "__main__":
    main()
