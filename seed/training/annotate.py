"""Articles that nobody has annotated, with what Dyad reads in them: what a close reading learns from when teachers answer about it.

    python -m seed.training.annotate --articles FILE --model FOLDER --out FILE

FILE of `--articles` is JSON Lines with id, published and text. Each gets its facts as annotators write them down, with their quote and the
word that evokes them, also those that are far from sure: in training their teachers' lessons say how likely each of them is.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from graph.article import Article
from seed.extract import see
from seed.reader.compose import Told
from seed.reader.encoder import Model
from seed.reader.labels import EVENT_TYPES, ROLE_NAMES
from seed.reader.one_event import facts_of

UNSURE = {"event": 0.12, "reading": 0.1, "fact": 0.2}
"""Limits of what is written down, in place of those of `Limits`."""


def annotated(article: Article, model: Model) -> list[dict[str, Any]]:
    """The facts of `article` as annotators write them down."""
    sight, _ = see(article, model)
    if not sight:
        return []
    limits = model.limits.model_copy(update=UNSURE)
    return [written_down(told, article.text, sight.spans[told.candidate.sentence]) for told in facts_of(sight.told, limits)]


def written_down(told: Told, text: str, sentence: tuple[int, int]) -> dict[str, Any]:
    """The fact of `told`, whose sentence of `text` this is (its first character, the one behind its last)."""
    candidate = told.candidate
    start, stop = sentence
    word = candidate.word(text)
    before = list(re.finditer(rf"(?<!\w){re.escape(word)}", text[start : candidate.trigger[0]]))
    start += before[-1].end() if before else 0  # the word that evokes the fact is the first such word of the quote
    roles = zip(ROLE_NAMES[EVENT_TYPES.index(told.type)], (told.first, told.second), strict=True)
    fact = {
        "type": told.type, "roles": {role: list(side) for role, side in roles if role and side}, "date": told.date, "end": told.end,
        "status": told.status, "kind": candidate.kind, "amount": candidate.amount, "currency": candidate.currency, "count": candidate.count,
        "quote": text[start:stop], "trigger": word,
    }  # fmt: skip
    return {name: value for name, value in fact.items() if value is not None}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="what reads")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = Model(args.model)
    with args.out.open("w", encoding="utf-8") as out:
        for line in args.articles.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            facts = annotated(Article(id=row["id"], published=row["published"], text=row["text"]), model)
            out.write(json.dumps(row | {"facts": facts, "unsure": True}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
