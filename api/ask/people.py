"""People that questions name: leaders and ministers of the reference data, by full name or surname."""

from __future__ import annotations

from functools import cache

from api.ask.extras import Notes
from api.ask.meaning import Conditions
from api.ask.tokens import Words
from seed.names import meanings, plain
from seed.reference_data import terms


def find_people(words: Words, notes: Notes) -> dict[str, list[str]]:
    """The parameter `person` for the people that `words` names."""
    found: list[str] = []
    for phrase in words.phrases():
        if words.is_free(phrase) and is_person(phrase.text, phrase.last - phrase.first + 1):
            words.claim(phrase)
            found.append(phrase.text)
            notes.add(words.tokens[phrase.first].start, phrase.text, Conditions(person=phrase.text))
    return {"person": found} if found else {}


def is_person(phrase: str, words: int) -> bool:
    """Whether `phrase` (of so many words, as written) is the name of a known leader, or a leader's surname with a capital."""
    name = plain(phrase)
    return name in _full_names() if words > 1 else phrase[0].isupper() and len(name) > 3 and name in _surnames()


@cache
def _full_names() -> frozenset[str]:
    return frozenset(plain(name) for term in terms() for name in (term.person, *term.aliases))


@cache
def _surnames() -> frozenset[str]:
    """Last words of names; those that are also names of states are left to them."""
    return frozenset(plain(term.person).split()[-1] for term in terms()) - meanings().keys()
