"""What Dyad reads in an article that nobody has annotated, written down as annotators do."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from graph.article import Article
from graph.fact import Fact
from seed.reader.candidate import Candidate
from seed.reader.compose import Told
from seed.reader.encoder import model
from seed.training.annotate import annotated, written_down

GOLD = [json.loads(file.read_text(encoding="utf-8")) for file in sorted((Path(__file__).parent / "gold").glob("d*.json"))[:6]]


@pytest.mark.parametrize("row", GOLD, ids=lambda row: row["id"])
def test_each_fact_is_one_of_the_codebook_with_the_word_that_evokes_it(row: dict[str, Any]) -> None:
    facts = annotated(Article(id=row["id"], published=row["published"], text=row["text"]), model())
    assert facts
    for fact in facts:
        Fact.model_validate({name: value for name, value in fact.items() if name in Fact.model_fields})
        assert fact["quote"] in row["text"]
        assert re.search(rf"(?<!\w){re.escape(fact['trigger'])}", fact["quote"])


def test_of_a_word_that_stands_twice_the_quote_begins_behind_the_first() -> None:
    text = "A treaty of 1998 between France and Spain was followed by a treaty of 2003 between Norway and Chile."
    quotes = []
    for match in re.finditer("treaty", text):
        candidate = Candidate("agreement", match.span(), 0, 0.9, 0.9, ({}, {}), "done", None)
        quotes.append(written_down(Told(candidate, ("FRA", "ESP"), (), 0.9, None, None, "done"), text, (0, len(text)))["quote"])
    assert quotes == [text, text[len("A treaty") :]]
