"""Facts and articles for tests of the graph, short to write."""

import datetime as dt
import json
from pathlib import Path

from graph.article import Article
from graph.fact import Fact

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
GOLD = sorted((Path(__file__).parent / "gold").glob("d*.json"))


def fact(type_, date=None, status="done", *, quote="The text says so.", **fields):
    """A fact; roles are given by name (`lender="RUS"`, `party="RUS BLR"`)."""
    roles = {name: tuple(fields.pop(name).split()) for name in ROLE_NAMES & fields.keys()}
    return Fact(type=type_, roles=roles, date=date, status=status, quote=quote, **fields)


ROLE_NAMES = {
    *("party", "lender", "borrower", "participant", "supplier", "recipient", "sender", "host"),
    *("imposer", "target", "actor", "state", "member", "organization"),
}


def article(id_, published="2021-09-10", *, source=None, text="The text says so.", **fields):
    """An article; its text is what matters least here."""
    return Article(id=id_, published=published, source=source, text=text, **fields)


def gold(path):
    """The article of an annotated file and its facts."""
    kept = json.loads(path.read_text())
    read = Article(
        id=kept["id"], title=kept["title"], published=kept["published"], source=kept["outlet"], url=kept["url"], text=kept["text"]
    )
    return read, [Fact.model_validate(_claim(each, kept["text"])) for each in kept["facts"]]


def _claim(each, text):
    start = text.index(each["quote"])
    claim = {key: value for key, value in each.items() if key in Fact.model_fields and value is not None}
    return {**claim, "start": start, "stop": start + len(each["quote"])}
