"""From an article to its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from multiprocessing import get_context

from graph.article import Article
from graph.fact import Fact, FactType, Roles, Status
from seed.language import NOTE, is_english
from seed.reader.compose import Told, facts_of
from seed.reader.cues import rule_of
from seed.reader.details import items_of, persons_of, place_of
from seed.reader.encoder import Model, model
from seed.reader.labels import EVENT_TYPES, ROLE_NAMES
from seed.reader.naming import name_of
from seed.reader.sight import Sight, look
from seed.reader.speakers import speaker_of
from seed.reading import Reading
from seed.who.leadership import leadership_facts

LONGEST = 200_000
"""Characters read of one article; what stands behind is left out with a note."""


def extract(article: Article) -> Reading:
    """The facts that `article` asserts, each with its quote and exact offsets."""
    return extract_with(article, model())


def extract_with(article: Article, reader: Model) -> Reading:
    """`extract` with a given reader model."""
    text, notes = article.text[:LONGEST], notes_of(article.text)
    if NOTE in notes:
        return Reading(article_id=article.id, notes=notes)
    sight = look(text, article.published, reader)
    facts = [_fact(told, sight, article.text, reader) for told in facts_of(sight.told, reader.limits)]
    tenures = leadership_facts(sight.text, article.published, sight.cast)
    facts += [f.model_copy(update={"quote": article.text[f.start : f.stop]}) for f in tenures]
    facts.sort(key=lambda f: (f.start or 0, f.stop or 0, f.type.value))
    return Reading(article_id=article.id, facts=tuple(facts), notes=notes)


def notes_of(text: str) -> tuple[str, ...]:
    """What of an article's text is not read, and why: what stands behind LONGEST characters, all of one that is not English."""
    cut = (f"only the first {LONGEST:,} of {len(text):,} characters were read",) if len(text) > LONGEST else ()
    return cut if is_english(text[:LONGEST]) else (*cut, NOTE)


def _fact(told: Told, sight: Sight, original: str, reader: Model) -> Fact:
    candidate, text = told.candidate, sight.text
    sentence = sight.spans[candidate.sentence]
    first, second = ROLE_NAMES[EVENT_TYPES.index(told.type)]
    roles = {first: told.first} | ({second: told.second} if second and told.second else {})
    return Fact(
        type=FactType(told.type), roles=Roles(**{k: v for k, v in roles.items() if v}), date=told.date, end=told.end, status=Status(told.status),
        name=name_of(candidate, text, sentence), amount=candidate.amount, currency=candidate.currency, count=candidate.count,
        items=items_of(candidate, text, sentence),
        persons=persons_of(candidate, sight.cast, text, sentence, (*told.first, *told.second)),
        place=place_of(candidate, sight.places, text, sentence),
        kind=candidate.kind, speaker=speaker_of(candidate, text, sight.spans, sight.cast),
        quote=original[sentence[0] : sentence[1]], start=sentence[0], stop=sentence[1],
        confidence=round(told.confidence, 3), rule=f"{rule_of(told.type, candidate.word(text))}@{reader.version}",
    )  # fmt: skip


def extract_many(articles: Iterable[Article], jobs: int = 1) -> Iterator[Reading]:
    """`extract` over many articles on `jobs` processes; readings come in input order."""
    if jobs == 1:
        yield from map(extract, articles)
        return
    with get_context("spawn").Pool(jobs) as pool:
        yield from pool.imap(extract, articles, chunksize=8)
