"""Trains the part of the reader that finds possible events, on the vectors of the exported encoder.

    python -m seed.training.spot_train --model FOLDER --data PATH... [--texts PATH...] [--skip FILE...] [--epochs N]

Writes heads.npz into the folder that holds encoder.onnx and tokenizer.json.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as nnf

from seed.reader.cues import cue_words
from seed.reader.encoder import Encoder
from seed.reader.labels import EVENT_TYPES
from seed.reader.tokens import load_tokenizer
from seed.training.labels import articles, examples

INNER = 256
BATCH = 2048


class Spotter(nn.Module):
    """From a word's vector to the chance that it evokes an event of each type."""

    def __init__(self, hidden: int = 384) -> None:
        super().__init__()
        self.inner = nn.Linear(hidden, INNER)
        self.trigger = nn.Linear(INNER, len(EVENT_TYPES))
        self.dropout = nn.Dropout(0.1)
        nn.init.constant_(self.trigger.bias, -5.0)

    def forward(self, vectors: Tensor) -> Tensor:
        out: Tensor = self.trigger(self.dropout(torch.relu(self.inner(self.dropout(vectors)))))
        return out


def words(rows: list[dict[str, Any]], model: Path) -> tuple[Tensor, Tensor, Tensor]:
    """Vectors of all words (words x hidden), wanted answers and their weights (words x types; 0: not asked).

    Where a fact's trigger is not annotated the likeliest word of its quote cannot be known yet, and all usual words are taken.
    """
    encode, tokenizer, cues = Encoder(model / "encoder.onnx"), load_tokenizer(model / "tokenizer.json"), cue_words()
    vectors, wanted, weights = [], [], []
    for row in rows:
        for example in examples(row, tokenizer, cues):
            if not example.candidates or not any(spot.place.id for spot in example.spots):
                continue
            at = {piece: n for n, piece in enumerate(example.candidates)}
            want = np.zeros((len(at), len(EVENT_TYPES)), np.float32)
            weight = np.ones_like(want)
            for piece, kind in example.unasked:
                if piece in at:
                    weight[at[piece], kind] = 0.0
            for told in example.told:
                for piece in told.triggers if told.sure else told.triggers[:1]:
                    want[at[piece], told.type], weight[at[piece], told.type] = 1.0, told.weight
            vectors.append(encode(example.window.ids)[example.candidates].astype(np.float16))
            wanted.append(want)
            weights.append(weight)
    return (
        torch.from_numpy(np.concatenate(vectors)),
        torch.from_numpy(np.concatenate(wanted)),
        torch.from_numpy(np.concatenate(weights)),
    )


def train(data: tuple[Tensor, Tensor, Tensor], epochs: int, seed: int, rate: float) -> Spotter:
    """A spotter trained on `data` as `words` gives it."""
    torch.manual_seed(seed)
    vectors, wanted, weights = data
    model = Spotter(vectors.shape[1])
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    steps = epochs * (len(vectors) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: max(0.02, 1 - s / steps))
    for epoch in range(epochs):
        seen = 0.0
        for rows in torch.randperm(len(vectors)).split(BATCH):
            answers = model(vectors[rows].float())
            loss = (nnf.binary_cross_entropy_with_logits(answers, wanted[rows], reduction="none") * weights[rows]).sum() / len(rows)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            seen += float(loss.detach()) * len(rows)
        print(f"epoch {epoch + 1}/{epochs}: loss {seen / len(vectors):.4f}", flush=True)
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="where the texts of rows lie that only hold offsets")
    parser.add_argument("--skip", type=Path, nargs="*", default=[], help="files of article ids to leave out, one a line")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=1e-3)
    args = parser.parse_args()
    skip = {name for file in args.skip for name in file.read_text(encoding="utf-8").split()}
    rows = [row for row in articles(args.data, args.texts) if row["id"] not in skip]
    model = train(words(rows, args.model), args.epochs, args.seed, args.rate)
    np.savez_compressed(args.model / "heads.npz", **{n: p.detach().numpy().astype(np.float16) for n, p in model.named_parameters()})


if __name__ == "__main__":
    main()
