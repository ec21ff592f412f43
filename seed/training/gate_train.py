"""Trains the gate: a logistic regression over the words of a sentence, whether an annotated event is told in it.

    python -m seed.training.gate_train --model FOLDER --data PATH... [--texts PATH...] [--skip FILE...] --chosen-on FILE

Writes gate.npz into the folder of `--model`. The least sum is such that of the facts that the whole reader finds in the articles of
`--chosen-on` with the gate open, LOST are lost.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from seed.reader.boilerplate import is_boilerplate
from seed.reader.compose import facts_of
from seed.reader.encoder import Model
from seed.reader.gate import WIDTH, named_in, traits
from seed.reader.labels import EVENT_TYPES
from seed.reader.places import find_places
from seed.reader.sentences import sentences
from seed.reader.sight import look
from seed.reader.tokens import load_tokenizer
from seed.reader.windows import rows_of
from seed.training.labels import articles

LOST = 0.005
EPOCHS, BATCH, RATE, RIDGE = 3, 256, 5e-3, 1e-5
TOLD = 4.0
"""How much more a sentence that tells an event weighs than one that tells none."""
UNIT = 1000
"""Weights are kept as whole numbers of a thousandth, so that a sum is the same on every machine."""
OPEN = -(1 << 40)


@dataclass(slots=True)
class Case:
    """A sentence as the gate sees it, and whether an event is told in it."""

    cells: NDArray[np.int64]
    told: bool


def cases(article: dict[str, Any], tokenizer: Tokenizer) -> list[Case]:
    """The sentences of an annotated article, without those that a quotation only reaches into."""
    text = article["text"]
    spans = sentences(text)
    named, rows = named_in(spans, find_places(text, article["published"])), rows_of(text, spans, tokenizer)
    quotes = [(at, fact) for fact in article["facts"] if fact["type"] in EVENT_TYPES and (at := text.find(fact["quote"])) >= 0]
    words = [at + max(0, fact["quote"].find(fact.get("trigger") or "")) for at, fact in quotes]
    out: list[Case] = []
    for number, (start, stop) in enumerate(spans):
        told = any(start <= word < stop for word in words)
        touched = any(start < at + len(fact["quote"]) and at < stop for at, fact in quotes)
        if told or not (touched or is_boilerplate(text[start:stop])):
            out.append(Case(traits(rows[number], number, named), told))
    return out


def fitted(known: list[Case]) -> NDArray[np.int32]:
    """The weights, by Adam in numpy: the same on every run."""
    weights, mean, square = np.zeros(WIDTH), np.zeros(WIDTH), np.zeros(WIDTH)
    order, step = np.random.default_rng(0), 0
    for _ in range(EPOCHS):
        shuffled = order.permutation(len(known))
        for at in range(0, len(known), BATCH):
            batch = [known[n] for n in shuffled[at : at + BATCH]]
            cells = np.concatenate([case.cells for case in batch])
            row = np.repeat(np.arange(len(batch)), [len(case.cells) for case in batch])
            told = np.asarray([case.told for case in batch], float)
            chance = 1.0 / (1.0 + np.exp(-np.bincount(row, weights[cells], len(batch))))
            wrong = (chance - told) * np.where(told, TOLD, 1.0)
            slope = np.bincount(cells, wrong[row], WIDTH) / len(batch) + RIDGE * weights
            step += 1
            mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
            weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return np.round(weights * UNIT).astype(np.int32)


def least(rows: list[dict[str, Any]], model: Model) -> int:
    """The sum below which LOST of the facts lie that `model`, its gate open, finds in the articles `rows`."""
    sums: list[int] = []
    for article in rows:
        sight = look(article["text"], article["published"], model)
        named, pieces = named_in(sight.spans, sight.places), rows_of(sight.text, sight.spans, model.tokenizer)
        numbers = [told.candidate.sentence for told in facts_of(sight.told, model.limits)]
        sums += [model.gate.score(pieces[number], number, named) for number in numbers]
    return sorted(sums)[int(LOST * len(sums))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--skip", type=Path, nargs="*", default=[])
    parser.add_argument("--chosen-on", type=Path, required=True)
    args = parser.parse_args()
    skipped = {id_ for file in args.skip for id_ in file.read_text(encoding="utf-8").split()}
    chosen = set(args.chosen_on.read_text(encoding="utf-8").split())
    tokenizer = load_tokenizer(args.model / "tokenizer.json")
    rows = list(articles(args.data, args.texts))
    known = [case for row in rows if row["id"] not in skipped | chosen for case in cases(row, tokenizer)]
    weights = fitted(known)
    file = args.model / "gate.npz"
    np.savez_compressed(file, weights=weights, least=OPEN)
    limit = least([row for row in rows if row["id"] in chosen], Model(args.model))
    np.savez_compressed(file, weights=weights, least=limit)
    told = [case for case in known if case.told]
    passed = sum(int(weights[case.cells].sum()) >= limit for case in known)
    kept = sum(int(weights[case.cells].sum()) >= limit for case in told)
    print(f"least {limit}: of {len(known)} sentences {passed} pass, of {len(told)} that tell an event {kept}")


if __name__ == "__main__":
    main()
