"""The reader model: word pieces in, vectors and chances of events out, on ONNX Runtime."""

from __future__ import annotations

import hashlib
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

from seed.paths import DATA
from seed.reader.close import CloseReader
from seed.reader.features import Array
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
        (vectors,) = self._session.run(None, {"ids": np.asarray([ids], dtype=np.int64)})
        return np.asarray(vectors[0], dtype=np.float32)


class Spotter:
    """Finds the words that may evoke an event."""

    def __init__(self, file: Path) -> None:
        self._session = session(file)

    def __call__(self, vectors: Array, asked: list[int]) -> Array:
        """Chances that each of the pieces `asked` evokes an event of each type, from the encoder's vectors of all: asked x types."""
        (chances,) = self._session.run(None, {"lower": vectors[None], "asked": np.asarray(asked, dtype=np.int64)})
        return np.asarray(chances[0], dtype=np.float32)


class Model:
    """Tokenizer, encoder, spotter, close reading and limits from one folder."""

    def __init__(self, folder: Path) -> None:
        # The heads' matrices are small: threads would cost more than they give, and could change the last bits.
        threadpool_limits(limits=1, user_api="blas")
        self.tokenizer: Tokenizer = load_tokenizer(folder / "tokenizer.json")
        self.encode = Encoder(folder / "encoder.onnx")
        self._folder = folder

    # What is trained on top of other parts is opened when it is first asked: while it is trained it is not there yet.

    @cached_property
    def limits(self) -> Limits:
        """How sure is sure enough."""
        return Limits.model_validate_json((self._folder / "limits.json").read_bytes())

    @cached_property
    def spot(self) -> Spotter:
        """The spotter."""
        return Spotter(self._folder / "spot.onnx")

    @cached_property
    def close(self) -> CloseReader:
        """The close reading."""
        return CloseReader(self._folder)

    @cached_property
    def version(self) -> str:
        """The first digits of the hash of all that reads: weights, tokenizer and limits."""
        digest = hashlib.sha256()
        for file in sorted(each for each in self._folder.iterdir() if each.suffix in {".onnx", ".npz", ".json"}):
            digest.update(file.read_bytes())
        return digest.hexdigest()[:8]


@cache
def model() -> Model:
    """The shipped model, loaded on first use."""
    return Model(MODEL)
