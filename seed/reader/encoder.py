"""The reader model: word pieces in, vectors and event scores out, on ONNX Runtime."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

from seed.paths import DATA
from seed.reader.heads import Array, Heads
from seed.reader.tokens import load_tokenizer

MODEL = DATA / "model"


class Encoder:
    """The encoder as trained and quantised; one thread, so that the same text gives the same bytes everywhere."""

    def __init__(self, file: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])

    def __call__(self, ids: tuple[int, ...]) -> Array:
        """One vector a word piece."""
        row = np.asarray([ids], dtype=np.int64)
        (hidden,) = self._session.run(None, {"ids": row, "mask": np.ones_like(row)})
        return np.asarray(hidden[0], dtype=np.float32)


class Model:
    """Tokenizer, encoder, heads and thresholds from one folder."""

    def __init__(self, folder: Path) -> None:
        # The heads' matrices are small: threads would cost more than they give, and could change the last bits.
        threadpool_limits(limits=1, user_api="blas")
        self.tokenizer: Tokenizer = load_tokenizer(folder / "tokenizer.json")
        self.encode = Encoder(folder / "encoder.onnx")
        with np.load(folder / "heads.npz") as weights:
            self.heads = Heads(dict(weights))
        self.thresholds: dict[str, float] = json.loads((folder / "thresholds.json").read_text(encoding="utf-8"))
        self.version = hashlib.sha256((folder / "encoder.onnx").read_bytes()).hexdigest()[:8]


@cache
def model() -> Model:
    """The shipped model, loaded on first use."""
    return Model(MODEL)
