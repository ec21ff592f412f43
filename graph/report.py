"""The id of a report: what an article claims, as a key."""

from __future__ import annotations

import hashlib

from graph.fact import Fact


def report_id(article: str, digest: str, fact: Fact) -> str:
    """20 hex digits from the article, its content and the claim. How sure the reader was, and by which rule, is no part of the claim."""
    claim = fact.model_dump_json(exclude={"confidence", "rule"}, exclude_defaults=True)
    said = "\x1f".join((article, digest, claim))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:20]
