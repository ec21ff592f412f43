"""From an article to its facts."""

from __future__ import annotations

from functools import partial

from pydantic import ValidationError

from graph.article import Article
from graph.fact import LONGEST_VALUE, Fact, FactType, Roles, Status
from seed.language import NOTE, is_english
from seed.reader.beside import beside_its_word
from seed.reader.compose import Told
from seed.reader.cues import rule_of
from seed.reader.encoder import Model, model
from seed.reader.items import items_of
from seed.reader.labels import EVENT_TYPES, ROLE_NAMES
from seed.reader.naming import event_name
from seed.reader.one_event import facts_of
from seed.reader.persons import persons_of
from seed.reader.sight import Sight, look
from seed.reader.speakers import speaker_of
from seed.reader.then import states_then
from seed.reader.whereabouts import place_of
from seed.reader.years import runs_until
from seed.reading import Reading
from seed.who.leadership import leadership_fact, tenures
from seed.who.officials import Official

LONGEST = 200_000
"""Characters read of one article; what stands behind is left out with a note."""


def extract(article: Article) -> Reading:
    """The facts that `article` asserts, each with its quote and exact offsets."""
    return extract_with(article, model())


def extract_with(article: Article, reader: Model) -> Reading:
    """`extract` with a given reader model."""
    sight, notes = see(article, reader)
    return reading_of(article, sight, notes, reader) if sight else Reading(article_id=article.id, notes=notes)


def see(article: Article, reader: Model) -> tuple[Sight | None, tuple[str, ...]]:
    """What is seen in `article` up to the cap, None where it is not English; and notes on what was not read."""
    notes = notes_of(article.text)
    return None if NOTE in notes else look(article.text[:LONGEST], article.published, reader), notes


def notes_of(text: str) -> tuple[str, ...]:
    """What of an article's text is not read, and why: what stands behind LONGEST characters, all of one that is not English."""
    cut = (f"only the first {LONGEST:,} of {len(text):,} characters were read",) if len(text) > LONGEST else ()
    return cut if is_english(text[:LONGEST]) else (*cut, NOTE)


def reading_of(article: Article, sight: Sight, notes: tuple[str, ...], reader: Model) -> Reading:
    """The facts that what was seen in `article` comes to."""
    events = facts_of(sight.told, reader.limits)
    sure = [beside_its_word(told, sight.places, sight.text, sight.spans[told.candidate.sentence]) for told in events]
    found = [partial(_event, told, sight, article, reader) for told in sure]
    found += [partial(_tenure, official, sight, article) for official, _ in tenures(sight.officials)]
    facts: list[Fact] = []
    odd: list[str] = []
    for fact in found:
        try:
            facts.append(fact())
        except Exception as error:  # what nobody foresaw costs one fact, not the article
            why = error.errors()[0]["msg"] if isinstance(error, ValidationError) else f"{type(error).__name__} {error}".rstrip()
            odd.append(f"a fact was left out: {why}")
    facts.sort(key=lambda f: (f.start or 0, f.stop or 0, f.type.value))
    return Reading(article_id=article.id, facts=tuple(facts), notes=(*notes, *odd))


def _event(told: Told, sight: Sight, article: Article, reader: Model) -> Fact:
    candidate, text = told.candidate, sight.text
    sentence = sight.spans[candidate.sentence]
    first, second = ROLE_NAMES[EVENT_TYPES.index(told.type)]
    sides = (states_then(side, told.date, sight.cast.mentions, text, sentence) for side in (told.first, told.second))
    roles = Roles(**{role: side for role, side in zip((first, second), sides, strict=True) if role and side})
    return Fact(
        type=FactType(told.type), roles=roles, date=told.date, end=told.end or runs_until(told, text, sentence), status=Status(told.status),
        name=_brief(event_name(candidate, told.others, text, sight.spans, sight.places)),
        amount=candidate.amount, currency=candidate.currency, count=candidate.count,
        items=tuple(map(_on_one_line, items_of(candidate, sight.places, text, sentence))),
        persons=tuple(map(_on_one_line, persons_of(candidate, sight.cast, text, sentence, (*told.first, *told.second)))),
        place=_brief(place_of(candidate, sight.places, text, sentence)),
        kind=candidate.kind, speaker=_brief(speaker_of(candidate, text, sight.spans, sight.cast)),
        quote=article.text[sentence[0] : sentence[1]], start=sentence[0], stop=sentence[1],
        confidence=round(told.confidence, 3), rule=f"{rule_of(told.type, candidate.word(text))}@{reader.version}",
    )  # fmt: skip


def _tenure(official: Official, sight: Sight, article: Article) -> Fact:
    fact = leadership_fact(sight.text, article.published, official)
    persons = tuple(map(_on_one_line, fact.persons))
    return fact.model_copy(update={"quote": article.text[fact.start : fact.stop], "persons": persons, "name": _brief(fact.name)})


def _brief(value: str | None) -> str | None:
    """The value on one line, or None where it is too long to be one."""
    return _on_one_line(value) if value and len(value) <= LONGEST_VALUE else None


def _on_one_line(value: str) -> str:
    return " ".join(value.split())
