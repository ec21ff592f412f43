"""All officials of a text: those named with their office, and those whom an office without a name means."""

from __future__ import annotations

from seed.gazetteer import Found, Leader
from seed.homes import with_homes
from seed.office_phrase import Phrase, find_phrases
from seed.offices import PREDECESSOR, Office
from seed.officials import Official, find_officials
from seed.person_names import full_names, surname
from seed.terms import in_office, is_office, terms_of


def officials_of(text: str, names: list[Found], published: str) -> list[Official]:
    """Every official of `text`, each with a state; `names` are the gazetteer's finds, `published` a date, its year at least."""
    phrases = find_phrases(text, names)
    named = with_homes(find_officials(text, names, phrases), text, names, published)
    return named + _meant(text, phrases, named, published)


def _meant(text: str, phrases: list[Phrase], named: list[Official], published: str) -> list[Official]:
    """Rule `office.of-leader`: "the Turkish president" is the one who held the office then, if the text names him in full elsewhere."""
    used = {edge for official in named for edge in (official.start, official.stop)}
    free = [p for p in phrases if not used & {p.start, p.stop} and not p.former and p.offices[0].title != PREDECESSOR and (p.states or p.definite)]
    if not free:
        return []
    year = int(published[:4])
    seen = {(surname(o.person), o.state) for o in named}
    known = [(at, name, term) for at, name in full_names(text) for term in in_office(terms_of(name), year)]
    found: list[Official] = []
    for phrase in free:
        for at, name, term in known:
            if (surname(name), term.state) not in seen and (office := _held(phrase, term)):
                seen.add((surname(name), term.state))
                rule = "office.of-leader"
                found.append(Official(phrase.start, phrase.stop, at, at + len(name), name, office.title, office.kind, term.state, False, rule, "terms"))
    return found


def _held(phrase: Phrase, term: Leader) -> Office | None:
    if phrase.states and term.state not in phrase.states:
        return None
    return next((office for office in phrase.offices if is_office(term, office.title, office.kind)), None)
