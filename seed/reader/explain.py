"""Why an article gave the facts that it gave: what was seen in each sentence, and what became of every event and official in it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from graph.article import Article
from seed.extract import reading_of, see
from seed.reader.compose import Told
from seed.reader.encoder import Model
from seed.reader.labels import EVENT_TYPES, ROLE_NAMES
from seed.reader.limits import Limits
from seed.reader.one_event import by_event, least_of
from seed.reader.places import Place
from seed.reader.sight import Sight
from seed.reading import Reading
from seed.who.leadership import tenures
from seed.who.officials import Official

KEPT = "kept"


class Considered(BaseModel):
    """One possible event at a word, and its fate."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str
    word: str = Field(description="the word that evokes it")
    chance: float = Field(description="how likely the model holds it that an event of the type is told here, 0..1")
    roles: dict[str, dict[str, float]] = Field(description="role -> entity -> chance, the likely ones")
    date: str | None
    status: str
    verdict: str = Field(description="kept, merged into which other, or why it was dropped")


class Holder(BaseModel):
    """Somebody named with an office at text[start:stop], and what became of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: int
    stop: int
    person: str
    office: str
    state: str | None
    verdict: str = Field(description="kept, merged into which other, or why it was dropped")


class Explained(BaseModel):
    """One sentence: whom and what it names, and the events and officials considered."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: int
    stop: int
    text: str
    seen: tuple[str, ...]
    considered: tuple[Considered, ...]
    officials: tuple[Holder, ...]


class Explanation(BaseModel):
    """An article's reading, and every sentence read, in order, with all that was considered in it; none where nothing was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reading: Reading
    sentences: tuple[Explained, ...] = ()


def explain(article: Article, reader: Model) -> Explanation:
    """How `article` is read by `reader`: the reading is the one that `seed.extract.extract_with` gives."""
    sight, notes = see(article, reader)
    if sight is None:
        return Explanation(reading=Reading(article_id=article.id, notes=notes))
    events = _events(sight, reader.limits)
    named = _officials(sight)
    sentences: list[Explained] = []
    for number, (start, stop) in enumerate(sight.spans):
        seen = tuple(_named(p, article.text) for p in sight.places if start <= p.start < stop)
        here = tuple(_considered(t, sight.text, events) for t in sight.told if t.candidate.sentence == number)
        officials = tuple(holder for holder in named if sight.sentence(holder.start) == number)
        sentences.append(Explained(start=start, stop=stop, text=article.text[start:stop], seen=seen, considered=here, officials=officials))
    return Explanation(reading=reading_of(article, sight, notes, reader), sentences=tuple(sentences))


def _named(place: Place, text: str) -> str:
    meaning = place.id or place.date or place.end or f"{place.value:g} {place.currency or ''}".strip()
    return f"{text[place.start : place.stop]} = {meaning} ({place.form})"


def _events(sight: Sight, limits: Limits) -> dict[int, str]:
    """What became of each reading that was not dropped, by the identity of its candidate."""
    verdicts: dict[int, str] = {}
    found = by_event([told for told in sight.told if not told.dropped])
    needed = least_of([event for event, _ in found], limits)
    for (event, (surest, *others)), least in zip(found, needed, strict=True):
        what = "beside what else its word tells" if least > limits.fact else "with all its readings"
        unsure = f"dropped: too unsure {what} ({event.confidence:.2f} < {least:.2f})"
        verdicts[id(surest.candidate)] = KEPT if event.confidence >= least else unsure
        merged = f"merged into {event.type} at “{event.candidate.word(sight.text)}” in sentence {event.candidate.sentence + 1}"
        verdicts |= {id(other.candidate): merged for other in others}
    return verdicts


def _considered(told: Told, text: str, verdicts: dict[int, str]) -> Considered:
    candidate = told.candidate
    names = ROLE_NAMES[EVENT_TYPES.index(candidate.type)]
    roles = {
        name: {entity: round(chance, 2) for entity, chance in chances.items() if chance >= 0.1}
        for name, chances in zip(names, candidate.roles, strict=True) if name
    }  # fmt: skip
    return Considered(
        type=candidate.type, word=candidate.word(text), chance=round(candidate.chance, 3), roles=roles, date=told.date, status=told.status,
        verdict=f"dropped: {told.dropped}" if told.dropped else verdicts[id(candidate)],
    )  # fmt: skip


def _officials(sight: Sight) -> list[Holder]:
    verdicts: dict[int, str] = {}
    for _, (first, *others) in tenures(sight.officials):
        verdicts[id(first)] = KEPT
        verdicts |= dict.fromkeys(map(id, others), f"merged into “{sight.text[first.start : first.stop]}”")
    return [_holder(official, verdicts.get(id(official)), sight) for official in sight.cast.officials]


def _holder(official: Official, verdict: str | None, sight: Sight) -> Holder:
    if verdict is None:
        idle = sight.sentence(official.start) in sight.idle
        verdict = "dropped: a credit or byline" if idle else "dropped: nothing says of which state"
    return Holder(
        start=official.start, stop=official.stop, person=official.person, office=official.office, state=official.state, verdict=verdict
    )
