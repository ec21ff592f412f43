"""The articles that the reader learns from: sound annotations, and none of the articles that it is measured on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.fact import Fact

ROOT = Path(__file__).parents[1]
DATA = ROOT / "seed" / "training" / "data"
WRITTEN = (
    "written.jsonl",
    "hard.jsonl",
    "various.jsonl",
    "sides.jsonl",
    "misread.jsonl",
    "dense.jsonl",
    "plain.jsonl",
    "newsroom.jsonl",
    "patterned.jsonl",
)
OFFSETS = ("reuters-1987.jsonl", "reread.jsonl")
FIELDS = set(Fact.model_fields) - {"start", "stop", "confidence", "rule"}


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", WRITTEN)
def test_every_written_fact_is_a_fact_of_the_codebook_quoted_from_its_text(name: str):
    for row in rows(name):
        for fact in row["facts"]:
            Fact.model_validate({name: value for name, value in fact.items() if name in FIELDS})
            assert fact["quote"] in row["text"], (row["id"], fact["quote"])
            assert fact["type"] == "leadership" or fact["trigger"] in fact["quote"], (row["id"], fact["quote"])


@pytest.mark.parametrize("name", OFFSETS)
def test_what_is_kept_of_texts_of_others_is_offsets_and_no_words(name: str):
    for row in rows(name):
        assert set(row) == {"id", "facts"}
        for fact in row["facts"]:
            assert not {"quote", "name", "place", "persons", "items", "speaker", "trigger"} & set(fact)
            start, stop = fact["quote_at"]
            assert start <= fact["trigger_at"][0] < fact["trigger_at"][1] <= stop


def ids(name: str) -> list[str]:
    return (ROOT / "seed" / "training" / name).read_text(encoding="utf-8").split()


def test_no_annotated_article_is_held_out_and_those_that_chose_the_limits_are_there():
    known = [row["id"] for name in (*WRITTEN, *OFFSETS) for row in rows(name)]
    assert len(set(known)) == len(known)
    assert not set(ids("held_out.txt")) & set(known)
    assert set(ids("chosen_on.txt")) <= set(known)
    assert set(ids("hard_held_out.txt")) <= {row["id"] for row in rows("hard.jsonl")}
    assert set(ids("plain_held_out.txt")) <= {row["id"] for row in rows("plain.jsonl")}
    assert set(ids("newsroom_held_out.txt")) <= {row["id"] for row in rows("newsroom.jsonl")}
    assert set(ids("patterned_held_out.txt")) <= {row["id"] for row in rows("patterned.jsonl")}


def test_no_article_is_there_twice_and_none_is_one_that_is_held_out():
    texts = [row["text"] for name in WRITTEN for row in rows(name)]
    held_out = ids("held_out.txt")
    gold = {
        row["id"]: row["text"] for row in (json.loads(f.read_text(encoding="utf-8")) for f in (ROOT / "tests" / "gold").glob("d*.json"))
    }
    assert len(set(texts)) == len(texts)
    assert not {gold[name] for name in held_out if name in gold} & set(texts)
