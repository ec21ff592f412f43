"""All officials of a text: those named with their office, and those whom an office without a name means."""

from __future__ import annotations

import re

from graph.entity import HEADS
from seed.who.gazetteer import Found
from seed.who.homes import with_homes
from seed.who.leaders import Leader
from seed.who.office_phrase import Phrase, find_phrases
from seed.who.offices import COUNTERPART, Office, table
from seed.who.officials import Official, find_officials
from seed.who.person_names import full_names, surname
from seed.who.terms import in_office, is_office, is_throne_or_cabinet, terms_of

Known = tuple[int, str, Leader]
"""A full name at an offset, and a term of the leader who bears it."""
RISES = rf"(?:,\s+who)?(?:\s+(?:was|has|had|hardly|just|only|been))*\s+(?:{'|'.join(table()['verbs']['rose'])})\b"
"""What follows a name where the text tells that its bearer came into office."""


def officials_of(text: str, names: list[Found], published: str) -> list[Official]:
    """Every official of `text`, each with a state; `names` are the gazetteer's finds, `published` a date, its year at least."""
    phrases = find_phrases(text, names)
    named = with_homes(find_officials(text, names, phrases), text, names, published)
    known = [(at, name, term) for at, name in full_names(text) for term in in_office(terms_of(name), int(published[:4]))]
    return named + _meant(phrases, named, known) + _risen(text, named, known)


def _meant(phrases: list[Phrase], named: list[Official], known: list[Known]) -> list[Official]:
    """Rule `office.of-leader`: "the Turkish president" is the one who held the office then, if the text names him in full elsewhere."""
    used = {edge for official in named for edge in (official.start, official.stop)}
    free = [
        p
        for p in phrases
        if not used & {p.start, p.stop} and not p.former and p.offices[0].title != COUNTERPART and (p.states or p.definite)
    ]
    seen = {(surname(o.person), o.state) for o in named}
    found: list[Official] = []
    for phrase in free:
        for at, name, term in known:
            if (surname(name), term.state) not in seen and (office := _held(phrase, term)):
                seen.add((surname(name), term.state))
                rule = "office.of-leader"
                found.append(
                    Official(
                        phrase.start, phrase.stop, at, at + len(name), name, office.title, office.kind, term.state, False, rule, "terms"
                    )
                )
    return found


def _risen(text: str, named: list[Official], known: list[Known]) -> list[Official]:
    """Rule `office.took-office`: a leader whose coming to power the text tells without naming the office ("X, who took office in May")."""
    seen = {surname(official.person) for official in named}
    found: list[Official] = []
    for at, name, term in known:
        if surname(name) in seen or term.role not in HEADS or not is_throne_or_cabinet(term):
            continue
        told = re.search(rf"(?<!\w){re.escape(name.split()[-1])}{RISES}", text)
        if told:
            seen.add(surname(name))
            start = at if at + len(name) == told.start() + len(name.split()[-1]) else told.start()
            found.append(
                Official(
                    start, told.end(), at, at + len(name), name, term.office, term.role, term.state, False, "office.took-office", "terms"
                )
            )
    return found


def _held(phrase: Phrase, term: Leader) -> Office | None:
    # Without a state beside it, only "the President" in capitals is surely the one whom the article means.
    if term.state not in phrase.states if phrase.states else not (phrase.whose == "the" and phrase.offices[0].title.istitle()):
        return None
    return next((office for office in phrase.offices if is_office(term, office.title, office.kind)), None)
