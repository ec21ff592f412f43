"""Words that tell an annotated fact once more, outside the sentence that it is annotated by, as a trained reader takes them.

    python -m seed.training.retold --model FOLDER --scorer FILE --out FILE --data PATH... [--texts PATH...]

Annotators give each event once, by its best sentence. A later paragraph that comes back to it is no evidence that nothing is told there, so
`close_train --retold FILE` takes such a word for told where the reader is sure of it, and does not ask about it where it is unsure.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from seed.reader.encoder import Model
from seed.reader.labels import EVENT_TYPES
from seed.reader.sight import Sight, look
from seed.training.choose_limits import as_fact, load_scorer
from seed.training.close_labels import Retold
from seed.training.labels import articles


def retold(article: dict[str, Any], sight: Sight, scorer: ModuleType) -> Iterator[tuple[int, int, float]]:
    """Where each such word begins, its type, and how likely the reader finds it that an event is told there."""
    facts = [(fact, sight.text.find(fact["quote"])) for fact in article["facts"] if fact["type"] in EVENT_TYPES]
    for told in sight.told:
        at = told.candidate.trigger[0]
        same = [(fact, start) for fact, start in facts if fact["type"] == told.type]
        if any(start <= at < start + len(fact["quote"]) for fact, start in same if start >= 0):
            continue
        said = as_fact(told, sight)
        if any(scorer.roles_agree(said, fact) and not scorer.contradict(said, fact) for fact, _ in same):
            yield at, EVENT_TYPES.index(told.type), told.candidate.chance


def read(file: Path) -> Retold:
    """What `main` has written: by article, where the word begins and the type, the chance."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return {(row["id"], at, kind): chance for row in rows for at, kind, chance in row["words"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    model, scorer = Model(args.model), load_scorer(args.scorer)
    with args.out.open("w", encoding="utf-8") as out:
        for article in articles(args.data, args.texts):
            sight = look(article["text"], article["published"], model)
            words = [[at, kind, round(chance, 3)] for at, kind, chance in retold(article, sight, scorer)]
            out.write(json.dumps({"id": article["id"], "words": words}) + "\n")


if __name__ == "__main__":
    main()
