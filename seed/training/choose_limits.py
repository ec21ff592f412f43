"""Fits the weights of confidence and chooses the limits, on articles that were not trained on.

    python -m seed.training.choose_limits --model FOLDER --chosen-on FILE --data PATH... [--texts PATH...] --scorer FILE

Writes limits.json into FOLDER, where the former one lies, and prints precision and recall for each limit of confidence. `--scorer` is the
score_facts.py that lies beside the annotated articles; it decides which readings are right.
"""

from __future__ import annotations

import argparse
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seed.reader.compose import Told
from seed.reader.encoder import Model
from seed.reader.labels import EVENT_TYPES, ROLE_NAMES
from seed.reader.limits import Limits, Weights, traits
from seed.reader.one_event import facts_of
from seed.reader.sight import Sight, look
from seed.training.labels import articles

LOOSE = Limits(event=0.25, role=0.27, lone_role=0.08, reading=0.0, fact=0.0)
"""What is looked at: more than will be kept."""
READING = 0.2
"""Readings less sure than this do not count, not even together with others."""
RIDGE = 1.0
AS_GOOD = 0.015
"""Limits whose F1 is lower than the best by no more than this, about what 187 articles can tell, are as good as that: the former one stays if it is
among them, else the highest is taken, for a wrong fact is worse than a missing one."""
STEPS = 60
FIELDS = tuple(name for name in Weights.model_fields if name != "types")

Row = tuple[list[float], float]


def judged(article: dict[str, Any], sight: Sight, limits: Limits, scorer: ModuleType) -> Iterator[tuple[Told, float]]:
    """Each fact of `sight`, which was read in `article` with `limits`, and whether it is right (1) or wrong (0); what may be left out counts neither way."""
    told = facts_of(sight.told, limits)
    facts = [fact for fact in article["facts"] if fact["type"] in EVENT_TYPES]
    said = [as_fact(one, sight) for one in told]
    pairs = dict(scorer.pair(said, facts))
    for n, one in enumerate(told):
        if n in pairs:
            if not facts[pairs[n]].get("optional"):
                yield one, 1.0
        elif not any(scorer.part_of(said[n], fact) for fact in facts if fact["type"] == one.type):
            yield one, 0.0


def answers(read: list[dict[str, Any]], folder: Path, limits: Limits, scorer: ModuleType) -> list[tuple[Told, float]]:
    """What is read in the articles by the model in `folder`, which has these `limits` from then on, as `judged`."""
    (folder / "limits.json").write_text(limits.model_dump_json(), encoding="utf-8")
    model = Model(folder)
    return [pair for one in read for pair in judged(one, look(one["text"], one["published"], model), limits, scorer)]


def as_fact(told: Told, sight: Sight) -> dict[str, Any]:
    """A reading as the scorer takes facts."""
    first, second = ROLE_NAMES[EVENT_TYPES.index(told.type)]
    start, stop = sight.spans[told.candidate.sentence]
    roles = {first: list(told.first)} | ({second: list(told.second)} if second else {})
    one = told.candidate
    return {
        "type": told.type,
        "roles": roles,
        "date": told.date,
        "status": told.status,
        "amount": one.amount,
        "quote": sight.text[start:stop],
    }


def _row(told: Told) -> list[float]:
    return [*traits(told.candidate, told.first, told.second)[:-1], *(1.0 if told.type == name else 0.0 for name in EVENT_TYPES)]


def fitted(rows: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of a logistic regression with ridge RIDGE, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chances = 1.0 / (1.0 + np.exp(-rows @ weights))
        slope = rows.T @ (chances - right) + RIDGE * weights
        bend = (rows.T * (chances * (1.0 - chances))) @ rows + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def load_scorer(file: Path) -> ModuleType:
    """The score_facts.py that lies beside the annotated articles."""
    spec = importlib.util.spec_from_file_location("scorer", file)
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--chosen-on", type=Path, required=True)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--scorer", type=Path, required=True)
    args = parser.parse_args()
    scorer = load_scorer(args.scorer)
    former = Model(args.model).limits.fact
    chosen = set(args.chosen_on.read_text(encoding="utf-8").split())
    read = [article for article in articles(args.data, args.texts) if article["id"] in chosen]
    wanted = sum(fact["type"] in EVENT_TYPES and not fact.get("optional") for article in read for fact in article["facts"])
    found = answers(read, args.model, LOOSE, scorer)
    weights = fitted(np.asarray([_row(told) for told, _ in found]), np.asarray([right for _, right in found]))
    values = [round(float(weight), 3) for weight in weights]
    named = Weights(**dict(zip(FIELDS, values, strict=False)), types=dict(zip(EVENT_TYPES, values[len(FIELDS) :], strict=True)))
    limits = LOOSE.model_copy(update={"weights": named, "reading": READING})
    given = [(told.confidence, right) for told, right in answers(read, args.model, limits, scorer)]
    by_limit: dict[float, float] = {}
    for step in range(20, 85, 5):
        kept = [right for confidence, right in given if confidence >= step / 100]
        f1 = 2 * sum(kept) / (len(kept) + wanted)
        print(f"{step / 100:.2f}: precision {sum(kept) / max(1, len(kept)):.3f}, recall {sum(kept) / wanted:.3f}, F1 {f1:.3f}")
        by_limit[step / 100] = f1
    as_good = [step for step, f1 in by_limit.items() if f1 >= max(by_limit.values()) - AS_GOOD]
    limit = former if former in as_good else max(as_good)
    (args.model / "limits.json").write_text(limits.model_copy(update={"fact": limit}).model_dump_json(indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
