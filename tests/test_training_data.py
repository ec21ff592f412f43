"""The articles that the reader learns from: sound annotations, and none of the articles that it is measured on."""

from __future__ import annotations

import json
from pathlib import Path

from graph.fact import Fact

ROOT = Path(__file__).parents[1]
DATA = ROOT / "seed" / "training" / "data"
FIELDS = set(Fact.model_fields) - {"start", "stop", "confidence", "rule"}


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def test_every_written_fact_is_a_fact_of_the_codebook_quoted_from_its_text():
    for row in rows("written.jsonl"):
        for fact in row["facts"]:
            Fact.model_validate({name: value for name, value in fact.items() if name in FIELDS})
            assert fact["quote"] in row["text"], (row["id"], fact["quote"])
            assert fact["trigger"] in fact["quote"], (row["id"], fact["trigger"])


def test_what_is_kept_of_texts_of_others_is_offsets_and_no_words():
    for row in rows("reuters-1987.jsonl"):
        assert set(row) == {"id", "facts"}
        for fact in row["facts"]:
            assert not {"quote", "name", "place", "persons", "items", "speaker", "trigger"} & set(fact)
            start, stop = fact["quote_at"]
            assert start <= fact["trigger_at"][0] < fact["trigger_at"][1] <= stop


def test_no_article_is_there_twice_and_none_is_one_that_is_held_out():
    texts = [row["text"] for row in rows("written.jsonl")]
    held_out = (ROOT / "seed" / "training" / "held_out.txt").read_text(encoding="utf-8").split()
    gold = {
        row["id"]: row["text"] for row in (json.loads(f.read_text(encoding="utf-8")) for f in (ROOT / "tests" / "gold").glob("d*.json"))
    }
    assert len(set(texts)) == len(texts)
    assert not {gold[name] for name in held_out if name in gold} & set(texts)
