"""Words that tell an annotated fact once more are not learnt as telling nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from seed.reader.encoder import model
from seed.reader.labels import EVENT_TYPES
from seed.reader.sight import look
from seed.training.choose_limits import load_scorer
from seed.training.retold import retold

SCORER = Path(__file__).parents[2] / "shared" / "score_facts.py"
TEXT = """Chile and Peru sign fishing treaty

LIMA, May 4 - The presidents of Chile and Peru signed a treaty on fishing in Lima on Monday. Bolivia recalled its ambassador to Chile."""


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer lies in ../shared, which is absent")
def test_a_word_outside_the_quote_tells_its_fact_once_more() -> None:
    quote = "The presidents of Chile and Peru signed a treaty on fishing in Lima on Monday."
    fact = {"type": "agreement", "roles": {"party": ["CHL", "PER"]}, "date": "2020-05-04", "status": "done", "quote": quote}
    article = {"id": "a", "published": "2020-05-04", "text": TEXT, "facts": [fact]}
    sight = look(TEXT, "2020-05-04", model())
    words = {(at, EVENT_TYPES[kind]) for at, kind, _ in retold(article, sight, load_scorer(SCORER))}
    assert any(at < TEXT.index("\n") for at, kind in words if kind == "agreement")
    assert not any(at >= TEXT.index(quote) for at, kind in words if kind == "agreement" and at < TEXT.index(quote) + len(quote))
    assert not any(kind == "diplomatic_action" for _, kind in words)
