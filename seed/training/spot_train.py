"""Trains the part of the reader that finds possible events, on the vectors of the exported encoder.

    python -m seed.training.spot_train --model FOLDER --pretrained FOLDER --data PATH... [--texts PATH...] [--skip FILE...] [--epochs N]
        [--go-on spot.pt] [--teacher spot.onnx]

Writes spot.onnx into the folder of `--model`, which holds encoder.onnx and tokenizer.json. A teacher is another spotter for the same encoder.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as nnf

from seed.reader.cues import cue_words
from seed.reader.encoder import Encoder
from seed.reader.encoder import Spotter as Trained
from seed.reader.tokens import load_tokenizer
from seed.training.batches import BATCH, batches, warmed
from seed.training.export import OPSET, quantise
from seed.training.given import add_articles, articles_given
from seed.training.labels import Example, examples
from seed.training.mean import Mean
from seed.training.spot_net import Spotter
from seed.training.upper import HIDDEN, WORKED_IN


@dataclass(slots=True)
class Sheet:
    """A window with its vectors, and with the chances that a teacher gives the words that may tell of an event: words x types."""

    example: Example
    vectors: NDArray[np.float16]
    lesson: Tensor | None = None


def sheets(rows: list[dict[str, Any]], model: Path) -> list[Sheet]:
    """All windows of annotated articles `rows` that name somebody."""
    encode, tokenizer, cues = Encoder(model / "encoder.onnx"), load_tokenizer(model / "tokenizer.json"), cue_words()
    return [
        Sheet(example, encode(example.window.ids).astype(np.float16))
        for row in rows
        for example in examples(row, tokenizer, cues)
        if example.candidates and any(spot.place.id for spot in example.spots)
    ]


def window_loss(logits: Tensor, example: Example) -> Tensor:
    """The loss over a window's words: candidates x types before the sigmoid. Of the words that may tell of a fact the likeliest counts."""
    row = {piece: n for n, piece in enumerate(example.candidates)}
    asked = torch.ones_like(logits)
    for piece, kind in example.unasked:
        if piece in row:
            asked[row[piece], kind] = 0.0
    loss = (nnf.softplus(logits) * asked).sum()
    for told in example.told:
        rows = [row[piece] for piece in told.triggers]
        best = rows[int(logits[rows, told.type].detach().argmax())]
        loss = loss + told.weight * nnf.softplus(-logits[best, told.type])
    return loss


def spotter_loss(logits: Tensor, example: Example, lesson: Tensor, taught: float) -> Tensor:
    """That of `window_loss`, of which the share `taught` is by what a teacher answers: candidates x types, as `logits`."""
    by_teacher = nnf.binary_cross_entropy_with_logits(logits, lesson, reduction="sum")
    return taught * by_teacher + (1 - taught) * window_loss(logits, example)


def teach(data: list[Sheet], teacher: Trained) -> None:
    """Adds to each window what `teacher` answers."""
    for sheet in data:
        sheet.lesson = torch.from_numpy(teacher(sheet.vectors.astype(np.float32), sheet.example.candidates))


def _loss(model: Spotter, sheet: Sheet, taught: float) -> Tensor:
    lower = torch.from_numpy(sheet.vectors.astype(np.float32))[None]
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=WORKED_IN is torch.bfloat16):
        logits = model(lower, torch.tensor(sheet.example.candidates))[0].float()
    if sheet.lesson is None:
        return window_loss(logits, sheet.example)
    return spotter_loss(logits, sheet.example, sheet.lesson, taught)


@dataclass(frozen=True, slots=True)
class Course:
    """How training goes: `taught` is the share of the loss by what a teacher answers, where there is one."""

    epochs: int
    seed: int
    rate: float
    taught: float


def train(data: list[Sheet], model: Spotter, course: Course) -> dict[str, Tensor]:
    """The running mean of the weights of `model` as it is trained on the windows `data`."""
    torch.manual_seed(course.seed)
    order = random.Random(course.seed)
    head = list(model.trigger.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": model.upper.parameters(), "lr": course.rate}, {"params": head, "lr": course.rate * 8}], weight_decay=0.01
    )
    steps = course.epochs * (len(data) // BATCH + 1)
    schedule = warmed(optimiser, steps, lambda done: max(0.02, 1 - done))
    mean = Mean(model)
    for epoch in range(course.epochs):
        model.train()
        started, seen = time.monotonic(), 0.0
        drawn = batches(data, lambda sheet: len(sheet.vectors), order)
        for batch in drawn:
            optimiser.zero_grad()
            for sheet in batch:
                loss = _loss(model, sheet, course.taught) / BATCH
                loss.backward()
                seen += float(loss.detach())
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            mean.take_in(model)
        print(f"epoch {epoch + 1}/{course.epochs}: loss {seen / len(drawn):.3f}, {time.monotonic() - started:.0f} s", flush=True)
    return mean.weights


class _Chances(nn.Module):
    """The spotter's chances for the pieces of one window that are asked for."""

    def __init__(self, spotter: Spotter) -> None:
        super().__init__()
        self.spotter = spotter

    def forward(self, lower: Tensor, asked: Tensor) -> Tensor:
        # not by calling `spotter`: `shipped` finds the weights by the names that this gives them
        chances: Tensor = torch.sigmoid(self.spotter.trigger(self.spotter.upper.answering(lower, asked)))
        return chances


def export(trained: dict[str, Tensor], out: Path) -> None:
    """Writes spot.onnx (signed int8) into `out`: vectors (1 x pieces x HIDDEN) and piece numbers in, chances (1 x asked x types) out."""
    spotter = Spotter("eager")
    spotter.load_state_dict(trained)
    whole = out / "spot-float.onnx"
    torch.onnx.export(
        _Chances(spotter.eval()), (torch.randn(1, 16, HIDDEN), torch.arange(4)), str(whole),
        input_names=["lower", "asked"], output_names=["chances"],
        dynamic_axes={"lower": {1: "pieces"}, "asked": {0: "asked"}, "chances": {1: "asked"}}, dynamo=False, opset_version=OPSET,
    )  # fmt: skip
    quantise(whole, out / "spot.onnx")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--pretrained", type=Path, required=True)
    add_articles(parser)
    parser.add_argument("--go-on", type=Path, help="a saved spotter (seed.training.shipped) to go on from")
    parser.add_argument("--teacher", type=Path, help="a spot.onnx whose answers are learnt from, too")
    parser.add_argument("--taught", type=float, default=0.7, help="share of the loss that is by the teacher")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    args = parser.parse_args()
    data = sheets(articles_given(args), args.model)
    if args.teacher:
        teach(data, Trained(args.teacher))
    torch.manual_seed(args.seed)  # the head begins at random
    model = Spotter("sdpa")
    if args.go_on:
        model.load_state_dict(torch.load(args.go_on))
    else:
        model.upper.begin(torch.load(args.pretrained / "encoder.pt"))
    export(train(data, model, Course(args.epochs, args.seed, args.rate, args.taught)), args.model)


if __name__ == "__main__":
    main()
