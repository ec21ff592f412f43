"""What kind of events a question asks for: types with their sub-types, statuses, and things dealt in."""

from __future__ import annotations

from dataclasses import dataclass

from api.ask.lexicon import lexicon
from api.ask.meaning import Conditions
from api.ask.things import kind_of_thing
from api.ask.tokens import Phrase, Words
from graph.fact import FactType, Status


@dataclass(frozen=True)
class Found:
    """Words and what they mean."""

    words: str
    start: int
    meant: Conditions


@dataclass(frozen=True)
class Asked:
    """What the question asks for."""

    types: tuple[FactType, ...]
    kinds: tuple[str, ...]
    status: tuple[Status, ...]
    item: str | None
    found: tuple[Found, ...]


def find_kinds(words: Words) -> Asked:
    """The types, sub-types, statuses and thing that `words` asks for."""
    item = _item(words)
    named = _types(words)
    strong = [each for each in named if each[0].plain not in lexicon().weak]
    if item and not strong:
        implied = kind_of_thing(item.text)
        strong = [] if implied is None else [(item, implied, None)]
        named = []
    counted = strong or named
    kinds = tuple(dict.fromkeys(kind for _, _, kind in counted if kind))
    # "treaties and meetings": a sub-type of the one must not hide the other
    kinds = kinds if all(kind for _, _, kind in counted) else ()
    status = _status(words)
    if not counted:  # what is signed is an agreement
        counted = [(phrase, FactType.AGREEMENT, None) for phrase, _ in status if phrase.plain in ("signed", "ratified")]
    found = [
        _found(phrase, words, Conditions(type=type_, kind=kind if kind in kinds else None))
        for phrase, type_, kind in counted
        if phrase is not item
    ]
    found += [_found(phrase, words, Conditions(status=status)) for phrase, status in status]
    found += [_found(item, words, Conditions(item=item.text))] if item else []
    return Asked(
        types=tuple(dict.fromkeys(type_ for _, type_, _ in counted)),
        kinds=kinds,
        status=tuple(dict.fromkeys(status for _, status in status)),
        item=item.text if item else None,
        found=tuple(found),
    )


def _found(phrase: Phrase, words: Words, meant: Conditions) -> Found:
    return Found(phrase.text, words.tokens[phrase.first].start, meant)


def _item(words: Words) -> Phrase | None:
    for phrase in words.phrases():
        with_article = words.word(phrase.first) in ("the", "a", "an")
        if words.is_free(phrase) and not with_article and kind_of_thing(phrase.text) and not lexicon().type_of(phrase.plain):
            words.claim(phrase)
            return phrase
    return None


def _types(words: Words) -> list[tuple[Phrase, FactType, str | None]]:
    found = []
    for phrase in words.phrases():
        if words.is_free(phrase) and (meant := lexicon().type_of(phrase.plain)):
            words.claim(phrase)
            found.append((phrase, meant, lexicon().kind_of(phrase.plain)))
    return found


def _status(words: Words) -> list[tuple[Phrase, Status]]:
    found = []
    for phrase in words.phrases():
        if words.is_free(phrase) and (meant := lexicon().status_of(phrase.plain)):
            words.claim(phrase)
            found.append((phrase, meant))
    return found
