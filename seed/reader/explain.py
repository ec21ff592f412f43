"""Why a sentence gave the facts that it gave: what was seen in it, and what became of each candidate."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from graph.article import Article
from seed.reader.compose import Told, merge
from seed.reader.encoder import Model
from seed.reader.labels import EVENT_TYPES, ROLE_NAMES
from seed.reader.limits import Limits
from seed.reader.places import Place
from seed.reader.sight import look


class Considered(BaseModel):
    """One possible event at a word, and its fate."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str
    word: str = Field(description="the word that evokes it")
    chance: float = Field(description="how likely the model holds it that an event of the type is told here, 0..1")
    roles: dict[str, dict[str, float]] = Field(description="role -> entity -> chance, the likely ones")
    date: str | None
    status: str
    verdict: str = Field(description="kept, merged into another, or why it was dropped")


class Explained(BaseModel):
    """One sentence: whom and what it names, and the events considered."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: int
    stop: int
    text: str
    seen: tuple[str, ...]
    considered: tuple[Considered, ...]


def explain(article: Article, reader: Model) -> list[Explained]:
    """Every sentence of `article` in order, with all that was considered in it."""
    sight = look(article.text, article.published, reader)
    text = article.text
    events = merge([t for t in sight.told if not t.dropped])
    verdicts = {id(t.candidate): _verdict(t, reader.limits) for t in events}
    out = []
    for number, (start, stop) in enumerate(sight.spans):
        seen = tuple(_named(p, text) for p in sight.places if start <= p.start < stop)
        here = tuple(_considered(t, text, verdicts) for t in sight.told if t.candidate.sentence == number)
        out.append(Explained(start=start, stop=stop, text=text[start:stop], seen=seen, considered=here))
    return out


def _named(place: Place, text: str) -> str:
    meaning = place.id or place.date or place.end or f"{place.value:g} {place.currency or ''}".strip()
    return f"{text[place.start : place.stop]} = {meaning} ({place.form})"


def _verdict(event: Told, limits: Limits) -> str:
    if event.confidence >= limits.fact:
        return "kept"
    return f"dropped: too unsure with all its readings ({event.confidence:.2f} < {limits.fact:.2f})"


def _considered(told: Told, text: str, verdicts: dict[int, str]) -> Considered:
    candidate = told.candidate
    names = ROLE_NAMES[EVENT_TYPES.index(candidate.type)]
    roles = {
        name: {entity: round(chance, 2) for entity, chance in chances.items() if chance >= 0.1}
        for name, chances in zip(names, candidate.roles, strict=True) if name
    }  # fmt: skip
    verdict = f"dropped: {told.dropped}" if told.dropped else verdicts.get(id(candidate), "merged into another")
    return Considered(
        type=candidate.type, word=candidate.word(text), chance=round(candidate.chance, 3), roles=roles,
        date=told.date, status=told.status, verdict=verdict,
    )  # fmt: skip
