"""People that questions name: leaders and ministers of the reference data, by full name or surname."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from api.ask.extras import Notes
from api.ask.lexicon import lexicon
from api.ask.meaning import Person
from api.ask.tokens import Phrase, Words
from graph.entity import HEADS, Term
from seed.names import meanings, plain
from seed.reference_data import state_names, terms
from seed.who.terms import SURNAME_FIRST

SHORT = 3
"""Letters of surnames that may be words: "Xi", "Kim", "Abe". Such are read only where they look like names."""
NUMBERED = re.compile(r"[ivx]+|[js]r|.", re.IGNORECASE)
"""What stands behind a surname: "III", "Jr"."""


def find_people(words: Words, notes: Notes, states: Iterable[str], asked: Mapping[str, object]) -> dict[str, list[str]]:
    """The parameter `person` for the people that `words` names.

    Whom a surname means follows from the `states` named (by id) and the window in `asked`; where it may mean several, all are looked for.
    """
    found: list[str] = []
    for phrase in words.phrases():
        if words.is_free(phrase) and (who := _who(phrase, words, frozenset(states), asked)):
            words.claim(phrase)
            found.append(phrase.text)
            notes.add(words.tokens[phrase.first].start, phrase.text, Person(name=phrase.text, who=who))
    return {"person": found} if found else {}


def _who(phrase: Phrase, words: Words, states: frozenset[str], asked: Mapping[str, object]) -> tuple[str, ...]:
    """The people who may be meant, heads of state and those last in office first; none where it is no name of a person."""
    if phrase.last > phrase.first:
        return (phrase.text,) if phrase.plain in _full_names() else ()
    if not _looks_like_a_name(phrase, words):
        return ()
    since, until = str(asked.get("since", "")), str(asked.get("until", "9"))
    meant = _surnames().get(phrase.plain, ())
    of_a_state = bool(states) and any(term.state in states for term in meant)
    for fits in (
        lambda term: term.state in states,
        lambda term: _in_window(term, since, until),
        lambda term: term.role in HEADS,
        lambda term: of_a_state and not since and until == "9" and term.end is None,
    ):
        meant = tuple(filter(fits, meant)) or meant
    best_known = sorted(meant, key=lambda term: (term.role == HEADS[0], term.start or ""), reverse=True)
    return tuple(dict.fromkeys(term.person for term in best_known))


def _looks_like_a_name(phrase: Phrase, words: Words) -> bool:
    """A capital is no sign in the first word, and a place follows "in"; a short word may be part of another name: "San Francisco"."""
    name, before = phrase.plain, words.word(phrase.first - 1)
    if not phrase.text[0].isupper() or before in ("in", "at", "near") or name in lexicon().fillers:
        return False
    if phrase.first == 0 and (name in lexicon().ordinary or name in lexicon().goods or lexicon().type_of(name)):
        return False
    if len(name) > SHORT:
        return name not in meanings()
    after = words.tokens[phrase.last + 1].text if phrase.last + 1 < len(words.tokens) else ""
    is_code = phrase.text.isupper() and name in meanings()
    return name not in lexicon().ordinary and not is_code and not (after[:1].isupper() and phrase.last + 1 not in words.claimed)


def _in_window(term: Term, since: str, until: str) -> bool:
    """Whether the term holds some of the years from `since` to `until`."""
    return (term.start or "")[:4] <= until[:4] and (term.end or "9")[:4] >= since[:4]


@cache
def _full_names() -> frozenset[str]:
    return frozenset(plain(name) for term in terms() for name in (term.person, *term.aliases))


@cache
def _surnames() -> Mapping[str, tuple[Term, ...]]:
    """Plain surname -> the terms of all who bear it. A territory's head is the leader of the state it belongs to."""
    states = {state.id for state in state_names() if state.standing != "territory"}
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms():
        given, *later = plain(term.person).split()
        names = [given, *(name for name in later if not NUMBERED.fullmatch(name))]
        if term.state in states:
            first = term.state in SURNAME_FIRST and len(names) > 1
            for surname in {names[-1]} if not first else {names[0]} | ({names[-1]} if len(names[-1]) > SHORT else set()):
                found[surname].append(term)
    return {surname: tuple(each) for surname, each in found.items()}
