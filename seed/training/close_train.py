"""Trains the close reading on top of a trained and exported encoder, deterministically, on a CPU.

    python -m seed.training.close_train --model FOLDER --start FILE --out FOLDER --data PATH... [--texts PATH...] [--skip FILE...] [--epochs N]

`--model` holds encoder.onnx and heads.npz of the first reading; `--start` its weights as seed.training.train saved them.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as nnf
from transformers import BertConfig

from seed.reader.choices import NONE
from seed.reader.crops import SLOTS, Crop
from seed.reader.cues import cue_words
from seed.reader.encoder import Model
from seed.reader.features import spot_features
from seed.training.close_labels import Case, choice, cropped, look, sides
from seed.training.close_net import CloseReader
from seed.training.labels import OPTIONAL_WEIGHT, articles
from seed.training.net import pooled

BATCH = 24
SHARES = {"fact": 1.0, "same clause": 0.25, "none": 0.6}
"""How much of each sort of case an epoch sees, drawn anew: the told word itself, another word of its clause, no event."""


def case_loss(model: CloseReader, hidden: Tensor, case: Case, seen: Crop) -> Tensor:
    """Loss of one case: does it happen, and if so who, when, how much and how far."""
    event = model.dropout(hidden[seen.at(case.trigger)])
    loss = torch.zeros(())
    if case.happens is not None:
        answer = model.trigger(event)[case.type]
        loss = loss + nnf.binary_cross_entropy_with_logits(answer, torch.tensor(case.happens)) * case.weight
    if case.told is None:
        return loss
    example, told = case.seen.example, case.told
    event = event + model.type_vector.weight[case.type]
    inner = nnf.cross_entropy(model.status(event)[None], torch.tensor([told.status])) * 0.5
    if told.kind is not None:
        inner = inner + 0.3 * nnf.cross_entropy(model.kind(event)[None], torch.tensor([told.kind]))
    entities = [spot for spot in seen.spots if spot.place.id]
    if entities:
        places = pooled(hidden, [seen.span(s) for s in entities])
        features = torch.tensor([spot_features(example.window, case.trigger, s) for s in entities])
        answers = model.roles(event.expand(len(entities), -1), places, features)
        names = list(dict.fromkeys(s.place.id or "" for s in entities))
        rows = [[n for n, s in enumerate(entities) if s.place.id == name] for name in names]
        joined = torch.stack([torch.logsumexp(answers[row], 0) for row in rows])
        wanted = [sides(case, name) for name in names]
        want = torch.tensor([[0.0 if r is None else r for r in pair] for pair in wanted])
        mask = torch.tensor([[0.0 if r is None else 1.0 for r in pair] for pair in wanted])
        inner = inner + (nnf.binary_cross_entropy_with_logits(joined, want, reduction="none") * mask).sum() * 0.7
    for what in NONE:
        places, right = choice(case, seen, what)
        if not any(right):
            continue
        scores = model.nulls[what](event)
        if places:
            vectors = pooled(hidden, [seen.span(s) for s in places])
            features = torch.tensor([spot_features(example.window, case.trigger, s) for s in places])
            scores = torch.cat([model.links[what](event.expand(len(places), -1), vectors, features)[:, 0], scores])
        inner = inner + 0.7 * (torch.logsumexp(scores, 0) - torch.logsumexp(scores[torch.tensor(right)], 0))
    return loss + inner * case.weight


def batch_loss(model: CloseReader, batch: list[tuple[Case, Crop]]) -> Tensor:
    """The mean loss over a batch of cases with their crops."""
    longest = max(len(crop.pieces) for _, crop in batch)
    size = len(batch)
    lower = torch.zeros(size, longest, 384)
    slots, forms, events, mask = (torch.zeros(size, longest, dtype=torch.long) for _ in range(4))
    for n, (case, crop) in enumerate(batch):
        width = len(crop.pieces)
        lower[n, :width] = torch.from_numpy(case.seen.vectors[list(crop.pieces)]).float()
        slots[n, :width] = torch.tensor(crop.slots)
        forms[n, :width] = torch.tensor(crop.forms)
        events[n, crop.at(case.trigger)] = case.type + 1
        mask[n, :width] = 1
    hidden = model.layers(lower, slots, forms, events, mask)
    losses = [case_loss(model, hidden[n], case, crop) for n, (case, crop) in enumerate(batch)]
    return torch.stack(losses).sum() / size


def train(cases: list[Case], model: CloseReader, epochs: int, seed: int, rate: float, last: float, out: Path) -> CloseReader:
    """`model` trained on `cases`; its weights are saved into `out` after each epoch."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    upper = [p for n, p in model.named_parameters() if n.startswith("layers.layers.")]
    rest = [p for n, p in model.named_parameters() if not n.startswith("layers.layers.")]
    optimiser = torch.optim.AdamW([{"params": upper, "lr": rate}, {"params": rest, "lr": rate * 8}], weight_decay=0.01)
    shares = [
        SHARES["none" if case.told is None else "same clause" if case.happens is None or case.weight < OPTIONAL_WEIGHT else "fact"]
        for case in cases
    ]
    steps = epochs * (int(sum(shares)) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, s / (0.04 * steps + 1)) * (1 - (1 - last) * min(1.0, s / steps))
    )
    for epoch in range(epochs):
        model.train()
        started, seen = time.monotonic(), 0.0
        drawn = [case for case, share in zip(cases, shares, strict=True) if order.random() < share]
        order.shuffle(drawn)
        batches = []
        for at in range(0, len(drawn), BATCH * 16):
            slots = list(range(1, SLOTS + 1))
            chunk = []
            for case in drawn[at : at + BATCH * 16]:
                order.shuffle(slots)
                chunk.append((case, cropped(case, tuple(slots))))
            chunk.sort(key=lambda pair: len(pair[1].pieces))
            batches += [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
        order.shuffle(batches)
        for n, batch in enumerate(batches):
            loss = batch_loss(model, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            seen += float(loss.detach())
            if n % 50 == 0:
                print(f"  {n}/{len(batches)} loss {seen / (n + 1):.3f} {time.monotonic() - started:.0f} s", flush=True)
        print(f"epoch {epoch + 1}/{epochs}: loss {seen / len(batches):.3f}, {time.monotonic() - started:.0f} s", flush=True)
        out.mkdir(parents=True, exist_ok=True)
        torch.save(model.state_dict(), out / "close.pt")
    return model.eval()


def grown(saved: Tensor, mine: Tensor) -> Tensor:
    """`saved`, with the further answers of `mine` behind it where that has more, at first held unlikely."""
    if saved.shape == mine.shape:
        return saved
    more = mine[len(saved) :].clone()
    return torch.cat([saved, more - 3.0 if more.dim() == 1 else more * 0.0])


def begun(start: Path) -> CloseReader:
    """A close reader that begins as the first reading's upper layers and heads."""
    saved: dict[str, Tensor] = torch.load(start)
    config = BertConfig(
        hidden_size=384, num_attention_heads=12, intermediate_size=1536, num_hidden_layers=6,
        attention_probs_dropout_prob=0.0, attn_implementation="eager",
    )  # fmt: skip
    model = CloseReader(config)
    mine = model.state_dict()
    for n in (0, 1):
        prefix = f"encoder.encoder.layer.{n + 4}."
        mine |= {f"layers.layers.{n}.{name[len(prefix) :]}": w for name, w in saved.items() if name.startswith(prefix)}
    mine |= {name: grown(w, mine[name]) for name, w in saved.items() if name in mine}
    model.load_state_dict(mine)
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="where the texts of rows lie that only hold offsets")
    parser.add_argument("--skip", type=Path, nargs="*", default=[], help="files of article ids to leave out, one a line")
    parser.add_argument("--go-on", type=Path, help="a saved close reading to go on from")
    parser.add_argument("--last", type=float, default=0.02, help="the rate at the end as a share of the rate")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=5e-5)
    args = parser.parse_args()
    skip = {name for file in args.skip for name in file.read_text(encoding="utf-8").split()}
    rows = [row for row in articles(args.data, args.texts) if row["id"] not in skip]
    started = time.monotonic()
    cases = look(rows, Model(args.model), cue_words())
    told = sum(case.told is not None for case in cases)
    print(f"{len(rows)} articles, {len(cases)} cases, {told} of facts, {time.monotonic() - started:.0f} s", flush=True)
    model = begun(args.start)
    if args.go_on:
        mine = model.state_dict()
        model.load_state_dict({name: grown(w, mine[name]) for name, w in torch.load(args.go_on).items()})
    train(cases, model, args.epochs, args.seed, args.rate, args.last, args.out)


if __name__ == "__main__":
    main()
