"""The rules of each event type: groups of words that usually evoke it, with examples and counter-examples, as data.

A rule file is `data/rules/TYPE.toml`: entries `[[rule]]` with `id`, `words`, and lists of `examples` and `counterexamples`.
"""

from __future__ import annotations

import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict

from seed.paths import DATA
from seed.reader.labels import EVENT_TYPES


class Example(BaseModel):
    """A sentence that a rule must read: the roles that it must give, `first|second` sides as ids joined by commas."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    roles: str


class Rule(BaseModel):
    """A group of words that usually evoke an event of one type.

    `unread` and `misread` are what the shipped weights get wrong: examples in which they find nothing or other sides, and sentences in
    which they find an event that is not told. They are kept to be mended, and to be counted.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    words: frozenset[str]
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()
    unread: tuple[Example, ...] = ()
    misread: tuple[str, ...] = ()


@cache
def rules(event_type: str) -> tuple[Rule, ...]:
    """The rules of one event type, in the order of its file."""
    table = tomllib.loads((DATA / "rules" / f"{event_type}.toml").read_text(encoding="utf-8"))
    return tuple(Rule.model_validate(row) for row in table["rule"])


@cache
def _by_word(event_type: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for rule in rules(event_type):
        for word in rule.words:
            table.setdefault(word, rule.id)
    return table


def cue_words() -> dict[int, frozenset[str]]:
    """All words of the rules, by the number of the event type."""
    return {number: frozenset(_by_word(name)) for number, name in enumerate(EVENT_TYPES)}


def rule_of(event_type: str, word: str) -> str:
    """The id of the rule that `word` belongs to; `TYPE.context` where the sentence, not the word, told of the event."""
    return _by_word(event_type).get(word.casefold(), f"{event_type}.context")
