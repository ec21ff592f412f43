"""The reader model's tokenizer."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer


def load_tokenizer(file: Path) -> Tokenizer:
    """The tokenizer kept in `file`, without cutting or padding."""
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
