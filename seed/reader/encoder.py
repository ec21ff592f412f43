"""The reader model: word pieces in, vectors and event scores out, on ONNX Runtime."""

from __future__ import annotations

import hashlib
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

from seed.paths import DATA
from seed.reader.close import CloseReader
from seed.reader.heads import Array, Spotter
from seed.reader.limits import Limits
from seed.reader.session import session
from seed.reader.tokens import load_tokenizer

MODEL = DATA / "model"


class Encoder:
    """The encoder as trained and quantised."""

    def __init__(self, file: Path) -> None:
        self._session = session(file)

    def __call__(self, ids: tuple[int, ...]) -> Array:
        """One vector a word piece: pieces x 384."""
        row = np.asarray([ids], dtype=np.int64)
        (vectors,) = self._session.run(None, {"ids": row, "mask": np.ones_like(row)})
        return np.asarray(vectors[0], dtype=np.float32)


class Model:
    """Tokenizer, encoder, spotter, close reading and limits from one folder."""

    def __init__(self, folder: Path) -> None:
        # The heads' matrices are small: threads would cost more than they give, and could change the last bits.
        threadpool_limits(limits=1, user_api="blas")
        self.tokenizer: Tokenizer = load_tokenizer(folder / "tokenizer.json")
        self.encode = Encoder(folder / "encoder.onnx")
        self.spotter = Spotter(folder / "heads.npz")
        self.limits = Limits.model_validate_json((folder / "limits.json").read_bytes())
        self._folder = folder

    @cached_property
    def close(self) -> CloseReader:
        """The close reading; it is trained when the encoder already is, so it is opened when it is first asked."""
        return CloseReader(self._folder)

    @cached_property
    def version(self) -> str:
        """The first digits of the hash of what reads."""
        return hashlib.sha256((self._folder / "close.onnx").read_bytes()).hexdigest()[:8]


@cache
def model() -> Model:
    """The shipped model, loaded on first use."""
    return Model(MODEL)
