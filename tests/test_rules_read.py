"""Reading by the rules: each example gives its event and sides, each counter-example none of its type."""

from __future__ import annotations

import pytest

from graph.article import Article
from graph.fact import ROLES, Fact, FactType
from seed.extract import extract
from seed.reader.cues import Example, rules
from seed.reader.labels import EVENT_TYPES

EXAMPLES = [
    pytest.param(name, example, id=f"{rule.id}-{number}")
    for name in EVENT_TYPES
    for rule in rules(name)
    for number, example in enumerate(rule.examples)
]
COUNTEREXAMPLES = [
    pytest.param(name, text, id=f"{rule.id}-{number}")
    for name in EVENT_TYPES
    for rule in rules(name)
    for number, text in enumerate(rule.counterexamples)
]


def read(text: str, event_type: str) -> list[Fact]:
    facts = extract(Article(id="a", published="2023-06-15", text=text)).facts
    return [fact for fact in facts if fact.type == event_type]


def sides(fact: Fact) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(getattr(fact.roles, name)) for name in ROLES[FactType(fact.type)])


def wanted(roles: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(filter(None, side.split(","))) for side in roles.split("|"))


@pytest.mark.parametrize(("event_type", "example"), EXAMPLES)
def test_an_example_gives_its_event_with_its_sides(event_type: str, example: Example) -> None:
    assert wanted(example.roles) in {sides(fact) for fact in read(example.text, event_type)}, example.text


@pytest.mark.parametrize(("event_type", "text"), COUNTEREXAMPLES)
def test_a_counterexample_gives_no_event_of_the_type(event_type: str, text: str) -> None:
    assert read(text, event_type) == [], text
